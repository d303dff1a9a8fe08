import { ADMINISTRATOR, MEMBER, OTHER, allow, policy, role, user } from '../../../support';
import {
  BOUNDARY,
  CROSS_ACCOUNT,
  EVALUATION,
  KMS,
  NOT_PRINCIPAL,
  PRINCIPAL,
  ROLE_ARN,
  SESSION_ARN,
  USER_ARN,
  anonymous,
  bucket,
  home,
  key,
  none,
  only,
  root,
  scp,
  service,
  theirs,
  trust,
  rowsOf,
  allows,
  denies,
  trusts,
} from '../forms';

/* Whom policies mean, and what limits them. */

export const LIMIT_QUESTIONS = rowsOf([
  [
    PRINCIPAL,
    'AWS:* is everyone',
    { principal: role(none), ...bucket(home, allows({ Principal: { AWS: '*' } })) },
    'allowed',
  ],
  [
    PRINCIPAL,
    'a deny for the account catches its root',
    { principal: root, ...bucket(home, denies({ Principal: { AWS: MEMBER } })) },
    'denied',
  ],
  [
    PRINCIPAL,
    'a deny for a role catches its sessions',
    bucket(home, denies({ Principal: { AWS: ROLE_ARN } })),
    'denied',
  ],
  [PRINCIPAL, 'a deny for one session', bucket(home, denies({ Principal: { AWS: SESSION_ARN } })), 'denied'],
  [
    PRINCIPAL,
    'a deny for another session spares',
    bucket(home, denies({ Principal: { AWS: `${SESSION_ARN}2` } })),
    'allowed',
  ],
  [PRINCIPAL, 'a deny for a user spares a role', bucket(home, denies({ Principal: { AWS: USER_ARN } })), 'allowed'],
  [
    PRINCIPAL,
    'a deny for everyone catches a service',
    {
      principal: service(),
      ...bucket(home, allows({ Principal: { Service: 'cloudtrail.amazonaws.com' } }), denies({ Principal: '*' })),
    },
    'denied',
  ],
  [
    PRINCIPAL,
    'a deny for AWS:* and a service',
    {
      principal: service(),
      ...bucket(
        home,
        allows({ Principal: { Service: 'cloudtrail.amazonaws.com' } }),
        denies({ Principal: '*', Condition: { StringNotEquals: { 'aws:PrincipalOrgID': 'o-trips' } } }),
      ),
    },
    'denied',
  ],
  [
    PRINCIPAL,
    'with the service spared',
    {
      principal: service(),
      ...bucket(
        home,
        allows({ Principal: { Service: 'cloudtrail.amazonaws.com' } }),
        denies({
          Principal: '*',
          Condition: {
            StringNotEquals: { 'aws:PrincipalOrgID': 'o-trips' },
            Bool: { 'aws:PrincipalIsAWSService': 'false' },
          },
        }),
      ),
    },
    'allowed',
  ],
  [
    PRINCIPAL,
    'several principals, one is meant',
    { principal: role(none), ...bucket(home, allows({ Principal: { AWS: [USER_ARN, ROLE_ARN] } })) },
    'allowed',
  ],
  [
    PRINCIPAL,
    'a service beside a role',
    { principal: role(none), ...bucket(home, allows({ Principal: { AWS: ROLE_ARN, Service: 'ec2.amazonaws.com' } })) },
    'allowed',
  ],
  [
    PRINCIPAL,
    'federated principal in a bucket policy is no role',
    {
      principal: role(none),
      ...bucket(home, allows({ Principal: { Federated: `arn:aws:iam::${MEMBER}:saml-provider/x` } })),
    },
    'depends',
  ],
  [
    NOT_PRINCIPAL,
    'NotPrincipal with Allow is everybody else',
    {
      principal: anonymous,
      ...bucket(home, { Effect: 'Allow', NotPrincipal: { AWS: ROLE_ARN }, Action: '*', Resource: '*' }),
    },
    'allowed',
  ],
  [
    BOUNDARY,
    'a key that names the role is limited by the boundary',
    { principal: role({ ...none, boundary: only('s3:*') }), ...key(allows({ Principal: { AWS: ROLE_ARN } })) },
    'denied',
  ],
  [
    BOUNDARY,
    'a key that names the user is not',
    { principal: user({ ...none, boundary: only('s3:*') }), ...key(allows({ Principal: { AWS: USER_ARN } })) },
    'allowed',
  ],
  [
    BOUNDARY,
    'a trust that names the role is limited by it',
    {
      principal: role({ ...none, boundary: only('s3:*') }),
      ...trust('sts:AssumeRole', trusts({ Principal: { AWS: ROLE_ARN } })),
    },
    'denied',
  ],
  [
    BOUNDARY,
    'a trust that names the user is not',
    {
      principal: user({ ...none, boundary: only('s3:*') }),
      ...trust('sts:AssumeRole', trusts({ Principal: { AWS: USER_ARN } })),
    },
    'allowed',
  ],
  [
    BOUNDARY,
    'a trust that names the session is not',
    {
      principal: role({ ...none, boundary: only('s3:*') }),
      ...trust('sts:AssumeRole', trusts({ Principal: { AWS: SESSION_ARN } })),
    },
    'allowed',
  ],
  [
    BOUNDARY,
    'a conditional boundary',
    {
      principal: role({
        boundary: policy('b', allows({ Condition: { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } } })),
      }),
      region: 'us-west-2',
    },
    'denied',
  ],
  [
    BOUNDARY,
    'a denial in the boundary wins over a key that names the user',
    {
      principal: user({ ...none, boundary: policy('b', allow(), denies({ Action: 'kms:*' })) }),
      ...key(allows({ Principal: { AWS: USER_ARN } })),
    },
    'denied',
  ],
  [
    EVALUATION,
    'a deny in one of several identity policies',
    { principal: role({ identityPolicies: [ADMINISTRATOR, policy('d', denies({ Action: 's3:Get*' }))] }) },
    'denied',
  ],
  [
    CROSS_ACCOUNT,
    'everyone of the organization, who may',
    {
      principal: role({ account: theirs }),
      ...bucket(home, allows({ Principal: '*', Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-trips' } } })),
    },
    'allowed',
  ],
  [
    CROSS_ACCOUNT,
    'who may not',
    {
      principal: role({ ...none, account: theirs }),
      ...bucket(home, allows({ Principal: '*', Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-trips' } } })),
    },
    'denied',
  ],
  [
    CROSS_ACCOUNT,
    'another root under an SCP',
    {
      principal: { kind: 'root', account: { ...scp({ Action: 's3:*' }), id: OTHER } },
      ...bucket(home, allows({ Principal: { AWS: OTHER } })),
    },
    'denied',
  ],
  [
    CROSS_ACCOUNT,
    'a deny at home of the other',
    {
      principal: role({
        account: theirs,
        identityPolicies: [ADMINISTRATOR, policy('d', denies({ Action: 's3:GetObject' }))],
      }),
      ...bucket(home, allows({ Principal: { AWS: OTHER } })),
    },
    'denied',
  ],
  [
    CROSS_ACCOUNT,
    'a role by its id, with its own allow',
    {
      principal: role({ account: theirs, uniqueId: 'AROAEXAMPLEEXAMPLE001' }),
      ...bucket(home, allows({ Principal: { AWS: 'AROAEXAMPLEEXAMPLE001' } })),
    },
    'allowed',
  ],
  [
    KMS + 'key-policy-modifying-external-accounts.html',
    'a key of another account by *',
    { principal: role({ account: theirs }), ...key(allows({ Principal: { AWS: OTHER } })) },
    'allowed',
  ],
  [
    KMS + 'key-policy-modifying-external-accounts.html',
    'a key that does not name it',
    { principal: role({ account: theirs }), ...key(allows({ Principal: { AWS: MEMBER } })) },
    'denied',
  ],
]);
