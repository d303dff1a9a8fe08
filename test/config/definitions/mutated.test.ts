import fc from 'fast-check';
import { problemsOf, sound, type Kind } from './support';

type Path = readonly (string | number)[];
type Holder = Record<string | number, unknown>;

/** Every place of a definition, from its keys to the last word. */
function placesIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const keys = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
  const below = keys.flatMap((key) => placesIn((value as Holder)[key], [...path, key]));
  return path.length === 0 ? below : [path, ...below];
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce((at, key) => (at as Holder)[key], value);
}

/** A copy with something else done to the holder of a place. Functions stay: what they make is a kind of its own. */
function changed(definition: object, path: Path, change: (holder: Holder, key: string | number) => void): object {
  const copy = clone(definition) as object;
  change(valueAt(copy, path.slice(0, -1)) as Holder, path.at(-1) ?? '');
  return copy;
}

function clone(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(clone);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, clone(item)]));
}

/** Maps whose keys are free, or whose values are any JSON: what stands in them is for other checks to say. */
const isFree = (path: Path): boolean =>
  path
    .slice(0, -1)
    .some((key) => ['Condition', 'context', 'content', 'detail', 'parameters', 'resources'].includes(String(key))) ||
  path.includes('value');

const places = (Object.keys(sound) as Kind[]).flatMap((kind) =>
  placesIn(sound[kind]).map((path) => ({ kind, path, definition: sound[kind], value: valueAt(sound[kind], path) })),
);
const anyOf = (chosen: typeof places): fc.Arbitrary<(typeof places)[number]> => fc.constantFrom(...chosen);
const SEED = { seed: 20_250_101, numRuns: 200 } as const;

/** Every problem says where, what, what else and what to do. */
function expectRefused(kind: Kind, definition: unknown): void {
  const problems = problemsOf(kind, definition);
  expect(problems).not.toEqual([]);
  expectExplained(problems);
}

function expectExplained(problems: ReturnType<typeof problemsOf>): void {
  for (const { path, found, expected, mend } of problems) {
    expect(path).toMatch(/^lib\/[\w/-]+\.ts/);
    for (const words of [found, expected, mend]) {
      expect(words).not.toBe('');
      expect(words).not.toMatch(/TypeError|undefined|\n/);
    }
  }
}

const letters = fc.constantFrom('a', 'S', 'x', '_');

test('a key that is renamed by one letter is refused', () => {
  const keys = places.filter(({ path }) => typeof path.at(-1) === 'string' && !isFree(path));
  fc.assert(
    fc.property(anyOf(keys), letters, fc.nat(), ({ kind, path, definition }, letter, at) => {
      const renamed = changed(definition, path, (holder, key) => {
        const name = String(key);
        const place = at % (name.length + 1);
        holder[`${name.slice(0, place)}${letter}${name.slice(place)}`] = holder[key];
        Reflect.deleteProperty(holder, key);
      });
      expectRefused(kind, renamed);
    }),
    SEED,
  );
});

const OPTIONAL = [
  'managedPolicies',
  'permissionsBoundary',
  'relayState',
  'denies',
  'withholds',
  'federation',
  'parameters',
  'instanceProfile',
  'exceptions',
  'protects',
];
const isOptional = (kind: Kind, [key]: Path): boolean =>
  (OPTIONAL.includes(String(key)) && !(kind === 'guardrail' && key === 'denies')) ||
  (kind === 'persona' && key === 'statements');

test.each(places.filter(({ kind, path }) => path.length === 1 && !isOptional(kind, path)))(
  'a $kind without $path is refused',
  ({ kind, path, definition }) => {
    expectRefused(
      kind,
      changed(definition, path, (holder, key) => Reflect.deleteProperty(holder, key)),
    );
  },
);

test('whatever is dropped, nothing but problems comes of it', () => {
  fc.assert(
    fc.property(anyOf(places), ({ kind, path, definition }) => {
      const dropped = changed(definition, path, (holder, key) => Reflect.deleteProperty(holder, key));
      expectExplained(problemsOf(kind, dropped));
    }),
    SEED,
  );
});

test('a value of another type is refused', () => {
  const typed = places.filter(({ path }) => !isFree(path) && path.at(-1) !== 'define');
  const others = fc.constantFrom<unknown>(42, null, true, {}, [], Symbol('x'), () => 'x', new Date(0), Number.NaN);
  fc.assert(
    fc.property(anyOf(typed), others, ({ kind, path, definition, value }, other) => {
      fc.pre(typeof other !== typeof value || Number.isNaN(other) || other === null);
      fc.pre(!(typeof value === 'object' && Array.isArray(other)) && !(path.at(-1) === 'sessionHours'));
      expectRefused(
        kind,
        changed(definition, path, (holder, key) => (holder[key] = other)),
      );
    }),
    SEED,
  );
});

test('a list that is emptied is refused', () => {
  // Nobody is exempt then, which needs no list.
  const isMeant = (path: Path): boolean => path.includes('cis') || path.join('.') === 'exceptions.to';
  const lists = places.filter(({ value, path }) => Array.isArray(value) && !isFree(path) && !isMeant(path));
  fc.assert(
    fc.property(anyOf(lists), ({ kind, path, definition }) => {
      expectRefused(
        kind,
        changed(definition, path, (holder, key) => (holder[key] = [])),
      );
    }),
    SEED,
  );
});

test('anything at all in place of a definition is refused in words', () => {
  const anything = fc.anything({ withDate: true, withMap: true, withNullPrototype: true, withSparseArray: true });
  fc.assert(
    fc.property(fc.constantFrom(...(Object.keys(sound) as Kind[])), anything, (kind, definition) => {
      expectRefused(kind, definition);
    }),
    SEED,
  );
});
