import { catalogue } from '../support/read-landing-zone';
import { loadIamData, type IamData } from '../../lib/iam-data';
import type { LandingZone } from '../../lib/model/landing-zone';
import type { Claim } from '../../lib/proofs/claim';
import { landingZoneClaims, proveLandingZone } from '../../lib/proofs/landing-zone-proofs';
import type { ProofRow } from '../../lib/policy';
import { questionsOf } from '../../lib/proofs/questions';
import { EmptyRows, environment, sample } from './empty-rows';

/* Rows of guardrails, personas and machine roles that could not fail. */

let iamData: IamData;
let empty: EmptyRows;
beforeAll(async () => {
  iamData = await loadIamData();
  empty = new EmptyRows(iamData);
});

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
  expect(empty.ofGuardrail(row).join('\n')).toContain(reason);
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
  expect(empty.ofGuardrail(row)).toEqual([]);
});

test.each([
  ['a star', { action: 's3:GetObject', resource: '*' }, 'take `resource` out'],
  ['a star in a name', { action: 's3:GetObject', resource: 'arn:aws:s3:::team-*/x' }, 'not for a pattern'],
  ['a star for every action', { action: 's3:*', resource: '*' }, 'take `resource` out'],
])(
  'what a persona cannot do is not said of %s: what it can do on one bucket it cannot on that',
  (_what, row, reason) => {
    const claims = landingZoneClaims(environment, { zone: sample.zone, catalogue });
    const some = claims.find(({ list, subject }) => list === 'cannot' && subject.startsWith('persona '));
    if (some === undefined) throw new Error('the sample has personas');
    expect(empty.reasons([{ ...some, row }]).join('\n')).toContain(reason);
  },
);

test.each([
  ['persona', 'denies'],
  ['persona', 'can'],
  ['guardrail', 'denies'],
  ['guardrail', 'allows'],
  ['workflow', 'calls'],
  ['workflow', 'calls blocked by '],
  ['workload', 'cannot (by its own policies alone)'],
])('nor is anything else that a %s says of what it %s', (kind, list) => {
  const claims = landingZoneClaims(environment, { zone: sample.zone, catalogue });
  const some = claims.find((one) => one.list.startsWith(list) && one.subject.startsWith(`${kind} `));
  if (some === undefined) throw new Error(`the sample has no ${kind} with ${list}`);
  const reasons = (resource: string, action = 's3:GetObject'): string =>
    empty.reasons([{ ...some, row: { action, resource } }]).join('\n');
  for (const pattern of ['*', 'arn:aws:s3:::team-*/x', 'arn:aws:s3:::team-?/x'])
    expect(reasons(pattern)).toContain('taken for the name of one resource, not for a pattern');
  expect(reasons('arn:aws:ec2:{region}:{account}:instance/*', 'ec2:TerminateInstances')).toContain('not for a pattern');
  // What is not made yet has no other name.
  expect(reasons('arn:aws:ec2:{region}:{account}:instance/*', 'ec2:RunInstances')).not.toContain('not for a pattern');
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

test('of a row with several patterns each is asked about the resources of its actions, and one that fits none about all', () => {
  const [some] = landingZoneClaims(environment, { zone: sample.zone, catalogue }).filter(
    ({ list }) => list === 'allows',
  );
  if (some === undefined) throw new Error('the sample has guardrails');
  const [object, queue] = ['arn:aws:s3:::some/x', 'arn:aws:sqs:us-west-2:{account}:some'];
  const row: ProofRow = { account: 'security', action: ['s3:*', 'sqs:*', 'sns:*'], resource: [object, queue] };
  const questions = [...questionsOf({ ...some, row }, { iamData, homeRegion: 'us-west-2' })];
  const asked = questions.map((one) => ('patterns' in one ? [one.patterns.join(' '), one.resource?.arn] : []));
  expect(asked).toEqual([
    ['s3:* sns:*', object],
    ['sqs:* sns:*', 'arn:aws:sqs:us-west-2:security:some'],
  ]);
});

test('a provider is not mistaken for any word that a policy says', () => {
  const row = {
    principal: 'federated/sns.amazonaws.com',
    account: 'security',
    action: 'sts:AssumeRoleWithWebIdentity',
  };
  expect(empty.ofSentence('never', row).join()).toContain('whom no policy of the templates names');
  expect(empty.ofSentence('never', { ...row, principal: 'federated/sns.amazonaws.co' }).join()).not.toContain(
    'did you mean',
  );
});

test.each<[string, ProofRow, string]>([
  ['an action', { action: ['s3:GetObject', 's3:getObject'] }, 'action: found "s3:getobject" a second time'],
  [
    'an account',
    { account: ['security', 'security'], action: 's3:GetObject' },
    'account: found "security" a second time',
  ],
])('in a catalogue %s that stands twice in a list is refused', (_what, row, reason) => {
  expect(empty.ofGuardrail(row)).toEqual([expect.stringContaining(reason)]);
});

test('an empty row ends the proofs, with everything that is wrong with it', () => {
  const scenarios = [
    {
      says: 'it is so',
      never: [
        {
          principal: 'developers/developer',
          account: 'engineering-dev',
          action: 'sts:AssumeRole',
          resource: 'arn:aws:iam::engineering-prd:role/x',
          context: { 'aws:SecureTransport': 'flase' },
        },
      ],
      always: [],
    },
  ] as unknown as LandingZone['scenarios'];
  const { failures } = proveLandingZone(sample.assembly, { zone: { ...sample.zone, scenarios }, catalogue }, iamData);
  expect(failures.map(({ reason }) => reason.split(':')[0])).toEqual(['resource', 'context']);
});

test('a row whose names are misspelt is told once, and not once more for what it comes to', () => {
  const get = { account: 'engineering-dev', action: 's3:GetObject' };
  const misspelt = [
    { ...get, principal: 'service/cloudtrial.amazonaws.com' },
    { ...get, principal: 'federated/token.action.githubusercontent.com' },
    { ...get, principal: 'role/lz-brake-glass' },
    { ...get, nobodyBut: 'role/lz-brake-glass' },
  ];
  const scenarios = misspelt.map((row, index) => ({ says: `it is so ${index}`, never: [row], always: [] }));
  const { failures } = proveLandingZone(sample.assembly, { zone: { ...sample.zone, scenarios }, catalogue }, iamData);
  expect(failures.map(({ claim }) => claim.subject).sort()).toEqual([1, 2, 3, 4].map((at) => `scenario ${at}`));
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
  expect(empty.reasons([some, copy({})])).toEqual([expect.stringContaining('says already')]);
  const loud = { ...some.row, action: [some.row.action].flat().map((name) => name.toUpperCase()) };
  expect(empty.reasons([some, copy({ row: { ...loud, outside: true } })]).join()).toContain('says already');
  expect(empty.reasons([some, copy({ list: 'allows', expected: 'allowed' })])[0]).toContain('must be denied');
});

test('a principal who is nowhere is no fault of this check: the row itself says so', () => {
  expect(
    empty.ofSentence('never', { principal: 'role/nope', account: 'engineering-dev', action: 's3:GetObject' }),
  ).toEqual([]);
});
