import type { Problem } from './problem';

/**
 * What a check found, and the places that it concluded it from. Where one of these is itself told to be wrong, the conclusion is dropped: it
 * would name a second fault where there is one, and advise on what the first mend settles.
 */
export interface Conclusion extends Problem {
  /** Paths as problems have them; whatever lies below one is meant too. @default it stands by itself */
  readonly restsOn?: readonly string[];
}

/** What is left to tell. What rests on nothing is never dropped, and it alone drops others: so something is always told. */
export function withoutFollowUps(conclusions: readonly Conclusion[]): readonly Problem[] {
  const told = conclusions.filter(({ restsOn }) => restsOn === undefined).map(({ path }) => path);
  return conclusions.flatMap(({ restsOn = [], ...problem }) =>
    restsOn.some((place) => told.some((path) => isAtOrBelow(path, place))) ? [] : [problem],
  );
}

function isAtOrBelow(path: string, place: string): boolean {
  return path === place || (path.startsWith(place) && /^(?:\.|\[| → )/.test(path.slice(place.length)));
}
