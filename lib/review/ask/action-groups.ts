import type { IamData } from '../../iam-data';
import type { PolicyEngine } from '../../policy';
import { Bits } from '../../policy/action-set/bits';
import type { Rest } from './atoms';
import type { LayerKind, ReviewedLayer } from './layers';
import { bindingLayers, peculiarityOf } from './peculiarity';
import { prepared, type Entry, type PreparedLayer } from './prepared-layer';

/** Actions that the policies of both sides treat alike, so that one of them answers for all. */
export interface ActionGroup {
  /** In AWS's own spelling; made-up ones stand for what AWS adds. */
  readonly actions: readonly string[];
  /** What may decide about them, on either side. */
  readonly rests: readonly Rest[];
}

/** Which actions are worth asking. */
export interface Scope {
  readonly asks?: (action: string) => boolean;
  readonly openedBy?: 'the resource';
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
  { asks = () => true, openedBy }: Scope,
): ChangedGroups {
  const [before, after] = [base, head].map((layers) => layers.map((layer) => prepared(data.engine, layer)));
  const sides = { before: before ?? [], after: after ?? [] };
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
}

/** What one side denies and the other does not, and everything where a level of what is allowed differs. */
function changedActions({ universe }: PolicyEngine, { before, after }: PreparedSides): Bits {
  const changed = Bits.none(universe.size);
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
    blocks = blocks.flatMap((block) => {
      const inside = block.and(actions);
      if (inside.isEmpty) return [block];
      const outside = block.minus(actions);
      return outside.isEmpty ? [block] : [inside, outside];
    });
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
    const isSame = textOf(sides.before, index, binds) === textOf(sides.after, index, binds);
    return isSame ? [] : [{ actions, rests: restsAt(sides, index) }];
  });
}

function firstOf(bits: Bits): number {
  let first = -1;
  bits.forEach((index) => {
    if (first < 0) first = index;
  });
  return first;
}

/** What a side says of one action: equal where it cannot but decide alike. */
function textOf(layers: readonly PreparedLayer[], index: number, binds: (kind: LayerKind) => boolean): string {
  return layers.map(({ kind, levels }) => (binds(kind) ? layerText(levels, index) : '')).join(' ');
}

function layerText(levels: PreparedLayer['levels'], index: number): string {
  if (levels.length === 0) return 'binds nobody';
  const meant = levels.map((level) => level.filter(({ actions }) => actions.has(index)));
  const numbers = (entries: readonly Entry[], effect: Rest['effect']): string =>
    [...new Set(entries.filter(({ rest }) => rest.effect === effect).map(({ number }) => number))]
      .sort((one, other) => one - other)
      .join();
  const allows = new Set(meant.map((level) => numbers(level, 'Allow')));
  return `${numbers(meant.flat(), 'Deny')}/${[...allows].sort().join(';')}`;
}

/** In an order that does not depend on which side is which. */
function restsAt({ before, after }: PreparedSides, index: number): readonly Rest[] {
  const meaning = entriesOf([...before, ...after]).filter(({ actions }) => actions.has(index));
  const byId = new Map(meaning.map(({ rest }) => [rest.id, rest]));
  return [...byId].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, rest]) => rest);
}
