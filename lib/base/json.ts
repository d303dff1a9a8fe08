export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: JsonValue;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isList(value: unknown): value is readonly JsonValue[] {
  return Array.isArray(value);
}

export function textOf(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** What was found where something else was expected, short enough for one line. */
export function quote(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length <= 80 ? text : `${text.slice(0, 77)}...`;
}

/** Deeper than any template goes, and far from the end of the call stack. */
export const DEEPEST = 200;

/** @returns the value of a JSON text, or what is wrong with it in words; never throws */
export function parseJson(text: string): { readonly value: JsonValue } | { readonly problem: string } {
  let value: JsonValue;
  try {
    value = JSON.parse(text) as JsonValue;
  } catch {
    return { problem: 'no JSON, or cut off' };
  }
  return isDeep(value) ? { problem: `JSON that is nested deeper than ${DEEPEST} levels` } : { value };
}

/** Level by level, since to call itself would end where this is about. */
function isDeep(value: JsonValue): boolean {
  let level: readonly JsonValue[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST) return true;
    // Templates of thousands of accounts have millions of values: no list is made for each.
    const next: JsonValue[] = [];
    for (const item of level) {
      if (typeof item === 'object' && item !== null) for (const child of Object.values(item)) next.push(child);
    }
    level = next;
  }
  return false;
}
