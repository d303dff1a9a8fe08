/**
 * Finds any of the names where it stands by itself: not within a longer word. Of two that begin alike the longer one is found.
 *
 * @param part characters that make a word longer, as a class of a regular expression has them
 */
export function namesIn(names: readonly string[], part: string): RegExp {
  return new RegExp(`(?<![${part}])(?:${alternatives(names)})(?![${part}])`, 'gu');
}

/** Any of the names, within a regular expression. */
export function alternatives(names: readonly string[]): string {
  return [...new Set(names)]
    .sort((one, other) => other.length - one.length)
    .map((name) => name.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&'))
    .join('|');
}
