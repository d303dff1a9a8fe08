import { loadIamData } from '../../lib/iam-data';
import { EmptyRows } from './empty-rows';

/* Sentences of a company that could not fail, since no request has such keys, values or Regions. */

let empty: EmptyRows;
beforeAll(async () => {
  empty = new EmptyRows(await loadIamData());
});

/** A row that is in order but for what is changed. */
const dev = { principal: 'developers/developer', account: 'engineering-dev' };
const get = (row: object): object => ({ ...dev, action: 's3:GetObject', ...row });

test.each<[string, 'never' | 'always', object, string]>([
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
    'whose the resource is, by a key of the service',
    'never',
    get({ context: { 's3:ResourceAccount': '999999999999' } }),
    'remove it: it follows from principal and resource',
  ],
  [
    'another caller’s account, by a key of the service',
    'never',
    { ...dev, action: 'kms:Decrypt', context: { 'kms:CallerAccount': '999999999999' }, outside: true },
    'it follows from who calls',
  ],
  [
    'credentials that are yet to be issued',
    'never',
    get({ context: { 'aws:TokenIssueTime': '2999-01-01T00:00:00Z' } }),
    'no credentials are issued in the future',
  ],
  [
    'a person with the credentials of an instance',
    'never',
    get({ context: { 'ec2:RoleDelivery': '2.0' } }),
    '"ec2:RoleDelivery" in a call of "developers/Developer"',
  ],
  [
    'a call through a service that AWS does not have',
    'never',
    get({ context: { 'aws:CalledVia': 'robots.amazonaws.com' } }),
    'expected the host of a service that is known',
  ],
  [
    'a token for an audience that no role trusts',
    'never',
    {
      principal: 'federated/token.actions.githubusercontent.com',
      account: 'engineering-dev',
      action: 'sts:AssumeRoleWithWebIdentity',
      context: {
        'token.actions.githubusercontent.com:aud': 'sts.amazonaws.con',
        'token.actions.githubusercontent.com:sub': 'repo:trips/other:ref:refs/heads/main',
      },
    },
    'expected an audience that a policy of the templates names',
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
])('%s is refused', (_what, list, row, reason) => {
  expect(empty.ofSentence(list, row).join('\n')).toContain(reason);
});

test('what EC2 is yet to make has no other name, so it needs no word', () => {
  const row = {
    ...dev,
    action: 'ec2:RunInstances',
    resource: 'arn:aws:ec2:{region}:{account}:instance/*',
    context: { 'ec2:InstanceType': 'p5.48xlarge' },
  };
  expect(empty.ofSentence('never', row).join()).not.toContain('no template makes');
});

test('an empty list says that a call carries no such key', () => {
  expect(empty.ofSentence('never', get({ context: { 'aws:SourceVpce': [] } }))).toEqual([]);
});
