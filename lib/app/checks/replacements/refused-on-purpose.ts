import type { JsonObject } from '../../../base/json';
import { identityOf, schemaOf } from '../../../resource-schemas';
import { KNOWN_TYPES } from '../../../resource-schemas/schema';
import type { FoundResource } from '../../../assembly/placed-resources';
import type { ReplacementFinding } from './findings';

/*
 * Resources of which AWS would refuse something: one for each reason, in each place where a resource may stand, and one of each type that
 * sets all that cannot change. A reviewed exception that excuses too much excuses one of these, too.
 */

const FILE = 'Canary';
const BUDGET = {
  Type: 'AWS::Budgets::Budget',
  Properties: { Budget: { BudgetName: 'lz' }, NotificationsWithSubscribers: ['canary'] },
};
const inner = (Type: string) => ({
  Type,
  Properties: { TemplateBody: JSON.stringify({ Resources: { Inner: BUDGET } }) },
});

interface Reason {
  readonly resource: object;
  readonly rule: ReplacementFinding['rule'];
  readonly place?: string;
}

const REASONS: Readonly<Record<string, Reason>> = {
  'a resource of a type that AWS does not have': {
    resource: { Type: 'AWS::Canary::Canary' },
    rule: 'unknown-resource-type',
  },
  'a property that only AWS sets': {
    resource: { Type: 'AWS::SNS::Topic', Properties: { TopicArn: 'canary' } },
    rule: 'read-only-property',
  },
  'what cannot change under a name': { resource: BUDGET, rule: 'refused-replacement' },
  'what cannot change where an account has one': {
    resource: { Type: 'AWS::Config::ConfigurationRecorder', Properties: { Name: 'canary' } },
    rule: 'refused-replacement',
  },
  'a template of a StackSet': {
    resource: inner('AWS::CloudFormation::StackSet'),
    rule: 'refused-replacement',
    place: ' → Inner',
  },
  'a template of a conformance pack': {
    resource: inner('AWS::Config::ConformancePack'),
    rule: 'refused-replacement',
    place: ' → Inner',
  },
};

/** A template with one resource for each reason. */
export const REFUSED = {
  file: FILE,
  text: JSON.stringify({
    Resources: Object.fromEntries(Object.values(REASONS).map(({ resource }, index) => [`R${index}`, resource])),
  }),
};

/** One of each type of which something cannot change, with all of that set. */
export const UNCHANGING: readonly FoundResource[] = KNOWN_TYPES.flatMap((type) =>
  pathsLeft(type).length === 0 ? [] : [{ place: `${FILE} → ${type}`, type, properties: withAllCreateOnly(type) }],
);

/** What of a type cannot change and does not tell it from others. Nothing where AWS makes an id. */
export function pathsLeft(type: string): readonly string[] {
  const unique = identityOf(type);
  return unique === undefined ? [] : createOnly(type).filter((path) => !unique.includes(path));
}

function createOnly(type: string): readonly string[] {
  const { createOnly: always = [], sometimesCreateOnly: sometimes = [] } = schemaOf(type) ?? {};
  return [...always, ...sometimes];
}

function withAllCreateOnly(type: string): JsonObject {
  return [...createOnly(type), ...(identityOf(type) ?? [])].reduce<JsonObject>(
    (properties, path) => deep(properties, path.split('.')),
    {},
  );
}

function deep(holder: JsonObject, [name = '', ...rest]: readonly string[]): JsonObject {
  const there = holder[name];
  if (rest.length === 0) return { ...holder, [name]: there ?? 'canary' };
  return { ...holder, [name]: deep((typeof there === 'object' ? there : {}) as JsonObject, rest) };
}

/** What of all these is not among the findings, in words. */
export function notRefused(findings: readonly ReplacementFinding[]): readonly string[] {
  const isFound = (place: string, rule: string): boolean =>
    findings.some((finding) => finding.place === place && finding.rule === rule);
  return [
    ...Object.entries(REASONS).flatMap(([what, { rule, place = '' }], index) =>
      isFound(`${FILE} → R${index}${place}`, rule) ? [] : [what],
    ),
    ...UNCHANGING.flatMap(({ place, type }) =>
      pathsLeft(type).every((path) =>
        findings.some((one) => one.place === place && one.description.startsWith(`${place}: ${path} of `)),
      )
        ? []
        : [`what cannot change of ${type}`],
    ),
  ];
}
