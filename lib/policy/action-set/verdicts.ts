import type { Bits } from './bits';
import type { ActionUniverse } from './universe';

/** Some of all actions, made-up ones among them. */
export class ActionSet {
  constructor(
    private readonly universe: ActionUniverse,
    readonly bits: Bits,
  ) {}

  get size(): number {
    return this.bits.size;
  }

  get isEmpty(): boolean {
    return this.bits.isEmpty;
  }

  /** False for an action that is neither known nor made up. */
  has(action: string): boolean {
    const index = this.universe.indexOf(action);
    return index !== undefined && this.bits.has(index);
  }

  names(): readonly string[] {
    const names: string[] = [];
    this.bits.forEach((index) => names.push(this.universe.names[index] ?? ''));
    return names;
  }

  matching(pattern: string): ActionSet {
    return new ActionSet(this.universe, this.bits.and(this.universe.matching(pattern)));
  }

  /** Without the actions that any of the patterns means. */
  except(patterns: readonly string[]): ActionSet {
    return new ActionSet(this.universe, this.bits.minus(this.universe.matchingAny(patterns)));
  }

  or(other: ActionSet): ActionSet {
    return new ActionSet(this.universe, this.bits.or(other.bits));
  }

  and(other: ActionSet): ActionSet {
    return new ActionSet(this.universe, this.bits.and(other.bits));
  }

  minus(other: ActionSet): ActionSet {
    return new ActionSet(this.universe, this.bits.minus(other.bits));
  }

  isSubsetOf(other: ActionSet): boolean {
    return this.minus(other).isEmpty;
  }
}

/** Every action is in exactly one of the three. */
export interface ActionVerdicts {
  /** Whatever the resource, and whatever the context keys that are not known. */
  readonly allowed: ActionSet;
  /** Whatever the resource, and whatever the context keys that are not known. */
  readonly denied: ActionSet;
  readonly depends: ActionSet;
}
