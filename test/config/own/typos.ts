type Holder = Record<string, unknown>;

/** A typo in a tree, and the tree with it. */
export interface Typo {
  /** For example `statements.0.Effect: misspelt`. */
  readonly what: string;
  readonly path: readonly string[];
  readonly kind: Kind;
  readonly value: unknown;
}

type Kind = keyof typeof TYPOS;

/** What a hand does wrong to one place. Answers false where it cannot be done there. */
const TYPOS = {
  'misspelt key': ({ holder, key, value }) => {
    if (Array.isArray(holder)) return false;
    Reflect.deleteProperty(holder, key);
    holder[misspelt(key)] = value;
    return true;
  },
  missing: ({ holder, key }) => {
    if (Array.isArray(holder)) holder.splice(Number(key), 1);
    else Reflect.deleteProperty(holder, key);
    return true;
  },
  misspelt: ({ holder, key, value }) => {
    if (typeof value !== 'string') return false;
    holder[key] = misspelt(value);
    return true;
  },
  null: put(() => null),
  empty: put((value) => (typeof value === 'string' ? '' : Array.isArray(value) ? [] : {})),
  number: put(() => 7),
  text: put((value) => (typeof value === 'string' ? ` ${value}` : 'yes')),
  boolean: put((value) => value !== true),
  'in a list': put((value) => [value]),
  'in an object': put((value, key) => ({ [key]: value })),
} as const satisfies Readonly<Record<string, (place: Place) => boolean>>;

interface Place {
  readonly holder: Holder;
  readonly key: string;
  readonly value: unknown;
}

function put(change: (value: unknown, key: string) => unknown): (place: Place) => boolean {
  return ({ holder, key, value }) => {
    holder[key] = change(value, key);
    return true;
  };
}

/** Without its middle letter, or with one more where it has but one. */
function misspelt(name: string): string {
  const middle = Math.floor(name.length / 2);
  return name.length < 2 ? `${name}x` : `${name.slice(0, middle)}${name.slice(middle + 1)}`;
}

/** Every typo in every place of a tree, each in a tree of its own. */
export function typosIn(root: unknown): readonly Typo[] {
  return placesIn(root, []).flatMap((path) =>
    (Object.keys(TYPOS) as Kind[]).flatMap((kind) => {
      const copy = copyOf(root);
      const holder = at(copy, path.slice(0, -1)) as Holder;
      const key = path.at(-1) ?? '';
      const isDone = TYPOS[kind]({ holder, key, value: holder[key] });
      return isDone ? [{ what: `${path.join('.')}: ${kind}`, path, kind, value: copy }] : [];
    }),
  );
}

function placesIn(value: unknown, path: readonly string[]): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => [[...path, key], ...placesIn(item, [...path, key])]);
}

function at(value: unknown, path: readonly string[]): unknown {
  return path.reduce((holder, key) => (holder as Holder)[key], value);
}

/** Functions as they are. */
function copyOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copyOf);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, copyOf(item)]));
}
