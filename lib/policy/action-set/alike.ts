import { WITHOUT_OWNER, WITHOUT_PRINCIPAL } from '../context/without-owner';
import type { CallRules } from '../evaluate/action-rules';
import type { CompiledDocument } from '../compile/policy';
import type { ApplicableLayers, Layer } from '../evaluate/layers';
import { Remembered } from '../remembered';
import type { Bits } from './bits';
import { actionsByEndpoint } from './endpoints';
import type { ActionDecider } from './decide-actions';
import type { ActionUniverse } from './universe';

/** A number for each action of the universe: equal where nothing that has a say can tell two actions apart. */
export type Classes = Uint32Array;

export interface Alike {
  readonly classes: Classes;
  /** Of each class its first action, as its place in the universe. */
  readonly firsts: readonly number[];
}

/**
 * Puts actions together that every statement treats alike, so that one of them stands for all: in the reason as in the verdict.
 * What tells two actions apart is whether a statement names them, what of their resources it covers, the rules of calls,
 * and where they are called.
 */
export class AlikeActions {
  private readonly byDocuments = new Remembered<string, Classes>();
  private readonly byRules = new Remembered<string, Classes>(512);
  /** By what they come of: in a large company many come of the same. */
  private readonly whole = new Remembered<string, Alike>(512);

  private readonly endpoints: ReadonlyMap<string, Bits>;

  constructor(
    private readonly universe: ActionUniverse,
    private readonly decider: ActionDecider,
  ) {
    this.endpoints = actionsByEndpoint(universe);
  }

  /** The same object for all that comes of the same documents and rules. */
  of({ scp, rcp, identity, boundary, session, resource }: ApplicableLayers, rules: CallRules): Alike {
    const layers = [scp, rcp, identity, boundary, session, resource].filter((layer) => layer !== undefined);
    const key = [rules.id, ...layers.map(keyOf)].join(';');
    let alike = this.whole.get(key);
    if (alike === undefined) {
      const parts = [this.ofRules(rules), ...layers.map((layer) => this.ofLayer(layer))];
      const classes = parts.reduce(together, new Uint32Array(this.universe.size));
      this.whole.set(key, (alike = { classes, firsts: firstsOf(classes) }));
    }
    return alike;
  }

  private ofRules(rules: CallRules): Classes {
    let classes = this.byRules.get(rules.id);
    if (classes === undefined) {
      const sets = [
        ...this.decider.setsOfRules(rules),
        this.universe.matchingAny(WITHOUT_OWNER),
        this.universe.named(WITHOUT_PRINCIPAL),
        ...this.endpoints.values(),
      ];
      this.byRules.set(rules.id, (classes = refine(this.universe.size, sets)));
    }
    return classes;
  }

  private ofLayer(layer: Layer): Classes {
    const documents = documentsOf(layer);
    const key = keyOf(layer);
    let classes = this.byDocuments.get(key);
    if (classes === undefined) {
      const sets = documents.flatMap(({ statements }) =>
        statements.flatMap(({ actions, resources }) => {
          const named = this.universe.ofElement(actions);
          const { must, may } = this.decider.reach.ofElement(resources, named);
          return resources.isEverything ? [named] : [named, may, must];
        }),
      );
      this.byDocuments.set(key, (classes = refine(this.universe.size, sets)));
    }
    return classes;
  }
}

function documentsOf({ levels }: Layer): readonly CompiledDocument[] {
  return levels.flatMap(({ policies }) => policies.map(({ document }) => document));
}

function keyOf(layer: Layer): string {
  return documentsOf(layer)
    .map(({ id }) => id)
    .join();
}

/** Of each class, in their order, the first action. */
function firstsOf(classes: Classes): readonly number[] {
  const firsts: number[] = [];
  for (const [index, number] of classes.entries()) if (number === firsts.length) firsts.push(index);
  return firsts;
}

/** Splits what one of the sets splits. */
function refine(size: number, sets: readonly Bits[]): Classes {
  const classes = new Uint32Array(size);
  let made = 1;
  for (const set of sets) {
    const moved = new Map<number, number>();
    set.forEach((index) => {
      const from = classes[index] ?? 0;
      let to = moved.get(from);
      if (to === undefined) moved.set(from, (to = made++));
      classes[index] = to;
    });
  }
  return classes;
}

/** Numbered from zero without a gap, in the order in which they first occur. */
function together(one: Classes, other: Classes): Classes {
  const numbers = new Map<number, number>();
  return one.map((part, index) => {
    const pair = part * 0x100_0000 + (other[index] ?? 0);
    let number = numbers.get(pair);
    if (number === undefined) numbers.set(pair, (number = numbers.size));
    return number;
  });
}
