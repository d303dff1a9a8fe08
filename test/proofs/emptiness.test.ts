import { catalogue } from '../support/read-landing-zone';
import type { EngineEnvironment } from '../../lib/assembly';
import { loadIamData, type IamData } from '../../lib/iam-data';
import type { LandingZone } from '../../lib/model/landing-zone';
import type { Claim } from '../../lib/proofs/claim';
import { findEmptyRows } from '../../lib/proofs/emptiness';
import { environmentOf, landingZoneClaims, proveLandingZone } from '../../lib/proofs/landing-zone-proofs';
import type { ProofRow } from '../../lib/policy';
import { questionsOf } from '../../lib/proofs/questions';
import { engineFor } from '../../lib/proofs/run';
import { config } from '../support/companies/trips';
import { synthesized } from './support';

let iamData: IamData;
let environment: EngineEnvironment;
const sample = synthesized(config);
beforeAll(async () => {
  iamData = await loadIamData();
  environment = environmentOf(sample.assembly);
});

/** What is wrong with the one row of a sentence. */
function reasonsFor(list: 'never' | 'always', row: object): readonly string[] {
  const scenarios = [{ says: 'it is so', never: [], always: [], [list]: [row] }] as unknown as LandingZone['scenarios'];
  const zone: LandingZone = { ...sample.zone, scenarios };
  return reasons(
    landingZoneClaims(environment, { zone, catalogue }).filter(({ subject }) => subject.startsWith('scenario')),
  );
}

function reasons(claims: readonly Claim[]): readonly string[] {
  const { homeRegion, approvedRegions } = sample.zone.company;
  const context = { iamData, homeRegion, approvedRegions, engine: engineFor(claims, iamData) };
  return findEmptyRows(claims, context).map(({ reason }) => reason);
}

/** A row that is in order but for what is changed. */
const dev = { principal: 'developers/developer', account: 'engineering-dev' };
const role = (name: string): object => ({ ...dev, action: 'sts:AssumeRole', resource: name });
const object = (arn: string): object => ({ ...dev, action: 's3:GetObject', resource: arn });
const get = (row: object): object => ({ ...dev, action: 's3:GetObject', ...row });

test.each<[string, 'never' | 'always', object, string]>([
  [
    'a typo in the account',
    'never',
    role('arn:aws:iam::engineering-prd:role/lz-break-glass'),
    'did you mean "engineering-prod"?',
  ],
  ['a typo in a role', 'never', role('arn:aws:iam::engineering-prod:role/lz-brake-glass'), 'role/lz-break-glass"?'],
  [
    'a typo in an application’s role',
    'never',
    role('arn:aws:iam::engineering-prod:role/app/trips-servr'),
    'role/app/trips-server"?',
  ],
  ['digits of an account that is nowhere', 'never', role('arn:aws:iam::999999999999:role/x'), 'say `outside: true`'],
  [
    'an owner who does not own the bucket',
    'never',
    { ...object('arn:aws:s3:::trips-server-uploads-{account}-{region}/x'), resourceAccount: 'growth-sales' },
    'resourceAccount: found growth-sales',
  ],
  [
    'an owner whom the ARN does not name',
    'never',
    { ...role('arn:aws:iam::engineering-prod:role/lz-break-glass'), resourceAccount: 'growth-sales' },
    'expected engineering-prod',
  ],
  [
    'what follows from who calls',
    'never',
    { ...role('arn:aws:iam::engineering-prod:role/lz-break-glass'), context: { 'aws:PrincipalOrgID': 'o-aaaaaaaaaa' } },
    'it follows from principal and resource',
  ],
  [
    'a key twice, in two cases',
    'never',
    {
      action: 's3:ListAllMyBuckets',
      account: 'engineering-dev',
      context: { 'aws:RequestedRegion': 'us-west-2', 'aws:requestedregion': 'us-east-2' },
    },
    'each key once',
  ],
  ['a malformed ARN', 'never', role('arn:aws:iam:role/x'), 'expected "*" or arn:aws:<service>'],
  [
    'a typo in a bucket',
    'never',
    object('arn:aws:s3:::lz-organization-trail-log-archve-us-west-2/x'),
    'did you mean "arn:aws:s3:::lz-organization-trail-log-archive-us-west-2"',
  ],
  [
    'a bucket of another region',
    'never',
    object('arn:aws:s3:::lz-organization-trail-log-archive-eu-central-1/x'),
    'did you mean "arn:aws:s3:::lz-organization-trail-log-archive-us-west-2"',
  ],
  [
    'a bucket that nothing makes or names',
    'never',
    object('arn:aws:s3:::something-else-altogether/x'),
    'which no template makes or names',
  ],
  [
    'a near miss although it says outside',
    'never',
    { ...object('arn:aws:s3:::lz-organization-trail-log-archve-us-west-2/x'), outside: true },
    'did you mean',
  ],
  [
    'outside about what is inside',
    'never',
    {
      action: 's3:GetObject',
      account: 'engineering-dev',
      resource: 'arn:aws:s3:::lz-organization-trail-log-archive-us-west-2/x',
      outside: true,
    },
    'outside: found outside: true',
  ],
  ['a placeholder that is none', 'never', object('arn:aws:s3:::lz-{acount}/x'), 'did you mean "{account}"?'],
  [
    'an account in a placeholder that is none',
    'never',
    object('arn:aws:s3:::lz-{account:engineering-prd}/x'),
    'with the placeholder {account:engineering-prd}',
  ],
  [
    'a region that AWS does not have',
    'never',
    { ...dev, action: 'sqs:SendMessage', resource: 'arn:aws:sqs:us-wst-2:{account}:x' },
    'did you mean "us-west-2"?',
  ],
  [
    'a region that is not approved',
    'never',
    { ...dev, action: 'sqs:SendMessage', resource: 'arn:aws:sqs:sa-east-1:{account}:x' },
    'does not approve',
  ],
  [
    'a resource of another type',
    'never',
    { ...dev, action: 's3:ListBucket', resource: 'arn:aws:s3:::lz-organization-trail-log-archive-us-west-2/x' },
    'never asks s3:ListBucket',
  ],
  [
    'one action of several about another type',
    'never',
    {
      ...dev,
      action: ['s3:GetObject', 's3:ListBucket'],
      resource: 'arn:aws:s3:::lz-organization-trail-log-archive-us-west-2/x',
    },
    'action: found s3:ListBucket',
  ],
  [
    'an ARN for an action without resources',
    'never',
    { ...dev, action: 's3:ListAllMyBuckets', resource: 'arn:aws:s3:::lz-organization-trail-log-archive-us-west-2' },
    'never asks s3:ListAllMyBuckets',
  ],
  [
    'a condition key that AWS does not have',
    'never',
    get({ context: { 'aws:SecurTransport': 'false' } }),
    'Did you mean "aws:SecureTransport"?',
  ],
  [
    'a key that the action does not carry',
    'never',
    get({ context: { 'ec2:InstanceType': 't3.micro' } }),
    '"ec2:InstanceType" with s3:GetObject',
  ],
  [
    'a value that is no boolean',
    'never',
    get({ context: { 'aws:SecureTransport': 'flase' } }),
    'did you mean "false"?',
  ],
  [
    'a value that is no region',
    'never',
    get({ context: { 'aws:RequestedRegion': 'us-wst-2' } }),
    'did you mean "us-west-2"?',
  ],
  ['a value that is no address', 'never', get({ context: { 'aws:SourceIp': '300.1.1.1' } }), 'expected an IP address'],
  [
    'two values of a key that has one',
    'always',
    get({ context: { 'aws:SecureTransport': ['true', 'false'] } }),
    '2 values of "aws:SecureTransport"',
  ],
  [
    'a region that is not its resource’s',
    'always',
    {
      ...dev,
      action: 'sqs:SendMessage',
      resource: 'arn:aws:sqs:us-west-2:{account}:x',
      context: { 'aws:RequestedRegion': 'us-east-1' },
      outside: true,
    },
    'and a resource in us-west-2',
  ],
  [
    'a group without assignment there',
    'never',
    { ...dev, account: 'engineering-prod', action: 's3:GetObject' },
    'who is not in engineering-prod',
  ],
  [
    'unassigned about who is assigned',
    'never',
    { ...dev, action: 'iam:CreateUser', unassigned: true },
    'unassigned: true of "developers/Developer"',
  ],
  [
    'nobodyBut that is nobody',
    'never',
    { nobodyBut: 'role/lz-brake-glass', account: 'log-archive', action: 's3:GetObject' },
    'did you mean "role/lz-break-glass"?',
  ],
  [
    'nobodyBut that leaves out nobody in one of two accounts',
    'never',
    { nobodyBut: 'developers/developer', account: ['engineering-dev', 'log-archive'], action: 's3:GetObject' },
    'which in log-archive leaves out nobody',
  ],
  [
    'nobodyBut that leaves nobody in one of two accounts',
    'never',
    { nobodyBut: ['root', 'role/*'], account: ['engineering-dev', 'log-archive'], action: 's3:GetObject' },
    'leaves nobody to ask about',
  ],
  [
    'a provider by its host',
    'never',
    {
      principal: 'federated/token.actions.githubusercontent.com',
      account: 'engineering-dev',
      action: 'sts:AssumeRoleWithWebIdentity',
    },
    'did you mean "federated/arn:aws:iam::',
  ],
  [
    'a service by a typo',
    'never',
    { principal: 'service/cloudtrial.amazonaws.com', account: 'security', action: 's3:PutObject' },
    'did you mean "cloudtrail.amazonaws.com"?',
  ],
  [
    'a provider whom nobody trusts',
    'never',
    { principal: 'federated/idp.example.com', account: 'security', action: 'sts:AssumeRoleWithWebIdentity' },
    'an identity provider that a role trusts',
  ],
  ['except beside single actions', 'never', { ...dev, action: 'iam:CreateUser', except: ['iam:*'] }, 'remove `except`'],
  [
    'except that leaves nothing',
    'never',
    { ...dev, action: 'iam:*', except: ['*'] },
    'something of the action to be left',
  ],
  [
    'except that takes nothing away',
    'never',
    { ...dev, action: 'iam:*', except: ['s3:List*'] },
    'it takes nothing away',
  ],
  ['no action', 'never', { ...dev, action: [] }, 'at least one action'],
  [
    'a call that needs no permission',
    'always',
    { ...dev, action: 'sts:GetCallerIdentity' },
    'could not fail whatever the policies say',
  ],
  [
    'root of the management account',
    'always',
    { principal: 'root', account: 'management', action: 's3:GetObject' },
    'could not fail whatever the policies say',
  ],
])('%s is refused', (_what, list, row, reason) => {
  expect(reasonsFor(list, row).join('\n')).toContain(reason);
});

test.each<[string, 'never' | 'always', object]>([
  ['a role that an application may have', 'never', role('arn:aws:iam::engineering-prod:role/app/orders')],
  [
    'somebody else’s account that it says is outside',
    'never',
    { ...role('arn:aws:iam::999999999999:role/x'), outside: true },
  ],
  [
    'somebody else’s bucket that it says is outside',
    'never',
    { ...object('arn:aws:s3:::something-else-altogether/x'), outside: true },
  ],
  [
    'another region where that is the point',
    'never',
    {
      ...dev,
      action: 'sqs:SendMessage',
      resource: 'arn:aws:sqs:sa-east-1:{account}:x',
      context: { 'aws:RequestedRegion': 'sa-east-1' },
      outside: true,
    },
  ],
  [
    'a missing assignment where that is the point',
    'never',
    { ...dev, account: 'engineering-prod', action: '*', unassigned: true },
  ],
  [
    'a bucket by its definition',
    'never',
    object('arn:aws:s3:::lz-organization-trail-{account:log-archive}-{region}/x'),
  ],
  [
    'a stranger',
    'never',
    { principal: 'arn:aws:iam::999999999999:role/x', account: 'security', action: 's3:GetObject', outside: true },
  ],
])('%s is fine', (_what, list, row) => {
  expect(reasonsFor(list, row)).toEqual([]);
});

/** What is wrong with a row of a guardrail. */
function reasonsForCatalogue(row: ProofRow): readonly string[] {
  const [some] = landingZoneClaims(environment, { zone: sample.zone, catalogue }).filter(
    ({ list }) => list === 'allows',
  );
  if (some === undefined) throw new Error('the sample has guardrails');
  return reasons([{ ...some, row }]);
}

const aRole = 'arn:aws:iam::{account}:role/app/orders';

test.each<[string, ProofRow, string]>([
  [
    'an action without resources about an ARN',
    {
      action: ['events:DeleteEventBus', 'events:PutPermission'],
      resource: 'arn:aws:events:{region}:{account}:event-bus/x',
    },
    'found events:PutPermission, which AWS asks about no such resource',
  ],
  [
    'one of several actions about another type',
    { action: ['iam:TagRole', 'iam:TagUser'], resource: aRole },
    'found iam:TagUser',
  ],
  [
    'a key of another action of the row',
    {
      action: ['iam:CreateRole', 'iam:PassRole'],
      resource: aRole,
      context: { 'iam:PassedToService': 'x.amazonaws.com' },
    },
    '"iam:PassedToService" with iam:CreateRole',
  ],
  [
    'a key of the service that the action does not carry',
    { action: 'ram:DeleteResourceShare', context: { 'ram:RequestedAllowsExternalPrincipals': 'true' } },
    '"ram:RequestedAllowsExternalPrincipals" with ram:DeleteResourceShare',
  ],
  [
    'a key about tags that the action does not carry',
    { action: 'iam:GetRole', context: { 'aws:TagKeys': 'x' } },
    'aws:TagKeys',
  ],
  [
    'a key of another type of resource',
    {
      action: 'ec2:RunInstances',
      resource: 'arn:aws:ec2:{region}:{account}:subnet/subnet-1',
      context: { 'ec2:ImageType': 'machine' },
    },
    '"ec2:ImageType" with ec2:RunInstances',
  ],
  [
    'a key of services in a call of a role',
    { action: 's3:GetObject', context: { 'aws:SourceAccount': '{account}' } },
    '"aws:SourceAccount" in a call of whoever the row is about',
  ],
  [
    'a tag of a root user',
    { principal: 'root', action: 's3:GetObject', context: { 'aws:PrincipalTag/team': 'x' } },
    '"aws:PrincipalTag/team" in a call of "root"',
  ],
  [
    'a token with a call that hands none over',
    { action: 'sts:AssumeRole', context: { 'token.actions.githubusercontent.com:sub': 'x' } },
    'with sts:AssumeRole',
  ],
])('in a catalogue too, %s is refused', (_what, row, reason) => {
  expect(reasonsForCatalogue(row).join('\n')).toContain(reason);
});

test.each<[string, ProofRow]>([
  [
    'resources of two types, one for each action',
    {
      action: ['iam:TagRole', 'iam:TagUser'],
      resource: [aRole, 'arn:aws:iam::{account}:user/x'],
      context: { 'aws:TagKeys': 'x' },
    },
  ],
  [
    'an ARN and "*", one for each action',
    {
      action: ['events:DeleteEventBus', 'events:PutPermission'],
      resource: ['arn:aws:events:{region}:{account}:event-bus/x', '*'],
    },
  ],
  [
    'a key of the type of resource that is asked about',
    {
      action: 'ec2:RunInstances',
      resource: 'arn:aws:ec2:{region}::image/ami-1',
      context: { 'ec2:ImageType': 'machine' },
    },
  ],
  [
    'a key that the call does not carry, said to be absent',
    { action: 's3:GetObject', context: { 'aws:SourceAccount': [] } },
  ],
  ['a session of a root user', { principal: 'root', action: 's3:GetObject', context: { 'aws:AssumedRoot': 'true' } }],
])('in a catalogue %s is fine', (_what, row) => {
  expect(reasonsForCatalogue(row)).toEqual([]);
});

test('AWS asks each action about the resources of its types alone', () => {
  const [some] = landingZoneClaims(environment, { zone: sample.zone, catalogue }).filter(
    ({ list }) => list === 'allows',
  );
  if (some === undefined) throw new Error('the sample has guardrails');
  const user = 'arn:aws:iam::{account}:user/x';
  const row: ProofRow = { account: 'security', action: ['iam:TagRole', 'iam:TagUser'], resource: [aRole, user] };
  const questions = [...questionsOf({ ...some, row }, { iamData, homeRegion: 'us-west-2' })];
  const asked = questions.map((one) => ('resources' in one ? `${one.action} ${one.resources[0]?.arn ?? ''}` : ''));
  expect(asked).toEqual([
    'iam:TagRole arn:aws:iam::security:role/app/orders',
    'iam:TagUser arn:aws:iam::security:user/x',
  ]);
});

test('a provider is not mistaken for any word that a policy says', () => {
  const row = {
    principal: 'federated/sns.amazonaws.com',
    account: 'security',
    action: 'sts:AssumeRoleWithWebIdentity',
  };
  expect(reasonsFor('never', row).join()).toContain('whom no policy of the templates names');
  expect(reasonsFor('never', { ...row, principal: 'federated/sns.amazonaws.co' }).join()).not.toContain('did you mean');
});

test.each<[string, ProofRow, string]>([
  ['an action', { action: ['s3:GetObject', 's3:getObject'] }, 'action: found "s3:getobject" a second time'],
  [
    'an account',
    { account: ['security', 'security'], action: 's3:GetObject' },
    'account: found "security" a second time',
  ],
])('in a catalogue %s that stands twice in a list is refused', (_what, row, reason) => {
  expect(reasonsForCatalogue(row)).toEqual([expect.stringContaining(reason)]);
});

test('an empty row ends the proofs, with everything that is wrong with it', () => {
  const scenarios = [
    {
      says: 'it is so',
      never: [{ ...role('arn:aws:iam::engineering-prd:role/x'), context: { 'aws:SecureTransport': 'flase' } }],
    },
  ] as unknown as LandingZone['scenarios'];
  const { failures } = proveLandingZone(sample.assembly, { zone: { ...sample.zone, scenarios }, catalogue }, iamData);
  expect(failures.map(({ reason }) => reason.split(':')[0])).toEqual(['resource', 'context']);
});

test('a row of a definition that stands twice, or in both lists, is refused', () => {
  const claims = landingZoneClaims(environment, { zone: sample.zone, catalogue });
  const [some] = claims.filter(({ list }) => list === 'denies');
  if (some === undefined) throw new Error('the sample has guardrails');
  const copy = (changes: Partial<Claim>): Claim => ({
    ...some,
    position: 9,
    row: { ...some.row },
    ...changes,
  });
  expect(reasons([some, copy({})])).toEqual([expect.stringContaining('says already')]);
  expect(reasons([some, copy({ list: 'allows', expected: 'allowed' })])[0]).toContain('must be denied');
});

test('a principal who is nowhere is no fault of this check: the row itself says so', () => {
  expect(reasonsFor('never', { principal: 'role/nope', account: 'engineering-dev', action: 's3:GetObject' })).toEqual(
    [],
  );
});
