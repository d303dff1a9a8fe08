import type { PolicyEngine } from '../../policy';
import type { PolicyDocument } from '../../policy';
import { Bits } from '../../policy/action-set/bits';
import { Glob } from '../../policy/text/glob';
import { atomsOf, type Atom, type Rest } from './atoms';
import type { LayerKind, ReviewedLayer } from './layers';

/** A statement without its actions, and those actions. */
export interface Entry {
  /** Equal for equal rests. */
  readonly number: number;
  readonly rest: Rest;
  readonly actions: Bits;
  /** Whether it tells resources apart. */
  readonly isAboutSome: boolean;
}

/** A layer as sets of actions. */
export interface PreparedLayer {
  /** Equal for the same layer of one engine. */
  readonly number: number;
  readonly kind: LayerKind;
  readonly levels: readonly (readonly Entry[])[];
  /** By the number of the rest, whichever level it is on. */
  readonly denied: ReadonlyMap<number, Bits>;
  readonly allowed: ReadonlyMap<number, Bits>;
  /** Equal where the levels allow the same. */
  readonly allowId: string;
}

const numbers = new Map<string, number>();

function numberOf({ id }: Rest): number {
  let number = numbers.get(id);
  if (number === undefined) numbers.set(id, (number = numbers.size));
  return number;
}

interface Known {
  readonly levels: Map<string, readonly Entry[]>;
  readonly layers: Map<string, PreparedLayer>;
  readonly patterns: Map<string, Bits>;
}

const known = new WeakMap<PolicyEngine, Known>();

const ofDocuments = new WeakMap<readonly PolicyDocument[], readonly Atom[]>();

function atomsIn(documents: readonly PolicyDocument[]): readonly Atom[] {
  let atoms = ofDocuments.get(documents);
  if (atoms === undefined) ofDocuments.set(documents, (atoms = documents.flatMap(atomsOf)));
  return atoms;
}

/** The same layer is one object; a level that says what another one says adds nothing. */
export function prepared(engine: PolicyEngine, { kind, levels }: ReviewedLayer): PreparedLayer {
  const ofEngine = known.get(engine) ?? {
    levels: new Map<string, readonly Entry[]>(),
    layers: new Map<string, PreparedLayer>(),
    patterns: new Map<string, Bits>(),
  };
  known.set(engine, ofEngine);
  const atoms = new Map(levels.map((documents) => atomsIn(documents)).map((level) => [idsOf(level), level]));
  const key = `${kind} ${[...atoms.keys()].join('|')}`;
  const layer = ofEngine.layers.get(key) ?? prepare(engine, ofEngine, kind, [...atoms.values()]);
  ofEngine.layers.set(key, layer);
  return layer;
}

function prepare(
  engine: PolicyEngine,
  ofEngine: Known,
  kind: LayerKind,
  atoms: readonly (readonly Atom[])[],
): PreparedLayer {
  const levels = atoms.map((level) => entriesOf(engine, ofEngine, level));
  const allowing = atoms.map((level) => level.filter(({ rest }) => rest.effect === 'Allow'));
  return {
    number: ofEngine.layers.size,
    kind,
    levels,
    denied: unionsOf(levels.flat(), 'Deny'),
    allowed: unionsOf(levels.flat(), 'Allow'),
    allowId: [...new Set(allowing.map(idsOf))].sort().join('|'),
  };
}

function unionsOf(entries: readonly Entry[], effect: Rest['effect']): ReadonlyMap<number, Bits> {
  const unions = new Map<number, Bits>();
  for (const { number, rest, actions } of entries) {
    if (rest.effect !== effect) continue;
    const union = unions.get(number);
    unions.set(number, union === undefined ? actions : union.or(actions));
  }
  return unions;
}

function entriesOf(engine: PolicyEngine, ofEngine: Known, atoms: readonly Atom[]): readonly Entry[] {
  const key = idsOf(atoms);
  let entries = ofEngine.levels.get(key);
  if (entries === undefined) {
    const byRest = new Map<string, { rest: Rest; actions: Bits }>();
    for (const { rest, action } of atoms) {
      const entry = byRest.get(rest.id) ?? { rest, actions: Bits.none(engine.universe.size) };
      byRest.set(rest.id, entry);
      entry.actions.addAll(meant(engine, ofEngine, action));
    }
    entries = [...byRest.values()].map(({ rest, actions }) => ({
      rest,
      actions,
      number: numberOf(rest),
      isAboutSome: isAboutSome(rest),
    }));
    ofEngine.levels.set(key, entries);
  }
  return entries;
}

function meant({ universe }: PolicyEngine, { patterns: known_ }: Known, { patterns, negated }: Atom['action']): Bits {
  const key = `${String(negated)} ${patterns.join()}`;
  let bits = known_.get(key);
  if (bits === undefined) {
    bits = universe.ofElement({ patterns: patterns.map((pattern) => Glob.of(pattern)), negated });
    known_.set(key, bits);
  }
  return bits;
}

const ids = new WeakMap<readonly Atom[], string>();

function idsOf(atoms: readonly Atom[]): string {
  let id = ids.get(atoms);
  if (id === undefined) ids.set(atoms, (id = [...new Set(atoms.map((one) => one.id))].sort().join('\n')));
  return id;
}

function isAboutSome({ resources, notResource }: Rest): boolean {
  return notResource || resources.some((pattern) => !/^\*+$/.test(pattern));
}
