import { PREFIX } from '../../names';
import { exceptFor, exempt } from '../exemptions';
import type { AccessControl, Guardrail } from '../guardrail';
import { someone } from '../proof-principals';

/** Per service: what changes a resource, creating it included, and where the name stands in its ARN. */
const services = [
  {
    resource: (name: string): string => `arn:aws:sns:*:*:${name}`,
    example: (name: string): string => `arn:aws:sns:{region}:{account}:${name}`,
    actions: [
      'sns:AddPermission',
      'sns:CreateTopic',
      'sns:DeleteTopic',
      'sns:PutDataProtectionPolicy',
      'sns:RemovePermission',
      'sns:SetSubscriptionAttributes',
      'sns:SetTopicAttributes',
      'sns:Subscribe',
      'sns:TagResource',
      'sns:Unsubscribe',
      'sns:UntagResource',
    ],
  },
  {
    resource: (name: string): string => `arn:aws:events:*:*:rule/${name}`,
    example: (name: string): string => `arn:aws:events:{region}:{account}:rule/${name}`,
    actions: [
      'events:DeleteRule',
      'events:DisableRule',
      'events:EnableRule',
      'events:PutRule',
      'events:PutTargets',
      'events:RemoveTargets',
      'events:TagResource',
      'events:UntagResource',
    ],
  },
  {
    resource: (name: string): string => `arn:aws:lambda:*:*:function:${name}`,
    example: (name: string): string => `arn:aws:lambda:{region}:{account}:function:${name}`,
    actions: [
      'lambda:AddPermission',
      'lambda:CreateAlias',
      'lambda:CreateFunction',
      'lambda:CreateFunctionUrlConfig',
      'lambda:DeleteAlias',
      'lambda:DeleteFunction',
      'lambda:DeleteFunctionConcurrency',
      'lambda:PublishVersion',
      'lambda:PutFunctionConcurrency',
      'lambda:PutFunctionEventInvokeConfig',
      'lambda:RemovePermission',
      'lambda:TagResource',
      'lambda:UntagResource',
      'lambda:UpdateAlias',
      'lambda:UpdateFunctionCode',
      'lambda:UpdateFunctionConfiguration',
      'lambda:UpdateFunctionUrlConfig',
    ],
  },
  {
    resource: (name: string): string => `arn:aws:cloudwatch:*:*:alarm:${name}`,
    example: (name: string): string => `arn:aws:cloudwatch:{region}:{account}:alarm:${name}`,
    actions: [
      'cloudwatch:DeleteAlarms',
      'cloudwatch:DisableAlarmActions',
      'cloudwatch:EnableAlarmActions',
      'cloudwatch:PutCompositeAlarm',
      'cloudwatch:PutMetricAlarm',
      'cloudwatch:SetAlarmState',
      'cloudwatch:TagResource',
      'cloudwatch:UntagResource',
    ],
  },
] as const;

const [topics, rules, functions, alarms] = services;
const ours = `${PREFIX}root-activity`;
const rows = (...list: typeof services): AccessControl['denies'] => {
  const [first, ...others] = list.map(({ actions, example }) => ({ action: actions, resource: example(ours) }));
  return [first as AccessControl['denies'][0], ...others];
};

/**
 * A protected prefix is worth nothing to someone who may create resources under it, so creating is denied too.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_examples.html
 */
export const denyChangingLandingZoneResources: Guardrail = {
  type: 'SERVICE_CONTROL_POLICY',
  control: 'G12',
  why: 'These topics, rules, functions and alarms tell the security team when something is wrong. Pick a name without the prefix lz- for your own.',
  statements: [
    {
      Effect: 'Deny',
      Action: services.flatMap(({ actions }) => actions),
      Resource: services.map(({ resource }) => resource(`${PREFIX}*`)),
      Condition: exceptFor(exempt.stackSets),
    },
  ],
  denies: rows(topics, rules, functions, alarms),
  allows: [
    ...rows(topics, rules, functions, alarms).map((row) => ({ ...row, principal: someone.stackSets })),
    ...services.map(({ actions, example }) => ({ action: actions, resource: example('orders') })),
    { action: 'sns:Publish', resource: topics.example(ours) },
    { action: 'lambda:InvokeFunction', resource: functions.example(ours) },
  ] as unknown as AccessControl['allows'],
};
