import type { ActionElement } from '../compile/actions';
import { Remembered } from '../remembered';
import { Glob } from '../text/glob';
import { Bits } from './bits';

/** What the engine needs to know of AWS's actions; `lib/iam-data` has it. */
export interface ActionCatalogue {
  /** In AWS's own spelling. */
  readonly actions: readonly string[];
  /** ARN formats of the resources that an action may be checked on; undefined where nothing is known of it. */
  resourceFormats(action: string): readonly string[] | undefined;
  /** Whether resource control policies bind the actions of a service. */
  supportsRcp(servicePrefix: string): boolean;
  /**
   * Actions of its service that tag what the action makes, where it takes tags along and is not one of them. Whether AWS asks for them
   * too is not in the data.
   *
   * @default none
   */
  tagActions?(action: string): readonly string[];
  /** Whether a condition key of a service may hold several values; the key is in lower case. @default none is known to */
  isMultivalued?(key: string): boolean;
}

const MADE_UP_SERVICE = 'made-up-service';
const MADE_UP_ACTION = 'MadeUpAction';
/** Letters that are enough to tell most verbs apart: `put`, `get`. */
const VERB = 3;

/**
 * An action that AWS does not have and that a pattern matches: it stands for what AWS adds tomorrow, so that a claim
 * about "every action" is one about those too. For example `iam:MadeUpAction` for `iam:*`.
 */
export function madeUpAction(pattern: string): string {
  const [service = '', name] = pattern.split(':', 2);
  const fill = (text: string, word: string): string => text.replaceAll(/\*+/g, word).replaceAll('?', 'X');
  return `${fill(service, MADE_UP_SERVICE)}:${fill(name ?? '*', MADE_UP_ACTION)}`;
}

/** Every action there is, and made-up ones: of no service, of each service, and of each pattern given. */
export class ActionUniverse {
  readonly names: readonly string[];
  readonly all: Bits;
  readonly none: Bits;
  private readonly lowerCase: readonly string[];
  private readonly indexes: ReadonlyMap<string, number>;
  /** First and last index but one of each service. */
  private readonly ranges = new Map<string, { start: number; end: number }>();
  private readonly patterns = new Remembered<string, Bits>();
  private lazyVerbs: Map<string, number[]> | undefined;

  constructor(catalogue: ActionCatalogue, exhaustivePatterns: readonly string[] = []) {
    const names: string[] = [];
    const lowerCase: string[] = [];
    const indexes = new Map<string, number>();
    for (const [service, actions] of byService(catalogue.actions, exhaustivePatterns)) {
      const start = names.length;
      for (const action of actions) {
        const folded = action.toLowerCase();
        if (indexes.has(folded)) continue;
        indexes.set(folded, names.length);
        names.push(action);
        lowerCase.push(folded);
      }
      this.ranges.set(service, { start, end: names.length });
    }
    this.names = names;
    this.lowerCase = lowerCase;
    this.indexes = indexes;
    this.all = Bits.all(names.length);
    this.none = Bits.none(names.length);
  }

  get size(): number {
    return this.names.length;
  }

  /** How many patterns it keeps the actions of. */
  get remembered(): number {
    return this.patterns.size;
  }

  /** Undefined for an action that is neither known nor made up. */
  indexOf(action: string): number | undefined {
    return this.indexes.get(action.toLowerCase());
  }

  /** The actions that a pattern means, in any case. */
  matching(pattern: string): Bits {
    const folded = pattern.toLowerCase();
    let bits = this.patterns.get(folded);
    if (!bits) {
      bits = Bits.of(this.size, this.indexesMatching(Glob.of(folded)));
      this.patterns.set(folded, bits);
    }
    return bits;
  }

  /** Every action of the services for which it holds; a service prefix is in lower case. */
  ofServices(holds: (service: string) => boolean): Bits {
    const bits = Bits.none(this.size);
    for (const [service, { start, end }] of this.ranges) {
      if (holds(service)) for (let index = start; index < end; index += 1) bits.add(index);
    }
    return bits;
  }

  /** Every action for which it holds. */
  where(holds: (action: string) => boolean): Bits {
    const bits = Bits.none(this.size);
    for (const [index, action] of this.names.entries()) if (holds(action)) bits.add(index);
    return bits;
  }

  /** Those of the named actions that there are. */
  named(lowerCaseActions: Iterable<string>): Bits {
    const indexes = [...lowerCaseActions].map((action) => this.indexes.get(action));
    return Bits.of(
      this.size,
      indexes.filter((index) => index !== undefined),
    );
  }

  /** The actions that any of the patterns means. */
  matchingAny(patterns: readonly string[]): Bits {
    return this.union(patterns.map((pattern) => Glob.of(pattern.toLowerCase())));
  }

  ofElement({ patterns, negated }: ActionElement): Bits {
    const matched = this.union(patterns);
    return negated ? this.all.minus(matched) : matched;
  }

  private union(patterns: readonly Glob[]): Bits {
    const matched = Bits.none(this.size);
    for (const pattern of patterns) {
      if (pattern.hasWildcards) matched.addAll(this.matching(pattern.text));
      else for (const index of this.indexesMatching(pattern)) matched.add(index);
    }
    return matched;
  }

  private indexesMatching(glob: Glob): readonly number[] {
    if (!glob.hasWildcards) return [this.indexes.get(glob.text)].filter((index) => index !== undefined);
    return this.candidates(glob.text).filter((index) => glob.matches(this.lowerCase[index] ?? ''));
  }

  /** Every action that a pattern can mean, and as few others as can be told from a service or a verb that it spells out. */
  private candidates(pattern: string): readonly number[] {
    const colon = pattern.indexOf(':');
    const service = pattern.slice(0, Math.max(0, colon));
    if (service !== '' && !/[*?]/.test(service)) {
      const { start, end } = this.ranges.get(service) ?? { start: 0, end: 0 };
      return Array.from({ length: end - start }, (_, index) => start + index);
    }
    const verb = pattern.slice(colon + 1, colon + 1 + VERB);
    if (colon < 0 || verb.length < VERB || /[*?:]/.test(verb)) return [...this.lowerCase.keys()];
    return this.verbs.get(verb) ?? [];
  }

  /** Indexes by the first letters of the action's name. */
  private get verbs(): ReadonlyMap<string, readonly number[]> {
    if (!this.lazyVerbs) {
      this.lazyVerbs = new Map();
      for (const [index, name] of this.lowerCase.entries()) {
        const colon = name.indexOf(':');
        const verb = name.slice(colon + 1, colon + 1 + VERB);
        const known = this.lazyVerbs.get(verb);
        if (known) known.push(index);
        else this.lazyVerbs.set(verb, [index]);
      }
    }
    return this.lazyVerbs;
  }
}

/** Names by service, those made up after the others; one may come twice. */
function byService(actions: readonly string[], patterns: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const services = new Map<string, string[]>();
  const add = (action: string): void => {
    const prefix = action.slice(0, action.indexOf(':')).toLowerCase();
    const service = services.get(prefix);
    if (service) service.push(action);
    else services.set(prefix, [action]);
  };
  actions.forEach(add);
  const wanted = patterns.filter((pattern) => /[*?]/.test(pattern));
  for (const pattern of [...[...services.keys()].map((prefix) => `${prefix}:*`), '*', ...wanted]) {
    add(madeUpAction(pattern));
  }
  return services;
}
