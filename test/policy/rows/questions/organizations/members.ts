import { ADMINISTRATOR, MANAGEMENT, MEMBER, OBJECT, OTHER, account, allow, policy, role, user } from '../../../support';
import { KEY, ORG, RCP, SCP, at, home, management, rcp, scp, service, theirs, rowsOf, allows } from '../forms';

/* What organizations add. */

const BY_ACCOUNT = 'organizations/latest/APIReference/action-reference.html';
const administersNothing = account({ delegatedServices: [] });
const administers = account({ delegatedServices: ['sso.amazonaws.com'] });

export const MEMBER_QUESTIONS = rowsOf([
  [
    'singlesignon/latest/APIReference/API_CreateInstance.html',
    'the management account makes no instance of its own account',
    { principal: role({ account: management }), ...at('sso:CreateInstance', '*', management) },
    'denied',
  ],
  [
    'singlesignon/latest/APIReference/API_CreateInstance.html',
    'a member may',
    { principal: role({ account: administersNothing }), ...at('sso:CreateInstance', '*') },
    'allowed',
  ],
  [
    'organizations/latest/APIReference/API_CreateOrganization.html',
    'the management account makes no second organization',
    { principal: role({ account: management }), ...at('organizations:CreateOrganization', '*', management) },
    'denied',
  ],
  [
    'kms/latest/APIReference/API_CreateAlias.html',
    'no alias is named as those of keys that AWS manages',
    at('kms:CreateAlias', `arn:aws:kms:us-west-2:${MEMBER}:alias/aws/mine`),
    'denied',
  ],
  [
    SCP,
    'a member’s root without an allow',
    {
      principal: {
        kind: 'root',
        account: account({ scps: [{ attachedTo: 'root', policies: [policy('a', allow({ Action: 'ec2:*' }))] }] }),
      },
    },
    'denied',
  ],
  [
    SCP,
    'root denied by its ARN',
    {
      principal: {
        kind: 'root',
        account: scp({ Condition: { StringLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:root' } } }),
      },
    },
    'denied',
  ],
  [
    SCP,
    'a role not',
    { principal: role({ account: scp({ Condition: { StringLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:root' } } }) }) },
    'allowed',
  ],
  [
    SCP,
    'making a service-linked role is bound',
    {
      principal: role({ account: scp({ Action: 'iam:CreateServiceLinkedRole' }) }),
      ...at('iam:CreateServiceLinkedRole', `arn:aws:iam::${MEMBER}:role/aws-service-role/config.amazonaws.com/x`),
    },
    'denied',
  ],
  [
    SCP,
    'tasks of Mechanical Turk are not',
    { principal: role({ account: scp({}) }), ...at('mechanicalturk:CreateHIT', '*') },
    'allowed',
  ],
  [
    SCP,
    'a federated user is bound',
    {
      principal: user({
        account: scp({ Action: 's3:*' }),
        federation: { name: 'b', sessionPolicies: [ADMINISTRATOR] },
      }),
    },
    'denied',
  ],
  [
    SCP,
    'an SCP does not deny asking who one is',
    { principal: role({ account: scp({}) }), ...at('sts:GetCallerIdentity', '*') },
    'allowed',
  ],
  [
    SCP,
    'an SCP with a region, a global service',
    {
      principal: role({
        account: scp({ NotAction: ['iam:*'], Condition: { StringNotEquals: { 'aws:RequestedRegion': 'eu-west-1' } } }),
      }),
      ...at('supportplans:GetSupportPlan', '*'),
      region: 'eu-west-1',
    },
    'denied',
  ],
  [
    SCP,
    'artifact too',
    {
      principal: role({
        account: scp({ NotAction: ['iam:*'], Condition: { StringNotEquals: { 'aws:RequestedRegion': 'eu-west-1' } } }),
      }),
      ...at('artifact:GetReport', 'arn:aws:artifact:::report/x:1'),
      region: 'eu-west-1',
    },
    'denied',
  ],
  [
    RCP,
    'root of the account is bound',
    {
      principal: { kind: 'root', account: rcp({ Action: 's3:*' }) },
      resource: { arn: OBJECT, account: rcp({ Action: 's3:*' }) },
    },
    'denied',
  ],
  [
    RCP,
    'a service is bound too',
    {
      principal: service(),
      resource: {
        arn: OBJECT,
        account: rcp({ Action: 's3:*' }),
        policy: policy('p', allows({ Principal: { Service: service().host } })),
      },
    },
    'denied',
  ],
  [
    RCP,
    'EC2 is not bound',
    { ...at('ec2:TerminateInstances', `arn:aws:ec2:us-west-2:${MEMBER}:instance/i-1`, rcp({})) },
    'allowed',
  ],
  [RCP, 'listing buckets is not', { ...at('s3:ListAllMyBuckets', '*', rcp({})) }, 'allowed'],
  [
    RCP,
    'secrets are',
    { ...at('secretsmanager:GetSecretValue', `arn:aws:secretsmanager:us-west-2:${MEMBER}:secret:x`, rcp({})) },
    'denied',
  ],
  [RCP, 'queues are', { ...at('sqs:SendMessage', `arn:aws:sqs:us-west-2:${MEMBER}:x`, rcp({})) }, 'denied'],
  [RCP, 'retiring a grant is not', { ...at('kms:RetireGrant', KEY, rcp({ Action: 'kms:*' })) }, 'allowed'],
  [
    ORG,
    'a delegated type of policies',
    {
      principal: role(),
      action: 'organizations:UpdatePolicy',
      resource: {
        arn: `arn:aws:organizations::${MANAGEMENT}:policy/o-trips/service_control_policy/p-1`,
        account: management,
        policy: policy(
          'd',
          allows({
            Principal: { AWS: MEMBER },
            Action: 'organizations:UpdatePolicy',
            Condition: { StringEquals: { 'organizations:PolicyType': 'SERVICE_CONTROL_POLICY' } },
          }),
        ),
      },
      context: { 'organizations:PolicyType': 'SERVICE_CONTROL_POLICY' },
    },
    'allowed',
  ],
  [
    ORG,
    'another type',
    {
      principal: role(),
      action: 'organizations:UpdatePolicy',
      resource: {
        arn: `arn:aws:organizations::${MANAGEMENT}:policy/o-trips/tag_policy/p-1`,
        account: management,
        policy: policy(
          'd',
          allows({
            Principal: { AWS: MEMBER },
            Action: 'organizations:UpdatePolicy',
            Condition: { StringEquals: { 'organizations:PolicyType': 'SERVICE_CONTROL_POLICY' } },
          }),
        ),
      },
      context: { 'organizations:PolicyType': 'TAG_POLICY' },
    },
    'denied',
  ],
  [
    'singlesignon/latest/userguide/delegated-admin.html',
    'the administrator of Identity Center assigns',
    {
      principal: role({ account: account({ delegatedServices: ['sso.amazonaws.com'] }) }),
      ...at('sso:CreateAccountAssignment', 'arn:aws:sso:::instance/ssoins-1', management),
    },
    'allowed',
  ],
  [
    'singlesignon/latest/userguide/delegated-admin.html',
    'another member does not',
    {
      principal: role({ account: account({ delegatedServices: [] }) }),
      ...at('sso:CreateAccountAssignment', 'arn:aws:sso:::instance/ssoins-1', management),
    },
    'denied',
  ],
  [
    'accounts/latest/reference/using-orgs-delegated-admin.html',
    'management changes a member’s contact',
    {
      principal: role({ account: management }),
      ...at('account:PutAlternateContact', `arn:aws:account::${MANAGEMENT}:account/o-trips/${MEMBER}`, home),
    },
    'allowed',
  ],
  [
    'accounts/latest/reference/using-orgs-delegated-admin.html',
    'a member not another’s',
    {
      principal: role({ account: account({ delegatedServices: [] }) }),
      ...at('account:PutAlternateContact', `arn:aws:account::${MANAGEMENT}:account/o-trips/${OTHER}`, theirs),
    },
    'denied',
  ],
  [
    'AWSCloudFormation/latest/UserGuide/stacksets-orgs-delegated-admin.html',
    'a delegated administrator makes StackSets',
    {
      principal: role({
        account: account({ delegatedServices: ['member.org.stacksets.cloudformation.amazonaws.com'] }),
      }),
      ...at('cloudformation:CreateStackSet', `arn:aws:cloudformation:us-west-2:${MANAGEMENT}:stackset/x:1`, management),
    },
    'allowed',
  ],
  [
    'organizations/latest/APIReference/API_DescribeOrganization.html',
    'any member describes its organization',
    {
      principal: role({ account: account({ delegatedServices: [] }) }),
      ...at('organizations:DescribeOrganization', '*', management),
    },
    'allowed',
  ],
  [
    'organizations/latest/APIReference/API_ListAccounts.html',
    'not its accounts',
    {
      principal: role({ account: account({ delegatedServices: [] }) }),
      ...at('organizations:ListAccounts', '*', management),
    },
    'denied',
  ],
  [
    'organizations/latest/APIReference/API_CloseAccount.html',
    'a delegated administrator closes none',
    {
      principal: role({ account: account({ delegatedServices: ['sso.amazonaws.com'] }) }),
      ...at('organizations:CloseAccount', '*', management),
    },
    'denied',
  ],
  // Where nobody says whose it is, the calls of a member are about its organization all the same
  [
    BY_ACCOUNT,
    'a member makes no account, as if it were its own call',
    { ...at('organizations:CreateAccount', '*', administersNothing), principal: role({ account: administersNothing }) },
    'denied',
  ],
  [
    BY_ACCOUNT,
    'nor does a delegated administrator',
    { ...at('organizations:CreateAccount', '*', administers), principal: role({ account: administers }) },
    'denied',
  ],
  [
    BY_ACCOUNT,
    'the management account does',
    { ...at('organizations:CreateAccount', '*', management), principal: role({ account: management }) },
    'allowed',
  ],
  [
    BY_ACCOUNT,
    'a member reads the organization only where it is let',
    { ...at('organizations:ListAccounts', '*', administersNothing), principal: role({ account: administersNothing }) },
    'depends',
  ],
  [
    BY_ACCOUNT,
    'a delegated administrator reads it',
    { ...at('organizations:ListAccounts', '*', administers), principal: role({ account: administers }) },
    'allowed',
  ],
  [
    BY_ACCOUNT,
    'any member asks which organization it is in',
    {
      ...at('organizations:DescribeOrganization', '*', administersNothing),
      principal: role({ account: administersNothing }),
    },
    'allowed',
  ],
  [
    ORG,
    'a member attaches policies only where it is let',
    { ...at('organizations:AttachPolicy', '*', administers), principal: role({ account: administers }) },
    'depends',
  ],
]);
