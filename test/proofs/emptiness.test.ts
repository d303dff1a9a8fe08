import { loadIamData } from '../../lib/iam-data';
import { EmptyRows } from './empty-rows';

/* Sentences of a company that could not fail, by whom, of what and on what they are. */

let empty: EmptyRows;
beforeAll(async () => {
  empty = new EmptyRows(await loadIamData());
});

/** A row that is in order but for what is changed. */
const dev = { principal: 'developers/developer', account: 'engineering-dev' };
const role = (name: string): object => ({ ...dev, action: 'sts:AssumeRole', resource: name });
const object = (arn: string): object => ({ ...dev, action: 's3:GetObject', resource: arn });

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
  // A question is about one thing: of a pattern it would be denied what is allowed on all that the pattern means.
  ['a star for any object', 'never', object('*'), 'take `resource` out'],
  [
    'a star for any resource of every action',
    'never',
    { ...dev, action: 's3:*', resource: '*' },
    'take `resource` out',
  ],
  [
    'a star in a name',
    'never',
    { ...object('arn:aws:s3:::trips-server-uploads-*/x'), outside: true },
    'take `resource` out',
  ],
  ['a question mark in a name', 'never', { ...object('arn:aws:s3:::trip?/x'), outside: true }, 'not for a pattern'],
  // And who may read the one object of that very name need not read another.
  ['a star for what always works', 'always', object('*'), 'name one, or several in a list'],
  [
    'a star in a name of what always works',
    'always',
    { ...object('arn:aws:s3:::trips-server-uploads-*/x'), outside: true },
    'name one, or several in a list',
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
  [
    'outside of people about no resource',
    'never',
    { principal: 'developers/developer', account: 'engineering-dev', action: 'iam:CreateUser', outside: true },
    'outside: found outside: true',
  ],
  [
    'outside of people about a role that there is',
    'never',
    {
      principal: 'developers/developer',
      account: 'engineering-dev',
      action: 'sts:AssumeRole',
      resource: 'arn:aws:iam::engineering-prod:role/app/trips-server',
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
    'a region that is not approved, of something outside',
    'never',
    { ...dev, action: 'sqs:SendMessage', resource: 'arn:aws:sqs:sa-east-1:{account}:x', outside: true },
    'does not approve',
  ],
  [
    'the region of global services, for another',
    'never',
    { ...dev, action: 'sqs:SendMessage', resource: 'arn:aws:sqs:us-east-1:{account}:x', outside: true },
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
    'a group without assignment there',
    'never',
    { ...dev, account: 'engineering-prod', action: 's3:GetObject' },
    'who is not in engineering-prod',
  ],
  [
    'unassigned about who needs no assignment',
    'never',
    { principal: 'root', account: 'engineering-dev', action: 'iam:CreateUser', unassigned: true },
    'unassigned: true of "root"; expected the word beside people, roles and users alone',
  ],
  [
    'unassigned about everybody',
    'never',
    { account: 'engineering-dev', action: 'iam:CreateUser', unassigned: true },
    'unassigned: true of everybody',
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
    {
      nobodyBut: ['root', 'role/*', 'role/AWSReservedSSO_*'],
      account: ['engineering-dev', 'log-archive'],
      action: 's3:GetObject',
    },
    'leaves nobody to ask about',
  ],
  [
    'a provider by its host where there is none',
    'never',
    {
      principal: 'federated/token.actions.githubusercontent.com',
      account: ['engineering-dev', 'engineering-prod'],
      action: 'sts:AssumeRoleWithWebIdentity',
    },
    'who is not in engineering-prod',
  ],
  [
    'a provider by a typo in its host',
    'never',
    {
      principal: 'federated/token.action.githubusercontent.com',
      account: 'engineering-dev',
      action: 'sts:AssumeRoleWithWebIdentity',
    },
    'did you mean "federated/token.actions.githubusercontent.com"?',
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
  ...(
    [
      ['an instance', 'ec2:TerminateInstances', 'arn:aws:ec2:us-west-2:{account}:instance/i-1'],
      ['a user', 'iam:CreateUser', 'arn:aws:iam::{account}:user/x'],
      ['a trail', 'cloudtrail:StopLogging', 'arn:aws:cloudtrail:us-west-2:{account}:trail/orders'],
      ['a role in what trust does not decide', 'iam:DeleteRole', 'arn:aws:iam::{account}:role/app/x'],
    ] as const
  ).map(([what, action, resource]): [string, 'never', object, string] => [
    `a service that would need a policy of ${what}, which has none`,
    'never',
    { principal: 'service/ec2.amazonaws.com', account: 'engineering-dev', action, resource, outside: true },
    'could not fail whatever the policies say',
  ]),
  [
    'root of the management account',
    'always',
    { principal: 'root', account: 'management', action: 's3:GetObject' },
    'could not fail whatever the policies say',
  ],
])('%s is refused', (_what, list, row, reason) => {
  expect(empty.ofSentence(list, row).join('\n')).toContain(reason);
});
