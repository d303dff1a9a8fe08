import type { Assembly, Principal } from '../../lib/assembly';
import type { JsonObject } from '../../lib/base/json';
import { loadIamData, type IamData } from '../../lib/iam-data';
import { describeFailure } from '../../lib/proofs/describe-failure';
import { environmentOf } from '../../lib/proofs/landing-zone-proofs';
import { managementAlarmClaims } from '../../lib/proofs/management-alarm-claims';
import { engineFor, runProofs } from '../../lib/proofs/run';
import { stackSetClaims } from '../../lib/proofs/stack-set-claims';
import { guardrailContext } from '../../lib/choice/guardrail-context';
import { HypotheticalWorld } from '../../lib/proofs/hypothetical';
import { ADMINISTRATOR } from '../../lib/ask/world';
import { config } from '../support/companies/trips';
import { catalogue } from '../support/read-landing-zone';
import { synthesized } from './support';

let iamData: IamData;
beforeAll(async () => {
  iamData = await loadIamData();
});

const sample = synthesized(config);
const byDesign = ({ name }: Principal): boolean => name.startsWith('AWSReservedSSO_OrgAdmin_');

interface Role {
  readonly Properties: JsonObject;
}

/** The sample company with a role of the Baseline stack in the management account changed. */
function withRole(logicalId: string, change: (properties: JsonObject) => JsonObject): Assembly {
  const stacks = sample.assembly.stacks.map((stack) => {
    const found = stack.template.Resources[logicalId] as Role | undefined;
    if (stack.stackName !== 'lz-baseline' || found === undefined) return stack;
    const changed = { ...found, Properties: change(found.Properties) };
    return {
      ...stack,
      template: { ...stack.template, Resources: { ...stack.template.Resources, [logicalId]: changed } },
    };
  });
  return Object.assign(Object.create(sample.assembly) as Assembly, { stacks });
}

const allowing = (logicalId: string, Action: string, Resource: string): Assembly =>
  withRole(logicalId, (properties) => ({
    ...properties,
    Policies: [
      {
        PolicyName: 'more',
        PolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource }] },
      },
    ],
  }));

function failuresOf(assembly: Assembly): readonly string[] {
  const claims = managementAlarmClaims(environmentOf(assembly), byDesign);
  return run(claims);
}

function run(claims: ReturnType<typeof managementAlarmClaims>): readonly string[] {
  const context = { iamData, homeRegion: sample.zone.company.homeRegion };
  return runProofs(claims, context, engineFor(claims, iamData)).failures.map(describeFailure);
}

test('in the management account nobody but administrators by design touches its alarms', () => {
  expect(failuresOf(sample.assembly)).toEqual([]);
});

test.each<[what: string, action: string, resource: string, list: RegExp]>([
  [
    'may silence a rule in one Region',
    'events:DisableRule',
    'arn:aws:events:eu-north-1:*:rule/lz-*',
    /events:DisableRule/,
  ],
  ['may send it elsewhere at home', 'events:PutTargets', 'arn:aws:events:us-west-2:*:rule/*', /events:PutTargets/],
  ['may take the StackSet away', 'cloudformation:DeleteStackInstances', '*', /cloudformation:DeleteStackInstances/],
  ['may delete its stacks', 'cloudformation:DeleteStack', '*', /cloudformation:DeleteStack/],
  ['may change its roles', 'iam:PutRolePolicy', '*', /iam:PutRolePolicy/],
  ['may pass its role', 'iam:PassRole', '*', /iam:PassRole/],
])('a role that %s is told', (_what, action, resource, told) => {
  expect(failuresOf(allowing('RoleLzSecurityAudit', action, resource)).join('\n')).toMatch(told);
});

test('a role that the administration role, or the execution role, trusts is told', () => {
  const trusting = (properties: JsonObject): JsonObject => ({
    ...properties,
    AssumeRolePolicyDocument: {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { AWS: { 'Fn::Sub': 'arn:aws:iam::${AWS::AccountId}:role/lz-account-settings' } },
          Action: 'sts:AssumeRole',
        },
      ],
    },
  });
  for (const id of ['RoleLzManagementAlarmsAdministration', 'RoleLzManagementAlarmsExecution'])
    expect(failuresOf(withRole(id, trusting)).join('\n')).toMatch(/sts:AssumeRole by \S*lz-account-settings/);
});

test('the StackSet may do what its rules need, in each Region, by the policy of its role', () => {
  const claimsOf = (assembly: Assembly) => {
    const environment = environmentOf(assembly);
    const account = environment.account.bind(environment);
    const world = new HypotheticalWorld({ environment, account, identityPolicies: [ADMINISTRATOR] });
    const context = guardrailContext({ zone: sample.zone, catalogue });
    return stackSetClaims(environment, world, context).filter(({ list }) => list.startsWith('StackSet lz-'));
  };
  const claims = claimsOf(sample.assembly);
  expect(claims).toHaveLength(15);
  expect(run(claims)).toEqual([]);
  const without = claimsOf(allowing('RoleLzManagementAlarmsExecution', 'events:PutRule', '*'));
  expect(run(without).join('\n')).toMatch(/events:DeleteRule by \S+ in management must be allowed/);
});
