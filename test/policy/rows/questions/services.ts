import type { AccessRequest, Statement, Verdict } from '../../../../lib/policy';
import { CROSS, KMS } from '../../evaluation-rows';
import type { Row } from '../../evaluation-rows';
import { MANAGEMENT, MEMBER, OTHER, account, allow, deny, policy, role, scps, user } from '../../support';
import { askedOf, inMember, theirs } from './asked';

/* Resource policies of one service after the other, and what has none. */

const WITH_IAM = 'IAM/latest/UserGuide/reference_aws-services-that-work-with-iam.html';
const SINGLE = 'IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics.html';
const none = role({ identityPolicies: [] });
const stranger = role({ account: theirs });
const at = (rest: string, owner = MEMBER): string => `arn:aws:${rest.replace('@', `us-west-2:${owner}`)}`;

/** What one policy of a resource makes of callers within and beyond its account. */
const ofService = (page: string, action: string, arn: string): readonly Row[] => {
  const call = (
    principal: AccessRequest['principal'],
    ...statements: readonly Partial<Statement>[]
  ): Partial<AccessRequest> => ({
    principal,
    action,
    resource: { arn, account: account(), policy: policy('own', ...statements.map((one) => allow(one))) },
  });
  const session = `arn:aws:sts::${MEMBER}:assumed-role/reader/session`;
  return askedOf(page, [
    [
      `${action}: whom the policy names needs no allow`,
      call(none, { Principal: { AWS: none.arn }, Action: action }),
      'allowed',
    ],
    [`${action}: a session that it names`, call(none, { Principal: { AWS: session }, Action: action }), 'allowed'],
    [
      `${action}: an account that it names leaves it to the account`,
      call(none, { Principal: { AWS: MEMBER } }),
      'denied',
    ],
    [
      `${action}: another account that it names`,
      call(stranger, { Principal: { AWS: OTHER }, Action: action }),
      'allowed',
    ],
    [`${action}: another that it does not name`, call(stranger, { Principal: { AWS: MEMBER } }), 'denied'],
    [
      `${action}: a role of another account that may nothing`,
      call({ ...stranger, identityPolicies: [] }, { Principal: { AWS: stranger.arn } }),
      'denied',
    ],
    [
      `${action}: everyone but for a denial to those outside the organization`,
      {
        ...call(role({ account: { id: '333333333333', scps: [], rcps: [] } })),
        resource: {
          arn,
          account: account(),
          policy: policy(
            'own',
            allow({ Principal: '*' }),
            deny({ Principal: '*', Condition: { StringNotEquals: { 'aws:PrincipalOrgID': 'o-trips' } } }),
          ),
        },
      },
      'denied',
    ],
  ]);
};

const log = (...statements: readonly Partial<Statement>[]) => ({
  arn: at('logs:@:log-group:trips:log-stream:one'),
  account: account(),
  policy: policy('log policy', ...statements.map((one) => allow(one))),
});
const LOGS = 'AmazonCloudWatch/latest/logs/iam-access-control-overview-cwl.html';
const DELEGATION = 'organizations/latest/userguide/orgs_delegate_policies.html';
const management = account({ id: MANAGEMENT });
const delegated = account({ delegatedServices: [] });
const organization = (Principal: Statement['Principal'], Action: string): Partial<AccessRequest['resource']> => ({
  arn: '*',
  account: management,
  policy: policy('resource-based delegation policy', {
    Effect: 'Allow',
    Principal: Principal ?? '*',
    Action,
    Resource: '*',
  }),
});
const listing = (principal: AccessRequest['principal'], resource: Partial<AccessRequest['resource']>) =>
  ({ principal, action: 'organizations:ListAccounts', resource }) as Partial<AccessRequest>;
const XRAY = 'xray/latest/api/API_PutResourcePolicy.html';
const traces = (principal: AccessRequest['principal'], more: Partial<AccessRequest['resource']> = {}) => ({
  principal,
  action: 'xray:PutTraceSegments',
  resource: { arn: '*', account: account(), ...more },
});
const sns = { kind: 'service', host: 'sns.amazonaws.com' } as const;
const logsService = { kind: 'service', host: 'delivery.logs.amazonaws.com' } as const;

const grants = (action: string, principal: AccessRequest['principal'], ...key: readonly Partial<Statement>[]) => ({
  principal,
  action,
  resource: {
    arn: at('kms:@:key/1'),
    account: account(),
    policy: policy('key policy', ...key.map((one) => allow(one))),
  },
});
const GRANT = 'kms/latest/developerguide/grants.html';
const toServices = { Bool: { 'kms:GrantIsForAWSResource': 'true' } };
const ALIAS = 'kms/latest/developerguide/alias-access.html';
const AP = 'AmazonS3/latest/userguide/access-points-policies.html';
const behindPoint = (Condition: Statement['Condition']) => ({
  arn: 'arn:aws:s3:::trips-data/2026/report.csv',
  account: account(),
  policy: policy('bucket policy', {
    Effect: 'Allow',
    Principal: { AWS: '*' },
    Action: '*',
    Resource: '*',
    ...(Condition ? { Condition } : {}),
  }),
});
const CALLED_BY = 'IAM/latest/UserGuide/confused-deputy.html';
const forAccount = (id: string) =>
  ({ kind: 'service', host: 'cloudtrail.amazonaws.com', onBehalfOf: account({ id }) }) as const;
const queue = (Condition: Statement['Condition']) => ({
  arn: at('sqs:@:jobs'),
  account: account(),
  policy: policy('queue policy', {
    Effect: 'Allow',
    Principal: { Service: 'cloudtrail.amazonaws.com' },
    Action: 'sqs:SendMessage',
    Resource: '*',
    ...(Condition ? { Condition } : {}),
  }),
});
const send = (
  principal: AccessRequest['principal'],
  Condition: Statement['Condition'],
  context: AccessRequest['context'] = {},
) => ({ principal, action: 'sqs:SendMessage', resource: queue(Condition), context }) as Partial<AccessRequest>;
const PASS = 'IAM/latest/UserGuide/id_roles_use_passrole.html';
const passing = (
  Condition: Statement['Condition'],
  context: AccessRequest['context'] = {},
  more: Partial<Statement> = {},
) =>
  ({
    principal: role({
      identityPolicies: [
        policy(
          'pass',
          allow({
            Action: 'iam:PassRole',
            Resource: inMember('role/app/*'),
            ...(Condition ? { Condition } : {}),
            ...more,
          }),
        ),
      ],
    }),
    action: 'iam:PassRole',
    resource: { arn: inMember('role/app/worker'), account: account() },
    context,
  }) as Partial<AccessRequest>;
const unknown = (action: string, arn: string, principal: AccessRequest['principal'], decision: Verdict): Row => [
  `${action} on ${arn}, of which nothing is known: ${'account' in principal && principal.account === theirs ? 'another account' : 'its own, without an allow'}`,
  { principal, action, resource: { arn, account: account(), policy: 'not known' } },
  { decision },
  principal === none ? SINGLE : CROSS,
];

export const SERVICE_QUESTIONS: readonly Row[] = [
  ...ofService(
    'lambda/latest/dg/access-control-resource-based.html',
    'lambda:InvokeFunction',
    at('lambda:@:function:trips'),
  ),
  ...ofService(
    'AmazonECR/latest/userguide/repository-policies.html',
    'ecr:BatchGetImage',
    at('ecr:@:repository/trips'),
  ),
  ...ofService(
    'secretsmanager/latest/userguide/auth-and-access_resource-policies.html',
    'secretsmanager:GetSecretValue',
    at('secretsmanager:@:secret:db'),
  ),
  ...ofService(
    'amazondynamodb/latest/developerguide/access-control-resource-based.html',
    'dynamodb:GetItem',
    at('dynamodb:@:table/trips'),
  ),
  ...ofService(
    'streams/latest/dev/resource-based-policy-examples.html',
    'kinesis:PutRecord',
    at('kinesis:@:stream/trips'),
  ),
  ...ofService('sns/latest/dg/sns-access-policy-use-cases.html', 'sns:Subscribe', at('sns:@:trips')),
  ...ofService(
    'AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-basic-examples-of-sqs-policies.html',
    'sqs:ReceiveMessage',
    at('sqs:@:jobs'),
  ),
  unknown('dynamodb:GetItem', at('dynamodb:@:table/trips'), none, 'depends'),
  unknown('dynamodb:GetItem', at('dynamodb:@:table/trips'), stranger, 'depends'),
  unknown('ecr:BatchGetImage', at('ecr:@:repository/trips'), none, 'depends'),
  unknown('kinesis:PutRecord', at('kinesis:@:stream/trips'), none, 'depends'),
  unknown('execute-api:Invoke', at('execute-api:@:abc/prod/GET/x'), none, 'depends'),
  unknown('logs:PutLogEvents', at('logs:@:log-group:trips:log-stream:one'), none, 'depends'),
  unknown('ec2:RunInstances', at('ec2:@:instance/i-1'), none, 'denied'),
  unknown('iam:GetRole', inMember('role/x'), none, 'denied'),
  unknown('kms:CreateAlias', at('kms:@:alias/trips'), none, 'denied'),
  ...askedOf(LOGS, [
    [
      'a log group’s policy lets a service in',
      {
        principal: logsService,
        action: 'logs:PutLogEvents',
        resource: log({ Principal: { Service: logsService.host } }),
      },
      'allowed',
    ],
    [
      'not another service',
      { principal: sns, action: 'logs:PutLogEvents', resource: log({ Principal: { Service: logsService.host } }) },
      'denied',
    ],
    [
      'a service for another account, where the policy says whose',
      {
        principal: { ...logsService, onBehalfOf: theirs },
        action: 'logs:PutLogEvents',
        resource: log({
          Principal: { Service: logsService.host },
          Condition: { StringEquals: { 'aws:SourceAccount': MEMBER } },
        }),
      },
      'denied',
    ],
    [
      'an account that it names',
      { principal: stranger, action: 'logs:PutLogEvents', resource: log({ Principal: { AWS: OTHER } }) },
      'allowed',
    ],
    [
      'an account that it does not',
      { principal: stranger, action: 'logs:PutLogEvents', resource: log({ Principal: { AWS: MEMBER } }) },
      'denied',
    ],
    [
      'who has no credentials',
      { principal: { kind: 'anonymous' }, action: 'logs:PutLogEvents', resource: log({ Principal: { AWS: OTHER } }) },
      'denied',
    ],
  ]),
  ...askedOf(DELEGATION, [
    [
      'the organization’s policy lets a member list accounts',
      listing(role({ account: delegated }), organization({ AWS: MEMBER }, 'organizations:List*')),
      'allowed',
    ],
    [
      'not a member that it does not name',
      listing(role({ account: delegated }), organization({ AWS: OTHER }, 'organizations:List*')),
      'denied',
    ],
    [
      'not for another action',
      listing(role({ account: delegated }), organization({ AWS: MEMBER }, 'organizations:DescribeAccount')),
      'denied',
    ],
    [
      'not who may nothing at home',
      listing(role({ account: delegated, identityPolicies: [] }), organization({ AWS: MEMBER }, 'organizations:List*')),
      'denied',
    ],
    [
      'not whom an SCP denies it',
      listing(
        role({ account: { ...delegated, scps: scps(policy('s', deny({ Action: 'organizations:*' }))) } }),
        organization({ AWS: MEMBER }, 'organizations:List*'),
      ),
      'denied',
    ],
    [
      'without one no member that administers nothing',
      listing(role({ account: delegated }), { arn: '*', account: management }),
      'denied',
    ],
    [
      'a delegated administrator needs none',
      listing(role({ account: account({ delegatedServices: ['sso.amazonaws.com'] }) }), {
        arn: '*',
        account: management,
      }),
      'allowed',
    ],
    ['who it is not known may be one', listing(role(), { arn: '*', account: management }), 'allowed'],
    [
      'a user of the management account needs none',
      listing(user({ account: management }), { arn: '*', account: management }),
      'allowed',
    ],
    [
      'a stranger is not let in by a policy that names another',
      listing(role({ account: { id: '333333333333', scps: [], rcps: [] } }), organization({ AWS: MEMBER }, '*')),
      'denied',
    ],
    [
      'a member attaches a policy where it is let',
      {
        principal: role({ account: delegated }),
        action: 'organizations:AttachPolicy',
        resource: {
          ...organization({ AWS: MEMBER }, 'organizations:AttachPolicy'),
          arn: `arn:aws:organizations::${MANAGEMENT}:account/o-trips/${OTHER}`,
        } as AccessRequest['resource'],
      },
      'allowed',
    ],
  ]),
  ...askedOf(XRAY, [
    ['X-Ray’s policy of the account may let a service in', traces(sns), 'depends'],
    [
      'and does where it is known to',
      traces(sns, { policy: policy('x', allow({ Principal: { Service: sns.host } })) }),
      'allowed',
    ],
    [
      'or does not',
      traces(sns, { policy: policy('x', allow({ Principal: { Service: 'another.amazonaws.com' } })) }),
      'denied',
    ],
    ['it may let in a role without an allow', traces(none), 'depends'],
    [
      'whom an SCP denies it is denied',
      traces(role({ account: account({ scps: scps(policy('s', deny({ Action: 'xray:*' }))) }) })),
      'denied',
    ],
    ['who may needs none', traces(role()), 'allowed'],
  ]),
  ...askedOf(GRANT, [
    [
      'a key lets a role grant to services: to one',
      {
        ...grants('kms:CreateGrant', none, {
          Principal: { AWS: none.arn },
          Action: 'kms:CreateGrant',
          Condition: toServices,
        }),
        context: { 'kms:GrantIsForAWSResource': 'true' },
      },
      'allowed',
    ],
    [
      'to somebody else',
      {
        ...grants('kms:CreateGrant', none, {
          Principal: { AWS: none.arn },
          Action: 'kms:CreateGrant',
          Condition: toServices,
        }),
        context: { 'kms:GrantIsForAWSResource': 'false' },
      },
      'denied',
    ],
    [
      'where it is not said',
      grants('kms:CreateGrant', none, {
        Principal: { AWS: none.arn },
        Action: 'kms:CreateGrant',
        Condition: toServices,
      }),
      'denied',
    ],
    [
      'operations that it lists',
      {
        ...grants('kms:CreateGrant', none, {
          Principal: { AWS: none.arn },
          Condition: { 'ForAllValues:StringEquals': { 'kms:GrantOperations': ['Decrypt', 'Encrypt'] } },
        }),
        context: { 'kms:GrantOperations': ['Decrypt'] },
      },
      'allowed',
    ],
    [
      'one more',
      {
        ...grants('kms:CreateGrant', none, {
          Principal: { AWS: none.arn },
          Condition: { 'ForAllValues:StringEquals': { 'kms:GrantOperations': ['Decrypt', 'Encrypt'] } },
        }),
        context: { 'kms:GrantOperations': ['Decrypt', 'Sign'] },
      },
      'denied',
    ],
  ]),
  ...askedOf(ALIAS, [
    [
      'a key by its alias in the request',
      {
        ...grants(
          'kms:Decrypt',
          role({
            identityPolicies: [
              policy(
                'p',
                allow({ Action: 'kms:Decrypt', Condition: { StringEquals: { 'kms:RequestAlias': 'alias/trips' } } }),
              ),
            ],
          }),
          { Principal: { AWS: MEMBER } },
        ),
        context: { 'kms:RequestAlias': 'alias/trips' },
      },
      'allowed',
    ],
    [
      'by another',
      {
        ...grants(
          'kms:Decrypt',
          role({
            identityPolicies: [
              policy(
                'p',
                allow({ Action: 'kms:Decrypt', Condition: { StringEquals: { 'kms:RequestAlias': 'alias/trips' } } }),
              ),
            ],
          }),
          { Principal: { AWS: MEMBER } },
        ),
        context: { 'kms:RequestAlias': 'alias/other' },
      },
      'denied',
    ],
    [
      'by its id',
      grants(
        'kms:Decrypt',
        role({
          identityPolicies: [
            policy(
              'p',
              allow({ Action: 'kms:Decrypt', Condition: { StringEquals: { 'kms:RequestAlias': 'alias/trips' } } }),
            ),
          ],
        }),
        { Principal: { AWS: MEMBER } },
      ),
      'denied',
    ],
    [
      'a key that has the alias, however it is called',
      {
        ...grants(
          'kms:Decrypt',
          role({
            identityPolicies: [
              policy(
                'p',
                allow({ Condition: { 'ForAnyValue:StringLike': { 'kms:ResourceAliases': 'alias/trips-*' } } }),
              ),
            ],
          }),
          { Principal: { AWS: MEMBER } },
        ),
        context: { 'kms:ResourceAliases': ['alias/a', 'alias/trips-1'] },
      },
      'allowed',
    ],
    [
      'one that has none',
      {
        ...grants(
          'kms:Decrypt',
          role({
            identityPolicies: [
              policy(
                'p',
                allow({ Condition: { 'ForAnyValue:StringLike': { 'kms:ResourceAliases': 'alias/trips-*' } } }),
              ),
            ],
          }),
          { Principal: { AWS: MEMBER } },
        ),
        context: { 'kms:ResourceAliases': [] },
      },
      'denied',
    ],
    [
      'an alias’s ARN in a policy is about no key',
      grants('kms:Decrypt', role({ identityPolicies: [policy('p', allow({ Resource: at('kms:@:alias/*') }))] }), {
        Principal: { AWS: MEMBER },
      }),
      'denied',
    ],
    [
      'an alias itself is made by the caller’s own policies',
      { principal: role(), action: 'kms:CreateAlias', resource: { arn: at('kms:@:alias/trips'), account: account() } },
      'allowed',
    ],
    [
      'in another account by nobody’s',
      {
        principal: stranger,
        action: 'kms:CreateAlias',
        resource: { arn: at('kms:@:alias/trips'), account: account() },
      },
      'denied',
    ],
  ]),
  ...askedOf(KMS, [
    [
      'a stream is encrypted by what the caller may, whatever the key says of it',
      {
        principal: role(),
        action: 'kinesis:StartStreamEncryption',
        resource: { arn: at('kms:@:key/1'), account: account() },
      },
      'allowed',
    ],
    [
      'who may nothing does not',
      {
        principal: none,
        action: 'kinesis:StartStreamEncryption',
        resource: { arn: at('kms:@:key/1'), account: account(), policy: 'not known' },
      },
      'denied',
    ],
    [
      'a key of which nothing is known may name who may nothing',
      {
        principal: none,
        action: 'kms:Decrypt',
        resource: { arn: at('kms:@:key/1'), account: account(), policy: 'not known' },
      },
      'depends',
    ],
  ]),
  ...askedOf(AP, [
    [
      'a bucket that leaves it to access points of the account: by one',
      {
        principal: none,
        resource: behindPoint({ StringEquals: { 's3:DataAccessPointAccount': MEMBER } }),
        context: { 's3:DataAccessPointAccount': MEMBER },
      },
      'allowed',
    ],
    [
      'directly',
      { principal: none, resource: behindPoint({ StringEquals: { 's3:DataAccessPointAccount': MEMBER } }) },
      'denied',
    ],
    [
      'by another account’s',
      {
        principal: none,
        resource: behindPoint({ StringEquals: { 's3:DataAccessPointAccount': MEMBER } }),
        context: { 's3:DataAccessPointAccount': OTHER },
      },
      'denied',
    ],
    [
      'an access point of which nothing is known',
      {
        principal: none,
        resource: { arn: at('s3:@:accesspoint/trips/object/x'), account: account(), policy: 'not known' },
      },
      'depends',
    ],
    [
      'an access point without a policy',
      { principal: none, resource: { arn: at('s3:@:accesspoint/trips/object/x'), account: account() } },
      'denied',
    ],
  ]),
  ...askedOf(CALLED_BY, [
    [
      'a service for the account that is named',
      send(forAccount(MEMBER), { StringEquals: { 'aws:SourceAccount': MEMBER } }),
      'allowed',
    ],
    ['for another', send(forAccount(OTHER), { StringEquals: { 'aws:SourceAccount': MEMBER } }), 'denied'],
    ['for another, with nothing said', send(forAccount(OTHER), undefined), 'allowed'],
    [
      'for one of the organization',
      send(forAccount(OTHER), { StringEquals: { 'aws:SourceOrgID': 'o-trips' } }),
      'allowed',
    ],
    [
      'for one of none',
      send(
        { kind: 'service', host: 'cloudtrail.amazonaws.com', onBehalfOf: { id: '333333333333', scps: [], rcps: [] } },
        { StringEquals: { 'aws:SourceOrgID': 'o-trips' } },
      ),
      'denied',
    ],
    [
      'for the trail that is named',
      send(
        forAccount(MEMBER),
        { ArnEquals: { 'aws:SourceArn': at('cloudtrail:@:trail/a') } },
        { 'aws:SourceArn': at('cloudtrail:@:trail/a') },
      ),
      'allowed',
    ],
    [
      'for another trail',
      send(
        forAccount(MEMBER),
        { ArnEquals: { 'aws:SourceArn': at('cloudtrail:@:trail/a') } },
        { 'aws:SourceArn': at('cloudtrail:@:trail/b') },
      ),
      'denied',
    ],
    [
      'a role does not say for whom',
      send(role({ identityPolicies: [] }), { StringEquals: { 'aws:SourceAccount': MEMBER } }),
      'denied',
    ],
    [
      'a denial of whoever is no service spares it',
      {
        ...send(forAccount(MEMBER), undefined),
        resource: {
          ...queue(undefined),
          policy: policy(
            'q',
            allow({ Principal: { Service: 'cloudtrail.amazonaws.com' } }),
            deny({ Principal: '*', Condition: { Bool: { 'aws:PrincipalIsAWSService': 'false' } } }),
          ),
        },
      },
      'allowed',
    ],
    [
      'and catches a role',
      {
        ...send(role(), undefined),
        resource: {
          ...queue(undefined),
          policy: policy(
            'q',
            allow({ Principal: '*' }),
            deny({ Principal: '*', Condition: { Bool: { 'aws:PrincipalIsAWSService': 'false' } } }),
          ),
        },
      },
      'denied',
    ],
  ]),
  ...askedOf(PASS, [
    [
      'a role is passed to the service that is named',
      passing(
        { StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' } },
        { 'iam:PassedToService': 'ec2.amazonaws.com' },
      ),
      'allowed',
    ],
    [
      'to no other',
      passing(
        { StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' } },
        { 'iam:PassedToService': 'lambda.amazonaws.com' },
      ),
      'denied',
    ],
    [
      'by pattern',
      passing({ StringLike: { 'iam:PassedToService': 'ec2.*' } }, { 'iam:PassedToService': 'ec2.amazonaws.com' }),
      'allowed',
    ],
    [
      'for the resource that is named',
      passing(
        { ArnLike: { 'iam:AssociatedResourceArn': at('ec2:@:instance/*') } },
        { 'iam:AssociatedResourceArn': at('ec2:@:instance/i-1') },
      ),
      'allowed',
    ],
    [
      'a role of another path',
      { ...passing(undefined), resource: { arn: inMember('role/admin/x'), account: account() } },
      'denied',
    ],
    [
      'what a role trusts says nothing of passing it',
      {
        ...passing(undefined, {}, { Effect: 'Deny' }),
        resource: {
          arn: inMember('role/app/worker'),
          account: account(),
          policy: policy('trust', { Effect: 'Allow', Principal: '*', Action: 'iam:PassRole' }),
        },
      },
      'denied',
    ],
  ]),
  ...askedOf(WITH_IAM, [
    [
      'a snapshot of another account may be shared',
      {
        principal: role(),
        action: 'ebs:GetSnapshotBlock',
        resource: { arn: 'arn:aws:ec2:us-west-2::snapshot/snap-1', account: theirs },
      },
      'depends',
    ],
    [
      'not with who may nothing',
      {
        principal: none,
        action: 'ebs:GetSnapshotBlock',
        resource: { arn: 'arn:aws:ec2:us-west-2::snapshot/snap-1', account: theirs },
      },
      'denied',
    ],
    [
      'of the own account the own policies decide',
      {
        principal: none,
        action: 'ebs:GetSnapshotBlock',
        resource: { arn: 'arn:aws:ec2:us-west-2::snapshot/snap-1', account: account() },
      },
      'denied',
    ],
    [
      'no service reads a snapshot without a policy',
      {
        principal: sns,
        action: 'ebs:GetSnapshotBlock',
        resource: { arn: 'arn:aws:ec2:us-west-2::snapshot/snap-1', account: account() },
      },
      'denied',
    ],
  ]),
];
