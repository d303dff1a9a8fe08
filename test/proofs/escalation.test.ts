import { loadIamData, loadManagedPolicies, type IamData } from '../../lib/iam-data';
import { EngineEnvironment } from '../../lib/assembly';
import { PolicyEngine } from '../../lib/policy';
import { EscalationSearch } from '../../lib/proofs/escalation/search';
import { TECHNIQUES } from '../../lib/proofs/escalation/techniques';
import { allow, graphOf, resource } from '../assembly/support/small-organization';
import type { JsonObject } from '../../lib/base/json';

/* Each known way to administrator, planted in an account: a role that may do just what the technique takes. */

let iamData: IamData;
let engine: PolicyEngine;
beforeAll(async () => {
  iamData = await loadIamData();
  engine = new PolicyEngine(iamData);
});

const trusting = (Service: string): JsonObject => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service }, Action: 'sts:AssumeRole' }],
});
const role = (RoleName: string, trust: JsonObject, policy: JsonObject, more: JsonObject = {}) =>
  resource('AWS::IAM::Role', {
    RoleName,
    AssumeRolePolicyDocument: trust,
    Policies: [{ PolicyName: 'own', PolicyDocument: policy }],
    ...more,
  });

/** A role with these permissions, beside an administrator that a service may be. */
function pathOf(
  actions: readonly string[],
  { service = 'ec2.amazonaws.com', more = {}, techniques = TECHNIQUES } = {},
): readonly string[] | undefined {
  const graph = graphOf({
    Suspect: role('suspect', trusting('ec2.amazonaws.com'), allow([...actions])),
    Administrator: role('administrator', trusting(service), allow('*')),
    ...more,
  });
  const environment = new EngineEnvironment(graph, loadManagedPolicies(graph.awsManagedPolicyArns()));
  const suspect = graph.contentsOf(graph.managementAccount).roles.find(({ name }) => name === 'suspect');
  if (suspect === undefined) throw new Error('the template has a suspect');
  return new EscalationSearch(environment, engine, iamData, 'us-west-2', techniques).pathFrom(suspect);
}

const techniques = TECHNIQUES.map((technique) => [technique.name, technique] as const);

test.each(techniques)('%s is found', (name, technique) => {
  const { needs, lends } = technique;
  const actions = [...needs.map(({ action }) => action), ...(lends?.how === 'pass' ? ['iam:PassRole'] : [])];
  const path = pathOf(actions, {
    service: lends?.service ?? 'ec2.amazonaws.com',
    techniques: [technique, ...TECHNIQUES.filter(({ lends: role }) => role === undefined)],
  });
  expect(path?.[0]).toContain(name);
});

test.each(techniques.filter(([, { needs, lends }]) => needs.length > 1 || lends?.how === 'pass'))(
  '%s needs all of it',
  (_name, { needs, lends }) => {
    const all = [...needs.map(({ action }) => action), ...(lends?.how === 'pass' ? ['iam:PassRole'] : [])];
    const enough = ['iam:PutRolePolicy', 'codebuild:StartBuild'];
    for (const missing of all) {
      const rest = all.filter((action) => action !== missing);
      if (rest.some((action) => enough.includes(action))) continue;
      expect(pathOf(rest, { service: 'unused.amazonaws.com' })).toBeUndefined();
    }
  },
);

test('a chain of roles that may assume each other is followed to its end', () => {
  const trustOf = (name: string): JsonObject => ({
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::management:role/${name}` }, Action: 'sts:AssumeRole' },
    ],
  });
  const middle = role(
    'middle',
    trustOf('suspect'),
    allow('sts:AssumeRole', { Resource: 'arn:aws:iam::management:role/end' }),
  );
  const end = role('end', trustOf('middle'), allow('iam:PutRolePolicy'));
  const path = pathOf(['sts:AssumeRole'], {
    more: { Middle: middle, End: end },
  });
  expect(path?.join('; ')).toMatch(/suspect in management can assume (the deployment role|role middle)/);
});

test('a role that a service runs as is none to take over unless it leads further', () => {
  expect(pathOf(['ssm:SendCommand'], { service: 'lambda.amazonaws.com' })).toBeUndefined();
});

test('reading everything leads nowhere', () => {
  expect(pathOf(['iam:Get*', 'iam:List*', 's3:*', 'ec2:Describe*'])).toBeUndefined();
});

test('techniques name actions that AWS has, and a page', () => {
  for (const { needs, page } of TECHNIQUES) {
    expect(needs.filter(({ action }) => iamData.accessLevel(action) === undefined)).toEqual([]);
    expect(page).toMatch(/^https:\/\//);
  }
});

describe.each<[what: string, condition: JsonObject]>([
  ['an external id', { StringEquals: { 'sts:ExternalId': 'partner' } }],
  ['the name of a session', { StringLike: { 'sts:RoleSessionName': 'deploy-*' } }],
  ['a source identity', { StringEquals: { 'sts:SourceIdentity': 'anna' } }],
  ['a second factor', { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }],
  ['a tag of the session', { StringEquals: { 'aws:RequestTag/team': 'a' } }],
  ['an address', { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }],
  ['a time', { DateGreaterThan: { 'aws:CurrentTime': '2020-01-01T00:00:00Z' } }],
])('a role that wants %s', (_what, Condition) => {
  const trusted = { AWS: 'arn:aws:iam::management:role/suspect' };
  const trust = {
    Effect: 'Allow',
    Principal: trusted,
    Action: ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'],
  };
  const end = role('end', { Version: '2012-10-17', Statement: [{ ...trust, Condition }] }, allow('iam:PutRolePolicy'));
  const graph = graphOf({
    Suspect: role(
      'suspect',
      trusting('ec2.amazonaws.com'),
      allow('sts:AssumeRole', { Resource: 'arn:aws:iam::management:role/end' }),
    ),
    End: end,
  });
  const environment = new EngineEnvironment(graph, loadManagedPolicies(graph.awsManagedPolicyArns()));

  test('is assumed by whoever brings it', () => {
    const [suspect] = graph.contentsOf(graph.managementAccount).roles.filter(({ name }) => name === 'suspect');
    const search = new EscalationSearch(environment, engine, iamData, 'us-west-2');
    expect(suspect && search.pathFrom(suspect)?.[0]).toContain('can assume role end');
  });
});

/** A role that may do what a policy says, beside an administrator that Lambda may be. */
function pathBy(...statements: readonly JsonObject[]): readonly string[] | undefined {
  const policy = { Version: '2012-10-17', Statement: statements.map((one) => ({ Effect: 'Allow', ...one })) };
  const graph = graphOf({
    Suspect: role('suspect', trusting('ec2.amazonaws.com'), policy),
    Administrator: role('administrator', trusting('lambda.amazonaws.com'), allow('*')),
  });
  const environment = new EngineEnvironment(graph, loadManagedPolicies(graph.awsManagedPolicyArns()));
  const [suspect] = graph.contentsOf(graph.managementAccount).roles.filter(({ name }) => name === 'suspect');
  const regions = ['us-west-2', 'us-east-2'];
  const search = new EscalationSearch(environment, engine, iamData, 'us-west-2', TECHNIQUES, regions);
  return suspect && search.pathFrom(suspect);
}

const anything = { Resource: '*' };
const passing = (Resource: string): JsonObject => ({ Action: 'iam:PassRole', Resource });

test.each<[what: string, statements: readonly JsonObject[]]>([
  ['roles of a name', [{ Action: ['iam:CreateRole', 'iam:PutRolePolicy'], Resource: 'arn:aws:iam::*:role/team-*' }]],
  [
    'one role of the templates',
    [{ Action: 'iam:UpdateAssumeRolePolicy', Resource: 'arn:aws:iam::*:role/administrator' }],
  ],
  ['all roles but one', [{ Action: 'iam:PutRolePolicy', NotResource: 'arn:aws:iam::*:role/somebody-else' }]],
  ['users of a name', [{ Action: 'iam:CreateAccessKey', Resource: 'arn:aws:iam::*:user/team-*' }]],
  ['policies of a name', [{ Action: 'iam:CreatePolicyVersion', Resource: 'arn:aws:iam::*:policy/team-*' }]],
  [
    'the Region in which IAM is',
    [{ Action: 'iam:PutRolePolicy', ...anything, Condition: { StringEquals: { 'aws:RequestedRegion': 'us-east-1' } } }],
  ],
  [
    'functions of a name',
    [
      passing('*'),
      { Action: ['lambda:CreateFunction', 'lambda:InvokeFunction'], Resource: 'arn:aws:lambda:*:*:function:team-*' },
    ],
  ],
  [
    'functions of another Region',
    [
      passing('*'),
      { Action: ['lambda:CreateFunction', 'lambda:InvokeFunction'], Resource: 'arn:aws:lambda:us-east-2:*:function:*' },
    ],
  ],
  [
    'another Region',
    [
      passing('*'),
      {
        Action: ['lambda:CreateFunction', 'lambda:InvokeFunction'],
        ...anything,
        Condition: { StringEquals: { 'aws:RequestedRegion': 'us-east-2' } },
      },
    ],
  ],
  [
    'roles of a name that it passes',
    [
      passing('arn:aws:iam::*:role/team-*'),
      { Action: ['lambda:CreateFunction', 'lambda:InvokeFunction'], ...anything },
    ],
  ],
  [
    'a bootstrap of another Region',
    [{ Action: 'sts:AssumeRole', Resource: 'arn:aws:iam::*:role/cdk-hnb659fds-deploy-role-*-us-east-2' }],
  ],
  [
    'a bootstrap of another qualifier',
    [{ Action: 'sts:AssumeRole', Resource: 'arn:aws:iam::*:role/cdk-trips-deploy-role-*' }],
  ],
])('what leads to administrator is found where it is allowed on %s', (_what, statements) => {
  expect(pathBy(...statements)).toBeDefined();
});

test.each<[what: string, statements: readonly JsonObject[]]>([
  [
    'passing roles of applications',
    [passing('arn:aws:iam::*:role/app/*'), { Action: ['lambda:CreateFunction', 'lambda:InvokeFunction'], ...anything }],
  ],
  [
    'roles with a boundary',
    [
      {
        Action: ['iam:CreateRole', 'iam:PutRolePolicy'],
        ...anything,
        Condition: { StringLike: { 'iam:PermissionsBoundary': 'arn:aws:iam::*:policy/*' } },
      },
    ],
  ],
])('%s is no path', (_what, statements) => {
  expect(pathBy(...statements)).toBeUndefined();
});
