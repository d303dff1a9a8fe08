import {
  STRENGTH,
  type AccessRequest,
  type ContextValues,
  type Denial,
  type RequestPrincipal,
  type RolePrincipal,
} from '../../policy';
import { MULTIVALUED_KEYS } from '../../policy/conditions/multivalued';
import { changedGroups, type ActionGroup, type Data } from './action-groups';
import { dimensionsOf, fillerFor, hasVariables, PRINCIPAL_ARN, type Caller, type Dimension } from './dimensions';
import { readsOtherwise } from './facts-read';
import { layersOf, type Scene } from './layers';
import { arnClasses, type ArnClasses } from './resource-classes';
import type { Rest } from './atoms';
import { groupBy } from '../../base/group-by';
import { Remembered } from '../../policy/remembered';
import { kindOfQuestions } from './alike-questions';
import type { ScenePair } from './scene-pair';

/** One request that is decided otherwise. */
export interface Witness {
  readonly action: string;
  readonly principal: RequestPrincipal;
  readonly arn: string;
  readonly context: ContextValues;
}

/** ARNs. */
export interface Askers {
  readonly changed: readonly string[];
  readonly unchanged: readonly string[];
}

export interface Difference {
  readonly direction: 'gained' | 'lost';
  /** All of which are decided as the witness is. */
  readonly actions: readonly string[];
  readonly witness: Witness;
  /** Whether every request that was tried is decided otherwise. */
  readonly always: boolean;
  /** Condition keys that no request which is decided otherwise holds, though others that were tried do. */
  readonly absent: readonly string[];
  /** Which roles it is decided otherwise for, of those that were tried. @default for all of them */
  readonly askers?: Askers;
  /** As its group has them. */
  readonly changes: ActionGroup['changes'];
  /** One of those that deny the witness. @default whichever decides first */
  readonly denial?: Denial;
}

export interface Comparison {
  readonly differences: readonly Difference[];
  /** Groups that statements on one side alone are about, and of which no request was found that is decided otherwise. */
  readonly undetermined: readonly Pick<ActionGroup, 'actions' | 'changes'>[];
  /** Actions of which not every request could be tried that policies tell apart. */
  readonly untried: readonly ActionGroup[];
  /** Actions that the caller's own policies allow on one side only, and that its boundary keeps it from on both. */
  readonly unreached: () => readonly string[];
  readonly questions: number;
}

/** Asks both sides everything that may differ. */
export function compareScenes(data: Data, pair: ScenePair): Comparison {
  const { groups, unreached } = changedGroups(data, layersOf(pair.base), layersOf(pair.head), {
    ...pair,
    readsOtherwise: readsOtherwise(pair.base, pair.head),
  });
  const tried = groups.map((group) => tryGroup(data, pair, group));
  return {
    differences: tried.flatMap(({ differences }) => differences),
    undetermined: tried.flatMap(({ differences, group }) => (differences.length === 0 ? [group] : [])),
    untried: tried.flatMap(({ isComplete, group }) => (isComplete ? [] : [group])),
    unreached,
    questions: tried.reduce((sum, { questions }) => sum + questions, 0),
  };
}

interface Tried extends Pick<Comparison, 'differences' | 'questions'> {
  readonly isComplete: boolean;
  readonly group: ActionGroup;
}

function tryGroup(data: Data, pair: ScenePair, group: ActionGroup): Tried {
  const [action = ''] = group.actions;
  const callers = (arn: string): readonly Caller[] =>
    [pair.base, pair.head].map((side) => callerOf(pair, side, action, arn));
  const fills = fillersOf(group.rests, callers(pair.arns?.[0] ?? '*'));
  const { arns, isComplete } = arnsOf(data, pair, group, fills);
  const all = fills.flatMap((fill) =>
    dimensionsOf(group.rests, callers(arns[0] ?? '*'), { fill, holdsSeveral: severalIn(data) }),
  );
  const dimensions = [{ key: ARN, values: arns.map((arn) => [arn]), isComplete }, ...together(all)];
  const answers = answersTo(data, pair, group, dimensions);
  return {
    group,
    differences: (['gained', 'lost'] as const).flatMap((direction) =>
      causesOf(data, pair, direction, answers).flatMap((cause) => differenceOf(direction, group, cause, answers)),
    ),
    questions: answers.length,
    isComplete:
      dimensions.every((one) => one.isComplete) &&
      answers.length === sizeOf(dimensions) &&
      !group.rests.some(({ id }) => pair.unmet?.has(id)),
  };
}

type Change = 'gained' | 'lost' | undefined;

/** By what decides about them. */
const changesOfKinds = new WeakMap<Data['engine'], Remembered<string, readonly Change[]>>();

function answersTo(
  data: Data,
  pair: ScenePair,
  group: ActionGroup,
  dimensions: readonly Dimension[],
): readonly Answer[] {
  const [action = ''] = group.actions;
  const ofEngine = changesOfKinds.get(data.engine) ?? new Remembered<string, readonly Change[]>();
  changesOfKinds.set(data.engine, ofEngine);
  const arns = dimensions[0]?.values.flat() ?? [];
  const values = JSON.stringify(dimensions.map((one) => [one.key, one.values]));
  const kind = kindOfQuestions(pair, group, { arns, values });
  const known = kind === undefined ? undefined : ofEngine.get(kind);
  const witnesses = combinations(dimensions).map((context) => witnessOf(pair, action, context));
  const changes = known ?? witnesses.map((witness) => changeOf(data, pair, witness));
  if (kind !== undefined) ofEngine.set(kind, changes);
  return witnesses.map((witness, index) => ({ witness, change: changes[index] }));
}

type Fill = (text: string) => string;

/** What policy variables stand for: on each side where that is not the same. */
function fillersOf(rests: readonly Rest[], callers: readonly Caller[]): readonly Fill[] {
  const last = callers.at(-1);
  const text = JSON.stringify(rests.map(({ resources, conditions }) => [resources, conditions]));
  if (!hasVariables(text)) return last === undefined ? [] : [fillerFor(last)];
  return [...new Map(callers.map(fillerFor).map((fill) => [fill(text), fill])).values()];
}

function arnsOf(data: Data, pair: ScenePair, { actions, rests }: ActionGroup, fills: readonly Fill[]): ArnClasses {
  if (pair.arns !== undefined) return { arns: pair.arns, isComplete: true };
  const ground = { iamData: data.iamData, accountId: pair.head.owner.id, region: pair.region };
  const all = fills.map((fill) => arnClasses(actions[0] ?? '', rests, { ...ground, fill }));
  return { arns: [...new Set(all.flatMap(({ arns }) => arns))], isComplete: all.every((one) => one.isComplete) };
}

/** One dimension for each key, with the values of all. */
function together(dimensions: readonly Dimension[]): readonly Dimension[] {
  return [...groupBy(dimensions, ({ key }) => key)].map(([key, same]) => ({
    key,
    values: [...new Map(same.flatMap(({ values }) => values).map((one) => [JSON.stringify(one), one])).values()],
    isComplete: same.every(({ isComplete }) => isComplete),
  }));
}

const ARN = 'ARN';

/** Whether a request may have several values of a key. */
export function severalIn({ iamData }: Data): (key: string) => boolean {
  return (key) => MULTIVALUED_KEYS.has(key) || iamData.isMultivalued(key);
}

function callerOf({ resource, region, arn: whose }: ScenePair, side: Scene, action: string, arn: string): Caller {
  return { principal: side.principal, resource: resource(side, arn, action), action, region, arn: whose };
}

interface Answer {
  readonly witness: Witness;
  readonly change: Change;
}

function witnessOf(pair: ScenePair, action: string, combination: Combination): Witness {
  const { [ARN]: [arn = '*'] = [], ...context } = combination;
  return { action, principal: askerOf(pair, pair.head, context), arn, context };
}

function changeOf({ engine }: Data, pair: ScenePair, witness: Witness): Change {
  const [before, after] = [pair.base, pair.head].map(
    (side) => STRENGTH[engine.verdictOn(requestOf(pair, side, witness))],
  );
  const change = (after ?? 0) - (before ?? 0);
  return change === 0 ? undefined : change > 0 ? 'gained' : 'lost';
}

/** Where anybody may ask, it is whoever was chosen. */
function askerOf(
  { arn }: ScenePair,
  { principal }: Scene,
  { [PRINCIPAL_ARN]: chosen }: ContextValues,
): RequestPrincipal {
  const [value] = chosen === undefined ? [] : [chosen].flat();
  const isChosen = arn === 'any role' && value !== undefined && principal.kind === 'role';
  return isChosen ? called(principal, value) : principal;
}

/** The request of a witness as a side has it. */
export function requestOf(pair: ScenePair, side: Scene, { action, arn, context }: Witness): AccessRequest {
  const principal = askerOf(pair, side, context);
  return {
    principal,
    action,
    resource: pair.resource(side, whereCalled(arn, pair.region, context), action),
    context: principal === side.principal ? context : withoutArn(context),
    region: pair.region,
    time: TIME,
  };
}

function withoutArn(context: ContextValues): ContextValues {
  return Object.fromEntries(Object.entries(context).filter(([key]) => key !== PRINCIPAL_ARN));
}

const named = new WeakMap<RolePrincipal, Map<string, RolePrincipal>>();

/** The role under another ARN: one object each, so that the engine recognizes it. */
function called(principal: RolePrincipal, arn: string): RolePrincipal {
  const known = named.get(principal) ?? new Map<string, RolePrincipal>();
  named.set(principal, known);
  const role = known.get(arn) ?? { ...principal, arn };
  known.set(arn, role);
  return role;
}

/** A call goes to the region of its resource. */
function whereCalled(arn: string, region: string, context: ContextValues): string {
  const [wanted] = [context['aws:requestedregion'] ?? []].flat();
  const parts = arn.split(':');
  return wanted === undefined || parts[3] !== region ? arn : parts.with(3, wanted).join(':');
}

const TIME = new Date('2026-01-01T00:00:00Z');

/** Requests that are decided otherwise, by one statement that denies them. */
interface Cause {
  /** @default whichever decides first */
  readonly denial: Denial | undefined;
  readonly answers: readonly Answer[];
}

/** A request that several statements deny is there for each of them. */
function causesOf(
  { engine }: Data,
  pair: ScenePair,
  direction: 'gained' | 'lost',
  answers: readonly Answer[],
): readonly Cause[] {
  const found = answers.filter(({ change }) => change === direction);
  if (pair.causes === undefined) return [{ denial: undefined, answers: found }];
  const denying = direction === 'gained' ? pair.base : pair.head;
  const causes = found.flatMap((answer) => {
    const denials = engine.denialsOf(requestOf(pair, denying, answer.witness));
    return (denials.length === 0 ? [undefined] : denials).map((denial) => ({ denial, answer }));
  });
  return [...groupBy(causes, ({ denial }) => JSON.stringify(denial)).values()].map((same) => ({
    denial: same[0]?.denial,
    answers: same.map(({ answer }) => answer),
  }));
}

function differenceOf(
  direction: 'gained' | 'lost',
  { actions, changes }: ActionGroup,
  { denial, answers }: Cause,
  asked: readonly Answer[],
): readonly Difference[] {
  const plainest = [...answers].sort((one, other) => plainness(one) - plainness(other))[0];
  if (plainest === undefined) return [];
  const { witness } = plainest;
  const always = answers.length === asked.length;
  const holds = (key: string) => (answer: Answer) => (answer.witness.context[key] ?? []).length > 0;
  const absent = Object.keys(witness.context).filter((key) => !answers.some(holds(key)) && asked.some(holds(key)));
  const changed = askersOf(answers);
  const unchanged = askersOf(asked).filter((arn) => !changed.includes(arn));
  return [
    {
      direction,
      actions,
      changes,
      witness,
      always,
      absent,
      ...(unchanged.length === 0 ? {} : { askers: { changed, unchanged } }),
      ...(denial === undefined ? {} : { denial }),
    },
  ];
}

function askersOf(answers: readonly Answer[]): readonly string[] {
  return [...new Set(answers.flatMap(({ witness }) => witness.context[PRINCIPAL_ARN] ?? []))];
}

/** Few words in the context, and a short ARN. */
function plainness({ witness: { context, arn } }: Answer): number {
  return Object.values(context).flat().length * 1000 + arn.length;
}

type Combination = Readonly<Record<string, readonly string[]>>;

/** More are asked in samples, evenly over all. */
const MOST_QUESTIONS = 3000;

function sizeOf(dimensions: readonly Dimension[]): number {
  return dimensions.reduce((product, { values }) => product * values.length, 1);
}

function combinations(dimensions: readonly Dimension[]): readonly Combination[] {
  const size = sizeOf(dimensions);
  const count = Math.min(size, MOST_QUESTIONS);
  const stride = size <= MOST_QUESTIONS ? 1 : coprime(Math.floor(size / MOST_QUESTIONS) | 1, size);
  return Array.from({ length: count }, (_, number) => combinationAt(dimensions, (number * stride) % size));
}

function combinationAt(dimensions: readonly Dimension[], number: number): Combination {
  let rest = number;
  const entries = dimensions.map(({ key, values }): [string, readonly string[]] => {
    const value = values[rest % values.length] ?? [];
    rest = Math.floor(rest / values.length);
    return [key, value];
  });
  return Object.fromEntries(entries);
}

function coprime(wanted: number, size: number): number {
  const divisor = (one: number, other: number): number => (other === 0 ? one : divisor(other, one % other));
  return divisor(wanted, size) === 1 ? wanted : coprime(wanted + 2, size);
}
