import { TECHNIQUES } from '../../lib/proofs/escalation/techniques';
import type { Technique } from '../../lib/proofs/escalation/technique';
import { allow } from '../assembly/support/small-organization';
import type { JsonObject } from '../../lib/base/json';
import { endsBeside, escalationsOf, role, trusting, trustingArn, type Escalations } from './escalation-support';

/* Each known way to administrator, planted in an account: a role that may do just what the technique takes. */

let escalations: Escalations;
beforeAll(async () => {
  escalations = await escalationsOf();
});

/** Each technique, with each service that it lends roles of. */
const cases = TECHNIQUES.flatMap((technique) =>
  (technique.lends?.services ?? ['unused.amazonaws.com']).map(
    (service) => [technique.name, service, technique] as const,
  ),
);
const actionsOf = ({ needs, lends }: Technique): readonly string[] => [
  ...needs.map(({ action }) => action),
  ...(lends?.how === 'pass' ? ['iam:PassRole'] : []),
];

test.each(cases)('%s (%s) is found', (name, service, technique) => {
  const actions = actionsOf(technique);
  const techniques = [technique, ...endsBeside(actions)];
  expect(escalations.pathOf(actions, { service, techniques })?.[0]).toContain(name);
});

test.each(cases.filter(([, , technique]) => actionsOf(technique).length > 1))(
  '%s (%s) needs all of it',
  (_name, service, technique) => {
    const all = actionsOf(technique);
    for (const missing of all) {
      const rest = all.filter((action) => action !== missing);
      // Whoever may assume every role needs no technique.
      if (rest.includes('sts:AssumeRole')) continue;
      const techniques = [technique, ...endsBeside(rest)];
      expect(escalations.pathOf(rest, { service, techniques })).toBeUndefined();
    }
  },
);

test('names are different', () => {
  expect(new Set(TECHNIQUES.map(({ name }) => name)).size).toBe(TECHNIQUES.length);
});

test('a chain of roles that may assume each other is followed to its end', () => {
  const middle = role(
    'middle',
    trustingArn('arn:aws:iam::management:role/suspect'),
    allow('sts:AssumeRole', { Resource: 'arn:aws:iam::management:role/end' }),
  );
  const end = role('end', trustingArn('arn:aws:iam::management:role/middle'), allow('iam:PutRolePolicy'));
  const path = escalations.pathOf(['sts:AssumeRole'], {
    more: { Middle: middle, End: end },
  });
  expect(path?.join('; ')).toMatch(/suspect in management can assume (the deployment role|role middle)/);
});

test('a role that a service runs as is none to take over unless it leads further', () => {
  expect(escalations.pathOf(['ssm:SendCommand'], { service: 'lambda.amazonaws.com' })).toBeUndefined();
});

test('reading everything leads nowhere', () => {
  expect(escalations.pathOf(['iam:Get*', 'iam:List*', 's3:Get*', 's3:List*', 'ec2:Describe*'])).toBeUndefined();
});

test('techniques name actions that AWS has, and a page', () => {
  for (const { needs, page } of TECHNIQUES) {
    expect(needs.filter(({ action }) => escalations.iamData.accessLevel(action) === undefined)).toEqual([]);
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
  const suspect = role(
    'suspect',
    trusting('ec2.amazonaws.com'),
    allow('sts:AssumeRole', { Resource: 'arn:aws:iam::management:role/end' }),
  );

  test('is assumed by whoever brings it', () => {
    expect(escalations.pathAmong({ Suspect: suspect, End: end })?.[0]).toContain('can assume role end');
  });
});

/** A role that may do what a policy says, beside an administrator that Lambda may be. */
function pathBy(...statements: readonly JsonObject[]): readonly string[] | undefined {
  const policy = { Version: '2012-10-17', Statement: statements.map((one) => ({ Effect: 'Allow', ...one })) };
  const planted = {
    Suspect: role('suspect', trusting('ec2.amazonaws.com'), policy),
    Administrator: role('administrator', trusting('lambda.amazonaws.com'), allow('*')),
  };
  return escalations.pathAmong(planted, ['us-west-2', 'us-east-2']);
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
