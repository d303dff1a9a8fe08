/** What came of a question in one version; `undefined` where nobody knows. */
export type Outcome = string | undefined;

/** Where an outcome began. Versions are told by their place, the newest being 0. */
export interface Beginning {
  /** The oldest version, as far as was asked, from which on it was as today. */
  readonly since: number;
  /** The newest version before it in which it was otherwise. @default in none that was asked */
  readonly before?: number;
  /** How many versions were asked. */
  readonly asked: number;
}

/**
 * Since which version the outcome is that of version 0: by steps that double and then by halving, or version by version. By
 * steps, what changed and changed back between two versions that were asked is not seen.
 *
 * @param outcomeOf asked once for each version
 * @returns undefined where it is not known of version 0
 */
export async function findBeginning(
  versions: number,
  outcomeOf: (version: number) => Promise<Outcome>,
  how: 'steps' | 'every',
): Promise<Beginning | undefined> {
  const known = new Map<number, Outcome>();
  const ask = async (version: number): Promise<Outcome> => {
    if (!known.has(version)) known.set(version, await outcomeOf(version));
    return known.get(version);
  };
  const today = await ask(0);
  if (today === undefined) return undefined;
  let [since, before] = [0, undefined as number | undefined];
  for (let step = 1; before === undefined && since < versions - 1; step *= how === 'every' ? 1 : 2) {
    const next = await firstKnown(ask, inSearchOf(Math.min(since + step, versions - 1), since, versions));
    if (next === undefined) break;
    if ((await ask(next)) === today) since = next;
    else before = next;
  }
  while (before !== undefined) {
    const middle = await firstKnown(ask, between(since, before));
    if (middle === undefined) break;
    if ((await ask(middle)) === today) since = middle;
    else before = middle;
  }
  const asked = [...known.values()].filter((outcome) => outcome !== undefined).length;
  return { since, asked, ...(before === undefined ? {} : { before }) };
}

async function firstKnown(
  ask: (version: number) => Promise<Outcome>,
  candidates: Iterable<number>,
): Promise<number | undefined> {
  for (const version of candidates) if ((await ask(version)) !== undefined) return version;
  return undefined;
}

/** From the one that is wanted to older ones, and then to newer ones that were not asked yet. */
function* inSearchOf(wanted: number, since: number, versions: number): Generator<number> {
  for (let version = wanted; version < versions; version += 1) yield version;
  for (let version = wanted - 1; version > since; version -= 1) yield version;
}

/** All between two, the middle first. */
function* between(newer: number, older: number): Generator<number> {
  const middle = Math.floor((newer + older) / 2);
  for (let version = middle; version > newer; version -= 1) yield version;
  for (let version = middle + 1; version < older; version += 1) yield version;
}
