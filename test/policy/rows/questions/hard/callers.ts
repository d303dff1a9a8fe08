import { ADMINISTRATOR, MEMBER, OTHER, account, allow, policy, role, scps, user } from '../../../support';
import {
  BOUNDARY,
  GLOBAL,
  IAM,
  KMS,
  PRINCIPAL,
  RCP,
  ROLE_ARN,
  S3,
  SCP,
  SETS,
  VARIABLES,
  allowedWhen,
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
  rcp,
  root,
  rowsOf,
  scp,
  service,
  stranger,
  theirs,
  trust,
  trusts,
} from '../more/forms';

/* What callers say of themselves, and of the way that a call takes. */

const NETWORK = { 'aws:SourceIp': ['203.0.113.0/24'] };
/** AWS's example of a denial by address, which spares calls that a service makes for the caller. */
const elsewhere = { NotIpAddress: NETWORK, Bool: { 'aws:ViaAWSService': 'false' } };
const DENY_IP = IAM + 'reference_policies_examples_aws_deny-ip.html';
const REVOKE = IAM + 'id_roles_use_revoke-sessions.html';
const older = { DateLessThan: { 'aws:TokenIssueTime': '2026-06-15T12:00:00Z' } };
const longTerm = user({ identityPolicies: [ADMINISTRATOR, policy('d', denies({ Condition: older }))] });
const perimeter = {
  StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-trips' },
  BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
};
const linked = role({
  arn: `arn:aws:iam::${MEMBER}:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig`,
});
const CONFUSED = IAM + 'confused-deputy.html';
const bob = user({ ...none, federation: { name: 'bob', sessionPolicies: [ADMINISTRATOR] } });

export const HARD_CALLERS = rowsOf([
  // Networks
  [DENY_IP, 'from elsewhere', deniedWhen(elsewhere, { 'aws:SourceIp': '198.51.100.1' }), 'denied'],
  [DENY_IP, 'from the network', deniedWhen(elsewhere, { 'aws:SourceIp': '203.0.113.9' }), 'allowed'],
  [
    DENY_IP,
    'through an endpoint, which hides the address',
    deniedWhen(elsewhere, { 'aws:SourceVpce': 'vpce-1', 'aws:VpcSourceIp': '203.0.113.9' }),
    'denied',
  ],
  [DENY_IP, 'by a service for the caller', deniedWhen(elsewhere, { 'aws:ViaAWSService': 'true' }), 'allowed'],
  [
    GLOBAL + '#condition-keys-vpcsourceip',
    'the address within the endpoint’s network',
    allowedWhen(
      { IpAddress: { 'aws:VpcSourceIp': '10.0.0.0/8' } },
      { 'aws:VpcSourceIp': '10.1.2.3', 'aws:SourceVpce': 'vpce-1' },
    ),
    'allowed',
  ],
  [
    GLOBAL + '#condition-keys-vpcsourceip',
    'is none of a call without an endpoint',
    allowedWhen({ IpAddress: { 'aws:VpcSourceIp': '10.0.0.0/8' } }, { 'aws:SourceIp': '203.0.113.9' }),
    'denied',
  ],
  [
    GLOBAL + '#condition-keys-vpceorgid',
    'a denial of endpoints of others catches calls by none',
    deniedWhen({ StringNotEquals: { 'aws:VpceOrgID': 'o-trips' } }),
    'denied',
  ],
  [
    GLOBAL + '#condition-keys-vpceorgid',
    'unless it asks for one',
    deniedWhen({ StringNotEquals: { 'aws:VpceOrgID': 'o-trips' }, Null: { 'aws:SourceVpce': 'false' } }),
    'allowed',
  ],
  // Sessions that are revoked
  [REVOKE, 'a session from before', deniedWhen(older, { 'aws:TokenIssueTime': '2026-06-15T11:59:59Z' }), 'denied'],
  [REVOKE, 'a session from after', deniedWhen(older, { 'aws:TokenIssueTime': '2026-06-15T12:00:01Z' }), 'allowed'],
  [REVOKE, 'a session of which the time is not told', deniedWhen(older), 'depends'],
  [REVOKE, 'long-term credentials have no such time', { principal: longTerm }, 'allowed'],
  // Services and roles of services
  [
    GLOBAL + '#condition-keys-principalisawsservice',
    'a perimeter of a bucket spares the service that writes',
    {
      principal: service(),
      ...bucket(
        home,
        allows({ Principal: { Service: 'cloudtrail.amazonaws.com' } }),
        denies({ Principal: '*', Condition: perimeter }),
      ),
    },
    'allowed',
  ],
  [
    GLOBAL + '#condition-keys-principalisawsservice',
    'a service-linked role is no service by it',
    {
      principal: linked,
      ...bucket(home, denies({ Principal: '*', Condition: { Bool: { 'aws:PrincipalIsAWSService': 'false' } } })),
    },
    'denied',
  ],
  [
    GLOBAL + '#condition-keys-principalorgid',
    'StringNotEquals of the organization catches services',
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
    GLOBAL + '#condition-keys-principalservicename',
    'everybody who is a service of that name: it',
    {
      principal: service(),
      ...bucket(
        home,
        allows({
          Principal: '*',
          Condition: { StringEquals: { 'aws:PrincipalServiceName': 'cloudtrail.amazonaws.com' } },
        }),
      ),
    },
    'allowed',
  ],
  [
    GLOBAL + '#condition-keys-principalservicename',
    'a stranger who may everything',
    {
      principal: stranger,
      ...bucket(
        home,
        allows({
          Principal: '*',
          Condition: { StringEquals: { 'aws:PrincipalServiceName': 'cloudtrail.amazonaws.com' } },
        }),
      ),
    },
    'denied',
  ],
  [
    CONFUSED,
    'a service for an account outside, beneath an RCP of the organization',
    {
      principal: service('cloudtrail.amazonaws.com', nowhere),
      ...bucket(
        rcp({
          Condition: {
            StringNotEqualsIfExists: { 'aws:SourceOrgID': 'o-trips' },
            Null: { 'aws:SourceAccount': 'false' },
            Bool: { 'aws:PrincipalIsAWSService': 'true' },
          },
        }),
        allows({ Principal: { Service: 'cloudtrail.amazonaws.com' } }),
      ),
    },
    'denied',
  ],
  [
    CONFUSED,
    'for one inside',
    {
      principal: service('cloudtrail.amazonaws.com', home),
      ...bucket(
        rcp({
          Condition: {
            StringNotEqualsIfExists: { 'aws:SourceOrgID': 'o-trips' },
            Null: { 'aws:SourceAccount': 'false' },
            Bool: { 'aws:PrincipalIsAWSService': 'true' },
          },
        }),
        allows({ Principal: { Service: 'cloudtrail.amazonaws.com' } }),
      ),
    },
    'allowed',
  ],
  // Tokens beneath an RCP
  [
    RCP,
    'a perimeter of STS that forgets tokens keeps them out',
    {
      principal: { kind: 'federated', provider: 'token.actions.githubusercontent.com' },
      action: 'sts:AssumeRoleWithWebIdentity',
      resource: {
        arn: ROLE_ARN,
        account: rcp({ Action: 'sts:*', Condition: perimeter }),
        policy: policy(
          'trust',
          trusts({
            Action: 'sts:AssumeRoleWithWebIdentity',
            Principal: { Federated: 'token.actions.githubusercontent.com' },
          }),
        ),
      },
    },
    'denied',
  ],
  [
    RCP,
    'one that is about AssumeRole alone does not',
    {
      principal: { kind: 'federated', provider: 'token.actions.githubusercontent.com' },
      action: 'sts:AssumeRoleWithWebIdentity',
      resource: {
        arn: ROLE_ARN,
        account: rcp({ Action: 'sts:AssumeRole', Condition: perimeter }),
        policy: policy(
          'trust',
          trusts({
            Action: 'sts:AssumeRoleWithWebIdentity',
            Principal: { Federated: 'token.actions.githubusercontent.com' },
          }),
        ),
      },
    },
    'allowed',
  ],
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
