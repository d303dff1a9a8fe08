import { parse } from 'yaml';
import { entryOf } from '../../base/entry-of';
import { isObject, type JsonObject } from '../../base/json';
import { LiveError } from '../live';

/**
 * Properties of a deployed template's resources, by logical id. The CDK deploys JSON, and imports YAML, which JSON is a part of.
 *
 * @throws LiveError where it is neither
 */
export function propertiesIn(text: string, stack: string): Readonly<Record<string, JsonObject>> {
  const template = parsed(text, stack);
  const resources = isObject(template) ? entryOf(template, 'Resources') : undefined;
  if (!isObject(resources)) return {};
  return Object.fromEntries(
    Object.entries(resources).flatMap(([logicalId, resource]) =>
      isObject(resource) && isObject(resource.Properties) ? [[logicalId, resource.Properties] as const] : [],
    ),
  );
}

function parsed(text: string, stack: string): unknown {
  // Long ones are read many times faster as what they are.
  try {
    return text.trimStart().startsWith('{') ? JSON.parse(text) : parse(text, { logLevel: 'error' });
  } catch {
    throw new LiveError('failed', `the template of ${stack} can be read neither as JSON nor as YAML`);
  }
}
