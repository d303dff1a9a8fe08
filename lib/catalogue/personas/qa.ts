import type { NonEmpty } from '../../policy/document';
import { PREFIX, STACK_SET_PREFIX } from '../../base/names';
import type { PersonaContext, PersonaDefinition } from './definition/persona';
import { deniedReads, denyReads } from './definition/deny';
import { secretReads } from './definition/reads';
import { noAssumedRoles, noCommandLineTokens, noIdentityWrites, noWrites } from './definition/writes';

/** AWS Device Farm is in one Region: elsewhere nobody could use it. @see https://docs.aws.amazon.com/general/latest/gr/devicefarm.html */
const DEVICE_FARM_REGION = 'us-west-2';
const runDevices = ['devicefarm:CreateUpload', 'devicefarm:ScheduleRun', 'devicefarm:StopRun'];

/**
 * Starts what others have made, as it was made. Left out is what lets the caller bring their own program to a role of
 * somebody else: `codebuild:StartBuild` takes another build specification, `ecs:RunTask`, `batch:SubmitJob` and
 * `glue:StartJobRun` another command, `ssm:SendCommand` and `ssm:StartSession` a shell. Builds are started by their
 * pipeline, or retried.
 */
const runTests = (regions: readonly string[]): NonEmpty<string> => [
  'codebuild:RetryBuild',
  'codebuild:StopBuild',
  'codepipeline:RetryStageExecution',
  'codepipeline:StartPipelineExecution',
  'codepipeline:StopPipelineExecution',
  ...(regions.includes(DEVICE_FARM_REGION) ? runDevices : []),
  'events:PutEvents',
  'execute-api:Invoke',
  'lambda:InvokeFunction',
  'sqs:SendMessage',
  'states:StartExecution',
  'states:StartSyncExecution',
  'states:StopExecution',
  'synthetics:StartCanary',
  'synthetics:StopCanary',
];

const startMachines = [
  'ec2:RebootInstances',
  'ec2:StartInstances',
  'ec2:StopInstances',
  'ecs:StopTask',
  'rds:RebootDBInstance',
  'rds:StartDBCluster',
  'rds:StartDBInstance',
  'rds:StopDBCluster',
  'rds:StopDBInstance',
];

export const qa = ({ approvedRegions }: PersonaContext): PersonaDefinition =>
  definitionFor([...runTests(approvedRegions), ...startMachines]);

const definitionFor = (starts: NonEmpty<string>): PersonaDefinition => ({
  name: 'QA',
  description:
    'For engineers who test the product: read everything but secrets, run tests and pipelines, start and stop machines, read logs.',
  sessionHours: 8,
  managedPolicies: ['ReadOnlyAccess'],
  statements: [
    { Effect: 'Allow', Action: starts, Resource: '*' },
    ...denyReads(...secretReads),
    // A function of the landing zone does with its own role what its caller's event says.
    {
      Effect: 'Deny',
      Action: 'lambda:InvokeFunction',
      Resource: [`arn:aws:lambda:*:*:function:${PREFIX}*`, `arn:aws:lambda:*:*:function:StackSet-${STACK_SET_PREFIX}*`],
    },
  ],
  can: [
    { action: starts },
    {
      action: [
        'cloudformation:DescribeStacks',
        'dynamodb:Query',
        'ec2:DescribeInstances',
        'ecr:BatchGetImage',
        'logs:FilterLogEvents',
        'logs:StartQuery',
        's3:GetObject',
        'sqs:ReceiveMessage',
        'xray:GetTraceSummaries',
      ],
    },
    { action: 'apigateway:GET', resource: 'arn:aws:apigateway:{region}::/restapis' },
  ],
  cannot: [
    { action: secretReads },
    noIdentityWrites(),
    noAssumedRoles,
    noCommandLineTokens,
    noWrites(...starts, 's3express:CreateSession'),
    { action: 's3express:CreateSession', context: { 's3express:SessionMode': 'ReadWrite' } },
    {
      action: [
        'batch:SubmitJob',
        'codebuild:StartBuild',
        'ecs:ExecuteCommand',
        'glue:StartJobRun',
        'ssm:SendCommand',
        'ssm:StartSession',
      ],
    },
  ],
  denies: [
    ...deniedReads(...secretReads),
    {
      action: 'lambda:InvokeFunction',
      resource: [
        `arn:aws:lambda:{region}:{account}:function:${PREFIX}password-policy`,
        `arn:aws:lambda:{region}:{account}:function:StackSet-${STACK_SET_PREFIX}baseline-1`,
      ],
    },
  ],
});
