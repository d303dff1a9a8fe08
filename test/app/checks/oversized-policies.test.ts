import { completeLandingZone } from '../../../lib/model/complete';
import { CfnResource, Stack } from 'aws-cdk-lib/core';
import { assemblyTemplates } from '../../../lib/assembly/assembly-templates';
import { Ledger } from '../../../lib/app/checks/ledger';
import { PROPERTY_LIMITS } from '../../../lib/ask/sizes/property-limits';
import { stackLimits } from '../../../lib/app/checks/stack-limits';
import type { Definitions } from '../../../lib/config/definitions';
import type { ConfigError } from '../../../lib/config/config-error';
import { definitions, readLandingZone } from '../../support/read-landing-zone';
import { assemblyFolderOf, templatesIn } from '../../support/assemblies';
import { everything } from '../../support/companies/everything';
import { config } from '../../support/companies/trips';
import { testApp } from '../../support/synthesize';

type Json = Record<string, unknown>;

/** Real ARNs, more of them than any policy takes. */
const MANY = Array.from({ length: 1_500 }, (_, index) => `arn:aws:s3:::trips-archive-${index}/*`);

/** Gives the first statement of a definition a thousand resources. */
const widened = (definition: unknown, list: string, element = 'Resource', value: unknown = MANY): Json => {
  const [first, ...rest] = (definition as Record<string, readonly Json[]>)[list] ?? [];
  return { ...(definition as Json), [list]: [{ ...first, [element]: value }, ...rest] };
};

/** Definitions of which one is another. */
function having(
  kind: keyof Definitions,
  ids: readonly string[],
  change: (definition: unknown) => unknown,
): Definitions {
  const put = (holder: unknown, [id, ...rest]: readonly string[]): unknown =>
    id === undefined ? change(holder) : { ...(holder as Json), [id]: put((holder as Json)[id], rest) };
  return { ...definitions, [kind]: put(definitions[kind], ids) };
}

const defining =
  (list: string, element?: string, value?: unknown) =>
  (define: unknown): unknown =>
  (context: unknown): unknown =>
    widened((define as (context: unknown) => unknown)(context), list, element, value);

const principals = { AWS: Array.from({ length: 60 }, (_, index) => `arn:aws:iam::${111111111111 + index}:root`) };

test.each<[what: string, definitions: Definitions, path: string, found: RegExp, mend: RegExp]>([
  [
    'a service control policy',
    having('guardrails', ['audit', 'deny-changing-cloudtrail'], (guardrail) => widened(guardrail, 'statements')),
    'config/organization.ts → guardrails',
    /^[\d,]+ characters in SERVICE_CONTROL_POLICY "lz-audit-root"$/,
    /^shorten it by [\d,]+, or move a guardrail/,
  ],
  [
    'a resource control policy',
    having('guardrails', ['perimeter', 'deny-outside-principals'], defining('statements')),
    'config/organization.ts → guardrails',
    /^[\d,]+ characters in RESOURCE_CONTROL_POLICY "lz-perimeter-root"$/,
    /^shorten it by [\d,]+, or move a guardrail/,
  ],
  [
    'the inline policy of a permission set',
    having('personas', ['qa'], defining('statements')),
    'lib/catalogue/personas/qa.ts → statements',
    /^an inline policy of [\d,]+ characters/,
    /^shorten it by [\d,]+, or move a part into a managed policy$/,
  ],
  [
    'the managed policy that is the permissions boundary',
    having('permissionsBoundary', ['document'], (document) => widened(document, 'Statement')),
    'lib/catalogue/boundary/permissions-boundary.ts → document',
    /^\d+ characters$/,
    /^shorten it by \d+$/,
  ],
  [
    'the policy of a machine role',
    having('machineRoles', ['order-publisher', 'define'], defining('statements')),
    'config/machine-roles/order-publisher.ts → statements',
    /^\d+ characters$/,
    /^shorten it by \d+$/,
  ],
  [
    'the trust policy of a machine role',
    having('machineRoles', ['order-publisher', 'define'], defining('trust', 'Principal', principals)),
    'config/machine-roles/order-publisher.ts → trust',
    /^[\d,]+ characters$/,
    /^shorten it by \d+/,
  ],
])('%s over its size is refused before there is a template', (_what, definitions, path, found, mend) => {
  expect(problemsWith(definitions)).toContainEqual({
    path,
    found: expect.stringMatching(found) as string,
    expected: expect.stringMatching(/at most/) as string,
    mend: expect.stringMatching(mend) as string,
  });
});

function problemsWith(definitions: Definitions): readonly unknown[] {
  try {
    readLandingZone(config, definitions);
    return [];
  } catch (error) {
    return (error as ConfigError).problems;
  }
}

const document = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: MANY }] };

/** A resource with an oversized policy for each property that holds one; what else it needs is no matter here. */
const OVERSIZED: readonly (readonly [type: string, property: string, value: unknown])[] = [
  ['AWS::IAM::ManagedPolicy', 'PolicyDocument', document],
  ['AWS::IAM::Role', 'AssumeRolePolicyDocument', document],
  ['AWS::IAM::Role', 'Policies', [{ PolicyName: 'one', PolicyDocument: document }]],
  ['AWS::IAM::User', 'Policies', [{ PolicyName: 'one', PolicyDocument: document }]],
  ['AWS::IAM::Group', 'Policies', [{ PolicyName: 'one', PolicyDocument: document }]],
  ['AWS::SSO::PermissionSet', 'InlinePolicy', document],
  ['AWS::S3::BucketPolicy', 'PolicyDocument', document],
  ['AWS::SNS::TopicPolicy', 'PolicyDocument', document],
  ['AWS::SQS::QueuePolicy', 'PolicyDocument', document],
  ['AWS::KMS::Key', 'KeyPolicy', document],
  ['AWS::Events::EventBus', 'Policy', document],
];

test('a policy of each type over its size in a template ends the synthesis with place, size, limit and mend', () => {
  const app = testApp();
  const stack = new Stack(app, 'Oversized');
  OVERSIZED.forEach(([type, property, value], index) => {
    new CfnResource(stack, `R${index}`, { type, properties: { [property]: value } });
  });
  const ledger = new Ledger(app, [stackLimits()]);
  expect(() => app.synth()).toThrow();
  const problems = ledger.verdict(assemblyTemplates(app.outdir)).problems.join('\n');
  OVERSIZED.forEach(([type, property], index) => {
    const { unit, limit, mend } =
      PROPERTY_LIMITS.find((one) => one.type === type && one.property === property) ?? fail(`${type}.${property}`);
    const most = limit.toLocaleString('en-US');
    expect(problems).toMatch(
      new RegExp(
        `→ R${index}\\.${property}\\n +found +[\\d,]+ ${unit}\\n +expected +at most ${most} ${unit} in this property of ${type}.*\\n +mend +${mend}`,
      ),
    );
  });
});

test('every policy that a company deploys is measured: no type of resource holds one that has no limit here', () => {
  // Its own limits are those of the config; a policy beside a role counts with the role's.
  const elsewhere = ['AWS::Organizations::Policy.Content', 'AWS::IAM::Policy.PolicyDocument'];
  const known = new Set([...PROPERTY_LIMITS.map(({ type, property }) => `${type}.${property}`), ...elsewhere]);
  const found = [...templatesIn(assemblyFolderOf(completeLandingZone(everything))).values()].flatMap(({ Resources }) =>
    Object.values(Resources as Record<string, { Type: string; Properties?: Json }>).flatMap(
      ({ Type, Properties = {} }) =>
        Object.entries(Properties)
          .filter(([property, value]) => property !== 'TemplateBody' && holdsPolicy(value))
          .map(([property]) => `${Type}.${property}`),
    ),
  );
  expect(new Set(found).size).toBeGreaterThan(5);
  expect(found.filter((place) => !known.has(place))).toEqual([]);
});

function holdsPolicy(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.hasOwn(value, 'Statement') || Object.values(value).some(holdsPolicy);
}

function fail(what: string): never {
  throw new Error(`there is no limit for ${what}`);
}
