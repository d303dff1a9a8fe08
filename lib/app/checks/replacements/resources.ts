import { isObject, parseJson, type JsonObject } from '../../../base/json';
import { parseTemplate } from '../../../assembly/template';

/** A resource of a template, wherever the template is. */
export interface PlacedResource {
  /** As a person finds it: the path of its construct, or the file and the logical ids that lead to it. */
  readonly place: string;
  readonly type: string;
  readonly properties: JsonObject;
}

/** Resources of a template, and of the templates that they hand on in their turn: those of StackSets and of conformance packs. */
export function resourcesIn(where: string, text: string): readonly PlacedResource[] {
  const { Resources } = parseTemplate(text, where);
  return Object.entries(Resources).flatMap(([id, { Type: type, Properties: properties = {}, Metadata }]) => {
    const path = Metadata?.['aws:cdk:path'];
    const place = typeof path === 'string' ? path : `${where} → ${id}`;
    const { TemplateBody: body } = properties;
    const inner = typeof body === 'string' && isTemplate(body) ? resourcesIn(place, body) : [];
    return [{ place, type, properties }, ...inner];
  });
}

function isTemplate(text: string): boolean {
  const json = parseJson(text);
  return 'value' in json && isObject(json.value) && isObject(json.value.Resources);
}
