import type { AccessRequest, Statement } from '../../../../../lib/policy';
import {
  BOUNDARY,
  CALLER_IDENTITY,
  FEDERATION,
  SESSION,
  SESSION_TOKEN,
  STS_COMPARISON,
} from '../../../evaluation-rows';
import type { Row } from '../../../evaluation-rows';
import { ADMINISTRATOR, MEMBER, account, allow, deny, policy, role, user } from '../../../support';
import { askedOf, inMember, object, objectOf, theirs } from '../asked';

/* Sessions: how they come about, what limits them, and what they say of themselves. */

const nobody = { identityPolicies: [] };
const onlyS3 = policy('only-s3', allow({ Action: 's3:*' }));
const onlyEc2 = policy('only-ec2', allow({ Action: 'ec2:*' }));
const SESSION_ARN = `arn:aws:sts::${MEMBER}:assumed-role/reader/session`;
const BOB = `arn:aws:sts::${MEMBER}:federated-user/bob`;
const bob = (...own: ReturnType<typeof policy>[]) => user({ federation: { name: 'bob', sessionPolicies: own } });
const trust = (action: string, ...statements: readonly Partial<Statement>[]): Partial<AccessRequest> => ({
  action,
  resource: {
    arn: inMember('role/x'),
    account: account(),
    policy: policy('trust', ...statements.map((one): Statement => ({ Effect: 'Allow', Action: action, ...one }))),
  },
});
const toMember = { Principal: { AWS: MEMBER } };

export const SESSION_QUESTIONS: readonly Row[] = [
  ...askedOf(SESSION, [
    [
      'a session policy of another service leaves nothing',
      { principal: role({ sessionPolicies: [onlyEc2] }) },
      'denied',
    ],
    ['beside one that allows it is no harm', { principal: role({ sessionPolicies: [onlyEc2, onlyS3] }) }, 'allowed'],
    [
      'session and boundary must both allow: the session alone',
      { principal: role({ sessionPolicies: [onlyS3], boundary: onlyEc2 }) },
      'denied',
    ],
    ['the boundary alone', { principal: role({ sessionPolicies: [onlyEc2], boundary: onlyS3 }) }, 'denied'],
    ['both', { principal: role({ sessionPolicies: [onlyS3], boundary: onlyS3 }) }, 'allowed'],
    [
      'a session named in a bucket’s policy needs neither',
      {
        principal: role({ ...nobody, sessionPolicies: [onlyEc2], boundary: onlyEc2 }),
        ...object({ Principal: { AWS: SESSION_ARN } }),
      },
      'allowed',
    ],
    [
      'its role named there needs both',
      { principal: role({ ...nobody, sessionPolicies: [onlyEc2] }), ...object({ Principal: { AWS: role().arn } }) },
      'denied',
    ],
    [
      'its role named there, within both',
      {
        principal: role({ ...nobody, sessionPolicies: [onlyS3], boundary: onlyS3 }),
        ...object({ Principal: { AWS: role().arn } }),
      },
      'allowed',
    ],
    [
      'a denial in a session policy wins over the session’s name',
      {
        principal: role({ sessionPolicies: [onlyS3, policy('d', deny())] }),
        ...object({ Principal: { AWS: SESSION_ARN } }),
      },
      'denied',
    ],
    [
      'across accounts the session must be allowed at home',
      { principal: role({ ...nobody }), ...objectOf(theirs, { Principal: { AWS: SESSION_ARN } }) },
      'denied',
    ],
    [
      'and is, within its session policy',
      { principal: role({ sessionPolicies: [onlyS3] }), ...objectOf(theirs, { Principal: { AWS: SESSION_ARN } }) },
      'allowed',
    ],
  ]),
  ...askedOf(BOUNDARY, [
    [
      'a user named in a bucket’s policy goes beyond the boundary',
      { principal: user({ ...nobody, boundary: onlyEc2 }), ...object({ Principal: { AWS: user().arn } }) },
      'allowed',
    ],
    [
      'not across accounts',
      { principal: user({ boundary: onlyEc2 }), ...objectOf(theirs, { Principal: { AWS: user().arn } }) },
      'denied',
    ],
    [
      'nor where the boundary denies',
      { principal: user({ boundary: policy('b', deny()) }), ...object({ Principal: { AWS: user().arn } }) },
      'denied',
    ],
    [
      'a boundary by NotAction',
      { principal: role({ boundary: policy('b', allow({ NotAction: 'iam:*' })) }) },
      'allowed',
    ],
    ['leaves out its own', { principal: role({ boundary: policy('b', allow({ NotAction: 's3:*' })) }) }, 'denied'],
    [
      'a boundary for some resources',
      { principal: role({ boundary: policy('b', allow({ Resource: 'arn:aws:s3:::other/*' })) }) },
      'denied',
    ],
  ]),
  ...askedOf(FEDERATION, [
    ['a federated user may what both may', { principal: bob(onlyS3) }, 'allowed'],
    ['not what its session does not', { principal: bob(onlyEc2) }, 'denied'],
    ['nothing without a policy', { principal: bob() }, 'denied'],
    ['not what the user may not', { principal: { ...bob(onlyS3), ...nobody } }, 'denied'],
    [
      'but for what a bucket’s policy gives it by name',
      { principal: { ...bob(), ...nobody }, ...object({ Principal: { AWS: BOB } }) },
      'allowed',
    ],
    [
      'a federated user assumes no role',
      { principal: bob(ADMINISTRATOR), ...trust('sts:AssumeRole', toMember) },
      'denied',
    ],
    [
      'but knows who it is',
      { principal: bob(), action: 'sts:GetCallerIdentity', resource: { arn: '*', account: account() } },
      'allowed',
    ],
    [
      'a role makes none',
      { principal: role(), action: 'sts:GetFederationToken', resource: { arn: BOB, account: account() } },
      'denied',
    ],
    [
      'a user makes one, where it may',
      { principal: user(), action: 'sts:GetFederationToken', resource: { arn: BOB, account: account() } },
      'allowed',
    ],
    [
      'and not where it may not',
      { principal: user(nobody), action: 'sts:GetFederationToken', resource: { arn: BOB, account: account() } },
      'denied',
    ],
  ]),
  ...askedOf(SESSION_TOKEN, [
    [
      'a user gets a session token without an allow',
      { principal: user(nobody), action: 'sts:GetSessionToken', resource: { arn: '*', account: account() } },
      'allowed',
    ],
    [
      'a role never',
      { principal: role(), action: 'sts:GetSessionToken', resource: { arn: '*', account: account() } },
      'denied',
    ],
  ]),
  ...askedOf(STS_COMPARISON, [
    [
      'who holds a token calls without credentials: GetAccessKeyInfo',
      {
        principal: { kind: 'federated', provider: 'accounts.google.com' },
        action: 'sts:GetAccessKeyInfo',
        resource: { arn: '*', account: account() },
      },
      'denied',
    ],
    [
      'a role exchanges no token',
      { principal: role(), ...trust('sts:AssumeRoleWithWebIdentity', { Principal: '*' }) },
      'denied',
    ],
    ['nor one of SAML', { principal: role(), ...trust('sts:AssumeRoleWithSAML', { Principal: '*' }) }, 'denied'],
    [
      'a provider that is trusted',
      {
        principal: { kind: 'federated', provider: inMember('saml-provider/idp') },
        ...trust('sts:AssumeRoleWithSAML', { Principal: { Federated: inMember('saml-provider/idp') } }),
      },
      'allowed',
    ],
    [
      'one that is not',
      {
        principal: { kind: 'federated', provider: inMember('saml-provider/other') },
        ...trust('sts:AssumeRoleWithSAML', { Principal: { Federated: inMember('saml-provider/idp') } }),
      },
      'denied',
    ],
    [
      'for another place than the console',
      {
        principal: { kind: 'federated', provider: inMember('saml-provider/idp') },
        ...trust('sts:AssumeRoleWithSAML', {
          Principal: { Federated: inMember('saml-provider/idp') },
          Condition: { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } },
        }),
        context: { 'saml:aud': 'https://example.com' },
      },
      'denied',
    ],
  ]),
  ...askedOf(CALLER_IDENTITY, [
    [
      'nothing keeps a role from asking who it is',
      {
        principal: role({ ...nobody, boundary: onlyEc2, sessionPolicies: [policy('d', deny())] }),
        action: 'sts:GetCallerIdentity',
        resource: { arn: '*', account: account() },
      },
      'allowed',
    ],
  ]),
];
