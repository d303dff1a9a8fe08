import { applicationRoles } from '../boundary/application-roles';
import { PREFIX, STACK_SET_PREFIX } from '../../base/names';
import type { PersonaDefinition } from './definition/persona';
import { deniedReads, denyReads } from './definition/deny';
import { dataReads, secretReads } from './definition/reads';
import { noAssumedRoles, noCommandLineTokens, noIdentityWrites, noWrites } from './definition/writes';

/**
 * Changes that are already made and reviewed. A stack lends the role that it was made with to whoever updates it, and
 * the CDK's is an administrator: so no new templates here (`UpdateStack`, `CreateChangeSet`), only change sets that a
 * pipeline has prepared, and no `codebuild:StartBuild`, which takes another build specification.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-iam-servicerole.html
 */
const releaseChanges = [
  'codebuild:RetryBuild',
  'codebuild:StopBuild',
  'codedeploy:ContinueDeployment',
  'codedeploy:CreateDeployment',
  'codedeploy:StopDeployment',
  'codepipeline:DisableStageTransition',
  'codepipeline:EnableStageTransition',
  'codepipeline:PutApprovalResult',
  'codepipeline:RetryStageExecution',
  'codepipeline:RollbackStage',
  'codepipeline:StartPipelineExecution',
  'codepipeline:StopPipelineExecution',
  'ecs:RegisterTaskDefinition',
  'ecs:UpdateService',
];
const stackChanges = [
  'cloudformation:CancelUpdateStack',
  'cloudformation:ContinueUpdateRollback',
  'cloudformation:ExecuteChangeSet',
  'cloudformation:RollbackStack',
];
const functionChanges = [
  'lambda:PublishVersion',
  'lambda:PutFunctionConcurrency',
  'lambda:PutProvisionedConcurrencyConfig',
  'lambda:UpdateAlias',
  'lambda:UpdateFunctionCode',
];

const scale = [
  'application-autoscaling:PutScalingPolicy',
  'application-autoscaling:RegisterScalableTarget',
  'autoscaling:CancelInstanceRefresh',
  'autoscaling:ResumeProcesses',
  'autoscaling:RollbackInstanceRefresh',
  'autoscaling:SetDesiredCapacity',
  'autoscaling:StartInstanceRefresh',
  'autoscaling:SuspendProcesses',
  'autoscaling:TerminateInstanceInAutoScalingGroup',
  'autoscaling:UpdateAutoScalingGroup',
  'eks:UpdateNodegroupConfig',
  'elasticache:IncreaseReplicaCount',
  'kinesis:UpdateShardCount',
];

/**
 * Of databases, nothing that changes passwords, networks or deletion protection: `ModifyDBInstance` does all three. Of queues, no moving of
 * dead letters: it takes the permission to read them.
 */
const restart = [
  'arc-zonal-shift:CancelZonalShift',
  'arc-zonal-shift:StartZonalShift',
  'cloudfront:CreateInvalidation',
  'ec2:RebootInstances',
  'ec2:StartInstances',
  'ec2:StopInstances',
  'ecs:StopTask',
  'elasticache:RebootCacheCluster',
  'rds:FailoverDBCluster',
  'rds:RebootDBCluster',
  'rds:RebootDBInstance',
  'rds:StartDBCluster',
  'rds:StartDBInstance',
  'rds:StopDBCluster',
  'rds:StopDBInstance',
  'states:RedriveExecution',
  'states:StartExecution',
  'states:StopExecution',
  'support:AddCommunicationToCase',
  'support:CreateCase',
];
const ruleChanges = ['events:DisableRule', 'events:EnableRule'];
const alarmChanges = ['cloudwatch:DisableAlarmActions', 'cloudwatch:EnableAlarmActions', 'cloudwatch:SetAlarmState'];

const operate = [
  ...releaseChanges,
  ...stackChanges,
  ...functionChanges,
  ...scale,
  ...restart,
  ...ruleChanges,
  ...alarmChanges,
];
const unread = [...secretReads, ...dataReads];
const passToTasks = { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' };
const anApplicationRole = 'arn:aws:iam::{account}:role/app/orders';

/**
 * The landing zone's own machinery in the account, and CDK's bootstrap stack: whoever operates the product must not
 * operate these.
 */
const baseline = {
  stacks: [
    `arn:aws:cloudformation:*:*:stack/StackSet-${STACK_SET_PREFIX}*/*`,
    'arn:aws:cloudformation:*:*:stack/CDKToolkit/*',
  ],
  functions: [`arn:aws:lambda:*:*:function:${PREFIX}*`, `arn:aws:lambda:*:*:function:StackSet-${STACK_SET_PREFIX}*`],
  rules: `arn:aws:events:*:*:rule/${PREFIX}*`,
  alarms: `arn:aws:cloudwatch:*:*:alarm:${PREFIX}*`,
};

/**
 * What runs in production is changed through what made it. A task definition may name a role, so an operator may pass
 * the application's own roles to ECS tasks and to nothing else: a new release may do what the running one may.
 */
export const prodAdmin: PersonaDefinition = {
  name: 'ProdAdmin',
  description:
    'For engineers on call for production: release, roll back, scale and restart, and read logs. No identities, no deletion, and no secrets or stored data but through what is released: code runs with all that its application may.',
  sessionHours: 1,
  managedPolicies: ['ReadOnlyAccess'],
  statements: [
    { Effect: 'Allow', Action: operate, Resource: '*' },
    {
      Effect: 'Allow',
      Action: 'iam:PassRole',
      Resource: applicationRoles,
      Condition: { StringEquals: passToTasks },
    },
    ...denyReads(...unread),
    { Effect: 'Deny', Action: stackChanges, Resource: baseline.stacks },
    { Effect: 'Deny', Action: functionChanges, Resource: baseline.functions },
    { Effect: 'Deny', Action: ruleChanges, Resource: baseline.rules },
    { Effect: 'Deny', Action: alarmChanges, Resource: baseline.alarms },
  ],
  can: [
    { action: operate },
    { action: 'iam:PassRole', resource: anApplicationRole, context: passToTasks },
    {
      action: [
        'cloudformation:DescribeStackEvents',
        'cloudwatch:GetMetricData',
        'ec2:DescribeInstances',
        'lambda:GetFunction',
        'logs:FilterLogEvents',
        'logs:StartLiveTail',
        'states:GetExecutionHistory',
      ],
    },
    { action: 'apigateway:GET', resource: 'arn:aws:apigateway:{region}::/restapis' },
  ],
  cannot: [
    { action: unread },
    noIdentityWrites('iam:PassRole'),
    { action: 'iam:PassRole', resource: anApplicationRole, context: { 'iam:PassedToService': 'lambda.amazonaws.com' } },
    { action: 'iam:PassRole', resource: anApplicationRole, context: { 'iam:PassedToService': [] } },
    {
      action: 'iam:PassRole',
      resource: [`arn:aws:iam::{account}:role/${PREFIX}anything`, 'arn:aws:iam::{account}:role/orders'],
      context: passToTasks,
    },
    noAssumedRoles,
    noCommandLineTokens,
    noWrites(...operate, 'iam:PassRole'),
    { action: 'organizations:*', except: ['organizations:Describe*', 'organizations:List*'] },
    { action: ['codebuild:StartBuild', 'ssm:StartAutomationExecution', 'ssm:StartSession'] },
  ],
  denies: [
    ...deniedReads(...unread),
    {
      action: stackChanges,
      resource: [
        `arn:aws:cloudformation:{region}:{account}:stack/StackSet-${STACK_SET_PREFIX}baseline-1/1`,
        'arn:aws:cloudformation:{region}:{account}:stack/CDKToolkit/1',
      ],
    },
    {
      action: functionChanges,
      resource: [
        `arn:aws:lambda:{region}:{account}:function:${PREFIX}password-policy`,
        `arn:aws:lambda:{region}:{account}:function:${PREFIX}password-policy:live`,
        `arn:aws:lambda:{region}:{account}:function:StackSet-${STACK_SET_PREFIX}baseline-1`,
        `arn:aws:lambda:{region}:{account}:function:StackSet-${STACK_SET_PREFIX}baseline-1:live`,
      ],
    },
    { action: ruleChanges, resource: `arn:aws:events:{region}:{account}:rule/${PREFIX}root-activity` },
    { action: alarmChanges, resource: `arn:aws:cloudwatch:{region}:{account}:alarm:${PREFIX}root-activity` },
  ],
};
