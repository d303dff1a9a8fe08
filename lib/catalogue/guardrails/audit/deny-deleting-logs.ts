import { PREFIX } from '../../../base/names';
import { exceptFor, exempt } from '../definition/exemptions';
import type { Guardrail } from '../definition/guardrail';
import { impostors, someone } from '../definition/proof-principals';

const logChanges = [
  'logs:AssociateKmsKey',
  'logs:DeleteLogGroup',
  'logs:DeleteLogStream',
  'logs:DeleteRetentionPolicy',
  'logs:DeleteSubscriptionFilter',
  'logs:DisassociateKmsKey',
  'logs:PutRetentionPolicy',
  'logs:PutSubscriptionFilter',
] as const;

const group = (name: string): string => `arn:aws:logs:{region}:{account}:log-group:${name}:log-stream:today`;
const ours = [group(`${PREFIX}trail`), group(`/aws/lambda/${PREFIX}alarm`)] as const;

/** @see https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs.html */
export const denyDeletingLogs: Guardrail = {
  type: 'SERVICE_CONTROL_POLICY',
  control: 'G15',
  why: 'Flow logs and the landing zone’s own logs are what an investigation starts from.',
  exceptions: { to: [], because: 'an investigation of whoever misuses an exception starts from them' },
  statements: [
    { Effect: 'Deny', Action: 'ec2:DeleteFlowLogs', Resource: '*', Condition: exceptFor(exempt.stackSets) },
    {
      Effect: 'Deny',
      Action: logChanges,
      Resource: [`arn:aws:logs:*:*:log-group:${PREFIX}*`, `arn:aws:logs:*:*:log-group:/aws/*/${PREFIX}*`],
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
