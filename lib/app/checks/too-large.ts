import type { Template, TemplateResource } from '../../assembly/template';
import { PROPERTY_LIMITS, type PropertyLimit } from '../../ask/sizes/property-limits';
import type { JsonValue } from '../../base/json';
import type { Problem } from '../../config/problem';
import { SECTION_LIMITS } from '../../model/stack-limits';
import { TEMPLATE_LIMITS } from './template-limits';

/*
 * A template that is too large in each way that is measured. Whoever looks at it and does not find one of them would not find it in a
 * template that deploys either.
 */

type Resources = Record<string, TemplateResource>;

/** One way to be too large: what it adds to the template, and how a problem about it is told from others. */
interface Way {
  readonly what: string;
  readonly resources?: Resources;
  readonly isFound: (problem: Problem) => boolean;
}

const FILE = 'canary';
const text = (length: number): string => 'x'.repeat(length);

function numbered<T>(count: number, make: (index: number) => T): Record<string, T> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`N${index}`, make(index)]));
}

/** The first value beyond a limit. */
function beyond({ unit, limit }: PropertyLimit): JsonValue {
  switch (unit) {
    case 'entries':
      return Array.from({ length: limit + 1 }, (_, index) => index);
    case 'resources':
      return JSON.stringify({ Resources: numbered(limit + 1, () => ({})) });
    case 'bytes':
    case 'characters':
      return text(limit + 1);
  }
}

const ANY = 'AWS::SNS::Topic';

/** A property alone, and each kind of resource that adds to it. */
function waysOf(limit: PropertyLimit, place: number): readonly Way[] {
  const { type, property, part, also = [], unit } = limit;
  const value = beyond(limit);
  const Type = type === '*' ? ANY : type;
  const own = part === undefined ? value : { [part]: value };
  const way = (what: string, id: string, Properties: TemplateResource['Properties'], more: Resources = {}): Way => ({
    what: `${what} with more ${unit} than AWS takes`,
    resources: { [id]: { Type, ...(Properties && { Properties }) }, ...more },
    isFound: ({ path, expected }) => path === `${FILE} → ${id}.${property}` && expected.includes(` ${unit} in `),
  });
  const attached = also.map(({ type: other, to, part: inner = 'Of' }, index) => {
    const id = `P${place}A${index}`;
    const one = { Type: other, Properties: { [to]: { Ref: id }, [inner]: unit === 'entries' ? '' : value } };
    const count = unit === 'entries' ? limit.limit + 1 : 1;
    const more = Object.fromEntries(Array.from({ length: count }, (_, number) => [`${id}N${number}`, one]));
    return way(`${property} of ${type} by ${other}`, id, undefined, more);
  });
  return [way(`${property} of ${type}`, `P${place}`, { [property]: own }), ...attached];
}

const SECTIONS = Object.entries(SECTION_LIMITS);

const WAYS: readonly Way[] = [
  ...PROPERTY_LIMITS.flatMap(waysOf),
  ...TEMPLATE_LIMITS.map(({ what }) => ({
    what: `${what} that is too long`,
    isFound: ({ path, expected }: Problem) => path.startsWith(`${FILE} → `) && expected.includes(` in ${what}: `),
  })),
  ...[...SECTIONS.map(([section]) => section.toLowerCase()), 'bytes of template'].map((what) => ({
    what: `a template of too many ${what}`,
    isFound: ({ found }: Problem) => found.endsWith(` ${what} in the stack ${FILE}`),
  })),
];

const LONG = text(256);

/** The template, as a stack has it. Made anew each time: it is larger than what a process should keep. */
export function tooLarge(): { readonly templateFile: string; readonly stackName: string; readonly template: Template } {
  const [resources, outputs, parameters, mappings] = [
    SECTION_LIMITS.Resources,
    SECTION_LIMITS.Outputs,
    SECTION_LIMITS.Parameters,
    SECTION_LIMITS.Mappings,
  ].map((limit) => limit + 1);
  const template = {
    // With the code that is too long for a function it is too large as a whole.
    Description: text(1_025),
    Resources: {
      [LONG]: { Type: ANY },
      ...numbered(resources ?? 0, () => ({ Type: ANY })),
      ...Object.fromEntries(WAYS.flatMap((way) => Object.entries(way.resources ?? {}))),
    },
    Parameters: {
      [LONG]: { Type: 'String', Default: text(4_097) },
      ...numbered(parameters ?? 0, () => ({ Type: 'String' })),
    },
    Outputs: { [LONG]: { Value: '', Description: text(1_025) }, ...numbered(outputs ?? 0, () => ({ Value: '' })) },
    Mappings: { [LONG]: { [LONG]: {}, ...numbered(200, () => ({})) }, ...numbered(mappings ?? 0, () => ({})) },
  };
  return { templateFile: FILE, stackName: FILE, template };
}

/** In which ways it was not found to be too large, in words. */
export function overlookedSizes(problems: readonly Problem[]): readonly string[] {
  return WAYS.filter(({ isFound }) => !problems.some(isFound)).map(({ what }) => what);
}
