import { KMS, TRUST, none, outside } from '../../../evaluation-rows';
import type { Row } from '../../../evaluation-rows';
import { MEMBER, OTHER, account, role, user } from '../../../support';
import { askedOf, inMember, theirs } from '../asked';
import { SUB, assume, key, service, token } from '../calls';

/* Key policies and trust policies, tokens of identity providers among them. */

const unknownTrust = {
  action: 'sts:AssumeRole',
  resource: { arn: inMember('role/x'), account: account(), policy: 'not known' },
} as const;

export const KEY_AND_ROLE_QUESTIONS: readonly Row[] = [
  ...askedOf(KMS, [
    [
      'without the account in it, the caller’s own policies give nothing',
      key(account(), { Principal: { AWS: inMember('role/else') } }),
      'denied',
    ],
    [
      'nor to root',
      {
        ...key(account(), { Principal: { AWS: inMember('role/else') } }),
        principal: { kind: 'root', account: account() },
      },
      'denied',
    ],
    ['with the account they do', key(account(), { Principal: { AWS: MEMBER } }), 'allowed'],
    ['not who may not', { ...key(account(), { Principal: { AWS: MEMBER } }), principal: role(none) }, 'denied'],
    [
      'whom it names needs nothing else',
      { ...key(account(), { Principal: { AWS: inMember('role/app/reader') } }), principal: role(none) },
      'allowed',
    ],
    [
      'another account needs both',
      { ...key(account(), { Principal: { AWS: OTHER } }), principal: role({ account: theirs }) },
      'allowed',
    ],
    [
      'and not one alone',
      { ...key(account(), { Principal: { AWS: OTHER } }), principal: role({ account: theirs, ...none }) },
      'denied',
    ],
    [
      'for another action it gives nothing',
      key(account(), { Principal: { AWS: MEMBER }, Action: 'kms:Encrypt' }),
      'denied',
    ],
    [
      'by way of a service alone: not directly',
      key(account(), {
        Principal: { AWS: MEMBER },
        Condition: { StringEquals: { 'kms:ViaService': 's3.us-west-2.amazonaws.com' } },
      }),
      'denied',
    ],
    [
      'by way of a service',
      {
        ...key(account(), {
          Principal: { AWS: MEMBER },
          Condition: { StringEquals: { 'kms:ViaService': 's3.us-west-2.amazonaws.com' } },
        }),
        context: { 'aws:ViaAWSService': 'true', 'kms:ViaService': 's3.us-west-2.amazonaws.com' },
      },
      'allowed',
    ],
    [
      'for callers of the account',
      key(account(), { Principal: { AWS: '*' }, Condition: { StringEquals: { 'kms:CallerAccount': MEMBER } } }),
      'allowed',
    ],
    [
      'not for those of another',
      {
        ...key(account(), { Principal: { AWS: '*' }, Condition: { StringEquals: { 'kms:CallerAccount': MEMBER } } }),
        principal: role({ account: theirs }),
      },
      'denied',
    ],
  ]),
  ...askedOf(TRUST, [
    ['who trusts the account trusts who may', assume({ Principal: { AWS: MEMBER } }), 'allowed'],
    [
      'who trusts a role trusts it without more',
      { ...assume({ Principal: { AWS: inMember('role/app/reader') } }), principal: role(none) },
      'allowed',
    ],
    [
      'across accounts with more',
      { ...assume({ Principal: { AWS: OTHER } }), principal: role({ account: theirs, ...none }) },
      'denied',
    ],
    ['whom a role trusts that nobody knows is not known', unknownTrust, 'depends'],
    ['nor for whoever may nothing: it may name the role', { ...unknownTrust, principal: role(none) }, 'depends'],
    ['nor across accounts', { ...unknownTrust, principal: role({ account: theirs }) }, 'depends'],
    [
      'there whoever may nothing is not let in, whatever it says',
      { ...unknownTrust, principal: role({ account: theirs, ...none }) },
      'denied',
    ],
    ['nor for a service', { ...unknownTrust, principal: service }, 'depends'],
    [
      'who asks for an external id: without',
      {
        ...assume({ Principal: { AWS: OTHER }, Condition: { StringEquals: { 'sts:ExternalId': 'trips' } } }),
        principal: role({ account: theirs }),
      },
      'denied',
    ],
    [
      'with it',
      {
        ...assume({ Principal: { AWS: OTHER }, Condition: { StringEquals: { 'sts:ExternalId': 'trips' } } }),
        principal: role({ account: theirs }),
        context: { 'sts:ExternalId': 'trips' },
      },
      'allowed',
    ],
    [
      'who trusts everyone of the organization: a stranger',
      {
        ...assume({ Principal: '*', Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-trips' } } }),
        principal: role({ account: outside }),
      },
      'denied',
    ],
    [
      'a trust of another action is none',
      { ...assume({ Principal: { AWS: MEMBER }, Action: 'sts:TagSession' }) },
      'denied',
    ],
    [
      'a user with a second factor alone',
      {
        ...assume({ Principal: { AWS: MEMBER }, Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } }),
        principal: user(),
      },
      'denied',
    ],
    [
      'a service is trusted by name',
      { ...assume({ Principal: { Service: 'cloudtrail.amazonaws.com' } }), principal: service },
      'allowed',
    ],
    [
      'a token of the branch',
      {
        ...token({ StringEquals: { [SUB]: 'repo:trips/app:ref:refs/heads/main' } }),
        context: { [SUB]: 'repo:trips/app:ref:refs/heads/main' },
      },
      'allowed',
    ],
    [
      'of another branch',
      {
        ...token({ StringEquals: { [SUB]: 'repo:trips/app:ref:refs/heads/main' } }),
        context: { [SUB]: 'repo:trips/app:ref:refs/heads/x' },
      },
      'denied',
    ],
    [
      'of a fork of the same name',
      {
        ...token({ StringLike: { [SUB]: 'repo:trips/app:*' } }),
        context: { [SUB]: 'repo:trips/app-fork:ref:refs/heads/main' },
      },
      'denied',
    ],
    [
      'of a repository that begins alike, where the pattern lets it',
      {
        ...token({ StringLike: { [SUB]: 'repo:trips/app*' } }),
        context: { [SUB]: 'repo:trips/app-fork:ref:refs/heads/main' },
      },
      'allowed',
    ],
    ['without a subject', token({ StringEquals: { [SUB]: 'repo:trips/app:ref:refs/heads/main' } }), 'denied'],
    [
      'another provider',
      { ...token({}), principal: { kind: 'federated', provider: inMember('oidc-provider/else') } },
      'denied',
    ],
    ['a token is none of SAML', { ...token({}), action: 'sts:AssumeRoleWithSAML' }, 'denied'],
  ]),
];
