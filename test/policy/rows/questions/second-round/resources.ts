import type { AccessRequest } from '../../../../../lib/policy';
import { MEMBER, OBJECT, OTHER, allow, policy, role, user } from '../../../support';
import {
  IAM,
  KEY,
  KMS,
  PRINCIPAL,
  RESOURCE,
  ROLE_ARN,
  S3,
  VARIABLES,
  allows,
  at,
  by,
  home,
  key,
  none,
  rowsOf,
  stranger,
  theirs,
  type AskedOfPage,
} from '../forms';
import type { Row } from '../../../evaluation-rows';

/* What is filled in, and what calls are about. */

const ALIAS = `${KMS}alias-access.html`;
const CONDITIONS = `${KMS}conditions-kms.html`;
const FUNCTION = `arn:aws:lambda:us-west-2:${MEMBER}:function:trips`;
const TABLE = `arn:aws:dynamodb:us-west-2:${MEMBER}:table/trips`;
const SECRET = `arn:aws:secretsmanager:us-west-2:${MEMBER}:secret:trips-AbCdEf`;
const on = (Resource: string, action: string, arn: string): Partial<AccessRequest> => ({
  principal: by({ Resource }),
  ...at(action, arn),
});
const keyOpenWhen = (Condition: object): Partial<AccessRequest> => ({
  principal: role(none),
  ...key(allows({ Principal: '*', Condition })),
});

const QUESTIONS: readonly AskedOfPage[] = [
  // Variables
  [
    VARIABLES,
    'in a policy of 2008 a variable is its own text',
    {
      principal: user({
        identityPolicies: [
          {
            name: 'p',
            document: {
              Version: '2008-10-17',
              Statement: [allow({ Resource: 'arn:aws:s3:::trips-data/${aws:username}/*' })],
            },
          },
        ],
      }),
      ...at('s3:GetObject', 'arn:aws:s3:::trips-data/alice/x'),
    },
    'denied',
  ],
  [
    VARIABLES,
    'a user’s name in a resource',
    {
      principal: user({
        identityPolicies: [policy('p', allow({ Resource: 'arn:aws:s3:::trips-data/${aws:username}/*' }))],
      }),
      ...at('s3:GetObject', 'arn:aws:s3:::trips-data/alice/x'),
    },
    'allowed',
  ],
  [
    VARIABLES,
    'a role has no such name',
    {
      principal: by({ Resource: 'arn:aws:s3:::trips-data/${aws:username}/*' }),
      ...at('s3:GetObject', 'arn:aws:s3:::trips-data/alice/x'),
    },
    'denied',
  ],
  [
    VARIABLES,
    'nor does its lack become nothing',
    {
      principal: by({ Resource: 'arn:aws:s3:::trips-data/${aws:username}*' }),
      ...at('s3:GetObject', 'arn:aws:s3:::trips-data/x'),
    },
    'denied',
  ],
  [
    VARIABLES,
    'a denial by such a name does not catch a role',
    {
      principal: role({
        identityPolicies: [
          policy('p', allow(), { Effect: 'Deny', Action: '*', Resource: 'arn:aws:s3:::trips-data/${aws:username}/*' }),
        ],
      }),
      ...at('s3:GetObject', 'arn:aws:s3:::trips-data/alice/x'),
    },
    'allowed',
  ],
  [
    VARIABLES,
    'the id of a session in a resource',
    {
      principal: role({
        uniqueId: 'AROA1',
        sessionName: 'me',
        identityPolicies: [policy('p', allow({ Resource: 'arn:aws:s3:::trips-data/${aws:userid}' }))],
      }),
      ...at('s3:GetObject', 'arn:aws:s3:::trips-data/AROA1:me'),
    },
    'allowed',
  ],
  [
    VARIABLES,
    'an asterisk that is meant',
    { principal: by({ Resource: 'arn:aws:s3:::trips-data/${*}' }), ...at('s3:GetObject', 'arn:aws:s3:::trips-data/x') },
    'denied',
  ],
  [
    VARIABLES,
    'a tag of the caller beside that of the resource',
    {
      principal: role({
        tags: { team: 'growth' },
        identityPolicies: [
          policy('p', allow({ Condition: { StringEquals: { 'aws:ResourceTag/team': '${aws:PrincipalTag/team}' } } })),
        ],
      }),
      resource: { arn: OBJECT, account: home, tags: { team: 'growth' } },
    },
    'allowed',
  ],
  [
    VARIABLES,
    'neither of them has one',
    {
      principal: by({ Condition: { StringEquals: { 'aws:ResourceTag/team': '${aws:PrincipalTag/team}' } } }),
      resource: { arn: OBJECT, account: home, tags: {} },
    },
    'denied',
  ],
  [
    VARIABLES,
    'a denial of what differs, and the caller has none',
    {
      principal: role({
        identityPolicies: [
          policy('p', allow(), {
            Effect: 'Deny',
            Action: '*',
            Resource: '*',
            Condition: { StringNotEquals: { 'aws:ResourceTag/team': '${aws:PrincipalTag/team}' } },
          }),
        ],
      }),
      resource: { arn: OBJECT, account: home, tags: { team: 'growth' } },
    },
    'denied',
  ],
  // What a call is about
  [
    RESOURCE,
    'a bucket’s ARN is not about its objects',
    on('arn:aws:s3:::trips-data', 's3:GetObject', OBJECT),
    'denied',
  ],
  [
    RESOURCE,
    'those of objects are not about the bucket',
    on('arn:aws:s3:::trips-data/*', 's3:ListBucket', 'arn:aws:s3:::trips-data'),
    'denied',
  ],
  [RESOURCE, 'one character', on('arn:aws:s3:::trips-data/?', 's3:GetObject', 'arn:aws:s3:::trips-data/ab'), 'denied'],
  [
    RESOURCE,
    'which may be a slash',
    on('arn:aws:s3:::trips-data/a?b', 's3:GetObject', 'arn:aws:s3:::trips-data/a/b'),
    'allowed',
  ],
  [RESOURCE, 'another partition', on('arn:aws-us-gov:s3:::trips-data/*', 's3:GetObject', OBJECT), 'denied'],
  [
    IAM + 'reference_identifiers.html',
    'a role without its path is another',
    on(`arn:aws:iam::${MEMBER}:role/reader`, 'iam:GetRole', ROLE_ARN),
    'denied',
  ],
  [
    'lambda/latest/dg/access-control-resource-based.html',
    'a function is not its alias',
    on(FUNCTION, 'lambda:InvokeFunction', `${FUNCTION}:prod`),
    'denied',
  ],
  [
    'lambda/latest/dg/access-control-resource-based.html',
    'with a wildcard it is',
    on(`${FUNCTION}:*`, 'lambda:InvokeFunction', `${FUNCTION}:prod`),
    'allowed',
  ],
  [
    'amazondynamodb/latest/developerguide/access-control-resource-based.html',
    'a table is not its index',
    on(TABLE, 'dynamodb:GetItem', `${TABLE}/index/by-day`),
    'denied',
  ],
  [
    'secretsmanager/latest/userguide/auth-and-access_resource-policies.html',
    'the six characters at the end of a secret',
    on(`arn:aws:secretsmanager:us-west-2:${MEMBER}:secret:trips-??????`, 'secretsmanager:GetSecretValue', SECRET),
    'allowed',
  ],
  [
    'secretsmanager/latest/userguide/auth-and-access_resource-policies.html',
    'a secret without them',
    on(`arn:aws:secretsmanager:us-west-2:${MEMBER}:secret:trips`, 'secretsmanager:GetSecretValue', SECRET),
    'denied',
  ],
  [ALIAS, 'an alias lets nobody use its key', on(KEY.replace('key/1', 'alias/trips'), 'kms:Decrypt', KEY), 'denied'],
  [
    ALIAS,
    'aliases of a key, in a condition',
    {
      ...key(),
      resource: { arn: KEY, account: home },
      principal: by({ Condition: { 'ForAnyValue:StringEquals': { 'kms:ResourceAliases': 'alias/trips' } } }),
      context: { 'kms:ResourceAliases': ['alias/trips', 'alias/x'] },
    },
    'allowed',
  ],
  [
    CONDITIONS,
    'a key for one service, used directly',
    keyOpenWhen({ StringEquals: { 'kms:ViaService': 's3.us-west-2.amazonaws.com' } }),
    'denied',
  ],
  [
    CONDITIONS,
    'a key for one service, used by it',
    {
      ...keyOpenWhen({ StringEquals: { 'kms:ViaService': 's3.us-west-2.amazonaws.com' } }),
      context: { 'kms:ViaService': 's3.us-west-2.amazonaws.com' },
    },
    'allowed',
  ],
  [
    CONDITIONS,
    'a key for the callers of one account',
    keyOpenWhen({ StringEquals: { 'kms:CallerAccount': MEMBER } }),
    'allowed',
  ],
  [
    CONDITIONS,
    'a key for the callers of another account',
    keyOpenWhen({ StringEquals: { 'kms:CallerAccount': OTHER } }),
    'denied',
  ],
  [
    CONDITIONS,
    'an encryption context',
    {
      ...keyOpenWhen({ StringEquals: { 'kms:EncryptionContext:team': 'growth' } }),
      context: { 'kms:EncryptionContext:team': 'growth' },
    },
    'allowed',
  ],
  [
    CONDITIONS,
    'an encryption context that the call lacks',
    keyOpenWhen({ StringEquals: { 'kms:EncryptionContext:team': 'growth' } }),
    'denied',
  ],
  [
    CONDITIONS,
    'grants for services of AWS alone, made by hand',
    { ...keyOpenWhen({ Bool: { 'kms:GrantIsForAWSResource': 'true' } }), action: 'kms:CreateGrant' },
    'denied',
  ],
  [
    `${KMS}key-policies.html`,
    'a key whose policy does not name the account',
    { ...key(allows({ Principal: { AWS: ROLE_ARN } })), principal: user() },
    'denied',
  ],
  [
    `${KMS}key-policies.html`,
    'a key that names the account of another organization, where the caller may',
    { ...key(allows({ Principal: { AWS: '333333333333' } })), principal: stranger },
    'allowed',
  ],
  [
    `${KMS}key-policies.html`,
    'its policy is about it whatever its Resource says of other keys',
    {
      ...key(allows({ Principal: { AWS: ROLE_ARN }, Resource: `arn:aws:kms:us-west-2:${MEMBER}:key/2` })),
      principal: role(none),
    },
    'denied',
  ],
  [
    S3 + 'about-object-ownership.html',
    'a bucket’s policy is about its objects, whoever wrote them',
    {
      principal: role({ account: theirs, arn: `arn:aws:iam::${OTHER}:role/app/reader` }),
      resource: { arn: OBJECT, account: home, policy: policy('b', allows({ Principal: { AWS: OTHER } })) },
    },
    'allowed',
  ],
  [
    PRINCIPAL,
    'an account by its digits and by its root are one',
    {
      principal: role({ account: theirs, arn: `arn:aws:iam::${OTHER}:role/app/reader` }),
      resource: {
        arn: OBJECT,
        account: home,
        policy: policy('b', allows({ Principal: { AWS: `arn:aws:iam::${OTHER}:root` } })),
      },
    },
    'allowed',
  ],
];

export const SECOND_RESOURCES: readonly Row[] = rowsOf(QUESTIONS);
