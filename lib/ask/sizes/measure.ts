import { isDeepStrictEqual } from 'node:util';
import type { Template, TemplateResource } from '../../assembly/template';
import { isObject, parseJson, type JsonValue } from '../../base/json';
import { quotaOf, type Raised } from '../../model/quotas';
import { schemaOf } from '../../resource-schemas';
import { longest } from './longest';
import { PROPERTY_LIMITS, type Attached, type PropertyLimit } from './property-limits';
import { valuesAt } from './values-at';

/** What a property of a resource takes of what AWS takes at most. */
export interface PropertyUse {
  readonly limit: PropertyLimit;
  /** Logical id. */
  readonly id: string;
  readonly resource: TemplateResource;
  readonly used: number;
  readonly allowed: number;
}

/**
 * How much each property of a template takes of its limit.
 *
 * @param quotas that AWS has raised. @default none
 */
export function propertyUses(template: Pick<Template, 'Resources'>, quotas?: Raised): readonly PropertyUse[] {
  return Object.entries(template.Resources).flatMap(([id, resource]) =>
    limitsOf(resource.Type).flatMap((limit) => {
      const allowed = limit.quota === undefined ? limit.limit : quotaOf(quotas, limit.quota);
      return sizesOf(limit, id, template).map((used) => ({ limit, id, resource, used, allowed }));
    }),
  );
}

function limitsOf(type: string): readonly PropertyLimit[] {
  return PROPERTY_LIMITS.filter((limit) => limit.type === '*' || limit.type === type);
}

/** What each value comes to; one number where all of it counts together. */
function sizesOf(limit: PropertyLimit, id: string, template: Pick<Template, 'Resources'>): readonly number[] {
  const { property, part, also, unit } = limit;
  const whole = template.Resources[id]?.Properties?.[property];
  const values = part !== undefined ? valuesAt(whole, part) : whole === undefined ? [] : [whole];
  const sizes = values.map((value) => sizeOf(longest(value, template), limit));
  if (also === undefined) return sizes;
  const added = also.flatMap((attached) =>
    attachedTo(id, attached, template.Resources).map((value) =>
      unit === 'entries' ? 1 : sizeOf(longest(value, template), limit) + (attached.more ?? 0),
    ),
  );
  const all = [...sizes, ...added];
  return all.length === 0 ? [] : [all.reduce((sum, size) => sum + size, 0)];
}

/** What resources of a type put on the one with the id, which they name by a reference or by its name. */
function attachedTo(
  id: string,
  { type, to, part }: Attached,
  resources: Template['Resources'],
): readonly (JsonValue | undefined)[] {
  const { Type = '', Properties: own = {} } = resources[id] ?? {};
  const [identifier = ''] = schemaOf(Type)?.identifier ?? [];
  const name = own[identifier];
  return Object.values(resources)
    .filter(({ Type: other }) => other === type)
    .map(({ Properties = {} }) => Properties)
    .filter((properties) =>
      [properties[to] ?? []]
        .flat()
        .some((one) => refersTo(one, id) || (name !== undefined && isDeepStrictEqual(one, name))),
    )
    .map((properties) => (part === undefined ? properties : properties[part]));
}

function refersTo(value: JsonValue, id: string): boolean {
  if (!isObject(value)) return false;
  const { Ref, 'Fn::GetAtt': attribute } = value;
  return Ref === id || [attribute ?? ''].flat()[0] === id;
}

function sizeOf(value: unknown, { unit, without }: Pick<PropertyLimit, 'unit' | 'without'>): number {
  if (unit === 'entries') return typeof value === 'object' && value !== null ? Object.keys(value).length : 0;
  const text = textOf(value);
  if (unit === 'resources') return resourcesIn(text);
  if (unit === 'bytes') return Buffer.byteLength(text);
  return without === 'white space' ? text.replace(/\s/g, '').length : text.length;
}

function resourcesIn(text: string): number {
  const json = parseJson(text);
  const resources = 'value' in json && isObject(json.value) ? json.value.Resources : undefined;
  return isObject(resources) ? Object.keys(resources).length : 0;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
