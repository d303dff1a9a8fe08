import { PRESENT } from '../context/context';
import type { DerivedContext } from '../context/context';
import type { ActionsQuestion } from '../environment';
import { globalRegionOf } from '../evaluate/global-services';
import { Remembered } from '../remembered';
import type { Bits } from './bits';
import type { ActionUniverse } from './universe';
import { ActionSet } from './verdicts';
import type { ActionVerdicts } from './verdicts';

/** The Region of the one endpoint that a service has, or `several` where nobody can tell which of some is called. */
export type Endpoint = string;

const SEVERAL: Endpoint = 'several';
const REQUESTED_REGION = 'aws:requestedregion';

/** Whether each action goes where its service is called: the question names a Region, and its context says no other of all. */
export function isInRegion({ region, context = {} }: ActionsQuestion): boolean {
  return region !== undefined && !Object.keys(context).some((key) => key.toLowerCase() === REQUESTED_REGION);
}

/** @returns undefined where the service is called as the question says */
export function endpointOf(question: ActionsQuestion, action: string): Endpoint | undefined {
  return isInRegion(question) ? globalRegionOf(action) : undefined;
}

/** What AWS sets for calls that arrive at an endpoint. */
export function calledAt(endpoint: Endpoint | undefined, derived: DerivedContext): DerivedContext {
  if (endpoint === undefined) return derived;
  const called = endpoint === SEVERAL ? PRESENT : [endpoint];
  return (key) => (key === REQUESTED_REGION ? called : derived(key));
}

/** Actions of services that have endpoints of their own, by those; the actions of all others are in none of the sets. */
export function actionsByEndpoint(universe: ActionUniverse): ReadonlyMap<Endpoint, Bits> {
  const found = new Map<Endpoint, Bits>();
  const endpoints = universe.names.map(globalRegionOf);
  for (const endpoint of new Set(endpoints.filter((one) => one !== undefined))) {
    const bits = universe.where(() => false);
    for (const [index, one] of endpoints.entries()) if (one === endpoint) bits.add(index);
    found.set(endpoint, bits);
  }
  return found;
}

/** Puts together what is decided of each action where its service is called. */
export class VerdictsByEndpoint {
  private readonly byEndpoint: ReadonlyMap<Endpoint, Bits>;
  private readonly numbers = new WeakMap<ActionVerdicts, number>();
  private readonly whole = new Remembered<string, ActionVerdicts>();
  private made = 0;

  constructor(private readonly universe: ActionUniverse) {
    this.byEndpoint = actionsByEndpoint(universe);
  }

  /** How many it keeps. */
  get remembered(): number {
    return this.whole.size;
  }

  /** The same object for all that come of the same. */
  decide(decideIn: (endpoint?: Endpoint) => ActionVerdicts): ActionVerdicts {
    const usual = decideIn();
    const parts = [...this.byEndpoint].map(([endpoint, bits]) => ({ bits, verdicts: decideIn(endpoint) }));
    if (parts.every(({ verdicts }) => verdicts === usual)) return usual;
    const key = [usual, ...parts.map(({ verdicts }) => verdicts)].map((one) => this.numberOf(one)).join();
    let whole = this.whole.get(key);
    if (whole === undefined) {
      const together = (name: keyof ActionVerdicts): ActionSet =>
        new ActionSet(
          this.universe,
          parts.reduce(
            (bits, { bits: own, verdicts }) => bits.minus(own).or(verdicts[name].bits.and(own)),
            usual[name].bits,
          ),
        );
      whole = { allowed: together('allowed'), denied: together('denied'), depends: together('depends') };
      this.whole.set(key, whole);
    }
    return whole;
  }

  private numberOf(verdicts: ActionVerdicts): number {
    const number = this.numbers.get(verdicts) ?? (this.made += 1);
    this.numbers.set(verdicts, number);
    return number;
  }
}
