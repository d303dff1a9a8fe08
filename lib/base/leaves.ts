/** What CloudFormation fills in: one value, whatever stands in it. */
const INTRINSIC = /^(?:Ref|Fn::.+|Condition)$/;

/** What stands at each path of a value, as JSON; names and positions are joined by dots. Intrinsic functions are taken as a whole. */
export function leaves(value: unknown, path = ''): ReadonlyMap<string, string> {
  if (typeof value !== 'object' || value === null) return new Map([[path, JSON.stringify(value)]]);
  const entries = Object.entries(value);
  const isWhole = entries.length === 0 || (entries.length === 1 && INTRINSIC.test(entries[0]?.[0] ?? ''));
  if (isWhole) return new Map([[path, JSON.stringify(value)]]);
  return new Map(entries.flatMap(([key, one]) => [...leaves(one, path === '' ? key : `${path}.${key}`)]));
}

/** Paths at which two values differ, in order. */
export function changedPaths(before: unknown, after: unknown): readonly string[] {
  const [one, other] = [leaves(before), leaves(after)];
  return [...new Set([...one.keys(), ...other.keys()])].sort().filter((path) => one.get(path) !== other.get(path));
}
