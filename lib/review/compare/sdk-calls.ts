import { isObject, parseJson, type JsonObject, type JsonValue } from '../../base/json';
import { isCustomType } from '../../base/template-contract';

/** Where a custom resource says as text of JSON which call of an SDK is made for it. */
const CALLS = ['Create', 'Update', 'Delete'] as const;

/** Properties with the calls of a custom resource as objects, so that their parameters are compared. What is no text of JSON stays. */
export function withCalls(type: string, properties: object): object {
  if (!isCustomType(type)) return properties;
  const calls = CALLS.flatMap((name): [string, JsonObject][] => {
    const call = callOf((properties as JsonObject)[name]);
    return call === undefined ? [] : [[name, call]];
  });
  return { ...properties, ...Object.fromEntries(calls) };
}

function callOf(value: JsonValue | undefined): JsonObject | undefined {
  const text = textOf(value);
  const json = text === undefined ? {} : parseJson(text);
  return 'value' in json && isObject(json.value) ? json.value : undefined;
}

/** Of parts that are joined, with what a deploy fills in written as JSON into the text. */
function textOf(value: JsonValue | undefined): string | undefined {
  if (typeof value === 'string') return value;
  const [separator, parts] = listOf(isObject(value) ? value['Fn::Join'] : undefined);
  if (separator !== '' || !Array.isArray(parts)) return undefined;
  return parts.map((part) => (typeof part === 'string' ? part : escaped(JSON.stringify(part)))).join('');
}

function listOf(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? (value as readonly JsonValue[]) : [];
}

function escaped(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
