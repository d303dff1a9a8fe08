import { ROLE, SESSION_TAGS, allowed, bucket, denied, depends, home } from '../evaluation-rows';
import type { Row } from '../evaluation-rows';
import { ADMINISTRATOR, MEMBER, allow, deny, policy, role } from '../support';

/* Decisions that rest on what AWS sends with a call, beside who calls and what is called. */

const TEAM = 'aws:PrincipalTag/team';
const ofTeam = { identityPolicies: [policy('team', allow({ Condition: { StringEquals: { [TEAM]: 'trips' } } }))] };

const GLOBAL_KEYS = 'IAM/latest/UserGuide/reference_policies_condition-keys.html';
const PEERING = `arn:aws:ec2:us-west-2:${MEMBER}:vpc-peering-connection/pcx-1`;
const INSTANCE = `arn:aws:ec2:us-west-2:${MEMBER}:instance/i-1`;
const SNAPSHOT = 'arn:aws:ec2:us-west-2::snapshot/snap-1';
const OWNERS = { 'aws:ResourceAccount': MEMBER, 'aws:ResourceOrgID': 'o-trips' };
const ownOnly = [policy('own', allow({ Condition: { StringEquals: OWNERS } }))];
const notOthers = [
  ADMINISTRATOR,
  policy('no', deny({ Condition: { StringNotEquals: { 'aws:ResourceAccount': MEMBER } } })),
];
const notKnownOthers = [
  ADMINISTRATOR,
  policy('no', deny({ Condition: { StringNotEqualsIfExists: OWNERS, Null: { 'aws:ResourceOrgPaths': 'false' } } })),
];
const intoOwn = [policy('own', allow({ Resource: 'arn:aws:ec2:us-west-2:${aws:ResourceAccount}:*' }))];

const CALLS = {
  'an S3 call': {},
  'an EC2 call': { action: 'ec2:RunInstances', resource: { arn: INSTANCE, account: home } },
  'an EC2 list': { action: 'ec2:DescribeInstances', resource: { arn: '*', account: home } },
} as const;
const EC2 = 'service-authorization/latest/reference/list_amazonec2.html#amazonec2-policy-keys';
const PAGES_OF_CALLS = {
  'an S3 call': 'AmazonS3/latest/API/bucket-policy-s3-sigv4-conditions.html',
  'an EC2 call': EC2,
  'an EC2 list': EC2,
} as const;

const OUTSIDE = { StringNotEquals: { 'aws:ResourceAccount': MEMBER } };
const STRANGE = { StringNotEquals: { 'aws:ResourceOrgID': 'o-trips' } };

export const CONTEXT_ROWS: readonly Row[] = [
  // Session tags
  ...(
    [
      ['a role that has the tag is let in by it', { team: 'trips' }, {}, allowed],
      ['a role that has another is not', { team: 'growth' }, {}, denied],
      ['whoever opens a session may bring the tag, where the trust policy lets it', 'not known', {}, depends],
      ['a session that brings it is let in', 'not known', { [TEAM]: 'trips' }, allowed],
      ['a session that brings another in place of the role’s is not', { team: 'trips' }, { [TEAM]: 'growth' }, denied],
    ] as const
  ).map(([what, tags, context, decision]): Row => [
    what,
    { principal: role({ ...ofTeam, tags }), context },
    decision,
    SESSION_TAGS,
  ]),
  // Whose the resource is
  ...(
    [
      ['whoever may use what is its own starts instances', ownOnly, 'ec2:RunInstances', INSTANCE, {}, allowed],
      [
        'and accepts no peering: AWS does not say whose it is',
        ownOnly,
        'ec2:AcceptVpcPeeringConnection',
        PEERING,
        {},
        denied,
      ],
      ['and reads no blocks of snapshots', ownOnly, 'ebs:GetSnapshotBlock', SNAPSHOT, {}, denied],
      [
        'a denial for what is not its own keeps it from peering',
        notOthers,
        'ec2:AcceptVpcPeeringConnection',
        PEERING,
        {},
        denied,
      ],
      ['and from nothing of its own', notOthers, 'ec2:RunInstances', INSTANCE, {}, allowed],
      [
        'one for what is known to be another’s does not',
        notKnownOthers,
        'ec2:AcceptVpcPeeringConnection',
        PEERING,
        {},
        allowed,
      ],
      [
        'a request that says whose it is has said it',
        ownOnly,
        'ec2:AcceptVpcPeeringConnection',
        PEERING,
        OWNERS,
        allowed,
      ],
      ['a variable for it stands for nothing there', intoOwn, 'ec2:AcceptVpcPeeringConnection', PEERING, {}, denied],
    ] as const
  ).map(([what, identityPolicies, action, arn, context, decision]): Row => [
    what,
    { principal: role({ identityPolicies }), action, resource: { arn, account: home }, context },
    decision,
    `${GLOBAL_KEYS}#condition-keys-resourceaccount`,
  ]),
  // Keys of one service that it sends with every call
  ...(
    [
      [
        'a signed call of S3 says how',
        'an S3 call',
        { Null: { 's3:authType': 'false', 's3:signatureversion': 'false' } },
        allowed,
      ],
      [
        'what it says is not known',
        'an S3 call',
        { StringEquals: { 's3:signatureversion': 'AWS4-HMAC-SHA256' } },
        depends,
      ],
      ['nor is how it was signed', 'an S3 call', { StringEquals: { 's3:authType': 'REST-HEADER' } }, depends],
      ['nor whether it has the age of a presigned URL', 'an S3 call', { Null: { 's3:signatureAge': 'true' } }, depends],
      ['nor the version of TLS', 'an S3 call', { NumericGreaterThanEquals: { 's3:TlsVersion': '1.2' } }, depends],
      [
        'a call of EC2 has no such keys',
        'an EC2 call',
        { Null: { 's3:authType': 'true', 's3:TlsVersion': 'true' } },
        allowed,
      ],
      ['it says its Region', 'an EC2 call', { StringEquals: { 'ec2:Region': 'us-west-2' } }, allowed],
      ['and no other', 'an EC2 call', { StringEquals: { 'ec2:Region': 'us-east-1' } }, denied],
      [
        'one of which no Region is told is somewhere',
        'an EC2 list',
        { StringEquals: { 'ec2:Region': 'us-west-2' } },
        depends,
      ],
      ['a call of S3 says no Region of EC2', 'an S3 call', { Null: { 'ec2:Region': 'true' } }, allowed],
    ] as const
  ).map(([what, call, Condition, decision]): Row => [
    what,
    { principal: role({ identityPolicies: [policy('own', allow({ Condition }))] }), ...CALLS[call] },
    decision,
    PAGES_OF_CALLS[call],
  ]),
  [
    'a call without credentials is not signed',
    {
      principal: { kind: 'anonymous' },
      resource: bucket(allow({ Principal: '*', Condition: { Null: { 's3:authType': 'true' } } })),
    },
    allowed,
    PAGES_OF_CALLS['an S3 call'],
  ],
  ...(
    [
      ['whoever assumes a role names the session', { Null: { 'sts:RoleSessionName': 'false' } }, allowed],
      ['in words that are not known', { StringLike: { 'sts:RoleSessionName': 'ci-*' } }, depends],
    ] as const
  ).map(([what, Condition, decision]): Row => [
    what,
    {
      action: 'sts:AssumeRole',
      resource: {
        arn: `${ROLE}2`,
        account: home,
        policy: policy('trust', { Effect: 'Allow', Principal: { AWS: ROLE }, Action: 'sts:AssumeRole', Condition }),
      },
    },
    decision,
    'IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#ck_rolesessionname',
  ]),
  ...(
    [
      [
        'AWS’s own policy is nobody’s of the organization',
        'iam:GetPolicy',
        'arn:aws:iam::aws:policy/ReadOnlyAccess',
        OUTSIDE,
        denied,
      ],
      [
        'nor is it known of which organization',
        'iam:GetPolicy',
        'arn:aws:iam::aws:policy/ReadOnlyAccess',
        STRANGE,
        depends,
      ],
      ['a policy of the account is its own', 'iam:GetPolicy', `arn:aws:iam::${MEMBER}:policy/x`, OUTSIDE, allowed],
      ['a list of policies has AWS’s in it', 'iam:ListPolicies', '*', OUTSIDE, denied],
      ['a role to which one is attached is the account’s', 'iam:AttachRolePolicy', `${ROLE}2`, OUTSIDE, allowed],
    ] as const
  ).map(([what, action, arn, Condition, decision]): Row => [
    `denied outside the account: ${what}`,
    {
      principal: role({ identityPolicies: [ADMINISTRATOR, policy('perimeter', deny({ Condition }))] }),
      action,
      resource: { arn, account: home },
    },
    decision,
    'IAM/latest/UserGuide/resource_examples_iam_policies_resource_account.html',
  ]),
];
