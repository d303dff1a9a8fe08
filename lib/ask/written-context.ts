/** Values by condition key. */
export type WrittenContext = Readonly<Record<string, readonly string[]>>;

/** Request context from `key=value` pairs; a key that is repeated, in any case of its letters, has several values. */
export function contextOf(pairs: readonly string[]): WrittenContext {
  const context = new Map<string, { readonly key: string; readonly values: string[] }>();
  for (const pair of pairs) {
    const key = pair.slice(0, pair.indexOf('='));
    const known = context.get(key.toLowerCase()) ?? { key, values: [] };
    known.values.push(pair.slice(pair.indexOf('=') + 1));
    context.set(key.toLowerCase(), known);
  }
  return Object.fromEntries([...context.values()].map(({ key, values }) => [key, values]));
}

/** What is wrong with pairs that have no key or no `=`. */
export function contextProblems(pairs: readonly string[]): readonly string[] {
  return pairs
    .filter((pair) => pair.indexOf('=') < 1)
    .map((pair) => `--context: "${pair}" is no key=value. Expected for example aws:RequestedRegion=us-west-2.`);
}
