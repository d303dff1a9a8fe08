/**
 * What a map holds under a key, or undefined. Every lookup by a word that a person or a template may choose goes through here:
 * `map[key]` would also find what every object inherits, such as `constructor`.
 */
export function entryOf<T>(map: Readonly<Record<string, T>> | undefined, key: string | undefined): T | undefined {
  return map !== undefined && key !== undefined && Object.hasOwn(map, key) ? map[key] : undefined;
}
