/** A string, or a sign of structure, of JSON. */
const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]/g;

interface Open {
  /** Of an object; undefined of a list. */
  readonly keys: Set<string> | undefined;
  /** The key or position that is being read. */
  at: PropertyKey;
}

/**
 * Keys that stand twice in an object, by their paths. `JSON.parse` takes the last of them and says nothing.
 *
 * @param text that `JSON.parse` takes
 */
export function repeatedKeys(text: string): readonly (readonly PropertyKey[])[] {
  const repeated: (readonly PropertyKey[])[] = [];
  const open: Open[] = [];
  let before = '';
  for (const [token] of text.matchAll(TOKEN)) {
    const inner = open.at(-1);
    if (token === '{' || token === '[') {
      open.push({ keys: token === '{' ? new Set() : undefined, at: 0 });
    } else if (token === '}' || token === ']') {
      open.pop();
    } else if (token === ',' && inner?.keys === undefined) {
      if (inner !== undefined) inner.at = Number(inner.at) + 1;
    } else if (token.startsWith('"') && inner?.keys !== undefined && /[{,]/.test(before)) {
      inner.at = JSON.parse(token) as string;
      if (inner.keys.has(inner.at)) repeated.push(open.map(({ at }) => at));
      inner.keys.add(inner.at);
    }
    before = token.startsWith('"') ? '' : token;
  }
  return repeated;
}
