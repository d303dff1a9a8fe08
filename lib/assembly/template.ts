import { AssemblyError } from './assembly-error';
import { groupBy } from '../base/group-by';
import { isObject, parseJson, quote, type JsonObject, type JsonValue } from '../base/json';

/** A CloudFormation template, as far as this reader needs it. */
export interface Template {
  readonly Parameters?: Readonly<Record<string, TemplateParameter>>;
  readonly Mappings?: Readonly<Record<string, JsonObject>>;
  readonly Conditions?: Readonly<Record<string, JsonValue>>;
  readonly Resources: Readonly<Record<string, TemplateResource>>;
  readonly Outputs?: Readonly<Record<string, TemplateOutput>>;
  readonly Metadata?: JsonObject;
}

export interface TemplateParameter {
  readonly Type: string;
  readonly Default?: JsonValue;
}

export interface TemplateResource {
  readonly Type: string;
  readonly Properties?: JsonObject;
  readonly Condition?: string;
  readonly Metadata?: JsonObject;
}

export interface TemplateOutput {
  readonly Value: JsonValue;
  readonly Export?: { readonly Name: JsonValue };
  readonly Condition?: string;
}

/** Sections whose entries are objects; the type says more than is checked where a reader checks it anyway. */
const SECTIONS = ['Parameters', 'Mappings', 'Conditions', 'Resources', 'Outputs', 'Metadata'] as const;

const SECTIONS_OF_OBJECTS = ['Parameters', 'Mappings', 'Outputs'] as const;

/** @throws AssemblyError if it is no JSON, or has another shape than a template */
export function parseTemplate(text: string, where: string): Template {
  const json = parseJson(text);
  if ('problem' in json) throw broken(where, json.problem);
  const parsed = json.value;
  if (!isObject(parsed)) throw broken(where, 'no JSON object');
  for (const section of SECTIONS) {
    const value = parsed[section];
    if (value !== undefined && !isObject(value)) throw broken(where, `${section} is ${quote(value)}`);
  }
  for (const section of SECTIONS_OF_OBJECTS) {
    for (const [name, entry] of Object.entries((parsed[section] ?? {}) as JsonObject)) {
      if (!isObject(entry)) throw broken(where, `${section}.${name} is ${quote(entry)}`);
      if (section === 'Parameters' && typeof entry.Type !== 'string')
        throw broken(where, `parameter ${name} has no Type`);
      if (section === 'Outputs' && entry.Export !== undefined && !isNamed(entry.Export)) {
        throw broken(where, `Export of output ${name} is ${quote(entry.Export)}`);
      }
      if (section === 'Outputs' && entry.Value === undefined) throw broken(where, `output ${name} has no Value`);
    }
  }
  if (parsed.Transform !== undefined) {
    throw broken(where, `a Transform (${quote(parsed.Transform)}), which only CloudFormation can apply`);
  }
  const resources = (parsed.Resources ?? {}) as JsonObject;
  for (const [logicalId, resource] of Object.entries(resources)) checkResource(logicalId, resource, where);
  return { ...parsed, Resources: resources } as unknown as Template;
}

function checkResource(logicalId: string, resource: JsonValue, where: string): void {
  if (!isObject(resource) || typeof resource.Type !== 'string') {
    throw broken(where, `resource ${logicalId} has no Type`);
  }
  if (resource.Condition !== undefined && typeof resource.Condition !== 'string') {
    throw broken(where, `Condition of resource ${logicalId} is ${quote(resource.Condition)}`);
  }
  for (const section of ['Properties', 'Metadata']) {
    const value = resource[section];
    if (value !== undefined && !isObject(value)) {
      throw broken(where, `${section} of resource ${logicalId} is ${quote(value)}`);
    }
  }
}

function isNamed(value: JsonValue): boolean {
  return isObject(value) && value.Name !== undefined;
}

function broken(where: string, found: string): AssemblyError {
  return new AssemblyError({ where, found, mend: 'Make the assembly again with "npm run synth".' });
}

const byType = new WeakMap<Template, ReadonlyMap<string, readonly string[]>>();

/** Logical ids of the template's resources of a type, in the template's order. */
export function resourcesOfType(template: Template, type: string): readonly string[] {
  let index = byType.get(template);
  if (index === undefined) {
    index = groupBy(Object.keys(template.Resources), (logicalId) => template.Resources[logicalId]?.Type ?? '');
    byType.set(template, index);
  }
  return index.get(type) ?? [];
}
