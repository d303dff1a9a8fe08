import type { AccessRequest, Conditions, Statement } from '../../../../../lib/policy';
import { NOT_PRINCIPAL, PRINCIPAL_ARN, SESSION_TAGS, TRUST } from '../../../evaluation-rows';
import type { Row } from '../../../evaluation-rows';
import { ADMINISTRATOR, MEMBER, OTHER, account, allow, deny, policy, role, user } from '../../../support';
import { askedOf, inMember, object, theirs } from '../asked';

/* How sessions are opened, and what they and root say of themselves. */

const nobody = { identityPolicies: [] };
const trust = (action: string, ...statements: readonly Partial<Statement>[]): Partial<AccessRequest> => ({
  action,
  resource: {
    arn: inMember('role/x'),
    account: account(),
    policy: policy('trust', ...statements.map((one): Statement => ({ Effect: 'Allow', Action: action, ...one }))),
  },
});
const toMember = { Principal: { AWS: MEMBER } };
const when = (Condition: Conditions): Partial<Statement> => ({ ...toMember, Condition });
const SOURCE = 'IAM/latest/UserGuide/id_credentials_temp_control-access_monitor.html';
const ROLE_NAME = 'IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#available-keys-for-iam';
const GLOBAL = 'IAM/latest/UserGuide/reference_policies_condition-keys.html';
const SLR = 'IAM/latest/UserGuide/id_roles_create-service-linked-role.html';
const linked = inMember('role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig');
const ROOT = 'IAM/latest/UserGuide/id_root-user.html';
const root = { kind: 'root', account: account() } as const;
const EXTERNAL = 'IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html';
const denied = (Condition: Conditions): Partial<AccessRequest> => ({
  principal: role({ identityPolicies: [ADMINISTRATOR, policy('d', deny({ Condition }))] }),
});
const allowedWhen = (Condition: Conditions, context: AccessRequest['context'] = {}): Partial<AccessRequest> => ({
  principal: role({ identityPolicies: [policy('a', allow({ Condition }))] }),
  context,
});

export const SESSION_KEY_QUESTIONS: readonly Row[] = [
  ...askedOf(TRUST, [
    [
      'a trust by the second factor of a role’s session: where nothing is said',
      { ...trust('sts:AssumeRole', when({ Bool: { 'aws:MultiFactorAuthPresent': 'true' } })) },
      'depends',
    ],
    [
      'a trust of the organization',
      {
        ...trust('sts:AssumeRole', {
          Principal: '*',
          Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-trips' } },
        }),
      },
      'allowed',
    ],
    ['a denial in a trust policy', { ...trust('sts:AssumeRole', toMember, { ...toMember, Effect: 'Deny' }) }, 'denied'],
    ['a trust of all actions', { ...trust('sts:AssumeRole', { ...toMember, Action: 'sts:*' }) }, 'allowed'],
    [
      'a trust to tag is none to assume',
      { ...trust('sts:AssumeRole', { ...toMember, Action: 'sts:TagSession' }) },
      'denied',
    ],
    [
      'root of another account does not assume',
      { principal: { kind: 'root', account: theirs }, ...trust('sts:AssumeRole', { Principal: { AWS: OTHER } }) },
      'denied',
    ],
    [
      'who has no credentials does not assume',
      { principal: { kind: 'anonymous' }, ...trust('sts:AssumeRole', { Principal: '*' }) },
      'denied',
    ],
  ]),
  ...askedOf(EXTERNAL, [
    [
      'an external id that is asked for',
      {
        principal: role({ account: theirs }),
        ...trust('sts:AssumeRole', {
          Principal: { AWS: OTHER },
          Condition: { StringEquals: { 'sts:ExternalId': 'x' } },
        }),
        context: { 'sts:ExternalId': 'x' },
      },
      'allowed',
    ],
    [
      'another',
      {
        principal: role({ account: theirs }),
        ...trust('sts:AssumeRole', {
          Principal: { AWS: OTHER },
          Condition: { StringEquals: { 'sts:ExternalId': 'x' } },
        }),
        context: { 'sts:ExternalId': 'y' },
      },
      'denied',
    ],
    [
      'in another case',
      {
        principal: role({ account: theirs }),
        ...trust('sts:AssumeRole', {
          Principal: { AWS: OTHER },
          Condition: { StringEquals: { 'sts:ExternalId': 'x' } },
        }),
        context: { 'sts:ExternalId': 'X' },
      },
      'denied',
    ],
  ]),
  ...askedOf(SESSION_TAGS, [
    [
      'a tag that is asked for',
      {
        ...trust('sts:TagSession', when({ StringEquals: { 'aws:RequestTag/team': 'trips' } })),
        context: { 'aws:RequestTag/team': 'trips' },
      },
      'allowed',
    ],
    [
      'another value',
      {
        ...trust('sts:TagSession', when({ StringEquals: { 'aws:RequestTag/team': 'trips' } })),
        context: { 'aws:RequestTag/team': 'growth' },
      },
      'denied',
    ],
    [
      'no other keys',
      {
        ...trust('sts:TagSession', when({ 'ForAllValues:StringEquals': { 'aws:TagKeys': ['team'] } })),
        context: { 'aws:TagKeys': ['team', 'cost'] },
      },
      'denied',
    ],
    [
      'a transitive key that is not let',
      {
        ...trust('sts:TagSession', when({ 'ForAllValues:StringEquals': { 'sts:TransitiveTagKeys': ['team'] } })),
        context: { 'sts:TransitiveTagKeys': ['cost'] },
      },
      'denied',
    ],
  ]),
  ...askedOf(SOURCE, [
    [
      'a source identity that is asked for',
      {
        ...trust('sts:SetSourceIdentity', when({ StringLike: { 'sts:SourceIdentity': 'a*' } })),
        context: { 'sts:SourceIdentity': 'alice' },
      },
      'allowed',
    ],
    [
      'another',
      {
        ...trust('sts:SetSourceIdentity', when({ StringLike: { 'sts:SourceIdentity': 'a*' } })),
        context: { 'sts:SourceIdentity': 'bob' },
      },
      'denied',
    ],
    [
      'a session without one is denied what asks for it',
      allowedWhen({ Null: { 'aws:SourceIdentity': 'false' } }),
      'denied',
    ],
    [
      'one with it is not',
      allowedWhen({ StringEquals: { 'aws:SourceIdentity': 'alice' } }, { 'aws:SourceIdentity': 'alice' }),
      'allowed',
    ],
  ]),
  ...askedOf(ROLE_NAME, [
    [
      'a session’s name that is asked for',
      {
        ...trust('sts:AssumeRole', when({ StringLike: { 'sts:RoleSessionName': 'deploy-*' } })),
        context: { 'sts:RoleSessionName': 'deploy-1' },
      },
      'allowed',
    ],
    [
      'another',
      {
        ...trust('sts:AssumeRole', when({ StringLike: { 'sts:RoleSessionName': 'deploy-*' } })),
        context: { 'sts:RoleSessionName': 'x' },
      },
      'denied',
    ],
  ]),
  ...askedOf(GLOBAL, [
    ['a role has a time at which its token was issued', denied({ Null: { 'aws:TokenIssueTime': 'false' } }), 'denied'],
    ['a role has no user name', denied({ Null: { 'aws:username': 'false' } }), 'allowed'],
    [
      'a user has',
      {
        principal: user({
          identityPolicies: [policy('a', allow({ Condition: { StringEquals: { 'aws:username': 'alice' } } }))],
        }),
      },
      'allowed',
    ],
    [
      'a user’s type',
      {
        principal: user({
          identityPolicies: [policy('a', allow({ Condition: { StringEquals: { 'aws:PrincipalType': 'User' } } }))],
        }),
      },
      'allowed',
    ],
    ['a role’s', allowedWhen({ StringEquals: { 'aws:PrincipalType': 'AssumedRole' } }), 'allowed'],
    ['a call is no service’s where nothing says so', denied({ Bool: { 'aws:ViaAWSService': 'true' } }), 'allowed'],
    [
      'a call by way of a service',
      { ...denied({ Bool: { 'aws:ViaAWSService': 'true' } }), context: { 'aws:ViaAWSService': 'true' } },
      'denied',
    ],
    [
      'the first of the services that it came by',
      allowedWhen(
        { StringEquals: { 'aws:CalledViaFirst': 'cloudformation.amazonaws.com' } },
        { 'aws:ViaAWSService': 'true', 'aws:CalledViaFirst': 'cloudformation.amazonaws.com' },
      ),
      'allowed',
    ],
    [
      'any of them',
      allowedWhen(
        { 'ForAnyValue:StringEquals': { 'aws:CalledVia': ['athena.amazonaws.com'] } },
        { 'aws:ViaAWSService': 'true', 'aws:CalledVia': ['cloudformation.amazonaws.com', 'athena.amazonaws.com'] },
      ),
      'allowed',
    ],
    [
      'an endpoint that is asked for and is not there',
      allowedWhen({ StringEquals: { 'aws:SourceVpce': 'vpce-1' } }),
      'denied',
    ],
    [
      'a denial of all other endpoints catches a call by none',
      denied({ StringNotEquals: { 'aws:SourceVpce': 'vpce-1' } }),
      'denied',
    ],
    ['and so does one if it exists', denied({ StringNotEqualsIfExists: { 'aws:SourceVpce': 'vpce-1' } }), 'denied'],
    [
      'where the resource is of the organization',
      allowedWhen({ StringEquals: { 'aws:ResourceOrgID': '${aws:PrincipalOrgID}' } }),
      'allowed',
    ],
    [
      'where it is of the caller’s account',
      allowedWhen({ StringEquals: { 'aws:ResourceAccount': MEMBER } }),
      'allowed',
    ],
    ['a date to come', allowedWhen({ DateLessThan: { 'aws:CurrentTime': '2100-01-01T00:00:00Z' } }), 'allowed'],
    ['a date that is gone', allowedWhen({ DateLessThan: { 'aws:CurrentTime': '2020-01-01T00:00:00Z' } }), 'denied'],
    ['a date in seconds', allowedWhen({ DateGreaterThan: { 'aws:EpochTime': '1577836800' } }), 'allowed'],
    [
      'the age of the second factor',
      allowedWhen({ NumericLessThan: { 'aws:MultiFactorAuthAge': '3600' } }, { 'aws:MultiFactorAuthAge': '60' }),
      'allowed',
    ],
    [
      'too old',
      allowedWhen({ NumericLessThan: { 'aws:MultiFactorAuthAge': '3600' } }, { 'aws:MultiFactorAuthAge': '7200' }),
      'denied',
    ],
    ['none', allowedWhen({ NumericLessThan: { 'aws:MultiFactorAuthAge': '3600' } }), 'denied'],
    ['none, if it exists', allowedWhen({ NumericLessThanIfExists: { 'aws:MultiFactorAuthAge': '3600' } }), 'allowed'],
  ]),
  ...askedOf(SLR, [
    ['what a service-linked role may, its own policies say', { principal: role({ arn: linked, ...nobody }) }, 'denied'],
    [
      'a bucket’s policy that denies it',
      {
        principal: role({ arn: linked }),
        resource: {
          arn: 'arn:aws:s3:::trips-data/x',
          account: account(),
          policy: policy('b', deny({ Principal: '*' })),
        },
      },
      'denied',
    ],
  ]),
  ...askedOf(ROOT, [
    [
      'root deletes a queue’s policy that denies everyone',
      {
        principal: root,
        action: 'sqs:SetQueueAttributes',
        resource: {
          arn: `arn:aws:sqs:us-west-2:${MEMBER}:jobs`,
          account: account(),
          policy: policy('q', deny({ Principal: '*' })),
        },
      },
      'allowed',
    ],
    [
      'but receives nothing from it',
      {
        principal: root,
        action: 'sqs:ReceiveMessage',
        resource: {
          arn: `arn:aws:sqs:us-west-2:${MEMBER}:jobs`,
          account: account(),
          policy: policy('q', deny({ Principal: '*' })),
        },
      },
      'denied',
    ],
    [
      'a key that names only a role keeps root out',
      {
        principal: root,
        action: 'kms:Decrypt',
        resource: {
          arn: `arn:aws:kms:us-west-2:${MEMBER}:key/1`,
          account: account(),
          policy: policy('k', allow({ Principal: { AWS: role().arn } })),
        },
      },
      'denied',
    ],
    [
      'root is who a condition on its ARN means',
      {
        principal: root,
        resource: {
          arn: 'arn:aws:s3:::trips-data/x',
          account: account(),
          policy: policy(
            'b',
            deny({ Principal: '*', Condition: { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:root' } } }),
          ),
        },
      },
      'denied',
    ],
    [
      'root of another account, which the bucket lets in',
      { principal: { kind: 'root', account: theirs }, ...object({ Principal: { AWS: OTHER } }) },
      'allowed',
    ],
  ]),
  ...askedOf(NOT_PRINCIPAL, [
    [
      'a denial to all but a role catches the role’s session',
      {
        resource: {
          arn: 'arn:aws:s3:::trips-data/x',
          account: account(),
          policy: policy('b', { Effect: 'Deny', NotPrincipal: { AWS: role().arn }, Action: '*', Resource: '*' }),
        },
      },
      'denied',
    ],
    [
      'a denial to all but everyone catches nobody',
      {
        resource: {
          arn: 'arn:aws:s3:::trips-data/x',
          account: account(),
          policy: policy('b', { Effect: 'Deny', NotPrincipal: '*', Action: '*', Resource: '*' }),
        },
      },
      'allowed',
    ],
  ]),
  ...askedOf(PRINCIPAL_ARN, [
    [
      'everyone by a session’s role ARN under a path',
      {
        principal: role(nobody),
        ...object({ Principal: '*', Condition: { ArnLike: { 'aws:PrincipalArn': inMember('role/app/*') } } }),
      },
      'allowed',
    ],
    [
      'not by its name alone',
      {
        principal: role(nobody),
        ...object({ Principal: '*', Condition: { ArnEquals: { 'aws:PrincipalArn': inMember('role/reader') } } }),
      },
      'denied',
    ],
  ]),
];
