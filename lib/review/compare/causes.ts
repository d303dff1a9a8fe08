import { groupBy } from '../../base/group-by';
import { sameText } from '../../base/same-text';
import type { Account } from '../../policy';
import type { ResponsibleStatement } from '../model';
import { circumstances, type Compared, type Explained } from './differences';
import type { OnBoth } from './strangers';

/** The actions about which one statement decides otherwise: what is told of together has all of it in common. */
export interface Cause {
  readonly direction: Explained['direction'];
  /** @default none denies or allows */
  readonly statement: ResponsibleStatement | undefined;
  /** Sorted. */
  readonly names: readonly string[];
  /** Under which circumstances, one line for each way. */
  readonly lines: readonly string[];
  readonly explained: readonly Explained[];
}

interface Reading {
  /** @default what denies, and where nothing does what allows */
  readonly statementOf?: (one: Explained) => ResponsibleStatement | undefined;
  /** @default with who asks */
  readonly lineOf?: (one: Explained) => string;
}

const known = new WeakMap<Compared, readonly Cause[]>();

export function causesIn(compared: Compared): readonly Cause[] {
  const causes = known.get(compared) ?? causesOf(compared.explained);
  known.set(compared, causes);
  return causes;
}

function deciding({ denial, grant }: Explained): ResponsibleStatement | undefined {
  return denial ?? grant;
}

/** One for each statement and direction. */
export function causesOf(
  explained: readonly Explained[],
  { statementOf = deciding, lineOf = (one) => circumstances(one, false) }: Reading = {},
): readonly Cause[] {
  const byStatement = groupBy(explained, (one) => JSON.stringify([one.direction, statementOf(one)]));
  return [...byStatement.values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    const names = [...new Set(same.flatMap(({ actions }) => actions))].sort();
    const lines = same.map(lineOf);
    return [{ direction: first.direction, statement: statementOf(first), names, lines, explained: same }];
  });
}

export type CallerCause = Cause & { readonly caller: string };
export type CallersCause = Cause & { readonly who: readonly string[] };

/** Callers are told of together where the same statement decides otherwise about the same actions. */
export function together(all: readonly CallerCause[]): readonly CallersCause[] {
  return [...groupBy(all, keyOfCause).values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    const { direction, statement, names } = first;
    const who = [...new Set(same.map(({ caller }) => caller))];
    return [
      {
        direction,
        statement,
        names,
        who,
        lines: same.flatMap(({ lines }) => lines),
        explained: same.flatMap((one) => one.explained),
      },
    ];
  });
}

/** Equal where the same statement decides otherwise about the same actions. */
export function keyOfCause({ direction, statement, names }: Cause): string {
  return JSON.stringify([direction, statement, markOf(names)]);
}

const marks = new WeakMap<readonly string[], string>();

/** Equal for equal lists, of which there may be thousands of names in each of hundreds of accounts. */
function markOf(names: readonly string[]): string {
  const mark = marks.get(names) ?? sameText(names.join('\n'));
  marks.set(names, mark);
  return mark;
}

/**
 * What was found of one account as it is in another one that comes to the same: there the same text may stand in a policy of another
 * name, attached elsewhere.
 */
export function placedIn(from: OnBoth<Account>, to: OnBoth<Account>): (cause: Cause) => Cause {
  const places = { gained: placesOf(from.base, to.base), lost: placesOf(from.head, to.head) };
  return (cause) => ({ ...cause, statement: placedAs(places[cause.direction], cause.statement) });
}

type Place = Pick<ResponsibleStatement, 'policy' | 'attachedTo'>;

function placesOf(from: Account, to: Account): ReadonlyMap<string, Place> {
  const [before, after] = [from, to].map(organizationPoliciesOf);
  return new Map(before?.map((place, index) => [keyOfPlace(place), after?.[index] ?? place]));
}

function organizationPoliciesOf({ scps, rcps }: Account): readonly Place[] {
  return [...scps, ...rcps].flatMap(({ attachedTo, policies }) =>
    policies.map((policy) => ({ policy: policy.name, attachedTo: policy.attachedTo ?? attachedTo })),
  );
}

function keyOfPlace({ policy, attachedTo }: Place): string {
  return JSON.stringify([policy, attachedTo]);
}

function placedAs(
  places: ReadonlyMap<string, Place>,
  statement: ResponsibleStatement | undefined,
): ResponsibleStatement | undefined {
  return statement === undefined ? undefined : { ...statement, ...places.get(keyOfPlace(statement)) };
}

/** The shortest say most. */
export function plainest(lines: readonly string[]): readonly string[] {
  return [...new Set(lines)].sort((one, other) => one.length - other.length || (one < other ? -1 : 1)).slice(0, 3);
}
