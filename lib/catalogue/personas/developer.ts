import { applicationRoleCan, applicationRoleCannot, applicationRoleStatements } from '../boundary/application-roles';
import { BREAK_GLASS_ROLE_NAME } from '../../base/names';
import type { PersonaDefinition } from './definition/persona';

/**
 * A power user who may also make roles, which is administrator by another name unless something bounds both: every role
 * that a developer makes or passes stands on the application path and carries the boundary, and the session carries it
 * too. So code, instances, builds and stacks that a developer starts reach at most what the boundary lets them.
 *
 * PowerUserAccess allows `sts:AssumeRole` on everything, and a trust policy may name the whole account: the boundary
 * keeps sessions, and the roles that they make, out of the landing zone's and the CDK bootstrap's roles. CDK apps are
 * deployed by `ci-deploy`, or with the developer's own credentials (`CliCredentialsStackSynthesizer`).
 */
export const developer: PersonaDefinition = {
  name: 'Developer',
  description:
    'For engineers who build the product: everything in the account but identity and the landing zone, and roles of their own under /app/.',
  sessionHours: 8,
  managedPolicies: ['PowerUserAccess'],
  statements: [
    ...applicationRoleStatements,
    {
      Effect: 'Allow',
      Action: ['iam:GenerateServiceLastAccessedDetails', 'iam:Get*', 'iam:List*', 'iam:Simulate*'],
      Resource: '*',
    },
  ],
  permissionsBoundary: 'landing-zone',
  can: [
    ...applicationRoleCan,
    {
      action: [
        'cloudformation:CreateStack',
        'dynamodb:CreateTable',
        'dynamodb:GetItem',
        'ecs:CreateService',
        'lambda:CreateFunction',
        'logs:GetLogEvents',
        's3:PutObject',
        'secretsmanager:CreateSecret',
        'sqs:SendMessage',
      ],
    },
    {
      action: 'iam:CreateServiceLinkedRole',
      resource: 'arn:aws:iam::{account}:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS',
    },
    {
      action: [
        'iam:GenerateServiceLastAccessedDetails',
        'iam:GetRole',
        'iam:ListPolicies',
        'iam:SimulatePrincipalPolicy',
      ],
    },
    { action: 'sts:AssumeRole', resource: 'arn:aws:iam::{account}:role/app/orders' },
  ],
  cannot: [
    ...applicationRoleCannot,
    {
      action: [
        'account:PutContactInformation',
        'identitystore:CreateUser',
        'organizations:ListAccounts',
        'rolesanywhere:CreateTrustAnchor',
        'sso:CreateAccountAssignment',
        'sts:AssumeRoot',
      ],
    },
    {
      action: 'sts:AssumeRole',
      resource: [
        `arn:aws:iam::{account}:role/${BREAK_GLASS_ROLE_NAME}`,
        'arn:aws:iam::{account}:role/OrganizationAccountAccessRole',
        'arn:aws:iam::{account}:role/cdk-hnb659fds-deploy-role-111111111111-us-west-2',
        'arn:aws:iam::{account}:role/stacksets-exec-0123456789abcdef',
      ],
    },
    {
      action: ['cloudtrail:StopLogging', 'config:StopConfigurationRecorder', 'guardduty:DeleteDetector'],
    },
  ],
  withholds: applicationRoleCannot,
};
