import { ADMINISTRATOR, MEMBER, OTHER, account, allow, policy, role, scps, user } from '../../../support';
import {
  BOUNDARY,
  GLOBAL,
  IAM,
  KMS,
  PRINCIPAL,
  ROLE_ARN,
  S3,
  SCP,
  SETS,
  VARIABLES,
  allows,
  anonymous,
  at,
  bucket,
  by,
  denies,
  deniedWhen,
  home,
  key,
  management,
  none,
  nowhere,
  root,
  rowsOf,
  scp,
  stranger,
  theirs,
  trust,
  trusts,
} from '../forms';

/* What the organization, root and boundaries are to keys and policies. */

const bob = user({ ...none, federation: { name: 'bob', sessionPolicies: [ADMINISTRATOR] } });

export const ROOT_QUESTIONS = rowsOf([
  // The organization
  [
    SETS,
    'ForAllValues of the organization’s paths lets in who is in none',
    {
      principal: stranger,
      ...bucket(
        home,
        allows({
          Principal: '*',
          Condition: { 'ForAllValues:StringLike': { 'aws:PrincipalOrgPaths': 'o-trips/r-1/*' } },
        }),
      ),
    },
    'allowed',
  ],
  [
    SETS,
    'ForAnyValue does not',
    {
      principal: stranger,
      ...bucket(
        home,
        allows({
          Principal: '*',
          Condition: { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-trips/r-1/*' } },
        }),
      ),
    },
    'denied',
  ],
  [
    GLOBAL + '#condition-keys-principalorgid',
    'the management account is of its organization',
    {
      principal: role({ account: management }),
      ...bucket(home, allows({ Principal: '*', Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-trips' } } })),
    },
    'allowed',
  ],
  [
    GLOBAL + '#condition-keys-principalorgid',
    'and so is a federated user of a member',
    {
      principal: user({ account: theirs, federation: { name: 'bob', sessionPolicies: [ADMINISTRATOR] } }),
      ...bucket(home, allows({ Principal: '*', Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-trips' } } })),
    },
    'allowed',
  ],
  [
    GLOBAL + '#condition-keys-principalorgid',
    'who has no credentials is of none',
    {
      principal: anonymous,
      ...bucket(
        home,
        allows({ Principal: '*', Condition: { StringEqualsIfExists: { 'aws:PrincipalOrgID': 'o-trips' } } }),
      ),
    },
    'allowed',
  ],
  // Root and variables
  [
    VARIABLES + '#principaltable',
    'root’s aws:userid is its account',
    { principal: { kind: 'root', account: scp({ Condition: { StringNotEquals: { 'aws:userid': MEMBER } } }) } },
    'allowed',
  ],
  [
    VARIABLES + '#principaltable',
    'root has no user name',
    { principal: { kind: 'root', account: scp({ Condition: { Null: { 'aws:username': 'true' } } }) } },
    'denied',
  ],
  [
    VARIABLES + '#principaltable',
    'root’s type is Account',
    { principal: { kind: 'root', account: scp({ Condition: { StringEquals: { 'aws:PrincipalType': 'Account' } } }) } },
    'denied',
  ],
  [
    SCP,
    'an SCP that spares administrators by path does not spare root',
    {
      principal: {
        kind: 'root',
        account: scp({ Condition: { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/admin/*' } } }),
      },
    },
    'denied',
  ],
  [
    GLOBAL + '#condition-keys-principalarn',
    'a federated user’s ARN is its own',
    {
      principal: bob,
      ...bucket(
        home,
        allows({
          Principal: '*',
          Condition: { ArnEquals: { 'aws:PrincipalArn': `arn:aws:sts::${MEMBER}:federated-user/bob` } },
        }),
      ),
    },
    'allowed',
  ],
  [
    GLOBAL + '#condition-keys-principalarn',
    'not the user’s that made it',
    {
      principal: bob,
      ...bucket(
        home,
        allows({
          Principal: '*',
          Condition: { ArnEquals: { 'aws:PrincipalArn': `arn:aws:iam::${MEMBER}:user/alice` } },
        }),
      ),
    },
    'denied',
  ],
  // Boundaries across accounts
  [
    BOUNDARY,
    'an SCP at home binds whom a bucket elsewhere names',
    {
      principal: role({ account: account({ scps: scps(policy('s', denies({ Action: 's3:*' }))) }) }),
      ...bucket(theirs, allows({ Principal: { AWS: ROLE_ARN } })),
    },
    'denied',
  ],
  [
    PRINCIPAL,
    'a role that trusts itself must say so',
    {
      principal: role({ arn: `arn:aws:iam::${MEMBER}:role/x` }),
      ...trust('sts:AssumeRole', trusts({ Principal: { Service: 'ec2.amazonaws.com' } })),
    },
    'denied',
  ],
  [
    KMS + 'conditions-kms.html#conditions-kms-caller-account',
    'a key for everybody of another account: one of it who may',
    {
      principal: role({ account: theirs }),
      ...key(allows({ Principal: '*', Condition: { StringEquals: { 'kms:CallerAccount': OTHER } } })),
    },
    'allowed',
  ],
  [
    KMS + 'conditions-kms.html#conditions-kms-caller-account',
    'one who may nothing',
    {
      principal: role({ account: theirs, ...none }),
      ...key(allows({ Principal: '*', Condition: { StringEquals: { 'kms:CallerAccount': OTHER } } })),
    },
    'denied',
  ],
  [
    S3 + 'amazon-s3-policy-keys.html',
    's3:ResourceAccount of what is the caller’s',
    deniedWhen({ StringNotEquals: { 's3:ResourceAccount': MEMBER } }),
    'allowed',
  ],
  [
    S3 + 'amazon-s3-policy-keys.html',
    'of what is a stranger’s',
    {
      ...deniedWhen({ StringNotEquals: { 's3:ResourceAccount': MEMBER } }),
      ...bucket(nowhere, allows({ Principal: '*' })),
    },
    'denied',
  ],
  [
    GLOBAL + '#condition-keys-principaltag',
    'who has no tag has none that is asked for',
    { principal: by({ Condition: { StringEquals: { 'aws:PrincipalTag/team': '${aws:PrincipalTag/team}' } } }) },
    'denied',
  ],
  [
    IAM + 'id_root-user.html',
    'root of the owner past a bucket that names another role alone',
    { principal: root, ...bucket(home, allows({ Principal: { AWS: ROLE_ARN } })) },
    'allowed',
  ],
  [
    SCP,
    'a tag on the caller that an SCP asks for, of a role without',
    {
      ...at('s3:GetObject', 'arn:aws:s3:::trips-data/x'),
      principal: role({ account: scp({ Condition: { StringNotEquals: { 'aws:PrincipalTag/team': 'x' } } }) }),
    },
    'denied',
  ],
  [
    IAM + 'reference_policies_elements_condition_operators.html#Conditions_Null',
    'allow where a key is absent, and it is',
    {
      principal: role({
        identityPolicies: [policy('a', allow({ Condition: { Null: { 'aws:SourceVpce': 'true' } } }))],
      }),
    },
    'allowed',
  ],
]);
