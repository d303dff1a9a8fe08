import {
  BOUNDARY,
  CROSS,
  PRINCIPAL,
  KMS,
  TRUST,
  allowed,
  denied,
  home,
  none,
  bucket,
  KEY,
  ROLE,
  SESSION_ARN,
  USER,
  only,
  outside,
} from '../evaluation-rows';
import type { Row } from '../evaluation-rows';
import { MEMBER, OBJECT, OTHER, account, allow, deny, policy, role, user } from '../support';

/* What decides on the resource's side: its own policy, within an account, across accounts, and for keys and roles. */

export const RESOURCE_ROWS: readonly Row[] = [
  // Resource policies within an account
  [
    'a resource policy that names the role is enough',
    { principal: role(none), resource: bucket(allow({ Principal: { AWS: ROLE } })) },
    { ...allowed, layer: 'resource policy' },
    BOUNDARY,
  ],
  [
    'but within the role’s boundary',
    { principal: role({ ...none, boundary: only('ec2:*') }), resource: bucket(allow({ Principal: { AWS: ROLE } })) },
    { ...denied, layer: 'identity policy' },
    BOUNDARY,
  ],
  [
    'and within its session policy',
    { principal: role({ sessionPolicies: [only('ec2:*')] }), resource: bucket(allow({ Principal: { AWS: ROLE } })) },
    { ...denied, layer: 'session policy' },
    BOUNDARY,
  ],
  [
    'one that names the session is not limited by them',
    {
      principal: role({ ...none, boundary: only('ec2:*'), sessionPolicies: [only('ec2:*')] }),
      resource: bucket(allow({ Principal: { AWS: SESSION_ARN } })),
    },
    { ...allowed, layer: 'resource policy' },
    BOUNDARY,
  ],
  [
    'one that names the user is not limited by its boundary',
    { principal: user({ ...none, boundary: only('ec2:*') }), resource: bucket(allow({ Principal: { AWS: USER } })) },
    allowed,
    BOUNDARY,
  ],
  [
    'one that names the account leaves it to the account',
    { principal: role(none), resource: bucket(allow({ Principal: { AWS: MEMBER } })) },
    { ...denied, layer: 'identity policy' },
    PRINCIPAL,
  ],
  [
    'one that names everyone is enough',
    { principal: role(none), resource: bucket(allow({ Principal: '*' })) },
    allowed,
    PRINCIPAL,
  ],
  [
    'one that names another role is not',
    { principal: role(none), resource: bucket(allow({ Principal: { AWS: `${ROLE}2` } })) },
    denied,
    PRINCIPAL,
  ],
  [
    'a deny of the account binds its roles',
    { resource: bucket(deny({ Principal: { AWS: `arn:aws:iam::${MEMBER}:root` } })) },
    { ...denied, layer: 'resource policy' },
    PRINCIPAL,
  ],
  // Across accounts
  [
    'across accounts the resource’s policy is needed',
    { resource: { arn: OBJECT, account: account({ id: OTHER }) } },
    { ...denied, layer: 'resource policy' },
    CROSS,
  ],
  [
    'across accounts the caller’s policy is needed',
    {
      principal: role(none),
      resource: { ...bucket(allow({ Principal: { AWS: ROLE } })), account: account({ id: OTHER }) },
    },
    { ...denied, layer: 'identity policy' },
    CROSS,
  ],
  [
    'across accounts both are enough',
    { resource: { ...bucket(allow({ Principal: { AWS: MEMBER } })), account: account({ id: OTHER }) } },
    { ...allowed, layer: 'identity policy' },
    CROSS,
  ],
  [
    'a stranger needs both too',
    { principal: role({ account: outside }), resource: bucket(allow({ Principal: { AWS: OTHER } })) },
    allowed,
    CROSS,
  ],
  // Callers without an account
  [
    'a service needs the resource’s policy',
    { principal: { kind: 'service', host: 'cloudtrail.amazonaws.com' } },
    { ...denied, layer: 'resource policy' },
    PRINCIPAL,
  ],
  [
    'a service that is named is allowed',
    {
      principal: { kind: 'service', host: 'cloudtrail.amazonaws.com' },
      resource: bucket(allow({ Principal: { Service: 'cloudtrail.amazonaws.com' } })),
    },
    allowed,
    PRINCIPAL,
  ],
  [
    'another service is not',
    {
      principal: { kind: 'service', host: 'config.amazonaws.com' },
      resource: bucket(allow({ Principal: { Service: 'cloudtrail.amazonaws.com' } })),
    },
    denied,
    PRINCIPAL,
  ],
  [
    'anyone reads a public bucket',
    { principal: { kind: 'anonymous' }, resource: bucket(allow({ Principal: '*' })) },
    allowed,
    PRINCIPAL,
  ],
  [
    'anonymous is no one’s account',
    { principal: { kind: 'anonymous' }, resource: bucket(allow({ Principal: { AWS: MEMBER } })) },
    denied,
    PRINCIPAL,
  ],
  // KMS and trust policies
  [
    'a key without a policy of its own leaves it to the account',
    { action: 'kms:Decrypt', resource: { arn: KEY, account: home } },
    allowed,
    KMS,
  ],
  [
    'a key policy has the last word',
    {
      action: 'kms:Decrypt',
      resource: { arn: KEY, account: home, policy: policy('key policy', allow({ Principal: { AWS: `${ROLE}2` } })) },
    },
    { ...denied, layer: 'resource policy' },
    KMS,
  ],
  [
    'even over root',
    {
      principal: { kind: 'root', account: home },
      action: 'kms:Decrypt',
      resource: { arn: KEY, account: home, policy: policy('key policy', allow({ Principal: { AWS: ROLE } })) },
    },
    { ...denied, layer: 'resource policy' },
    KMS,
  ],
  [
    'a key policy that names the role is enough',
    {
      principal: role(none),
      action: 'kms:Decrypt',
      resource: { arn: KEY, account: home, policy: policy('key policy', allow({ Principal: { AWS: ROLE } })) },
    },
    { ...allowed, layer: 'resource policy' },
    KMS,
  ],
  [
    'what is about no key needs no key policy',
    { action: 'kms:ListKeys', resource: { arn: '*', account: home } },
    allowed,
    KMS,
  ],
  [
    'a role is assumed only if its trust policy says so',
    { action: 'sts:AssumeRole', resource: { arn: `${ROLE}2`, account: home } },
    { ...denied, layer: 'resource policy' },
    TRUST,
  ],
  [
    'a trust policy that names the account leaves it to the account',
    {
      action: 'sts:AssumeRole',
      resource: {
        arn: `${ROLE}2`,
        account: home,
        policy: policy('trust', { Effect: 'Allow', Principal: { AWS: MEMBER }, Action: 'sts:AssumeRole' }),
      },
    },
    { ...allowed, layer: 'identity policy' },
    TRUST,
  ],
  [
    'and a role without a policy may not',
    {
      principal: role(none),
      action: 'sts:AssumeRole',
      resource: {
        arn: `${ROLE}2`,
        account: home,
        policy: policy('trust', { Effect: 'Allow', Principal: { AWS: MEMBER }, Action: 'sts:AssumeRole' }),
      },
    },
    { ...denied, layer: 'identity policy' },
    TRUST,
  ],
  [
    'a federated caller is allowed by the trust policy alone',
    {
      principal: { kind: 'federated', provider: 'arn:aws:iam::111111111111:oidc-provider/idp.trips.com' },
      action: 'sts:AssumeRoleWithWebIdentity',
      context: { 'idp.trips.com:sub': 'ci' },
      resource: {
        arn: ROLE,
        account: home,
        policy: policy('trust', {
          Effect: 'Allow',
          Principal: { Federated: 'arn:aws:iam::111111111111:oidc-provider/idp.trips.com' },
          Action: 'sts:AssumeRoleWithWebIdentity',
          Condition: { StringEquals: { 'idp.trips.com:sub': 'ci' } },
        }),
      },
    },
    { ...allowed, layer: 'resource policy' },
    TRUST,
  ],
];
