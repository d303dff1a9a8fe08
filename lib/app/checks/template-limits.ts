import type { Template } from '../../assembly/template';
import { longest, type Referenced } from '../../ask/sizes/longest';

/** One place of a template with what counts there. */
export interface Measurable {
  /** As a person finds it in the template. */
  readonly place: string;
  readonly size: number;
}

/** How much CloudFormation takes of one part of a template. None of it can be raised. */
export interface TemplateLimit {
  readonly what: string;
  readonly unit: 'bytes' | 'characters' | 'attributes';
  readonly limit: number;
  readonly mend: string;
  /** Where AWS says so. */
  readonly page: string;
  readonly sizes: (template: Template) => readonly Measurable[];
}

const QUOTAS = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html';
const SHORTER = 'shorten the key or id in the config that it is made of';

/**
 * What is long in a template although none of its resources is. The value of an output and the name of an export have no length
 * in AWS's documentation.
 */
export const TEMPLATE_LIMITS: readonly TemplateLimit[] = [
  { what: 'the logical id of a resource', unit: 'characters', limit: 255, mend: SHORTER, page: QUOTAS, sizes: keysOf('Resources') },
  { what: 'the name of a parameter', unit: 'characters', limit: 255, mend: SHORTER, page: QUOTAS, sizes: keysOf('Parameters') },
  { what: 'the name of an output', unit: 'characters', limit: 255, mend: SHORTER, page: QUOTAS, sizes: keysOf('Outputs') },
  { what: 'the name of a mapping', unit: 'characters', limit: 255, mend: SHORTER, page: QUOTAS, sizes: keysOf('Mappings') },
  { what: 'the name of an attribute of a mapping', unit: 'characters', limit: 255, mend: SHORTER, page: QUOTAS, sizes: attributeNames },
  { what: 'a mapping', unit: 'attributes', limit: 200, mend: 'make two mappings of it', page: QUOTAS, sizes: attributes },
  { what: 'the value of a parameter', unit: 'bytes', limit: 4_096, mend: 'hand over less, or by several parameters', page: QUOTAS, sizes: parameterValues },
  { what: 'the description of an output', unit: 'bytes', limit: 1_024, mend: 'say it in fewer words', page: QUOTAS, sizes: outputDescriptions },
  { what: 'the description of the template', unit: 'bytes', limit: 1_024, mend: 'say it in fewer words', page: QUOTAS, sizes: description },
]; // prettier-ignore

type Section = 'Resources' | 'Parameters' | 'Outputs' | 'Mappings';

function keysOf(section: Section): TemplateLimit['sizes'] {
  return (template) => names(template[section], section);
}

function names(map: object | undefined, place: string): readonly Measurable[] {
  return Object.keys(map ?? {}).map((key) => ({ place: `${place}.${key}`, size: key.length }));
}

function attributeNames({ Mappings = {} }: Template): readonly Measurable[] {
  return Object.entries(Mappings).flatMap(([name, mapping]) => [
    ...names(mapping, `Mappings.${name}`),
    ...Object.entries(mapping).flatMap(([key, values]) => names(values as object, `Mappings.${name}.${key}`)),
  ]);
}

function attributes({ Mappings = {} }: Template): readonly Measurable[] {
  return Object.entries(Mappings).map(([name, mapping]) => ({
    place: `Mappings.${name}`,
    size: Object.keys(mapping).length,
  }));
}

/** What a template holds itself, and what a StackSet hands to its own. */
function parameterValues({ Parameters = {}, Resources }: Template): readonly Measurable[] {
  const handed = Object.entries(Resources).flatMap(([id, { Type, Properties }]) =>
    Type === 'AWS::CloudFormation::StackSet' && Array.isArray(Properties?.Parameters)
      ? Properties.Parameters.map((parameter, index) => ({
          place: `Resources.${id}.Parameters[${index}]`,
          value: (parameter as { readonly ParameterValue?: unknown }).ParameterValue,
        }))
      : [],
  );
  const own = Object.entries(Parameters).map(([name, { Default }]) => ({
    place: `Parameters.${name}`,
    value: Default,
  }));
  return [...own, ...handed].flatMap(({ place, value }) => bytes(place, value, { Resources }));
}

function outputDescriptions({ Outputs = {} }: Template): readonly Measurable[] {
  return Object.entries(Outputs).flatMap(([name, output]) =>
    bytes(`Outputs.${name}`, Reflect.get(output, 'Description')),
  );
}

function description(template: Template): readonly Measurable[] {
  return bytes('Description', Reflect.get(template, 'Description'));
}

function bytes(place: string, value: unknown, template?: Referenced): readonly Measurable[] {
  if (value === undefined) return [];
  const text = longest(value, template);
  return [{ place, size: Buffer.byteLength(typeof text === 'string' ? text : JSON.stringify(text)) }];
}
