import type { RequestPrincipal } from '../../../lib/policy';
import {
  CALLER_IDENTITY,
  CROSS,
  PRIVILEGED_TASK,
  RCP,
  ROLE,
  SESSION_TOKEN,
  STS_COMPARISON,
  TRUST,
  allowed,
  bound,
  denied,
  denyAll,
  depends,
  home,
  none,
  outside,
} from '../evaluation-rows';
import type { Row } from '../evaluation-rows';
import {
  ADMINISTRATOR,
  MANAGEMENT,
  MEMBER,
  OBJECT,
  OTHER,
  account,
  allow,
  deny,
  policy,
  rcps,
  role,
  user,
} from '../support';

/* What AWS decides whatever policies say, and whose policies a call needs. */

const management = account({ id: MANAGEMENT });
const root: RequestPrincipal = { kind: 'root', account: home };
const federated = user({ federation: { name: 'bob', sessionPolicies: [ADMINISTRATOR] } });
const everything = { arn: '*', account: home };
const BUCKET = 'arn:aws:s3:::trips-data';
const locked = { arn: BUCKET, account: home, policy: policy('locked', deny({ Principal: '*' })) };
const BUCKET_POLICY = 'AmazonS3/latest/API/API_PutBucketPolicy.html';
const QUEUE_POLICY = 'IAM/latest/UserGuide/id_root-user.html#root-user-tasks';
const DELEGATED = 'organizations/latest/userguide/orgs_integrate_delegated_admin.html';
const SERVICES = 'IAM/latest/UserGuide/reference_aws-services-that-work-with-iam.html';
const perimeter = account({ rcps: rcps(policy('perimeter', deny({ Principal: '*' }))) });
const trust = policy('trust', { Effect: 'Allow', Principal: { AWS: MEMBER }, Action: 'sts:AssumeRole' });
const everyone = (Action: string) => policy('trust', { Effect: 'Allow', Principal: '*', Action });
const KEYS_OF_OTHERS = 'kms/latest/developerguide/key-policy-modifying-external-accounts.html';
const QUEUES_OF_OTHERS = 'AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-limitations-of-custom-policies.html';
const THEIR_KEY = `arn:aws:kms:us-west-2:${OTHER}:key/1`;
const THEIR_QUEUE = `arn:aws:sqs:us-west-2:${OTHER}:trips`;
const open = policy('open', allow({ Principal: '*' }));
const memberAccount = `arn:aws:organizations::${MANAGEMENT}:account/o-trips/${OTHER}`;

export const FACT_ROWS: readonly Row[] = [
  // What no policy controls
  ...(
    [
      ['a role', role({ account: bound, ...none })],
      ['a user', user({ account: bound, identityPolicies: [denyAll] })],
      ['root', { kind: 'root', account: bound }],
      ['a federated user', user({ account: bound, federation: { name: 'bob', sessionPolicies: [] } })],
    ] as const
  ).map(([who, principal]): Row => [
    `${who} may ask who it is, whatever is denied`,
    { principal, action: 'sts:GetCallerIdentity', resource: everything },
    { ...allowed, layer: 'AWS' },
    CALLER_IDENTITY,
  ]),
  [
    'who has no credentials may not',
    { principal: { kind: 'anonymous' }, action: 'sts:GetCallerIdentity', resource: everything },
    denied,
    CALLER_IDENTITY,
  ],
  ...(
    [
      ['a user', user({ account: bound, identityPolicies: [denyAll] }), { ...allowed, layer: 'AWS' }],
      ['root', { kind: 'root', account: bound }, { ...allowed, layer: 'AWS' }],
      ['a role', role(), { ...denied, layer: 'AWS' }],
      ['a federated user', federated, { ...denied, layer: 'AWS' }],
    ] as const
  ).map(([who, principal, decision]): Row => [
    `${who} and a session token`,
    { principal, action: 'sts:GetSessionToken', resource: everything },
    decision,
    SESSION_TOKEN,
  ]),
  ...(
    [
      ['a role', role(), { ...denied, layer: 'AWS' }],
      ['a user who may', user(), allowed],
      ['a user who may not', user(none), denied],
    ] as const
  ).map(([who, principal, decision]): Row => [
    `${who} and a federation token`,
    { principal, action: 'sts:GetFederationToken', resource: everything },
    decision,
    STS_COMPARISON,
  ]),
  [
    'a federated user assumes no role',
    { principal: federated, action: 'sts:AssumeRole', resource: { arn: `${ROLE}2`, account: home, policy: trust } },
    { ...denied, layer: 'AWS' },
    STS_COMPARISON,
  ],
  [
    'whether a federated user calls IAM in the console, where it can, nobody can tell',
    { principal: federated, action: 'iam:ListRoles', resource: everything },
    depends,
    STS_COMPARISON,
  ],
  [
    'a federated user who may not call IAM does not',
    {
      principal: user({ identityPolicies: [], federation: { name: 'bob', sessionPolicies: [ADMINISTRATOR] } }),
      action: 'iam:ListRoles',
      resource: everything,
    },
    denied,
    STS_COMPARISON,
  ],
  ...(
    [
      ['who has no credentials', { kind: 'anonymous' }],
      ['who has no more than a token', { kind: 'federated', provider: 'accounts.google.com' }],
    ] as const
  ).map(([who, principal]): Row => [
    `${who} assumes no role that trusts everyone`,
    {
      principal,
      action: 'sts:AssumeRole',
      resource: { arn: ROLE, account: home, policy: everyone('sts:AssumeRole') },
    },
    { ...denied, layer: 'AWS' },
    STS_COMPARISON,
  ]),
  [
    'but one with a token does in exchange for it',
    {
      principal: { kind: 'federated', provider: 'accounts.google.com' },
      action: 'sts:AssumeRoleWithWebIdentity',
      resource: { arn: ROLE, account: home, policy: everyone('sts:AssumeRoleWithWebIdentity') },
    },
    allowed,
    STS_COMPARISON,
  ],
  // Root
  ...['sts:AssumeRole', 'sts:AssumeRoot'].map((action): Row => [
    `root never calls ${action}`,
    {
      principal: { kind: 'root', account: management },
      action,
      resource: {
        arn: `${ROLE}2`,
        account: management,
        policy: policy('trust', allow({ Principal: { AWS: MANAGEMENT } })),
      },
    },
    { ...denied, layer: 'AWS' },
    action === 'sts:AssumeRole' ? 'STS/latest/APIReference/API_AssumeRole.html' : PRIVILEGED_TASK,
  ]),
  ...['s3:DeleteBucketPolicy', 's3:PutBucketPolicy'].map((action): Row => [
    `a bucket’s policy does not keep its owner’s root user from ${action}`,
    { principal: root, action, resource: locked },
    allowed,
    BUCKET_POLICY,
  ]),
  [
    'an SCP does',
    {
      principal: { kind: 'root', account: bound },
      action: 's3:DeleteBucketPolicy',
      resource: { ...locked, account: bound },
    },
    { ...denied, layer: 'service control policy' },
    BUCKET_POLICY,
  ],
  [
    'an RCP does',
    {
      principal: { kind: 'root', account: perimeter },
      action: 's3:DeleteBucketPolicy',
      resource: { ...locked, account: perimeter },
    },
    { ...denied, layer: 'resource control policy' },
    BUCKET_POLICY,
  ],
  ['it keeps an administrator from it', { action: 's3:DeleteBucketPolicy', resource: locked }, denied, BUCKET_POLICY],
  ['and root from the rest', { principal: root, action: 's3:ListBucket', resource: locked }, denied, BUCKET_POLICY],
  [
    'and the root user of another account',
    {
      principal: { kind: 'root', account: account({ id: OTHER }) },
      action: 's3:DeleteBucketPolicy',
      resource: locked,
    },
    denied,
    BUCKET_POLICY,
  ],
  [
    'a queue’s policy does not keep its owner’s root user from changing it',
    {
      principal: root,
      action: 'sqs:SetQueueAttributes',
      resource: { arn: `arn:aws:sqs:us-west-2:${MEMBER}:trips`, account: home, policy: locked.policy },
    },
    allowed,
    QUEUE_POLICY,
  ],
  // Calls that need nothing of the resource
  ...(
    [
      ['the management account', role({ account: management }), home, allowed],
      [
        'a delegated administrator of IAM',
        role({ account: account({ delegatedServices: ['iam.amazonaws.com'] }) }),
        account({ id: OTHER }),
        allowed,
      ],
      ['a member that is one, or not,', role(), account({ id: OTHER }), depends],
      ['one that may not', role({ account: management, ...none }), home, denied],
      ['one whom an SCP denies it', role({ account: bound }), account({ id: OTHER }), denied],
      ['one outside the organization', role({ account: outside }), home, denied],
    ] as const
  ).map(([who, principal, owner, decision]): Row => [
    `${who} takes the root of a member`,
    { principal, action: 'sts:AssumeRoot', resource: { arn: `arn:aws:iam::${owner.id}:root`, account: owner } },
    decision,
    PRIVILEGED_TASK,
  ]),
  ...(
    [
      [
        'a delegated administrator reads the organization',
        role({ account: account({ delegatedServices: ['sso.amazonaws.com'] }) }),
        'organizations:DescribeAccount',
        allowed,
      ],
      ['a member may be one, or not', role(), 'organizations:DescribeAccount', depends],
      [
        'any account asks about itself',
        role({ account: account({ delegatedServices: [] }) }),
        'organizations:DescribeEffectivePolicy',
        allowed,
      ],
      ['whoever may not does not', role(none), 'organizations:DescribeEffectivePolicy', denied],
      ['a stranger does not either', role({ account: outside }), 'organizations:DescribeEffectivePolicy', denied],
      ['one that may not does not', role(none), 'organizations:DescribeAccount', denied],
      ['a stranger does not', role({ account: outside }), 'organizations:DescribeAccount', denied],
      ['to change it takes the organization’s delegation policy', role(), 'organizations:AttachPolicy', denied],
    ] as const
  ).map(([what, principal, action, decision]): Row => [
    what,
    { principal, action, resource: { arn: memberAccount, account: management } },
    decision,
    DELEGATED,
  ]),
  [
    'and with one it may',
    {
      action: 'organizations:AttachPolicy',
      resource: {
        arn: memberAccount,
        account: management,
        policy: policy('delegation', allow({ Principal: { AWS: MEMBER } })),
      },
    },
    allowed,
    DELEGATED,
  ],
  // What AWS takes from the owner alone
  ...(
    [
      ['kms:ScheduleKeyDeletion', THEIR_KEY, KEYS_OF_OTHERS, denied],
      ['kms:PutKeyPolicy', THEIR_KEY, KEYS_OF_OTHERS, denied],
      ['kms:Decrypt', THEIR_KEY, KEYS_OF_OTHERS, allowed],
      ['kms:ListGrants', THEIR_KEY, KEYS_OF_OTHERS, allowed],
      ['sqs:SetQueueAttributes', THEIR_QUEUE, QUEUES_OF_OTHERS, denied],
      ['sqs:SendMessage', THEIR_QUEUE, QUEUES_OF_OTHERS, allowed],
      ['s3:PutBucketPolicy', BUCKET, BUCKET_POLICY, denied],
      ['s3:DeleteBucketPolicy', BUCKET, BUCKET_POLICY, denied],
      ['s3:GetObject', OBJECT, BUCKET_POLICY, allowed],
    ] as const
  ).map(([action, arn, page, decision]): Row => [
    `${action} of another account, whose resource’s policy allows everything`,
    { action, resource: { arn, account: account({ id: OTHER }), policy: open } },
    decision,
    page,
  ]),
  ...['sts:AssumeRoleWithSAML', 'sts:AssumeRoleWithWebIdentity'].map((action): Row => [
    `${action} takes a token, not a role that the trust policy names`,
    {
      action,
      resource: {
        arn: `${ROLE}2`,
        account: home,
        policy: policy('trust', allow({ Principal: { AWS: ROLE }, Action: action })),
      },
    },
    { ...denied, layer: 'AWS' },
    STS_COMPARISON,
  ]),
  ...(
    [
      ['allows nobody to read it', role(none), allow({ Principal: { AWS: ROLE }, Action: '*' }), denied],
      ['keeps nobody from reading it', role(), deny({ Principal: '*', Action: '*' }), allowed],
    ] as const
  ).map(([what, principal, statement, decision]): Row => [
    `a role’s trust policy ${what}`,
    {
      principal,
      action: 'iam:GetRole',
      resource: { arn: `${ROLE}2`, account: home, policy: policy('trust', statement) },
    },
    decision,
    TRUST,
  ]),
  // Resources that can have no policy
  ...(
    [
      [
        'an instance of another account may be open in another way',
        role(),
        'ec2:RunInstances',
        'ec2:us-west-2',
        'instance/i-1',
        depends,
      ],
      [
        'not to one whose own policies do not allow it',
        role(none),
        'ec2:RunInstances',
        'ec2:us-west-2',
        'instance/i-1',
        denied,
      ],
      ['a role is no resource with a policy to IAM', role(), 'iam:GetRole', 'iam:', 'role/x', denied],
      ['a role that is assumed is one', role(), 'sts:AssumeRole', 'iam:', 'role/x', denied],
      ['a key is one', role(), 'kms:Decrypt', 'kms:us-west-2', 'key/1', denied],
    ] as const
  ).map(([what, principal, action, service, resource, decision]): Row => [
    what,
    {
      principal,
      action,
      resource: { arn: `arn:aws:${service}:${OTHER}:${resource}`, account: account({ id: OTHER }) },
    },
    decision,
    SERVICES,
  ]),
  ['a bucket is one', { resource: { arn: OBJECT, account: account({ id: OTHER }) } }, denied, CROSS],
  // Resource control policies
  [
    'no RCP binds what names no resource',
    {
      principal: role({ account: perimeter }),
      action: 's3:ListAllMyBuckets',
      resource: { arn: '*', account: perimeter },
    },
    allowed,
    RCP,
  ],
  [
    'an RCP binds what names a bucket',
    { principal: role({ account: perimeter }), action: 's3:ListBucket', resource: { arn: BUCKET, account: perimeter } },
    { ...denied, layer: 'resource control policy' },
    RCP,
  ],
  ...(
    [
      [
        'no RCP keeps a service from its service-linked role',
        'aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig',
        allowed,
      ],
      ['an RCP keeps it from another role', 'config', denied],
    ] as const
  ).map(([what, name, decision]): Row => [
    what,
    {
      principal: { kind: 'service', host: 'config.amazonaws.com' },
      action: 'sts:AssumeRole',
      resource: {
        arn: `arn:aws:iam::${MEMBER}:role/${name}`,
        account: perimeter,
        policy: policy('trust', {
          Effect: 'Allow',
          Principal: { Service: 'config.amazonaws.com' },
          Action: 'sts:AssumeRole',
        }),
      },
    },
    decision,
    RCP,
  ]),
];
