import { ADMINISTRATOR_ACCESS_ARN } from '../../policy';
import { entryOf } from '../../base/entry-of';
import type { Conditions } from '../../policy';
import { BREAK_GLASS_ROLE_NAME, BREAK_GLASS_USER_NAMES, PREFIX } from '../../base/names';
import type { Requirements } from './requirements';

/** What a set of actions may act on. */
export interface Scope {
  readonly resources: readonly string[];
  readonly conditions?: Conditions;
}

/*
 * Every stack's name begins with the prefix, and so do the names that CloudFormation makes up for what has none: that is
 * how actions can be bound to what is ours. The bootstrap's roles, the roles that AWS makes and the policies made here do
 * not, so nobody who may only use this policy can widen it.
 */

const iam = (...paths: readonly string[]): readonly string[] => paths.map((path) => `arn:aws:iam::*:${path}`);
const ROLES = iam(`role/${PREFIX}*`);
const POLICIES = iam(`policy/${PREFIX}*`);
const USERS = iam(`user/${PREFIX}*`, ...BREAK_GLASS_USER_NAMES.map((name) => `user/${name}`));
const GROUPS = iam(`group/${PREFIX}*`);
const SERVICE_LINKED = iam('role/aws-service-role/*');
const ANYTHING: Scope = { resources: ['*'] };

/** Services that a role may be handed to, by the type that hands it over. */
const PASSED_TO: Readonly<Record<string, string>> = {
  'AWS::Lambda::Function': 'lambda.amazonaws.com',
  'AWS::Scheduler::Schedule': 'scheduler.amazonaws.com',
  'AWS::Events::Rule': 'events.amazonaws.com',
  'AWS::Config::ConfigurationRecorder': 'config.amazonaws.com',
  'AWS::Config::ConfigurationAggregator': 'config.amazonaws.com',
  'AWS::Config::ConformancePack': 'config.amazonaws.com',
  'AWS::IAM::InstanceProfile': 'ec2.amazonaws.com',
};

type Rule = readonly [actions: RegExp, scope: (requirements: Requirements) => Scope];

const to =
  (resources: readonly string[]): (() => Scope) =>
  () => ({ resources });

/** The first that matches holds; what no rule is for may act on anything, since AWS gives it no name to go by. */
const RULES: readonly Rule[] = [
  [/^iam:PassRole$/, passRole],
  [/^iam:(Create|Delete)ServiceLinkedRole$|^iam:GetServiceLinkedRole/, to(SERVICE_LINKED)],
  [/^iam:(Attach|Detach)(Role|User|Group)Policy$/, attach],
  [/^iam:.*OpenIDConnectProvider/, to(iam('oidc-provider/*'))],
  [/^iam:.*SAMLProvider/, to(iam('saml-provider/AWSSSO_*'))],
  [/^iam:.*InstanceProfile/, to(iam(`instance-profile/${PREFIX}*`))],
  [/^iam:GetRole$/, to([...ROLES, ...SERVICE_LINKED])],
  [/^iam:.*(Role|RolePolicy|RolePolicies|RoleTags|RolePermissionsBoundary|RoleDescription)$/, to(ROLES)],
  [/^iam:(AddUserToGroup|RemoveUserFromGroup)$|^iam:.*Group(Policy|Policies)?$/, to(GROUPS)],
  [/^iam:.*(User|LoginProfile|AccessKeys?)/, to(USERS)],
  [/^iam:.*(Policy|Policies|PolicyVersions?)$/, to(POLICIES)],
  [/^cloudformation:DescribeStacks$/, to([`arn:aws:cloudformation:*:*:stack/${PREFIX}*`])],
  [/^s3:GetObject/, to(['arn:aws:s3:::cdk-*-assets-*'])],
  [/^s3:/, to([`arn:aws:s3:::${PREFIX}*`])],
  [/^lambda:/, to([`arn:aws:lambda:*:*:function:${PREFIX}*`])],
  [/^logs:Describe/, to(['*'])],
  [/^logs:/, to([`arn:aws:logs:*:*:log-group:${PREFIX}*`, `arn:aws:logs:*:*:log-group:/aws/lambda/${PREFIX}*`])],
  [/^scheduler:/, to([`arn:aws:scheduler:*:*:schedule/*/${PREFIX}*`])],
  [/^events:/, to([`arn:aws:events:*:*:rule/${PREFIX}*`, `arn:aws:events:*:*:event-bus/${PREFIX}*`])],
  [/^sns:/, to([`arn:aws:sns:*:*:${PREFIX}*`])],
  [/^sqs:/, to([`arn:aws:sqs:*:*:${PREFIX}*`])],
  [/^cloudwatch:(Put|Delete|ListTags|Tag|Untag)/, to([`arn:aws:cloudwatch:*:*:alarm:${PREFIX}*`])],
  [/^cloudtrail:(Describe|List)Trails$/, to(['*'])],
  [/^cloudtrail:/, to([`arn:aws:cloudtrail:*:*:trail/${PREFIX}*`])],
];

/** Where an action may act. */
export function scopeOf(action: string, requirements: Requirements): Scope {
  const rule = RULES.find(([actions]) => actions.test(action));
  return rule === undefined ? ANYTHING : rule[1](requirements);
}

function passRole({ types }: Requirements): Scope {
  const services = [...new Set(types.flatMap((type) => entryOf(PASSED_TO, type) ?? []))].sort();
  return {
    resources: [...ROLES, ...iam('role/aws-service-role/config.amazonaws.com/*')],
    conditions: { StringEquals: { 'iam:PassedToService': services } },
  };
}

/**
 * These alone: whatever else has our prefix is not for CloudFormation. Whom a role trusts says that it is; AWS's page asks for no condition.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-prereqs-self-managed.html
 */
export function toStackSets({ administrationRoleNames }: Requirements): Scope {
  return { resources: iam(...administrationRoleNames.map((name) => `role/${name}`)) };
}

/** Our own policies, and of AWS's those that the templates name; AdministratorAccess has a statement of its own. */
function attach({ managedPolicyArns }: Requirements): Scope {
  return {
    resources: [...ROLES, ...USERS, ...GROUPS],
    conditions: {
      ArnLike: {
        'iam:PolicyARN': [...POLICIES, ...managedPolicyArns.filter((arn) => arn !== ADMINISTRATOR_ACCESS_ARN)],
      },
    },
  };
}

/** The one role of ours that may have AdministratorAccess. */
export const BREAK_GLASS: Scope & { readonly actions: readonly string[] } = {
  actions: ['iam:AttachRolePolicy', 'iam:DetachRolePolicy'],
  resources: iam(`role/${BREAK_GLASS_ROLE_NAME}`),
  conditions: { ArnEquals: { 'iam:PolicyARN': ADMINISTRATOR_ACCESS_ARN } },
};

/**
 * Identity Center makes its roles in the management account with the caller's permissions.
 *
 * @see https://docs.aws.amazon.com/singlesignon/latest/userguide/iam-auth-access-using-id-policies.html
 */
export const IDENTITY_CENTER_ROLES: Scope & { readonly actions: readonly string[] } = {
  actions: [
    'iam:AttachRolePolicy',
    'iam:CreateRole',
    'iam:DeleteRole',
    'iam:DeleteRolePolicy',
    'iam:DetachRolePolicy',
    'iam:GetRole',
    'iam:ListAttachedRolePolicies',
    'iam:ListRolePolicies',
    'iam:PutRolePolicy',
    'iam:UpdateRole',
    'iam:UpdateRoleDescription',
  ],
  resources: iam('role/aws-reserved/sso.amazonaws.com/*'),
};

/** The version of the bootstrap, which every template asks for. */
export const BOOTSTRAP_VERSION: Scope & { readonly actions: readonly string[] } = {
  actions: ['ssm:GetParameters'],
  resources: ['arn:aws:ssm:*:*:parameter/cdk-bootstrap/*'],
};
