import { loadIamData } from '../../lib/iam-data';
import { EmptyRows } from './empty-rows';

/* Sentences of a company that could not fail. */

let empty: EmptyRows;
beforeAll(async () => {
  empty = new EmptyRows(await loadIamData());
});

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
    'a region that is not that of the bucket that a template makes',
    'never',
    {
      principal: 'root',
      account: 'log-archive',
      action: 's3:GetObject',
      resource: 'arn:aws:s3:::lz-organization-trail-{account}-us-west-2/x',
      context: { 'aws:RequestedRegion': 'us-east-1' },
    },
    'and a resource in us-west-2',
  ],
  [
    'a region in which a service with one endpoint is never called',
    'never',
    { ...dev, action: 'iam:CreateUser', context: { 'aws:RequestedRegion': 'us-west-2' } },
    '"us-east-1": the service has one endpoint for the world, which is there',
  ],
  [
    'the same of all its actions, in another case',
    'never',
    { ...dev, action: 'IAM:*', context: { 'aws:requestedregion': 'us-west-2' } },
    '"us-east-1": the service has one endpoint for the world, which is there',
  ],
  [
    'the same of an action beside others',
    'never',
    {
      ...dev,
      action: ['sqs:CreateQueue', 'route53:CreateHostedZone'],
      context: { 'aws:RequestedRegion': 'us-west-2' },
    },
    '"us-west-2" as aws:RequestedRegion of route53:CreateHostedZone',
  ],
  [
    'the same of a service with its endpoint elsewhere',
    'never',
    { ...dev, action: 'globalaccelerator:CreateAccelerator', context: { 'aws:RequestedRegion': 'us-east-1' } },
    '"us-west-2": the service has one endpoint for the world, which is there',
  ],
  [
    'two keys that name other regions',
    'always',
    {
      ...dev,
      action: 'ec2:RunInstances',
      context: { 'aws:RequestedRegion': 'us-west-2', 'ec2:Region': 'us-east-1' },
    },
    'one region: a request has the same in both',
  ],
  ...(
    [
      [
        { 'aws:CurrentTime': '2096-01-31T00:00:00Z', 'aws:EpochTime': '3980000000' },
        'both are the time of the request',
      ],
      [{ 'aws:CurrentTime': '2020-01-31T00:00:00Z' }, 'no request is made in the past'],
      [{ 'aws:EpochTime': '1500000000' }, 'no request is made in the past'],
      [{ 'aws:TokenIssueTime': '2020-01-31T00:00:00Z' }, 'no session is older'],
      [{ 'aws:CurrentTime': '2096-02-30T00:00:00Z' }, 'a date such as'],
      [{ 'aws:MultiFactorAuthPresent': 'true', 'aws:MultiFactorAuthAge': '99999999' }, 'no session is older'],
      [{ 'aws:MultiFactorAuthPresent': 'false', 'aws:MultiFactorAuthAge': '60' }, 'only where MFA was used'],
      [{ 'aws:MultiFactorAuthPresent': [], 'aws:MultiFactorAuthAge': '60' }, 'no aws:MultiFactorAuthPresent'],
      [{ 'aws:MultiFactorAuthPresent': 'true', 'aws:TokenIssueTime': [] }, 'no aws:TokenIssueTime'],
      [
        { 'aws:CurrentTime': '2096-01-31T00:00:00Z', 'aws:TokenIssueTime': '2096-02-01T00:00:00Z' },
        'credentials are issued before they are used',
      ],
      [{ 'aws:ViaAWSService': 'false', 'aws:CalledVia': 'athena.amazonaws.com' }, 'is not direct'],
      [{ 'aws:ViaAWSService': 'false', 'aws:CalledViaLast': 'athena.amazonaws.com' }, 'is not direct'],
      [
        { 'aws:CalledVia': ['athena.amazonaws.com'], 'aws:CalledViaFirst': 'kms.amazonaws.com' },
        'the first service of aws:CalledVia',
      ],
      [{ 'aws:SourceIp': '192.0.2.1', 'aws:SourceVpc': 'vpc-1' }, 'has aws:VpcSourceIp'],
      [{ 'aws:SourceIp': '192.0.2.1', 'aws:SourceVpce': 'vpce-1' }, 'has aws:VpcSourceIp'],
      [{ 'aws:SourceIp': '192.0.2.1', 'aws:VpcSourceIp': '10.0.0.1' }, 'has aws:VpcSourceIp'],
      [{ 'aws:VpceOrgID': 'o-aaaaaaaaaa', 'aws:VpceOrgPaths': 'o-bbbbbbbbbb/r-ab12/' }, 'begins with the organization'],
      [{ 'aws:SourceVpc': 'vpc-1', 'aws:SourceVpcArn': 'arn:aws:ec2:us-west-2:111111111111:vpc/vpc-2' }, 'of the VPC'],
      [{ 'aws:SecureTransport': 'false', 's3:TlsVersion': '1.2' }, 'has a version of it'],
      [{ 'aws:PrincipalIsAWSService': 'true' }, 'it follows from'],
      [{ 'aws:userid': [] }, 'AWS sends it with every request'],
      [{ 'aws:username': 'somebody' }, 'a key that AWS sends for such a caller'],
      [
        {
          'ec2:SourceInstanceArn': 'arn:aws:ec2:us-west-2:111111111111:instance/i-1',
          'lambda:SourceFunctionArn': 'arn:aws:lambda:us-west-2:111111111111:function:x',
        },
        'of an instance, of a function or of a job',
      ],
    ] as const
  ).flatMap(([context, reason]) =>
    (['never', 'always'] as const).map((list): [string, 'never' | 'always', object, string] => [
      `${JSON.stringify(context)} in ${list}`,
      list,
      get({ context }),
      reason,
    ]),
  ),
  [
    'a tag of the request that is not among its tags',
    'always',
    { ...dev, action: 'ec2:RunInstances', context: { 'aws:RequestTag/owner': 'x', 'aws:TagKeys': ['team'] } },
    'AWS lists the keys of all tags there',
  ],
  [
    'two values of one tag of the resource',
    'always',
    { ...dev, action: 'ec2:StopInstances', context: { 'aws:ResourceTag/owner': 'x', 'ec2:ResourceTag/owner': 'y' } },
    'both are the same tag of the resource',
  ],
  [
    'a key of encryption beside another kind of it',
    'never',
    {
      ...dev,
      action: 's3:PutObject',
      context: {
        's3:x-amz-server-side-encryption': 'AES256',
        's3:x-amz-server-side-encryption-aws-kms-key-id': 'arn:aws:kms:us-west-2:111111111111:key/x',
      },
    },
    'only those kinds of encryption name a key',
  ],
  [
    'a service that is called through another',
    'never',
    {
      principal: 'service/cloudtrail.amazonaws.com',
      account: 'security',
      action: 's3:PutObject',
      context: { 'aws:ViaAWSService': 'true' },
    },
    'it follows from who calls',
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
    { nobodyBut: ['root', 'role/*'], account: ['engineering-dev', 'log-archive'], action: 's3:GetObject' },
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
      ['a trail', 'cloudtrail:StopLogging', 'arn:aws:cloudtrail:us-west-2:{account}:trail/x'],
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
