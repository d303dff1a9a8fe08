import type { IamData } from '../../iam-data';
import type { PolicyEngine } from '../../policy';
import { Bits } from '../../policy/action-set/bits';
import { Remembered } from '../../policy/remembered';
import type { Rest } from './atoms';
import type { LayerKind, ReviewedLayer } from './layers';
import { bindingLayers, peculiarityOf } from './peculiarity';
import { prepared, type Entry, type PreparedLayer } from './prepared-layer';

/** Actions that the policies of both sides treat alike, so that one of them answers for all. */
export interface ActionGroup {
  /** Equal for groups of which every layer says the same, however often and wherever it says it. */
  readonly id: string;
  /** In AWS's own spelling; made-up ones stand for what AWS adds. */
  readonly actions: readonly string[];
  /** What may decide about them, on either side. */
  readonly rests: readonly Rest[];
  /** What one side says and the other does not: equal for groups of other actions and callers about which the same texts changed. */
  readonly changes: readonly string[];
}

/** Which actions are worth asking. */
export interface Scope {
  readonly asks?: (action: string) => boolean;
  readonly openedBy?: 'the resource';
  /** Statements that mean something else although they are the same, by what they read. @default none */
  readonly readsOtherwise?: (rest: Rest) => boolean;
}

export interface ChangedGroups {
  readonly groups: readonly ActionGroup[];
  /** Actions that the caller's own policies allow on one side only, and that its boundary keeps it from on both. */
  readonly unreached: () => readonly string[];
}

export interface Data {
  readonly engine: PolicyEngine;
  readonly iamData: IamData;
}

/**
 * The actions about which the policies of both sides differ. An action that is in none has the same statements on both sides, whatever
 * the policies' texts, or none that allows it: it is decided alike.
 */
export function changedGroups(
  data: Data,
  base: readonly ReviewedLayer[],
  head: readonly ReviewedLayer[],
  { asks = everything, openedBy, readsOtherwise = () => false }: Scope,
): ChangedGroups {
  const [before = [], after = []] = [base, head].map((layers) => layers.map((layer) => prepared(data.engine, layer)));
  const sides = { before, after, readsOtherwise };
  const make = (): ChangedGroups => groupsOfSides(data, sides, asks, openedBy);
  if (entriesOf([...before, ...after]).some(({ rest }) => readsOtherwise(rest))) return make();
  const key = [openedBy, ...[...before, ...after].map(({ number }) => number)].join();
  const ofAsks = known.get(asks) ?? new WeakMap<PolicyEngine, Remembered<string, ChangedGroups>>();
  known.set(asks, ofAsks);
  const ofEngine = ofAsks.get(data.engine) ?? new Remembered<string, ChangedGroups>();
  ofAsks.set(data.engine, ofEngine);
  const groups = ofEngine.get(key) ?? make();
  ofEngine.set(key, groups);
  return groups;
}

/** Hundreds of principals have the same layers. */
const known = new WeakMap<NonNullable<Scope['asks']>, WeakMap<PolicyEngine, Remembered<string, ChangedGroups>>>();

function everything(): boolean {
  return true;
}

function groupsOfSides(
  data: Data,
  sides: PreparedSides,
  asks: NonNullable<Scope['asks']>,
  openedBy: Scope['openedBy'],
): ChangedGroups {
  const changed = changedActions(data.engine, sides);
  const reached = openedBy === undefined ? reachable(data.engine, sides) : data.engine.universe.all;
  const groupsOf = (candidates: Bits): readonly ActionGroup[] =>
    blocksOf(candidates, sides).flatMap((block) => groupsIn(data, sides, block, asks));
  return {
    groups: groupsOf(changed.and(reached)),
    unreached: () => groupsOf(newlyAllowed(data.engine, sides).minus(reached)).flatMap(({ actions }) => actions),
  };
}

interface PreparedSides {
  readonly before: readonly PreparedLayer[];
  readonly after: readonly PreparedLayer[];
  readonly readsOtherwise: (rest: Rest) => boolean;
}

/** What one side denies and the other does not, and everything where a level of what is allowed differs. */
function changedActions({ universe }: PolicyEngine, { before, after, readsOtherwise }: PreparedSides): Bits {
  const changed = Bits.none(universe.size);
  for (const { rest, actions } of entriesOf([...before, ...after])) {
    if (readsOtherwise(rest)) changed.addAll(actions);
  }
  for (const [index, one] of before.entries()) {
    const other = after[index];
    if (other === undefined) continue;
    for (const bits of differences(one.denied, other.denied)) changed.addAll(bits);
    if (one.allowId === other.allowId) continue;
    if (one.levels.length !== 1 || other.levels.length !== 1) return universe.all;
    for (const bits of differences(one.allowed, other.allowed)) changed.addAll(bits);
  }
  return changed;
}

/** What the caller's own policies allow on one side only. */
function newlyAllowed({ universe }: PolicyEngine, { before, after }: PreparedSides): Bits {
  const found = Bits.none(universe.size);
  for (const [index, one] of before.entries()) {
    const other = after[index];
    if (one.kind !== 'identity' || other === undefined) continue;
    for (const bits of differences(one.allowed, other.allowed)) found.addAll(bits);
  }
  return found;
}

function differences(one: ReadonlyMap<number, Bits>, other: ReadonlyMap<number, Bits>): readonly Bits[] {
  const numbers = [...new Set([...one.keys(), ...other.keys()])];
  return numbers.flatMap((number) => {
    const [left, right] = [one.get(number), other.get(number)];
    if (left === undefined || right === undefined) return [left ?? right].filter((bits) => bits !== undefined);
    return left === right ? [] : [left.minus(right), right.minus(left)];
  });
}

/** What a caller's own policies allow on neither side, nobody allows. */
function reachable({ universe }: PolicyEngine, { before, after }: PreparedSides): Bits {
  return [before, after].reduce((sum, layers) => sum.or(allowedByOwn(universe.all, layers)), Bits.none(universe.size));
}

function allowedByOwn(all: Bits, layers: readonly PreparedLayer[]): Bits {
  const own = layers.filter(({ kind, levels }) => (kind === 'identity' || kind === 'boundary') && levels.length > 0);
  return own.reduce((rest, { allowed }) => {
    const union = all.minus(all);
    for (const bits of allowed.values()) union.addAll(bits);
    return rest.and(union);
  }, all);
}

/** Actions that every statement of both sides means or leaves out together. */
function blocksOf(candidates: Bits, { before, after }: PreparedSides): readonly Bits[] {
  let blocks = candidates.isEmpty ? [] : [candidates];
  for (const actions of new Set(entriesOf([...before, ...after]).map((entry) => entry.actions))) {
    blocks = blocks.flatMap((block) =>
      block.meets(actions) && !block.isWithin(actions) ? [block.and(actions), block.minus(actions)] : [block],
    );
  }
  return blocks;
}

function entriesOf(layers: readonly PreparedLayer[]): readonly Entry[] {
  return layers.flatMap(({ levels }) => levels.flat());
}

function groupsIn(
  { engine, iamData }: Data,
  sides: PreparedSides,
  block: Bits,
  asks: (action: string) => boolean,
): readonly ActionGroup[] {
  const index = firstOf(block);
  const meaning = [...sides.before, ...sides.after]
    .flatMap(({ levels }) => levels.flat())
    .filter((one) => one.actions.has(index));
  const isAboutResources = meaning.some((entry) => entry.isAboutSome);
  const alike = new Map<string, string[]>();
  block.forEach((number) => {
    const action = engine.universe.names[number] ?? '';
    if (!asks(action)) return;
    const key = peculiarityOf(iamData, action, isAboutResources);
    const known = alike.get(key);
    if (known === undefined) alike.set(key, [action]);
    else known.push(action);
  });
  return [...alike.values()].flatMap((actions) => {
    const binds = bindingLayers(iamData, actions[0] ?? '');
    const changes = changesOf(sides, index, binds);
    return changes.length === 0 ? [] : [{ id: idAt(sides, index), actions, rests: restsAt(sides, index), changes }];
  });
}

function firstOf(bits: Bits): number {
  let first = -1;
  bits.forEach((index) => {
    if (first < 0) first = index;
  });
  return first;
}

/** What only one side says of one action; where that is nothing it cannot but be decided alike. */
function changesOf(
  { before, after, readsOtherwise }: PreparedSides,
  index: number,
  binds: (kind: LayerKind) => boolean,
): readonly string[] {
  const [one, other] = [before, after].map((layers, side) => {
    const nameOf = ({ rest, number }: Entry): string =>
      `${String(number)}${readsOtherwise(rest) ? ` on side ${String(side)}` : ''}`;
    return new Set(layers.flatMap((layer) => (binds(layer.kind) ? saidOf(layer, index, nameOf) : [])));
  });
  const missing = (from = new Set<string>(), to = new Set<string>()): readonly string[] =>
    [...from].filter((text) => !to.has(text));
  return [
    ...missing(one, other).map((text) => `no longer ${text}`),
    ...missing(other, one).map((text) => `now ${text}`),
  ].sort();
}

/**
 * What a layer says of one action: what it denies, and what each level that does not allow everything allows. A resource without a policy
 * is as one whose policy says nothing of the action.
 */
function saidOf({ kind, levels }: PreparedLayer, index: number, nameOf: (entry: Entry) => string): readonly string[] {
  const meant = levels.map((level) => level.filter(({ actions }) => actions.has(index)));
  const denied = meant.flat().filter(({ rest }) => rest.effect === 'Deny');
  return [
    ...denied.map((entry) => `${kind} denies ${nameOf(entry)}`),
    ...meant.flatMap((level) => allowedBy(kind, level, nameOf)),
    ...(levels.length === 0 && !isOfOrganization(kind) && kind !== 'resource' ? [`${kind} is not there`] : []),
  ];
}

/** Of levels that each have to allow, one that allows everything says nothing. Of a caller's own policies each statement counts. */
function allowedBy(kind: LayerKind, level: readonly Entry[], nameOf: (entry: Entry) => string): readonly string[] {
  const allowing = level.filter(({ rest }) => rest.effect === 'Allow');
  if (!isOfOrganization(kind)) return allowing.map((entry) => `${kind} allows ${nameOf(entry)}`);
  if (allowing.some(({ rest }) => isOfEverything(rest))) return [];
  return [`${kind} allows only ${[...new Set(allowing.map(nameOf))].sort().join()}`];
}

function isOfOrganization(kind: LayerKind): boolean {
  return kind === 'SCP' || kind === 'RCP';
}

function isOfEverything({ resources, notResource, conditions, principal }: Rest): boolean {
  const isEverybody = principal === undefined || (!principal.negated && principal.names.includes('AWS *'));
  const isEverywhere = !notResource && resources.includes('*');
  return isEverybody && isEverywhere && Object.keys(conditions).length === 0;
}

/** Each level has to allow and none may deny: a level that says what another one says adds nothing. */
function idAt({ before, after }: PreparedSides, index: number): string {
  const idOf = ({ kind, levels }: PreparedLayer): string => {
    const said = levels.map((level) =>
      level
        .flatMap(({ actions, number }) => (actions.has(index) ? [number] : []))
        .sort((one, other) => one - other)
        .join(),
    );
    return `${kind} ${[...new Set(said)].sort().join('/')}`;
  };
  return [before, after].map((layers) => layers.map(idOf).join(' ')).join(' then ');
}

/** In an order that does not depend on which side is which. */
function restsAt({ before, after }: PreparedSides, index: number): readonly Rest[] {
  const meaning = entriesOf([...before, ...after]).filter(({ actions }) => actions.has(index));
  const byId = new Map(meaning.map(({ rest }) => [rest.id, rest]));
  return [...byId].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, rest]) => rest);
}
