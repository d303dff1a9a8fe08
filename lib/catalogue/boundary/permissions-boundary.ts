import {
  applicationRole,
  applicationRoleCan,
  applicationRoleCannot,
  applicationRoles,
  applicationRoleStatements,
  otherRole,
} from './application-roles';
import { APPLICATION_ROLE_PATH, BREAK_GLASS_ROLE_NAME, PREFIX, STACK_SET_PREFIX } from '../../base/names';
import type { NonEmpty, PolicyDocument } from '../../policy/document';
import type { ProofRow } from '../../policy/proof-row';

/** The cap of every application role and of the Developer persona's sessions, with its proof. */
export interface PermissionsBoundary {
  /** Written for the person whom the boundary stops. */
  readonly why: string;
  /** At most 6,144 characters without white space. The same document in every account: it names none. */
  readonly document: PolicyDocument;
  /**
   * What a principal whose own policy allows everything may do under the boundary alone: no organization policy has a
   * say in these rows, so that each proves the boundary and not a guardrail that happens to agree with it.
   */
  readonly can: NonEmpty<ProofRow>;
  /** What that same principal may not do. */
  readonly cannot: NonEmpty<ProofRow>;
}

const identityServices = [
  'account:*',
  'iam:*',
  'identitystore:*',
  'organizations:*',
  'rolesanywhere:*',
  'sso-directory:*',
  'sso:*',
  'sts:AssumeRoot',
] as const;
const identityReads = [
  'account:GetAccountInformation',
  'account:GetRegionOptStatus',
  'account:ListRegions',
  'iam:GenerateServiceLastAccessedDetails',
  'iam:Get*',
  'iam:List*',
  'iam:Simulate*',
  'organizations:DescribeEffectivePolicy',
  'organizations:DescribeOrganization',
] as const;
const serviceLinkedRoleActions = ['iam:CreateServiceLinkedRole', 'iam:DeleteServiceLinkedRole'] as const;

const anyAccountRole = (name: string): string => `arn:aws:iam::*:role/${name}`;
const ownArn = (pathAndName: string): string => `arn:aws:iam::{account}:${pathAndName}`;

/** Roles of the landing zone, of StackSets, of Identity Center, and the one that AWS puts into new accounts. */
const protectedRoles = [`${PREFIX}*`, 'stacksets-exec-*', 'aws-reserved/*', 'OrganizationAccountAccessRole'];

/** CDK bootstrap roles: the deployment role hands templates to CloudFormation, whose role may do more than its caller. */
const bootstrapRoles = anyAccountRole('cdk-*');
const deploymentRole = 'cdk-*-deploy-role-*';
const executionRole = 'cdk-*-cfn-exec-role-*';
const aDeploymentRole = 'role/cdk-hnb659fds-deploy-role-111111111111-us-west-2';
const anExecutionRole = ownArn('role/cdk-hnb659fds-cfn-exec-role-111111111111-us-west-2');
const peopleAndApplications = [anyAccountRole('aws-reserved/*'), applicationRoles];

const baselineStacks = `arn:aws:cloudformation:*:*:stack/StackSet-${STACK_SET_PREFIX}*/*`;
const baselineFunctions = [
  `arn:aws:lambda:*:*:function:${PREFIX}*`,
  `arn:aws:lambda:*:*:function:StackSet-${STACK_SET_PREFIX}*`,
];
/** A stack keeps the role that it was made with, and lends it to whoever may update the stack. */
const stackChanges = [
  'cloudformation:CancelUpdateStack',
  'cloudformation:ContinueUpdateRollback',
  'cloudformation:CreateChangeSet',
  'cloudformation:DeleteStack',
  'cloudformation:ExecuteChangeSet',
  'cloudformation:RollbackStack',
  'cloudformation:SetStackPolicy',
  'cloudformation:UpdateStack',
  'cloudformation:UpdateTerminationProtection',
] as const;
const auditTampering = [
  'access-analyzer:DeleteAnalyzer',
  'cloudtrail:DeleteTrail',
  'cloudtrail:PutEventSelectors',
  'cloudtrail:StopLogging',
  'cloudtrail:UpdateTrail',
  'config:DeleteConfigurationRecorder',
  'config:DeleteDeliveryChannel',
  'config:StopConfigurationRecorder',
  'ec2:DisableEbsEncryptionByDefault',
  'guardduty:DeleteDetector',
  'guardduty:DisassociateFromAdministratorAccount',
  'guardduty:UpdateDetector',
  'inspector2:Disable',
  'macie2:DisableMacie',
  'securityhub:DisableSecurityHub',
  'securityhub:DisassociateFromAdministratorAccount',
] as const;

/**
 * `lz-permissions-boundary`. Regions are not its business: the approved-regions guardrail has them.
 *
 * What it withholds by not allowing, it need not deny: IAM has no resource policies that could allow past it. Assuming
 * a role is different, since a trust policy that names a session's own ARN is not limited by the boundary's silence.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
 */
export const permissionsBoundary: PermissionsBoundary = {
  why:
    'Whoever may create roles could give a role more than they have, and use it. Under this cap no role that a team ' +
    'makes, and nothing that runs as one, reaches beyond the workload: not identity, not the organization, not the audit trail.',
  document: {
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', NotAction: identityServices, Resource: '*' },
      { Effect: 'Allow', Action: identityReads, Resource: '*' },
      ...applicationRoleStatements,
      { Effect: 'Allow', Action: serviceLinkedRoleActions, Resource: anyAccountRole('aws-service-role/*') },
      {
        Effect: 'Allow',
        Action: 'iam:PassRole',
        Resource: anyAccountRole(executionRole),
        Condition: {
          StringEquals: { 'iam:PassedToService': 'cloudformation.amazonaws.com' },
          ArnLike: { 'aws:PrincipalArn': anyAccountRole(deploymentRole) },
        },
      },
      { Effect: 'Deny', Action: 'sts:AssumeRole', Resource: protectedRoles.map(anyAccountRole) },
      {
        Effect: 'Deny',
        Action: 'sts:AssumeRole',
        Resource: bootstrapRoles,
        Condition: { ArnLike: { 'aws:PrincipalArn': peopleAndApplications } },
      },
      { Effect: 'Deny', Action: stackChanges, Resource: baselineStacks },
      { Effect: 'Deny', Action: 'lambda:*', Resource: baselineFunctions },
      { Effect: 'Deny', Action: auditTampering, Resource: '*' },
    ],
  },
  can: [
    ...applicationRoleCan,
    { action: identityReads.filter((action) => !action.endsWith('*')) },
    { action: ['iam:GetRole', 'iam:ListRoles', 'iam:SimulatePrincipalPolicy'] },
    {
      action: serviceLinkedRoleActions,
      resource: ownArn('role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS'),
    },
    {
      action: [
        'cloudtrail:CreateTrail',
        'cloudtrail:LookupEvents',
        'config:DescribeConfigurationRecorders',
        'dynamodb:DeleteTable',
        'ec2:RunInstances',
        'guardduty:GetFindings',
        'kms:CreateKey',
        's3:DeleteBucket',
        'securityhub:GetFindings',
        'sts:DecodeAuthorizationMessage',
      ],
    },
    { action: 'sts:AssumeRole', resource: [applicationRole, otherRole] },
    { action: 'sts:AssumeRole', resource: ownArn(aDeploymentRole), principal: `role/${PREFIX}ci-deploy` },
    {
      action: 'iam:PassRole',
      resource: anExecutionRole,
      principal: aDeploymentRole,
      context: { 'iam:PassedToService': 'cloudformation.amazonaws.com' },
    },
    { action: stackChanges, resource: 'arn:aws:cloudformation:{region}:{account}:stack/orders/1' },
    {
      action: ['lambda:InvokeFunction', 'lambda:UpdateFunctionCode'],
      resource: 'arn:aws:lambda:{region}:{account}:function:orders',
    },
  ],
  cannot: [
    ...applicationRoleCannot,
    { action: serviceLinkedRoleActions, resource: otherRole },
    { action: ['identitystore:*', 'rolesanywhere:*', 'sso-directory:*', 'sso:*'] },
    {
      action: 'account:*',
      except: identityReads.filter((action) => action.startsWith('account:')),
    },
    {
      action: 'organizations:*',
      except: identityReads.filter((action) => action.startsWith('organizations:')),
    },
    { action: 'sts:AssumeRoot' },
    {
      action: 'iam:PassRole',
      resource: anExecutionRole,
      context: { 'iam:PassedToService': 'cloudformation.amazonaws.com' },
    },
    {
      action: 'iam:PassRole',
      resource: anExecutionRole,
      principal: aDeploymentRole,
      context: { 'iam:PassedToService': 'ec2.amazonaws.com' },
    },
    {
      action: 'iam:PassRole',
      resource: anExecutionRole,
      principal: aDeploymentRole,
      context: { 'iam:PassedToService': [] },
    },
    {
      action: 'iam:PassRole',
      resource: otherRole,
      principal: aDeploymentRole,
      context: { 'iam:PassedToService': 'cloudformation.amazonaws.com' },
    },
    {
      action: 'sts:AssumeRole',
      resource: [
        ownArn(`role/${BREAK_GLASS_ROLE_NAME}`),
        ownArn('role/stacksets-exec-0123456789abcdef'),
        ownArn('role/aws-reserved/sso.amazonaws.com/us-west-2/AWSReservedSSO_OrgAdmin_0123456789abcdef'),
        ownArn('role/OrganizationAccountAccessRole'),
      ],
    },
    {
      action: 'sts:AssumeRole',
      resource: ownArn(aDeploymentRole),
      principal: [
        'role/aws-reserved/sso.amazonaws.com/us-west-2/AWSReservedSSO_Developer_0123456789abcdef',
        `role${APPLICATION_ROLE_PATH}orders`,
      ],
    },
    {
      action: stackChanges,
      resource: `arn:aws:cloudformation:{region}:{account}:stack/StackSet-${STACK_SET_PREFIX}baseline-1/1`,
    },
    {
      action: 'lambda:*',
      resource: [
        `arn:aws:lambda:{region}:{account}:function:${PREFIX}password-policy`,
        `arn:aws:lambda:{region}:{account}:function:StackSet-${STACK_SET_PREFIX}baseline-1`,
      ],
    },
    { action: auditTampering },
  ],
};
