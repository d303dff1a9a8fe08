import type { AccessRequest, Statement } from '../../../../../lib/policy';
import type { Row } from '../../../evaluation-rows';
import { MEMBER, account, allow, policy, role } from '../../../support';
import { askedOf, theirs } from '../asked';

/* Grants and aliases of keys. */

const none = role({ identityPolicies: [] });
const stranger = role({ account: theirs });
const at = (rest: string, owner = MEMBER): string => `arn:aws:${rest.replace('@', `us-west-2:${owner}`)}`;

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
export const GRANT_QUESTIONS: readonly Row[] = [
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
];
