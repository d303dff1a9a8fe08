import type { IamData } from '../../iam-data';
import type { PolicyEngine } from '../../policy';
import { Bits } from '../../policy/action-set/bits';
import { Glob } from '../../policy/text/glob';
import { atomsOf, type Atom, type Rest } from './atoms';
import type { LayerKind, ReviewedLayer } from './layers';
import { bindingLayers, peculiarityOf } from './peculiarity';

/** Actions that the policies of both sides treat alike, so that one of them answers for all. */
export interface ActionGroup {
  /** In AWS's own spelling; made-up ones stand for what AWS adds. */
  readonly actions: readonly string[];
  /** What may decide about them, on either side. */
  readonly rests: readonly Rest[];
  /** What only one side has. */
  readonly changed: readonly Rest[];
}

export interface Data {
  readonly engine: PolicyEngine;
  readonly iamData: IamData;
}

/**
 * The actions about which the policies of both sides differ. An action that is in none has the same statements on both sides, whatever
 * the policies' texts: it is decided alike.
 */
export function changedGroups(
  data: Data,
  base: readonly ReviewedLayer[],
  head: readonly ReviewedLayer[],
  asks: (action: string) => boolean = () => true,
): readonly ActionGroup[] {
  const sides = [base, head].map((layers) => layers.map((layer) => prepared(data.engine, layer)));
  const [one = [], other = []] = sides;
  const groups = new Map<string, { actions: string[]; index: number }>();
  const { universe } = data.engine;
  const candidates = candidatesOf(data.engine, one, other);
  candidates.forEach((index) => {
    const binds = bindingLayers(data.iamData, universe.names[index] ?? '');
    const before = textOf(one, index, binds);
    const after = textOf(other, index, binds);
    if (before === after) return;
    const action = universe.names[index] ?? '';
    if (!asks(action)) return;
    const isAboutResources = tellsResourcesApart(one, index) || tellsResourcesApart(other, index);
    const key = `${before}|${after}|${peculiarityOf(data.iamData, action, isAboutResources)}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { actions: [action], index });
    else group.actions.push(action);
  });
  return [...groups.values()].map(({ actions, index }) => ({ actions, ...restsAt(one, other, index) }));
}

interface Entry {
  readonly number: number;
  readonly rest: Rest;
  readonly actions: Bits;
}

interface PreparedLayer {
  readonly kind: LayerKind;
  readonly layer: ReviewedLayer;
  /** Of each level, what it allows and what it denies. */
  readonly levels: readonly (readonly Entry[])[];
}

const numbers = new Map<string, number>();

function numberOf({ id }: Rest): number {
  let number = numbers.get(id);
  if (number === undefined) numbers.set(id, (number = numbers.size));
  return number;
}

const known = new WeakMap<PolicyEngine, Map<string, readonly Entry[]>>();

function prepared(engine: PolicyEngine, layer: ReviewedLayer): PreparedLayer {
  const levels = layer.levels.map((documents) => entriesOf(engine, documents.flatMap(atomsOf)));
  return { kind: layer.kind, layer, levels };
}

function entriesOf(engine: PolicyEngine, atoms: readonly Atom[]): readonly Entry[] {
  const ofEngine = known.get(engine) ?? new Map<string, readonly Entry[]>();
  known.set(engine, ofEngine);
  const key = idsOf(atoms);
  let entries = ofEngine.get(key);
  if (entries === undefined) {
    const byRest = new Map<string, { rest: Rest; actions: Bits }>();
    for (const { rest, action } of atoms) {
      const entry = byRest.get(rest.id) ?? { rest, actions: Bits.none(engine.universe.size) };
      byRest.set(rest.id, entry);
      entry.actions.addAll(meant(engine, action));
    }
    entries = [...byRest.values()].map((entry) => ({ ...entry, number: numberOf(entry.rest) }));
    ofEngine.set(key, entries);
  }
  return entries;
}

function meant({ universe }: PolicyEngine, { patterns, negated }: Atom['action']): Bits {
  return universe.ofElement({ patterns: patterns.map((pattern) => Glob.of(pattern)), negated });
}

/** Where a layer's levels are one on each side, only what one of them has can differ; else any action may. */
function candidatesOf(engine: PolicyEngine, base: readonly PreparedLayer[], head: readonly PreparedLayer[]): Bits {
  const found = Bits.none(engine.universe.size);
  for (const [index, before] of base.entries()) {
    const after = head[index];
    if (after === undefined) continue;
    const [left, right] = [before, after].map(({ layer }) => levelIds(layer));
    if (left?.join('\n') === right?.join('\n')) continue;
    if (left?.length !== 1 || right?.length !== 1) return engine.universe.all;
    for (const entries of [before.levels, after.levels])
      for (const { actions } of entries.flat()) found.addAll(actions);
  }
  return found;
}

function levelIds({ levels }: ReviewedLayer): readonly string[] {
  return [...new Set(levels.map((documents) => idsOf(documents.flatMap(atomsOf))))].sort();
}

function idsOf(atoms: readonly Atom[]): string {
  return [...new Set(atoms.map(({ id }) => id))].sort().join('\n');
}

/** What a side says of one action: equal where it cannot but decide alike. */
function textOf(layers: readonly PreparedLayer[], index: number, binds: (kind: LayerKind) => boolean): string {
  return layers
    .map(({ kind, levels }) => {
      if (!binds(kind)) return '';
      const denies = new Set<number>();
      const allows = new Set<string>();
      for (const level of levels) {
        const allowed: number[] = [];
        for (const { rest, number, actions } of level) {
          if (!actions.has(index)) continue;
          if (rest.effect === 'Deny') denies.add(number);
          else allowed.push(number);
        }
        allows.add(ascending(allowed));
      }
      return `${ascending([...denies])}/${[...allows].sort().join(';')}`;
    })
    .join(' ');
}

function ascending(values: readonly number[]): string {
  return [...values].sort((one, other) => one - other).join();
}

function restsAt(
  base: readonly PreparedLayer[],
  head: readonly PreparedLayer[],
  index: number,
): Pick<ActionGroup, 'rests' | 'changed'> {
  const restsOf = (layers: readonly PreparedLayer[]): ReadonlyMap<string, Rest> =>
    new Map(
      layers.flatMap(({ kind, levels }) =>
        levels.flatMap((level) =>
          level.flatMap(({ rest, actions }) => (actions.has(index) ? [[`${kind} ${rest.id}`, rest] as const] : [])),
        ),
      ),
    );
  const [before, after] = [restsOf(base), restsOf(head)];
  const both = new Map([...[...before, ...after].sort(([one], [other]) => (one < other ? -1 : Number(one > other)))]);
  const changed = [...both].filter(([id]) => before.has(id) !== after.has(id)).map(([, rest]) => rest);
  return { rests: [...both.values()], changed };
}

function tellsResourcesApart(layers: readonly PreparedLayer[], index: number): boolean {
  return layers.some(({ levels }) =>
    levels.some((level) => level.some(({ rest, actions }) => isAboutSome(rest) && actions.has(index))),
  );
}

function isAboutSome({ resources, notResource }: Rest): boolean {
  return notResource || resources.some((pattern) => !/^\*+$/.test(pattern));
}
