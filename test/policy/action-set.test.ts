import { PolicyEngine, madeUpAction } from '../../lib/policy';
import type { ActionsQuestion, Dependence, Statement } from '../../lib/policy';
import {
  ADMINISTRATOR,
  CATALOGUE,
  MEMBER,
  OBJECT,
  OTHER,
  account,
  allow,
  deny,
  policy,
  rcps,
  role,
  scps,
} from './support';

const engine = new PolicyEngine(CATALOGUE, { exhaustivePatterns: ['s3:Get*'] });
const everything = engine.universe.size;
const root = { kind: 'root', account: account() } as const;
const reader = (...statements: readonly Partial<Statement>[]): ActionsQuestion => ({
  principal: role({ identityPolicies: [policy('reader', ...statements.map((more) => allow(more)))] }),
});
const inRegion = { StringEquals: { 'aws:RequestedRegion': 'us-west-2' } };

test.each([
  ['*', 'made-up-service:MadeUpAction'],
  ['iam:*', 'iam:MadeUpAction'],
  ['s3:Get*', 's3:GetMadeUpAction'],
  ['*:Get?', 'made-up-service:GetX'],
])('the made-up action of %s is %s', (pattern, expected) => {
  expect(madeUpAction(pattern)).toBe(expected);
});

test('a claim about everything is one about actions that AWS does not have yet', () => {
  expect(engine.universe.indexOf('made-up-service:MadeUpAction')).toBeDefined();
  const { allowed } = engine.decideActions({ principal: root });
  expect(allowed.matching('s3:Get*').except(['s3:GetObject?*']).names()).toEqual([
    's3:GetObject',
    's3:GetMadeUpAction',
  ]);
  expect(allowed.matching('ec2:*').names()).toContain('ec2:MadeUpAction');
});

test('every action is allowed, denied or depends', () => {
  const { allowed, denied, depends } = engine.decideActions(
    reader({ Action: ['s3:*', 'ec2:*'], Condition: inRegion }, { Action: 'iam:*' }),
  );
  expect(allowed.size + denied.size + depends.size).toBe(everything);
  expect(allowed.and(denied).or(allowed.and(depends)).or(denied.and(depends)).isEmpty).toBe(true);
});

test.each<[what: string, question: ActionsQuestion, action: string, expected: 'allowed' | 'denied' | 'depends']>([
  ['an administrator', { principal: role() }, 's3:GetObject', 'allowed'],
  [
    'an administrator across accounts',
    { principal: role(), resourceAccount: account({ id: OTHER }) },
    's3:GetObject',
    'depends',
  ],
  ['an administrator who assumes some role', { principal: role() }, 'sts:AssumeRole', 'depends'],
  ['nobody’s policy', reader({ Action: 'ec2:*' }), 's3:GetObject', 'denied'],
  ['GetCallerIdentity', reader({ Action: 'ec2:*' }), 'sts:GetCallerIdentity', 'allowed'],
  ['an allow in a Region', reader({ Condition: inRegion }), 's3:GetObject', 'depends'],
  [
    'an allow in the Region that is asked',
    { ...reader({ Condition: inRegion }), context: { 'aws:RequestedRegion': 'us-west-2' } },
    's3:GetObject',
    'allowed',
  ],
  [
    'an allow in another Region',
    { ...reader({ Condition: inRegion }), context: { 'aws:RequestedRegion': 'eu-west-1' } },
    's3:GetObject',
    'denied',
  ],
  [
    'a key that is told to be absent',
    { ...reader({ Condition: inRegion }), context: { 'aws:RequestedRegion': [] } },
    's3:GetObject',
    'denied',
  ],
  [
    'TLS, which is taken for granted',
    reader({ Condition: { Bool: { 'aws:SecureTransport': 'true' } } }),
    's3:GetObject',
    'allowed',
  ],
  [
    'TLS, where it is not',
    { ...reader({ Condition: { Bool: { 'aws:SecureTransport': 'true' } } }), unknownKeys: ['aws:SecureTransport'] },
    's3:GetObject',
    'depends',
  ],
  [
    'tags that are not told',
    reader({ Condition: { StringEquals: { 'aws:PrincipalTag/team': 'a' } } }),
    's3:GetObject',
    'depends',
  ],
  ['some bucket', reader({ Resource: 'arn:aws:s3:::trips-*/*' }), 's3:GetObject', 'depends'],
  ['every bucket', reader({ Resource: 'arn:aws:s3:::*' }), 's3:GetObject', 'allowed'],
  ['every object, asked for buckets', reader({ Resource: 'arn:aws:s3:::*/*' }), 's3:ListBucket', 'depends'],
  ['an instance, asked for a bucket', reader({ Resource: 'arn:aws:ec2:*:*:instance/*' }), 's3:GetObject', 'denied'],
  [
    'an instance, where images count too',
    reader({ Resource: 'arn:aws:ec2:*:*:instance/*' }),
    'ec2:RunInstances',
    'depends',
  ],
  ['a bucket, where all are meant', reader({ Resource: 'arn:aws:s3:::trips' }), 's3:ListAllMyBuckets', 'denied'],
  ['every bucket, where all are meant', reader({ Resource: 'arn:aws:s3:::*' }), 's3:ListAllMyBuckets', 'allowed'],
  ['any resource of an unknown action', reader({ Resource: 'arn:aws:s3:::*' }), 's3:MadeUpAction', 'depends'],
  ['a resource with a variable', reader({ Resource: 'arn:aws:s3:::${aws:username}/*' }), 's3:GetObject', 'depends'],
  ['all but some bucket', reader({ NotResource: 'arn:aws:s3:::secret/*' }), 's3:GetObject', 'depends'],
  ['all but S3', reader({ NotResource: 'arn:aws:s3:::*' }), 's3:GetObject', 'denied'],
  ['all but EC2', reader({ NotResource: 'arn:aws:ec2:*' }), 's3:GetObject', 'allowed'],
  [
    'the object that is asked',
    { ...reader({ Resource: 'arn:aws:s3:::trips-*/*' }), resource: { arn: OBJECT, account: account() } },
    's3:GetObject',
    'allowed',
  ],
  [
    'root under an SCP',
    { principal: { ...root, account: account({ scps: scps(policy('p', deny())) }) } },
    'made-up-service:MadeUpAction',
    'denied',
  ],
  [
    'root under an SCP, on Mechanical Turk',
    { principal: { ...root, account: account({ scps: scps(policy('p', deny())) }) } },
    'mechanicalturk:CreateHIT',
    'allowed',
  ],
  [
    'root under an SCP that spares its sessions, since AWS does not say whether root has the key',
    {
      principal: {
        ...root,
        account: account({ scps: scps(policy('p', deny({ Condition: { Null: { 'aws:AssumedRoot': 'true' } } }))) }),
      },
    },
    's3:GetObject',
    'depends',
  ],
  [
    'an RCP on S3',
    { principal: role({ account: account({ rcps: rcps(policy('p', deny({ Principal: '*' }))) }) }) },
    's3:GetObject',
    'denied',
  ],
  [
    'an RCP on EC2',
    { principal: role({ account: account({ rcps: rcps(policy('p', deny({ Principal: '*' }))) }) }) },
    'ec2:RunInstances',
    'allowed',
  ],
  [
    'a boundary',
    { principal: role({ boundary: policy('b', allow({ NotAction: 'iam:*' })) }) },
    'iam:CreateRole',
    'denied',
  ],
  [
    'a session policy',
    { principal: role({ sessionPolicies: [policy('s', allow({ Action: 'iam:*' }))] }) },
    's3:GetObject',
    'denied',
  ],
  [
    'a service, of which only the resource knows',
    { principal: { kind: 'service', host: 'config.amazonaws.com' }, resourceAccount: account() },
    's3:PutObject',
    'depends',
  ],
])('%s: %#', (_what, question, action, expected) => {
  const verdicts = engine.decideActions(question);
  expect((['allowed', 'denied', 'depends'] as const).filter((verdict) => verdicts[verdict].has(action))).toEqual([
    expected,
  ]);
  expect(engine.explainAction(question, action).decision).toBe(expected);
});

test('what depends says on what', () => {
  const why = engine.explainAction(
    reader({ Sid: 'Home', Resource: 'arn:aws:s3:::trips-*/*', Condition: inRegion }),
    's3:getobject',
  );
  expect(why).toEqual<Dependence>({
    decision: 'depends',
    reason:
      'Depends: allowed only where StringEquals aws:RequestedRegion "us-west-2" and on resource arn:aws:s3:::trips-*/* (identity policy "reader", statement "Home").',
    dependsOn: [
      {
        effect: 'Allow',
        layer: 'identity policy',
        policy: 'reader',
        statement: 'Home',
        attachedTo: 'role app/reader',
        on: ['condition StringEquals aws:RequestedRegion "us-west-2"', 'resource arn:aws:s3:::trips-*/*'],
      },
    ],
  });
});

const onTrips = { Resource: 'arn:aws:s3:::trips-*' };
test.each([
  [
    'a statement that allows: only there',
    [allow({ Sid: 'Own', ...onTrips })],
    'allowed only on resource arn:aws:s3:::trips-* (identity policy "own", statement "Own").',
  ],
  [
    'a statement that denies: not there',
    [allow(), deny({ Sid: 'Not', ...onTrips })],
    'denied on resource arn:aws:s3:::trips-* (identity policy "own", statement "Not").',
  ],
  [
    'a condition of a denial: not so',
    [allow(), deny({ Sid: 'Not', Condition: inRegion })],
    'denied where StringEquals aws:RequestedRegion "us-west-2" (identity policy "own", statement "Not").',
  ],
  [
    'one of each: first where it is allowed, and how many more',
    [deny({ Sid: 'Not', Condition: inRegion }), deny(onTrips), allow({ Sid: 'Own', Resource: 'arn:aws:s3:::*/x' })],
    'allowed only on resource arn:aws:s3:::*/x (identity policy "own", statement "Own"); denied where StringEquals aws:RequestedRegion "us-west-2" (identity policy "own", statement "Not"), and 1 more.',
  ],
  [
    'one of two statements that allow: not there alone',
    [allow({ Sid: 'Own', ...onTrips }), allow({ Sid: 'More', Resource: 'arn:aws:s3:::*/x' })],
    'allowed on resource arn:aws:s3:::trips-* (identity policy "own", statement "Own"), and 1 more.',
  ],
])('what depends on %s', (_what, own, expected) => {
  const principal = role({ identityPolicies: [policy('own', ...own)] });
  expect(engine.explainAction({ principal }, 's3:GetObject').reason).toBe(`Depends: ${expected}`);
});

test('questions that come to the same share one answer', () => {
  const asked = (id: string): ActionsQuestion => ({
    principal: role({ account: account({ id }), identityPolicies: [ADMINISTRATOR] }),
  });
  expect(engine.decideActions(asked(OTHER))).toBe(engine.decideActions(asked(MEMBER)));
});

test.each([
  ['whatever the account', {}, true],
  ['that names its account', { ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::${OTHER}:role/*` } }, false],
  ['that compares the account', { StringEquals: { 'aws:PrincipalAccount': OTHER } }, false],
  ['that names no account', { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/app/*' } }, true],
])('a principal in many accounts, with a policy %s', (_what, Condition, isAllowedEverywhere) => {
  const principal = role({ identityPolicies: [policy('p', allow({ Condition }))] });
  const [member, other] = [account(), account({ id: OTHER })];
  const across = engine.decideActionsAcross({ principal }, [member, other]);
  expect(across.get(other)?.allowed.has('s3:GetObject')).toBe(true);
  expect(across.get(member)?.allowed.has('s3:GetObject')).toBe(isAllowedEverywhere);
});

test('accounts of which one is a delegated administrator do not share an answer', () => {
  const member = account({ delegatedServices: [] });
  const administrator = account({ id: OTHER, delegatedServices: ['sso.amazonaws.com'] });
  const across = engine.decideActionsAcross({ principal: role() }, [member, administrator]);
  expect(across.get(member)?.allowed.has('organizations:ListAccounts')).toBe(false);
  expect(across.get(administrator)?.allowed.has('organizations:ListAccounts')).toBe(true);
});

test('a set of actions is narrowed by patterns', () => {
  const { allowed } = engine.decideActions(reader({ Action: ['s3:*', 'iam:*'] }));
  expect(allowed.matching('iam:*Role').except(['iam:Made*', 'iam:Create*Linked*']).names().toSorted()).toEqual([
    'iam:CreateRole',
    'iam:DeleteRole',
    'iam:GetRole',
    'iam:PassRole',
    'iam:TagRole',
  ]);
  expect(allowed.matching('s3:*').isSubsetOf(allowed)).toBe(true);
  expect(allowed.isSubsetOf(allowed.matching('s3:*'))).toBe(false);
});

test('a question about a service must name whose resources', () => {
  expect(() => engine.decideActions({ principal: { kind: 'anonymous' } })).toThrow('must name the resource’s account');
});
