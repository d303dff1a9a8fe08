import { isList, isObject, type JsonValue } from '../../base/json';

/**
 * Where two JSON values first differ, for example `Statement[2].Action`; undefined where they say the same. The order of
 * an object's keys says nothing, and neither does it make a difference whether a list of one is written as a list.
 */
export function firstDifference(
  left: JsonValue | undefined,
  right: JsonValue | undefined,
  path = '',
): string | undefined {
  if (isObject(left) && isObject(right)) {
    for (const key of new Set([...Object.keys(left), ...Object.keys(right)])) {
      const found = firstDifference(left[key], right[key], path === '' ? key : `${path}.${key}`);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  if (isList(left) || isList(right)) {
    const [ours, theirs] = [asList(left), asList(right)];
    if (ours.length !== theirs.length) return whole(path);
    for (const [index, item] of ours.entries()) {
      const found = firstDifference(item, theirs[index], `${path}[${index}]`);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  return left === right ? undefined : whole(path);
}

function asList(value: JsonValue | undefined): readonly JsonValue[] {
  if (value === undefined) return [];
  return isList(value) ? value : [value];
}

function whole(path: string): string {
  return path === '' ? 'everything' : path;
}
