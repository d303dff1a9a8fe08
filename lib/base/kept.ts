/* eslint-disable @typescript-eslint/prefer-for-of -- what lists can do may be what was changed */

/*
 * How objects were, so that what anybody puts in the place of something of theirs is seen and taken back. What is used to compare was
 * taken before anybody could change it.
 */
const { ownKeys, getOwnPropertyDescriptor, defineProperty, deleteProperty, isExtensible } = Reflect;
const { getPrototypeOf, setPrototypeOf, apply } = Reflect;
const textOf = String;

/** An object to be kept. */
export interface Holder {
  /** As a sentence calls it, for example `Array.prototype`. */
  readonly name: () => string;
  readonly object: object;
  /**
   * What of it counts: its functions and getters, all its values too, or (`objects`) what it holds that is an object. Values such as
   * the exit code change by themselves.
   */
  readonly counts: 'code' | 'values' | 'objects';
  /** What is added counts whatever it is (`all`), where it is code, or not at all. */
  readonly added: 'all' | 'code' | 'nothing';
  /** @default every property */
  readonly only?: readonly PropertyKey[];
}

interface Kept {
  readonly holder: Holder;
  readonly keys: readonly PropertyKey[];
  readonly properties: readonly (PropertyDescriptor | undefined)[];
  readonly wasOpen: boolean;
  readonly prototype: object | null;
}

/** What differs from what it was, for example `Array.prototype.flatMap`. Puts it back. */
export type Restore = () => readonly string[];

/** Notes how objects are. */
export function keep(holders: readonly Holder[]): Restore {
  const all: Kept[] = [];
  for (let at = 0; at < holders.length; at += 1) {
    const holder = holders[at];
    if (holder !== undefined) all[at] = kept(holder);
  }
  return () => {
    const changed: string[] = [];
    for (let at = 0; at < all.length; at += 1) {
      const one = all[at];
      if (one === undefined) continue;
      closed(one, changed);
      restorePrototype(one, changed);
      removeNew(one, changed);
      restoreOld(one, changed);
    }
    return changed;
  };
}

function kept(holder: Holder): Kept {
  const { object } = holder;
  const keys = holder.only ?? ownKeys(object);
  const properties: (PropertyDescriptor | undefined)[] = [];
  for (let at = 0; at < keys.length; at += 1) properties[at] = getOwnPropertyDescriptor(object, keys[at] ?? '');
  return { holder, keys, properties, wasOpen: isExtensible(object), prototype: getPrototypeOf(object) };
}

/** What was frozen stays so: nothing that rests on it can be relied on. */
function closed({ holder: { name, object }, wasOpen }: Kept, changed: string[]): void {
  if (wasOpen && !isExtensible(object)) changed[changed.length] = `Object.freeze(${name()})`;
}

function restorePrototype({ holder: { name, object }, prototype }: Kept, changed: string[]): void {
  if (getPrototypeOf(object) === prototype) return;
  changed[changed.length] = `Object.setPrototypeOf(${name()})`;
  setPrototypeOf(object, prototype);
}

function removeNew({ holder, keys }: Kept, changed: string[]): void {
  const { object, added } = holder;
  if (added === 'nothing') return;
  const now = ownKeys(object);
  if (areSame(now, keys)) return;
  for (let at = 0; at < now.length; at += 1) {
    const key = now[at];
    if (key === undefined || has(keys, key)) continue;
    if (added === 'code' && !isCode(getOwnPropertyDescriptor(object, key))) continue;
    changed[changed.length] = placeOf(holder, key);
    deleteProperty(object, key);
  }
}

function restoreOld({ holder, keys, properties }: Kept, changed: string[]): void {
  const { object } = holder;
  for (let at = 0; at < keys.length; at += 1) {
    const key = keys[at];
    const was = properties[at];
    if (key === undefined || was === undefined || !isCounted(holder, was)) continue;
    if (isSame(object, was, getOwnPropertyDescriptor(object, key))) continue;
    changed[changed.length] = placeOf(holder, key);
    defineProperty(object, key, was);
  }
}

function areSame(some: readonly PropertyKey[], others: readonly PropertyKey[]): boolean {
  if (some.length !== others.length) return false;
  for (let at = 0; at < some.length; at += 1) if (some[at] !== others[at]) return false;
  return true;
}

function has(keys: readonly PropertyKey[], wanted: PropertyKey): boolean {
  for (let at = 0; at < keys.length; at += 1) if (keys[at] === wanted) return true;
  return false;
}

function isCounted({ counts }: Holder, was: PropertyDescriptor): boolean {
  if (counts === 'values') return true;
  return counts === 'objects' ? isObject(was.value) : isCode(was);
}

export function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

function isCode(property: PropertyDescriptor | undefined): boolean {
  return typeof property?.value === 'function' || property?.get !== undefined || property?.set !== undefined;
}

function isSame(object: object, was: PropertyDescriptor, is: PropertyDescriptor | undefined): boolean {
  if (is === undefined) return false;
  if (was.value === is.value && was.get === is.get && was.set === is.set) return true;
  return isMadeWhenRead(object, was, is);
}

/** A property that is only made when it is first read: what its getter would make is what stands there now. */
function isMadeWhenRead(object: object, was: PropertyDescriptor, is: PropertyDescriptor): boolean {
  const { get: make } = was as { readonly get?: (this: object) => unknown };
  if (make === undefined || is.get !== undefined) return false;
  try {
    return apply(make, object, []) === is.value;
  } catch {
    return false;
  }
}

/** What a file exports follows a colon. */
function placeOf({ name }: Holder, key: PropertyKey): string {
  return memberOf(name(), key);
}

export function memberOf(name: string, key: PropertyKey): string {
  return /\.[jt]s$/.test(name) ? `${name}: ${textOf(key)}` : `${name}.${textOf(key)}`;
}
