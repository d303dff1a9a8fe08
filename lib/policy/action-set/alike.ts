import { WITHOUT_OWNER } from '../context/without-owner';
import type { CallRules } from '../evaluate/action-rules';
import type { ApplicableLayers, Layer } from '../evaluate/layers';
import { Remembered } from '../remembered';
import type { Bits } from './bits';
import type { ActionDecider } from './decide-actions';
import type { ActionUniverse } from './universe';

/** A number for each action of the universe: equal where nothing that has a say can tell two actions apart. */
export type Classes = Uint32Array;

/**
 * Puts actions together that every statement treats alike, so that one of them stands for all: in the reason as in the verdict.
 * What tells two actions apart is whether a statement names them, what of their resources it covers, and the rules of calls.
 */
export class AlikeActions {
  private readonly byDocuments = new Remembered<string, Classes>();
  private readonly byRules = new Map<string, Classes>();

  constructor(
    private readonly universe: ActionUniverse,
    private readonly decider: ActionDecider,
  ) {}

  classesOf({ scp, rcp, identity, boundary, session, resource }: ApplicableLayers, rules: CallRules): Classes {
    const layers = [scp, rcp, identity, boundary, session, resource].filter((layer) => layer !== undefined);
    const parts = [this.ofRules(rules), ...layers.map((layer) => this.ofLayer(layer))];
    return parts.reduce(together, new Uint32Array(this.universe.size));
  }

  private ofRules(rules: CallRules): Classes {
    let classes = this.byRules.get(rules.id);
    if (classes === undefined) {
      const sets = [...this.decider.setsOfRules(rules), this.universe.matchingAny(WITHOUT_OWNER)];
      this.byRules.set(rules.id, (classes = refine(this.universe.size, sets)));
    }
    return classes;
  }

  private ofLayer({ levels }: Layer): Classes {
    const documents = levels.flatMap(({ policies }) => policies.map(({ document }) => document));
    const key = documents.map(({ id }) => id).join();
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
