/** A map without the entries that are not wanted, in the same order. */
export function entriesWhere<T>(
  map: Readonly<Record<string, T>>,
  isWanted: (value: T, key: string) => boolean,
): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(map).filter(([key, value]) => isWanted(value, key)));
}
