import { isObject, parseJson, type JsonObject, type JsonValue } from '../base/json';
import { parseTemplate, type Template, type TemplateResource } from './template';

/** A resource of a template, wherever the template is. */
export interface FoundResource {
  /** As a person finds it: the path of its construct, or the file and the logical ids that lead to it. */
  readonly place: string;
  readonly type: string;
  readonly properties: JsonObject;
}

export interface PlacedResource extends FoundResource {
  /** Logical ids that lead to it, its own last. */
  readonly ids: readonly string[];
  readonly resource: TemplateResource;
  /** The template that it hands on. `not read`: it hands one on, and nobody can say here what is in it. @default none */
  readonly inner?: Template | 'not read';
}

/** Resources of a template, and of the templates that they hand on in their turn: those of StackSets and of conformance packs. */
export function resourcesIn(where: string, text: string): readonly PlacedResource[] {
  return resourcesOf(where, parseTemplate(text, where));
}

/** Text of a template by its URL. Undefined where it is none of the assembly. */
type TextAt = (url: string) => string | undefined;

/** @param textAt what stands behind a `TemplateURL`. @default nobody knows */
export function resourcesOf(
  where: string,
  { Resources }: Template,
  textAt: TextAt = () => undefined,
  above: readonly string[] = [],
): readonly PlacedResource[] {
  return Object.entries(Resources).flatMap(([id, resource]) => {
    const { Type: type, Properties: properties = {}, Metadata } = resource;
    const path = Metadata?.['aws:cdk:path'];
    const place = typeof path === 'string' ? path : `${where} → ${id}`;
    const ids = [...above, id];
    const inner = innerTemplate(place, properties, textAt);
    const placed = { place, ids, type, properties, resource, ...(inner === undefined ? {} : { inner }) };
    return [placed, ...(typeof inner === 'object' ? resourcesOf(place, inner, textAt, ids) : [])];
  });
}

function innerTemplate(place: string, properties: JsonObject, textAt: TextAt): PlacedResource['inner'] {
  const { TemplateBody: body, TemplateURL: url } = properties;
  if (body === undefined && url === undefined) return undefined;
  const text = body === undefined ? textAt(urlOf(url)) : typeof body === 'string' ? body : undefined;
  return text !== undefined && isTemplate(text) ? parseTemplate(text, place) : 'not read';
}

function urlOf(url: JsonValue | undefined): string {
  const text = isObject(url) ? url['Fn::Sub'] : url;
  return typeof text === 'string' ? text : '';
}

function isTemplate(text: string): boolean {
  const json = parseJson(text);
  return 'value' in json && isObject(json.value) && isObject(json.value.Resources);
}
