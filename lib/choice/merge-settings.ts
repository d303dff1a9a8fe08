import { entryOf } from '../base/entry-of';
import { isObject, type JsonObject, type JsonValue } from '../base/json';

/**
 * Deep-merges settings that share an organization policy.
 *
 * @param settings id and content of each guardrail
 * @throws when two of them say different things at one place, naming both guardrails and the place
 */
export function mergeSettings(settings: readonly (readonly [id: string, content: JsonObject])[]): JsonObject {
  const origin = new Map<string, string>();
  return settings.reduce<JsonObject>((merged, [id, content]) => merge(merged, content, [], id, origin), {});
}

function merge(
  left: JsonObject,
  right: JsonObject,
  path: readonly string[],
  id: string,
  origin: Map<string, string>,
): JsonObject {
  const merged: Record<string, JsonValue> = { ...left };
  for (const [key, value] of Object.entries(right)) {
    const here = [...path, key];
    const place = here.join(' > ');
    const present = entryOf(left, key);
    if (present === undefined) {
      merged[key] = value;
    } else if (isObject(present) && isObject(value)) {
      merged[key] = merge(present, value, here, id, origin);
    } else if (JSON.stringify(present) !== JSON.stringify(value)) {
      const other = origin.get(place) ?? 'another guardrail';
      throw new Error(
        `${id} sets ${place} to ${JSON.stringify(value)}, but ${other} sets it to ${JSON.stringify(present)} in the ` +
          'same policy: attach only one of them to this target',
      );
    }
    remember(value, here, id, origin);
  }
  return merged;
}

function remember(value: JsonValue, path: readonly string[], id: string, origin: Map<string, string>): void {
  const place = path.join(' > ');
  if (!origin.has(place)) origin.set(place, id);
  if (isObject(value)) for (const [key, inner] of Object.entries(value)) remember(inner, [...path, key], id, origin);
}
