import type { PersonaDefinition } from './definition/persona';
import { deniedReads, denyReads } from './definition/deny';
import { codeReads, dataReads, logReads, secretReads } from './definition/reads';
import { noAssumedRoles, noCommandLineTokens, noIdentityWrites, noWrites } from './definition/writes';

/** A design is in the configuration: neither stored data nor logs, programs or secrets are needed to review it. */
const unread = [...secretReads, ...dataReads, ...logReads, ...codeReads];

export const solutionsArchitect: PersonaDefinition = {
  name: 'SolutionsArchitect',
  description: 'For architects who review designs: read how everything is configured, and none of the data in it.',
  sessionHours: 4,
  managedPolicies: ['ReadOnlyAccess'],
  statements: denyReads(...unread),
  can: [
    {
      action: [
        'cloudformation:GetTemplate',
        'cloudwatch:GetMetricData',
        'dynamodb:DescribeTable',
        'ec2:DescribeInstances',
        'ecr:DescribeImages',
        'ecs:DescribeTaskDefinition',
        'iam:GetRolePolicy',
        'kms:DescribeKey',
        'lambda:GetFunctionConfiguration',
        'logs:DescribeLogGroups',
        's3:GetBucketPolicy',
        's3:ListBucket',
        'secretsmanager:DescribeSecret',
        'sqs:GetQueueAttributes',
        'ssm:DescribeParameters',
        'states:DescribeStateMachine',
        'wellarchitected:GetWorkload',
      ],
    },
    { action: 'apigateway:GET', resource: 'arn:aws:apigateway:{region}::/restapis' },
  ],
  cannot: [
    { action: unread },
    { action: 'apigateway:GET', resource: 'arn:aws:apigateway:{region}::/apikeys/abcdef1234' },
    noIdentityWrites(),
    noAssumedRoles,
    noCommandLineTokens,
    noWrites(),
  ],
  denies: deniedReads(...unread),
};
