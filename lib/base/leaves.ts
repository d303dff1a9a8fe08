/** What CloudFormation fills in: one value, whatever stands in it. */
const INTRINSIC = /^(?:Ref|Fn::.+|Condition)$/;

/**
 * What stands at each path of a value, as JSON; names and positions are joined by dots. Intrinsic functions are taken as a whole. In an
 * empty object nothing stands.
 */
export function leaves(value: unknown, path = ''): ReadonlyMap<string, string> {
  if (typeof value !== 'object' || value === null) return new Map([[path, JSON.stringify(value)]]);
  const entries = Object.entries(value);
  if (path === '' && entries.length === 0) return new Map();
  const isWhole = entries.length === 0 || (entries.length === 1 && INTRINSIC.test(entries[0]?.[0] ?? ''));
  if (isWhole) return new Map([[path, JSON.stringify(value)]]);
  return new Map(entries.flatMap(([key, one]) => [...leaves(one, path === '' ? key : `${path}.${key}`)]));
}

/** What stands otherwise at one path of two values. */
export interface ChangedLine {
  readonly path: string;
  /** As JSON. @default nothing stands there */
  readonly was?: string;
  /** As JSON. @default nothing stands there */
  readonly is?: string;
  /** For a person: what was and what is. Of long texts, the part in which they differ. */
  readonly change: string;
}

/** Where two values differ, in the order of the paths. */
export function changedLines(before: unknown, after: unknown): readonly ChangedLine[] {
  const [one, other] = [leaves(before), leaves(after)];
  const paths = [...new Set([...one.keys(), ...other.keys()])].sort();
  return paths.flatMap((path) => {
    const [was, is] = [one.get(path), other.get(path)];
    if (was === is) return [];
    const change = changeOf(was ?? 'nothing', is ?? 'nothing');
    return [{ path, ...(was === undefined ? {} : { was }), ...(is === undefined ? {} : { is }), change }];
  });
}

/** Characters that a person reads in a line. */
const READABLE = 160;
/** Characters that are left beside what differs. */
const BESIDE = 20;

function changeOf(was: string, is: string): string {
  if (Math.max(was.length, is.length) <= READABLE) return `${was} → ${is}`;
  const from = Math.max(0, alikeFor(was, is, (text, index) => text[index]) - BESIDE);
  const after = alikeFor(was, is, (text, index) => text[text.length - 1 - index]);
  const left = Math.max(0, Math.min(after, was.length - from, is.length - from) - BESIDE);
  const differing = (text: string): string => {
    const part = readable(text.slice(from, text.length - left));
    return `${from > 0 ? '…' : ''}${part}${left > 0 && !part.endsWith('…') ? '…' : ''}`;
  };
  return `${differing(was)} → ${differing(is)}`;
}

function alikeFor(one: string, other: string, at: (text: string, index: number) => string | undefined): number {
  const shortest = Math.min(one.length, other.length);
  let length = 0;
  while (length < shortest && at(one, length) === at(other, length)) length += 1;
  return length;
}

/** The beginning of a long text. */
export function readable(text: string): string {
  return text.length > READABLE ? `${text.slice(0, READABLE)}…` : text;
}

/** A path without its positions in lists. */
export function withoutPositions(path: string): string {
  return path
    .split('.')
    .filter((step) => !/^\d+$/.test(step))
    .join('.');
}

/** Whether a path is another one, or lies below it. */
export function isWithin(path: string, whole: string): boolean {
  return path === whole || path.startsWith(`${whole}.`);
}
