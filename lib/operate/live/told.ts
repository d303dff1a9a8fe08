import { isObject, type JsonObject } from '../../base/json';
import { LiveError } from './live-error';

/**
 * A field that everything else rests on, such as an id or a name.
 *
 * @param api for example `organizations:ListRoots`
 * @param field for example `Roots.Id`
 * @throws LiveError that names both where AWS leaves it out: two that are missing would pass for the same
 */
export function told<T>(value: T | undefined, api: string, field: string): T {
  if (value !== undefined && value !== '') return value;
  throw new LiveError('failed', `${api} answered without ${field}: what is there cannot be told. Try again later.`);
}

/** A field that holds JSON. @throws LiveError as `told`, and where it is no object */
export function toldJson(text: string | undefined, api: string, field: string): JsonObject {
  const document = parsed(told(text, api, field));
  if (isObject(document)) return document;
  throw new LiveError('failed', `${api}: ${field} holds no JSON object`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
