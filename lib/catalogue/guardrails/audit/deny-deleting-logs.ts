import { PREFIX } from '../../../base/names';
import { exceptFor, exempt } from '../definition/exemptions';
import type { Guardrail } from '../definition/guardrail';
import { impostors, someone } from '../definition/proof-principals';

const logChanges = [
  'logs:AssociateKmsKey',
  'logs:CreateLogGroup',
  'logs:DeleteLogGroup',
  'logs:DeleteLogStream',
  'logs:DeleteMetricFilter',
  'logs:DeleteRetentionPolicy',
  'logs:DeleteSubscriptionFilter',
  'logs:DeleteTransformer',
  'logs:DisassociateKmsKey',
  'logs:ProcessWithPipeline',
  'logs:PutDataProtectionPolicy',
  'logs:PutLogGroupDeletionProtection',
  'logs:PutMetricFilter',
  'logs:PutRetentionPolicy',
  'logs:PutSubscriptionFilter',
  'logs:PutTransformer',
] as const;

const groups = [`arn:aws:logs:*:*:log-group:${PREFIX}*`, `arn:aws:logs:*:*:log-group:/aws/*/${PREFIX}*`] as const;
const group = (name: string): string => `arn:aws:logs:{region}:{account}:log-group:${name}:log-stream:today`;
const ours = [group(`${PREFIX}trail`), group(`/aws/lambda/${PREFIX}alarm`)] as const;

/**
 * Creating is denied too: a group that is there already makes the stack fail that brings it. A policy of CloudWatch Logs for a whole
 * account (`logs:PutAccountPolicy`) may mask these groups as well; AWS asks it about no group, and teams need it for their own.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs.html
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/mask-sensitive-log-data.html
 */
export const denyDeletingLogs: Guardrail = {
  type: 'SERVICE_CONTROL_POLICY',
  control: 'G15',
  why: 'Flow logs and the landing zone’s own logs are what an investigation starts from. Not kept from anybody: a policy for all log groups of an account (logs:PutAccountPolicy), which masks or shortens what comes after it.',
  exceptions: { to: [], because: 'an investigation of whoever misuses an exception starts from them' },
  protects: [
    {
      service: 'logs',
      resourceTypes: ['log-group', 'log-stream'],
      resources: groups,
      leaves: [
        {
          because: 'writes more, or lets more be written',
          actions: [
            'CreateLogStream',
            'DeleteSyslogConfiguration',
            'PutBearerTokenAuthentication',
            'PutLogEvents',
            'PutSyslogConfiguration',
          ],
        },
        {
          because: 'copies what is there, or looks at it',
          actions: ['CreateExportTask', 'CreateLogAnomalyDetector', 'IntegrateWithDataset', 'IntegrateWithS3Table'],
        },
        { because: 'shows what a policy masked', actions: ['DeleteDataProtectionPolicy'] },
        {
          because: 'nothing rests on its tags',
          actions: ['TagLogGroup', 'TagResource', 'UntagLogGroup', 'UntagResource'],
        },
      ],
    },
    {
      service: 'ec2',
      resourceTypes: ['vpc-flow-log'],
      leaves: [
        { because: 'records more', actions: ['CreateFlowLogs'] },
        { because: 'nothing rests on its tags', actions: ['CreateTags', 'DeleteTags'] },
      ],
    },
  ],
  statements: [
    { Effect: 'Deny', Action: 'ec2:DeleteFlowLogs', Resource: '*', Condition: exceptFor(exempt.stackSets) },
    {
      Effect: 'Deny',
      Action: logChanges,
      Resource: groups,
      Condition: exceptFor(exempt.stackSets),
    },
  ],
  denies: [
    { action: 'ec2:DeleteFlowLogs' },
    { principal: impostors, action: 'ec2:DeleteFlowLogs' },
    { action: logChanges, resource: ours },
    { principal: impostors, action: logChanges, resource: ours },
  ],
  allows: [
    { principal: someone.stackSets, action: 'ec2:DeleteFlowLogs' },
    { principal: someone.stackSets, action: logChanges, resource: ours },
    { action: logChanges, resource: group('/aws/lambda/orders') },
    { action: ['logs:CreateLogStream', 'logs:PutLogEvents'], resource: ours },
    { action: 'ec2:CreateFlowLogs' },
  ],
};
