import { isList, isObject, type JsonValue } from '../../base/json';

/**
 * Where two JSON values first differ, for example `Statement[2].Action`; undefined where they say the same. The order of
 * an object's keys and of a list of texts says nothing, and neither does it make a difference whether a list of one is written as a
 * list.
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
    if ([...ours, ...theirs].every((item) => typeof item === 'string')) return differentText(ours, theirs, path);
    for (const [index, item] of ours.entries()) {
      const found = firstDifference(item, theirs[index], `${path}[${index}]`);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  return left === right ? undefined : whole(path);
}

/** AWS keeps no order of actions, resources and values of conditions. */
function differentText(ours: readonly JsonValue[], theirs: readonly JsonValue[], path: string): string | undefined {
  const index = ours.findIndex((item) => !theirs.includes(item));
  if (index >= 0) return `${path}[${index}]`;
  return theirs.every((item) => ours.includes(item)) ? undefined : whole(path);
}

function asList(value: JsonValue | undefined): readonly JsonValue[] {
  if (value === undefined) return [];
  return isList(value) ? value : [value];
}

function whole(path: string): string {
  return path === '' ? 'everything' : path;
}
