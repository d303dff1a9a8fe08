/** The same numbers for the same seed, from 0 up to 1. */
export type Random = () => number;

/** @see https://en.wikipedia.org/wiki/Linear_congruential_generator with the numbers of Numerical Recipes */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

export function pick<T>(random: Random, list: readonly [T, ...T[]] | readonly T[]): T {
  if (list.length === 0) throw new Error('nothing to pick from');
  // What is picked may be undefined itself.
  return list[Math.floor(random() * list.length)] as T;
}
