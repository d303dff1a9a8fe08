import { policyQuotas } from '../../../lib/choice/policy-quotas';
import type { ConfigError } from '../../../lib/config/config-error';
import type { Definitions } from '../../../lib/config/definitions';
import type { Problem } from '../../../lib/config/problem';
import { definitions, readLandingZone } from '../../support/read-landing-zone';
import { config } from '../../support/companies/trips';

/*
 * A company whose policy has exactly as many characters as AWS takes is accepted; with one more it is refused, with used and allowed.
 * The limits are those of AWS's pages, not of the code that counts.
 */

type Json = Readonly<Record<string, unknown>>;

/** A definition somewhere in the catalogue that is another. */
function changed(kind: keyof Definitions, ids: readonly string[], change: (definition: unknown) => unknown) {
  const put = (holder: unknown, [id, ...rest]: readonly string[]): unknown =>
    id === undefined ? change(holder) : { ...(holder as Json), [id]: put((holder as Json)[id], rest) };
  return { ...definitions, [kind]: put(definitions[kind], ids) };
}

/** One text of its first statement is longer by a number of characters, all of which count. */
const longer =
  (list: string, element: string, text: (more: number) => unknown) =>
  (more: number) =>
  (definition: unknown): unknown => {
    const [first, ...rest] = (definition as Readonly<Record<string, readonly Json[]>>)[list] ?? [];
    return { ...(definition as Json), [list]: [{ ...first, [element]: text(more) }, ...rest] };
  };

const called =
  (change: (more: number) => (definition: unknown) => unknown) =>
  (more: number) =>
  (define: unknown): unknown =>
  (context: unknown): unknown =>
    change(more)((define as (context: unknown) => unknown)(context));

const bucket = (more: number): string => `arn:aws:s3:::${'x'.repeat(more)}/*`;
const resources = longer('statements', 'Resource', bucket);
const trusted = longer('trust', 'Condition', (more) => ({
  StringLike: { 'aws:PrincipalArn': `arn:aws:iam::*:role/${'x'.repeat(more)}` },
}));

interface Limit {
  readonly limit: number;
  readonly path: string;
  readonly definitions: (more: number) => Definitions;
}

const LIMITS: Readonly<Record<string, Limit>> = {
  'a service control policy': {
    limit: 10_240,
    path: 'config/organization.ts → guardrails',
    definitions: (more) => changed('guardrails', ['audit', 'deny-changing-cloudtrail'], resources(more)),
  },
  'a resource control policy': {
    limit: 5_120,
    path: 'config/organization.ts → guardrails',
    definitions: (more) => changed('guardrails', ['perimeter', 'deny-outside-principals'], called(resources)(more)),
  },
  'the inline policy of a permission set': {
    limit: 10_240,
    path: 'lib/catalogue/personas/qa.ts → statements',
    definitions: (more) => changed('personas', ['qa'], called(resources)(more)),
  },
  'the permissions boundary': {
    limit: 6_144,
    path: 'lib/catalogue/boundary/permissions-boundary.ts → document',
    definitions: (more) => changed('permissionsBoundary', ['document'], longer('Statement', 'Resource', bucket)(more)),
  },
  'the inline policy of a machine role': {
    limit: 10_240,
    path: 'config/machine-roles/order-publisher.ts → statements',
    definitions: (more) => changed('machineRoles', ['order-publisher', 'define'], called(resources)(more)),
  },
  'the trust policy of a machine role': {
    limit: 2_048,
    path: 'config/machine-roles/order-publisher.ts → trust',
    definitions: (more) => changed('machineRoles', ['order-publisher', 'define'], called(trusted)(more)),
  },
};

function problemsOf(changedDefinitions: Definitions): readonly Problem[] {
  try {
    readLandingZone(config, changedDefinitions);
    return [];
  } catch (error) {
    return (error as ConfigError).problems;
  }
}

const isSize = ({ found }: Problem): boolean => /[\d,]+ characters/.test(found);
const sizesIn = (text: string): readonly number[] =>
  [...text.matchAll(/\d[\d,]*/g)].map(([digits]) => Number(digits.replaceAll(',', '')));

test.each(Object.entries(LIMITS))('%s may be as long as AWS takes, and no character longer', (_what, one) => {
  const at = (more: number): Problem | undefined =>
    problemsOf(one.definitions(more)).find((problem) => problem.path === one.path && isSize(problem));
  const far = at(one.limit);
  // What is far too long says by how much: so the text that fits exactly is known.
  const [used = 0] = sizesIn(far?.found ?? '');
  const fitting = one.limit - (used - one.limit);
  expect(at(fitting)).toBeUndefined();
  const over = at(fitting + 1);
  expect(sizesIn(over?.found ?? '')).toContain(one.limit + 1);
  expect(sizesIn(over?.expected ?? '')).toContain(one.limit);
});

test('every type of policy that an organization has is counted by the limit of AWS’s page', () => {
  expect(Object.fromEntries(Object.entries(policyQuotas).map(([type, { characters }]) => [type, characters]))).toEqual({
    SERVICE_CONTROL_POLICY: 10_240,
    RESOURCE_CONTROL_POLICY: 5_120,
    AISERVICES_OPT_OUT_POLICY: 2_500,
    BACKUP_POLICY: 10_000,
    BEDROCK_POLICY: 10_000,
    CHATBOT_POLICY: 10_000,
    DECLARATIVE_POLICY_EC2: 10_000,
    INSPECTOR_POLICY: 10_000,
    NETWORK_SECURITY_DIRECTOR_POLICY: 10_000,
    S3_POLICY: 10_000,
    SECURITYHUB_POLICY: 10_000,
    TAG_POLICY: 10_000,
    UPGRADE_ROLLOUT_POLICY: 5_120,
  });
});
