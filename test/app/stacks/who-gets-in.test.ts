import { readLandingZone } from '../../support/read-landing-zone';
import { config } from '../../support/companies/trips';
import { EngineEnvironment, organizationGraph, readAssembly, type OrganizationGraph } from '../../../lib/assembly';
import { loadIamData, loadManagedPolicies } from '../../../lib/iam-data';
import { PolicyEngine } from '../../../lib/policy';
import { assemblyFolderOf } from '../../support/assemblies';

/*
 * Who can take the roles of the baseline, asked of the policy engine about the templates that deploy: every principal of
 * every account tries.
 */

let graph: OrganizationGraph;
let environment: EngineEnvironment;
let engine: PolicyEngine;

beforeAll(async () => {
  graph = organizationGraph(readAssembly(assemblyFolderOf(readLandingZone(config))), {
    managementAccountName: config.company.managementAccount.name,
  });
  environment = new EngineEnvironment(graph, loadManagedPolicies(graph.awsManagedPolicyArns()));
  engine = new PolicyEngine(await loadIamData());
});

type Context = Readonly<Record<string, string>>;

/** Whoever may make the call, as `<account>/<name>`. */
function whoMay(
  action: string,
  arn: string,
  account: OrganizationGraph['managementAccount'],
  context: Context,
): string[] {
  const resource = environment.resource(arn, account);
  return graph.accounts.flatMap((home) =>
    graph
      .contentsOf(home)
      .principals.filter((one) => {
        const principal = environment.principal(one);
        return engine.decide({ principal, action, resource, context, region: 'us-west-2' }).decision === 'allowed';
      })
      .map((one) => `${home.name}/${one.arn.split('/').at(-1) ?? ''}`),
  );
}

function whoMayAssume(role: string, context: Context = {}): Record<string, string[]> {
  const into = graph.accounts.filter((account) => graph.contentsOf(account).roles.some(({ name }) => name === role));
  return Object.fromEntries(
    into.map((account) => [
      account.name,
      whoMay('sts:AssumeRole', `arn:aws:iam::${account.id}:role/${role}`, account, context),
    ]),
  );
}

const EVERY_ACCOUNT = ['management', ...Object.keys(config.accounts)].sort();
const SECOND_FACTOR = { 'aws:MultiFactorAuthPresent': 'true', 'aws:MultiFactorAuthAge': '60' };

test('the emergency role of every account opens to the two break-glass users with a second factor, and to nobody else', () => {
  const found = whoMayAssume('lz-break-glass', SECOND_FACTOR);
  expect(Object.keys(found).sort()).toEqual(EVERY_ACCOUNT);
  for (const who of Object.values(found)) expect(who).toEqual(['management/break-glass-1', 'management/break-glass-2']);
});

test.each([
  ['without a second factor', { 'aws:MultiFactorAuthPresent': 'false' }],
  ['with access keys, which say nothing of a second factor', {}],
  ['with a second factor of yesterday', { ...SECOND_FACTOR, 'aws:MultiFactorAuthAge': '86400' }],
] as [string, Context][])('the emergency role opens to nobody %s', (_how, context) => {
  expect(Object.values(whoMayAssume('lz-break-glass', context)).flat()).toEqual([]);
});

test('the audit role of every account opens to who administers security in the security account, and to nobody else', () => {
  const found = whoMayAssume('lz-security-audit');
  expect(Object.keys(found).sort()).toEqual(EVERY_ACCOUNT);
  for (const who of Object.values(found)) {
    expect(who).toEqual([expect.stringMatching(/^security\/AWSReservedSSO_SecurityAdmin_/)]);
  }
});

test('the root-task role is in the management account alone, and opens to its administrators and to break-glass', () => {
  const found = whoMayAssume('lz-root-tasks');
  expect(Object.keys(found)).toEqual(['management']);
  expect(found.management?.sort()).toEqual([
    expect.stringMatching(/^management\/AWSReservedSSO_OrgAdmin_/),
    'management/lz-break-glass',
  ]);
});

describe('the root of a member account', () => {
  // AWS takes the call from the management account alone, and asks nothing but the caller's own policies.
  const take = (context: Context): string[] => {
    const member = graph.account('engineering-prod') ?? graph.managementAccount;
    const everywhere = whoMay('sts:AssumeRoot', `arn:aws:iam::${member.id}:root`, member, {
      'aws:RequestedRegion': 'us-west-2',
      ...context,
    });
    return everywhere.filter((who) => who.startsWith('management/'));
  };
  const task = (name: string): Context => ({ 'sts:TaskPolicyArn': `arn:aws:iam::aws:policy/root-task/${name}` });

  test('is taken by the root-task role alone', () => {
    expect(take(task('S3UnlockBucketPolicy'))).toEqual(['management/lz-root-tasks']);
  });

  test.each([
    ['for no task', {}],
    ['for a task that AWS has not got yet', task('Everything')],
    ['where no alarm would be raised', { ...task('S3UnlockBucketPolicy'), 'aws:RequestedRegion': 'eu-north-1' }],
  ] as [string, Context][])('is taken by nobody %s', (_how, context) => {
    expect(take(context)).toEqual([]);
  });
});
