/**
 * How long the policy engine takes, and how that grows: with distinct stacks of policies, not with accounts. Run it with
 * `node -r ts-node/register/transpile-only bench/policy.ts`: figures go into a table, nothing is asserted.
 */
import { loadIamData, loadManagedPolicies } from '../lib/iam-data';
import type { IamData } from '../lib/iam-data';
import { FULL_AWS_ACCESS, PolicyEngine } from '../lib/policy';
import type { Account, ActionVerdicts, NamedPolicy, PolicyLevel, RolePrincipal } from '../lib/policy';

interface Row {
  readonly what: string;
  readonly cells: number;
  readonly seconds: string;
  /** Of processor time: what counts where others use the machine too. */
  readonly 'cpu s': string;
  readonly distinct: number;
  readonly 'resident MB': number;
}

const ORGANIZATION = { id: 'o-bench', managementAccountId: '000000000000' };
const MANAGED = [
  'ReadOnlyAccess',
  'PowerUserAccess',
  'SecurityAudit',
  'job-function/ViewOnlyAccess',
  'AdministratorAccess',
];

/** As many statements and exemptions as the guardrails of a sound landing zone have. */
function guardrails(theme: number): NamedPolicy {
  const exempt = ['stacksets-exec-*', 'lz-break-glass', `OrganizationAccountAccessRole${theme}`];
  const services = ['cloudtrail', 'config', 'guardduty', 'securityhub', 'iam', 'kms', 'ec2', 's3', 'lambda', 'logs'];
  return {
    name: `lz-theme-${theme}`,
    document: {
      Version: '2012-10-17',
      Statement: services.map((service, index) => ({
        Effect: 'Deny',
        Action: [`${service}:Delete*`, `${service}:Update*`, `${service}:Put*Policy`],
        Resource: index % 3 === 0 ? `arn:aws:${service}:*:*:*/lz-*` : '*',
        Condition: {
          ArnNotLike: {
            'aws:PrincipalArn': exempt.slice(0, 1 + (index % 3)).map((name) => `arn:aws:iam::*:role/${name}`),
          },
          ...(index % 5 === 0 ? { StringNotEquals: { 'aws:RequestedRegion': ['us-west-2', 'us-east-1'] } } : {}),
        },
      })),
    },
  };
}

function stack(number: number): readonly PolicyLevel[] {
  return ['root', 'OU a', 'OU b', 'account'].map((attachedTo, level) => ({
    attachedTo,
    policies: [FULL_AWS_ACCESS, guardrails(level), ...(level === 2 ? [guardrails(10 + number)] : [])],
  }));
}

function makeAccounts(count: number, stacks: number): readonly Account[] {
  const distinct = Array.from({ length: stacks }, (_, index) => stack(index));
  return Array.from({ length: count }, (_, index) => ({
    id: String(100_000_000_000 + index),
    organization: ORGANIZATION,
    organizationPath: `o-bench/r-1/ou-${index % stacks}/`,
    scps: distinct[index % stacks] ?? [],
    rcps: [],
  }));
}

/** Each with managed policies and a statement of its own. */
function makePolicies(count: number): readonly (readonly NamedPolicy[])[] {
  const managed = [...loadManagedPolicies(MANAGED).values()];
  return Array.from({ length: count }, (_, index) => [
    ...managed.slice(index % MANAGED.length, (index % MANAGED.length) + 1),
    {
      name: `inline-${index}`,
      document: {
        Version: '2012-10-17' as const,
        Statement: [
          {
            Effect: 'Allow' as const,
            Action: ['s3:*Object', 'sns:Publish'],
            Resource: `arn:aws:s3:::team-${index}-*/*`,
          },
          {
            Effect: 'Deny' as const,
            Action: 'iam:*',
            Resource: '*',
            Condition: { StringNotEquals: { 'aws:PrincipalTag/team': `team-${index}` } },
          },
        ],
      },
    },
  ]);
}

function decideMatrix(engine: PolicyEngine, principals: number, accounts: readonly Account[]): Omit<Row, 'what'> {
  const policies = makePolicies(principals);
  const start = performance.now();
  const cpu = process.cpuUsage();
  const distinct = new Set<ActionVerdicts>();
  const [home] = accounts;
  if (!home) throw new Error('no accounts');
  for (const [index, identityPolicies] of policies.entries()) {
    const arn = `arn:aws:iam::${home.id}:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Persona${index}_0`;
    const principal: RolePrincipal = { kind: 'role', account: home, arn, identityPolicies };
    for (const verdicts of engine.decideActionsAcross({ principal }, accounts).values()) distinct.add(verdicts);
  }
  return {
    cells: principals * accounts.length * engine.universe.size,
    seconds: ((performance.now() - start) / 1000).toFixed(3),
    'cpu s': (process.cpuUsage(cpu).user / 1e6).toFixed(3),
    distinct: distinct.size,
    'resident MB': Math.round(process.memoryUsage.rss() / 1e6),
  };
}

function measure(what: string, data: IamData, principals: number, accounts: readonly Account[]): Row {
  return { what, ...decideMatrix(new PolicyEngine(data), principals, accounts) };
}

async function main(): Promise<void> {
  const start = performance.now();
  const data = await loadIamData();
  console.log(
    `action data: ${data.actions.length} actions in ${(performance.now() - start).toFixed(0)} ms (the first run compiles)`,
  );
  makePolicies(1);
  console.table([
    measure('sample: 10 principals × 9 accounts, 4 stacks', data, 10, makeAccounts(9, 4)),
    measure('100 principals × 500 accounts, 12 stacks', data, 100, makeAccounts(500, 12)),
    measure('100 principals × 5,000 accounts, 12 stacks', data, 100, makeAccounts(5_000, 12)),
    measure('100 principals × 5,000 accounts, 48 stacks', data, 100, makeAccounts(5_000, 48)),
  ]);
}

void main();
