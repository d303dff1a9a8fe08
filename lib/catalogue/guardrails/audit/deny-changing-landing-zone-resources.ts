import { PREFIX } from '../../../base/names';
import type { NonEmpty } from '../../../policy/document';
import type { ProofRow } from '../../../policy/proof-row';
import { disabling, weakening } from '../definition/disabling-keys';
import { exceptFor, exempt } from '../definition/exemptions';
import type { Guardrail, GuardrailContext, Protection } from '../definition/guardrail';
import { impostors, someone } from '../definition/proof-principals';

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
    resource: (name: string): string => `arn:aws:events:*:*:event-bus/${name}`,
    example: (name: string): string => `arn:aws:events:{region}:{account}:event-bus/${name}`,
    actions: ['events:CreateEventBus', 'events:DeleteEventBus', 'events:UpdateEventBus'],
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
      'lambda:DeleteFunctionCodeSigningConfig',
      'lambda:DeleteFunctionConcurrency',
      'lambda:DeleteFunctionEventInvokeConfig',
      'lambda:DeleteFunctionUrlConfig',
      'lambda:DeleteResourcePolicy',
      'lambda:PublishVersion',
      'lambda:PutFunctionCodeSigningConfig',
      'lambda:PutFunctionConcurrency',
      'lambda:PutFunctionEventInvokeConfig',
      'lambda:PutFunctionRecursionConfig',
      'lambda:PutFunctionScalingConfig',
      'lambda:PutResourcePolicy',
      'lambda:PutRuntimeManagementConfig',
      'lambda:RemovePermission',
      'lambda:TagResource',
      'lambda:UntagResource',
      'lambda:UpdateAlias',
      'lambda:UpdateFunctionCode',
      'lambda:UpdateFunctionCodeSigningConfig',
      'lambda:UpdateFunctionConfiguration',
      'lambda:UpdateFunctionEventInvokeConfig',
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
      'cloudwatch:PutAlarmMuteRule',
      'cloudwatch:PutCompositeAlarm',
      'cloudwatch:PutLogAlarm',
      'cloudwatch:PutMetricAlarm',
      'cloudwatch:SetAlarmState',
      'cloudwatch:TagResource',
      'cloudwatch:UntagResource',
    ],
  },
] as const;

const [topics, rules, buses, functions, alarms] = services;

/**
 * The bus on which the rules of every account stand: AWS makes it. A key that it is given encrypts their patterns and targets, and
 * without that key no rule matches any more.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-encryption-event-bus-cmkey.html
 */
const DEFAULT_BUS = 'default';

const protects: NonEmpty<Protection> = [
  {
    service: 'sns',
    resourceTypes: ['topic'],
    resources: [topics.resource(`${PREFIX}*`)],
    leaves: [
      { because: 'sends one message more', actions: ['Publish'] },
      {
        because: 'takes what the topic was told to send; who is told, Subscribe decides',
        actions: ['ConfirmSubscription'],
      },
    ],
  },
  {
    service: 'events',
    resourceTypes: ['rule-on-custom-event-bus', 'rule-on-default-event-bus'],
    resources: [rules.resource(`${PREFIX}*`)],
  },
  {
    service: 'events',
    resourceTypes: ['event-bus'],
    resources: [buses.resource(`${PREFIX}*`), buses.resource(DEFAULT_BUS)],
    leaves: [
      { because: 'sends one event more, or an old one again', actions: ['PutEvents', 'StartReplay'] },
      {
        because: 'keeps what arrives besides, and takes none of it away',
        actions: ['AllowVendedLogDeliveryForResource', 'CreateArchive'],
      },
    ],
  },
  {
    service: 'lambda',
    resourceTypes: ['function', 'function alias', 'function version'],
    resources: [functions.resource(`${PREFIX}*`)],
    leaves: [
      { because: 'runs the function as it is', actions: ['InvokeAsync', 'InvokeFunction', 'InvokeFunctionUrl'] },
      {
        because: 'is about versions and aliases, of which the landing zone has none and nobody can make one',
        actions: ['DeleteProvisionedConcurrencyConfig', 'PutProvisionedConcurrencyConfig'],
      },
      {
        because: 'is about copies of a function that CloudFront runs at its edge',
        actions: ['DisableReplication', 'EnableReplication'],
      },
    ],
  },
  { service: 'cloudwatch', resourceTypes: ['alarm'], resources: [alarms.resource(`${PREFIX}*`)] },
];

type Service = (typeof services)[number];
/**
 * Who may put events on a bus. AWS checks these on `*`, whatever bus they are about, so they are denied in the account of the bus to
 * which every account's alarms go, and nowhere else.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoneventbridge.html
 */
const busPolicy = ['events:PutPermission', 'events:RemovePermission'] as const;
/**
 * What makes the key of the topic useless, and every mail of an alarm with it: EventBridge encrypts with it. The security account has
 * no other keys of weight, and an alias, by which a condition could tell this one, can be moved first.
 */
const keyChanges = [...disabling, ...weakening] as const;
const row = ({ actions, example }: Service, name: string): ProofRow => ({ action: actions, resource: example(name) });
const ours = `${PREFIX}root-activity`;
/** AWS lets nobody make or delete it. */
const defaultBus: ProofRow = { action: 'events:UpdateEventBus', resource: buses.example(DEFAULT_BUS) };

/**
 * A protected prefix is worth nothing to someone who may create resources under it, so creating is denied too.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_examples.html
 */
export const denyChangingLandingZoneResources = ({
  logArchiveAccount,
  securityAccount,
}: GuardrailContext): Guardrail => ({
  type: 'SERVICE_CONTROL_POLICY',
  control: 'G12',
  why: 'These topics, rules, buses, functions and alarms tell the security team when something is wrong, and the keys of the security account encrypt what they tell. Pick a name without the prefix lz- for your own.',
  exceptions: { to: [], because: 'they tell the security team of whoever misuses an exception' },
  protects,
  statements: [
    {
      Effect: 'Deny',
      Action: services.flatMap(({ actions }) => actions),
      Resource: [...services.map(({ resource }) => resource(`${PREFIX}*`)), buses.resource(DEFAULT_BUS)],
      Condition: exceptFor(exempt.stackSets),
    },
    {
      Effect: 'Deny',
      Action: [...busPolicy, ...keyChanges],
      Resource: '*',
      Condition: { ...exceptFor(exempt.stackSets), StringEquals: { 'aws:PrincipalAccount': securityAccount.id } },
    },
  ],
  denies: [
    row(topics, ours),
    row(rules, ours),
    row(buses, ours),
    row(functions, ours),
    row(alarms, ours),
    { ...row(topics, ours), principal: impostors },
    defaultBus,
    { ...defaultBus, principal: impostors },
    { account: securityAccount.name, action: busPolicy },
    { account: securityAccount.name, action: busPolicy, principal: impostors },
    { account: securityAccount.name, action: keyChanges },
    { account: securityAccount.name, action: keyChanges, principal: [...impostors, someone.breakGlass] },
  ],
  allows: [
    { action: 'sns:Publish', resource: topics.example(ours) },
    { action: ['events:DescribeRule', 'events:ListTargetsByRule'], resource: rules.example(ours) },
    { account: securityAccount.name, action: busPolicy, principal: someone.stackSets },
    { account: securityAccount.name, action: keyChanges, principal: someone.stackSets },
    {
      account: securityAccount.name,
      action: ['kms:CancelKeyDeletion', 'kms:CreateKey', 'kms:Decrypt', 'kms:EnableKey'],
    },
    { account: logArchiveAccount.name, action: [...busPolicy, ...keyChanges] },
    { action: 'events:PutEvents', resource: [buses.example(ours), buses.example(DEFAULT_BUS)] },
    { ...defaultBus, principal: someone.stackSets },
    { action: 'cloudwatch:DescribeAlarms', resource: alarms.example(ours) },
    { action: 'lambda:InvokeFunction', resource: functions.example(ours) },
    ...services.map((service) => ({ ...row(service, ours), principal: someone.stackSets })),
    ...services.map((service) => row(service, 'orders')),
  ],
});
