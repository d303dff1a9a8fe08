import { APPLICATION_ROLE, here, serviceLinkedRole } from './definition/arns';
import { IN_US_EAST_1, passedTo } from './definition/contexts';
import type { Blocked, Workflow } from './definition/workflow';

const model = 'arn:aws:bedrock:{region}::foundation-model/amazon.nova-pro-v1:0';
const GEOGRAPHIC = 'https://docs.aws.amazon.com/bedrock/latest/userguide/geographic-cross-region-inference.html';
const GLOBAL = 'https://docs.aws.amazon.com/bedrock/latest/userguide/global-cross-region-inference.html';
const API_KEYS = 'https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys-permissions.html';

/** Of a service that acts for this account. */
const forThisAccount = { 'aws:SourceAccount': '{account}', 'aws:SourceOrgID': '{organization}' } as const;

const elsewhere = (allow: string): readonly [Blocked] => [
  {
    by: 'deny-unapproved-regions',
    calls: [2],
    instead:
      'Call a model that the home region offers by itself, or a geographic profile whose Regions are all approved.',
    allow,
  },
];

/** What applications are made of besides machines and data: events, workflows, mail, models. */
export const services = {
  'step-functions': {
    says: 'A state machine is made and started, and its executions read.',
    source: ['https://docs.aws.amazon.com/step-functions/latest/dg/concept-create-iam-advanced.html'],
    by: 'persona/developer',
    calls: [
      {
        action: ['states:CreateStateMachine', 'states:StartExecution'],
        resource: here('states', 'stateMachine:orders'),
      },
      { action: 'states:DescribeExecution', resource: here('states', 'execution:orders:1') },
      { action: 'iam:PassRole', resource: APPLICATION_ROLE, context: passedTo('states.amazonaws.com') },
      { action: 'logs:CreateLogDelivery' },
    ],
  },
  'step-functions-sync': {
    says: 'A state machine runs a task and waits for it, by the rule that the service manages.',
    source: ['https://docs.aws.amazon.com/step-functions/latest/dg/service-integration-iam-templates.html'],
    by: 'application',
    calls: [
      { action: 'ecs:RunTask', resource: here('ecs', 'task-definition/orders:1') },
      { action: ['ecs:DescribeTasks', 'ecs:StopTask'], resource: here('ecs', 'task/orders/0a1b2c') },
      {
        action: ['events:DescribeRule', 'events:PutRule', 'events:PutTargets'],
        resource: here('events', 'rule/StepFunctionsGetEventsForECSTaskRule'),
      },
      { action: 'iam:PassRole', resource: APPLICATION_ROLE, context: passedTo('ecs-tasks.amazonaws.com') },
    ],
  },
  'events-and-schedules': {
    says: 'A bus, a rule with its target, and a schedule are made, and events put.',
    source: [
      'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-identity-based.html',
      'https://docs.aws.amazon.com/scheduler/latest/UserGuide/security_iam_id-based-policies.html',
    ],
    by: 'persona/developer',
    calls: [
      { action: ['events:CreateEventBus', 'events:PutEvents'], resource: here('events', 'event-bus/orders') },
      { action: ['events:PutRule', 'events:PutTargets'], resource: here('events', 'rule/orders/paid') },
      { action: 'scheduler:CreateSchedule', resource: here('scheduler', 'schedule/default/nightly') },
      { action: 'iam:PassRole', resource: APPLICATION_ROLE, context: passedTo('scheduler.amazonaws.com') },
    ],
  },
  'events-to-another-account': {
    says: 'Events are sent to a bus of another account of the organization.',
    source: ['https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-cross-account.html'],
    by: 'application',
    calls: [{ action: 'events:PutEvents', resource: 'arn:aws:events:{region}:{other}:event-bus/orders' }],
  },
  'queue-and-topic': {
    says: 'A topic and a queue are made, the one subscribed to the other, and messages sent and received.',
    source: ['https://docs.aws.amazon.com/sns/latest/dg/subscribe-sqs-queue-to-sns-topic.html'],
    by: 'persona/developer',
    calls: [
      { action: ['sns:CreateTopic', 'sns:Publish', 'sns:Subscribe'], resource: here('sns', 'orders') },
      {
        action: ['sqs:CreateQueue', 'sqs:DeleteMessage', 'sqs:ReceiveMessage', 'sqs:SetQueueAttributes'],
        resource: here('sqs', 'orders'),
      },
    ],
  },
  'topic-to-queue': {
    says: 'A topic delivers its messages to a queue, encrypted with a key of the account.',
    source: ['https://docs.aws.amazon.com/sns/latest/dg/sns-enable-encryption-for-topic-sqs-queue-subscriptions.html'],
    by: 'service/sns.amazonaws.com',
    calls: [
      {
        action: 'sqs:SendMessage',
        resource: here('sqs', 'orders'),
        context: { ...forThisAccount, 'aws:SourceArn': here('sns', 'orders') },
      },
      { action: ['kms:Decrypt', 'kms:GenerateDataKey'], resource: here('kms', 'key/0a1b2c'), context: forThisAccount },
    ],
  },
  'send-mail': {
    says: 'An application sends mail from an identity that is verified.',
    source: ['https://docs.aws.amazon.com/ses/latest/dg/control-user-access.html'],
    by: 'application',
    calls: [
      {
        action: ['ses:SendEmail', 'ses:SendRawEmail'],
        resource: here('ses', 'identity/trips.com'),
      },
    ],
  },
  'user-pool': {
    says: 'A user pool is made for the product’s customers.',
    source: ['https://docs.aws.amazon.com/cognito/latest/developerguide/security_iam_id-based-policy-examples.html'],
    by: 'persona/developer',
    calls: [
      { action: 'cognito-idp:CreateUserPool' },
      {
        action: ['cognito-idp:CreateUserPoolClient', 'cognito-idp:AdminCreateUser'],
        resource: here('cognito-idp', 'userpool/us-west-2_a1B2c3'),
      },
    ],
  },
  'identity-pool': {
    says: 'A customer of the product gets credentials by a Cognito identity pool.',
    source: ['https://docs.aws.amazon.com/cognito/latest/developerguide/role-trust-and-permissions.html'],
    by: 'anonymous',
    calls: [
      {
        action: 'sts:AssumeRoleWithWebIdentity',
        resource: APPLICATION_ROLE,
        context: {
          'cognito-identity.amazonaws.com:sub': 'us-west-2:0a1b2c',
          'cognito-identity.amazonaws.com:aud': 'us-west-2:pool',
        },
      },
    ],
    blocked: [
      {
        by: 'deny-outside-oidc-identities',
        calls: [1],
        instead: 'Call the product’s own API with the token of the user pool, and no service of AWS.',
        allow:
          'List cognito-identity.amazonaws.com in company.trustedOidcProviders, with the ids of your pools as audiences.',
      },
    ],
  },
  'iot-devices-with-roles': {
    says: 'Devices of AWS IoT get credentials of a role for their certificate, by a role alias.',
    source: ['https://docs.aws.amazon.com/iot/latest/developerguide/authorizing-direct-aws.html'],
    by: 'administrator',
    calls: [
      { action: 'iot:CreateRoleAlias', resource: here('iot', 'rolealias/orders') },
      { action: 'iot:CreateThing', resource: here('iot', 'thing/order-printer') },
    ],
    blocked: [
      {
        by: 'deny-iam-users',
        calls: [1],
        instead:
          'Let devices publish by MQTT or HTTPS with their certificate, and a rule of AWS IoT call the services.',
        allow: 'Exempt the role that makes role aliases from deny-iam-users in config/exceptions.ts.',
      },
    ],
  },
  'hybrid-activation': {
    says: 'A server outside AWS is registered with Systems Manager.',
    source: ['https://docs.aws.amazon.com/systems-manager/latest/userguide/hybrid-activation-managed-nodes.html'],
    by: 'administrator',
    calls: [{ action: 'ssm:CreateActivation' }],
    blocked: [
      {
        by: 'deny-iam-users',
        calls: [1],
        instead: 'Run it on EC2, where an instance profile gives it its role.',
        allow: 'Exempt the role that makes activations from deny-iam-users in config/exceptions.ts.',
      },
    ],
  },
  'public-image': {
    says: 'A container image is pushed to a public repository.',
    source: ['https://docs.aws.amazon.com/AmazonECR/latest/public/docker-push-ecr-image.html'],
    by: 'administrator',
    calls: [
      { action: 'ecr-public:GetAuthorizationToken', context: IN_US_EAST_1 },
      {
        action: 'ecr-public:PutImage',
        resource: 'arn:aws:ecr-public::{account}:repository/orders',
        context: IN_US_EAST_1,
      },
    ],
    blocked: [
      {
        by: 'deny-sharing-resources',
        calls: [2],
        instead:
          'Push it from an account outside production, or let named accounts pull from ECR by its repository policy.',
        allow: 'Exempt the role that pushes from deny-sharing-resources in config/exceptions.ts.',
      },
    ],
  },
  'bedrock-model': {
    says: 'An application calls a model in the home region.',
    source: ['https://docs.aws.amazon.com/bedrock/latest/userguide/inference-prereq.html'],
    by: 'application',
    calls: [
      { action: ['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream'], resource: model },
      { action: 'bedrock:ListFoundationModels' },
    ],
  },
  'bedrock-geographic-profile': {
    says: 'An application calls a model by a geographic inference profile, which sends the call on to another Region of the geography.',
    source: [GEOGRAPHIC],
    by: 'application',
    calls: [
      {
        action: 'bedrock:InvokeModel',
        resource: [here('bedrock', 'inference-profile/us.amazon.nova-pro-v1:0'), model],
      },
      {
        action: 'bedrock:InvokeModel',
        resource: 'arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-pro-v1:0',
        context: IN_US_EAST_1,
      },
    ],
    blocked: elsewhere(
      'Approve every Region of the profile in config/company.ts, or exempt the role of the application in config/exceptions.ts: then prompts leave the approved Regions.',
    ),
  },
  'bedrock-global-profile': {
    says: 'An application calls a model by a global inference profile, whose call is of no Region.',
    source: [GLOBAL],
    by: 'application',
    calls: [
      {
        action: 'bedrock:InvokeModel',
        resource: [here('bedrock', 'inference-profile/global.amazon.nova-2-lite-v1:0'), model],
      },
      {
        action: 'bedrock:InvokeModel',
        resource: 'arn:aws:bedrock:::foundation-model/amazon.nova-2-lite-v1:0',
        context: { 'aws:RequestedRegion': 'unspecified' },
      },
    ],
    blocked: elsewhere(
      'Exempt the role of the application from deny-unapproved-regions in config/exceptions.ts: then prompts go to any Region of AWS.',
    ),
  },
  'bedrock-short-term-key': {
    says: 'A program calls Bedrock with an API key that a session makes and that ends with it.',
    source: [API_KEYS],
    by: 'application',
    calls: [
      { action: 'bedrock:CallWithBearerToken', context: { 'bedrock:BearerTokenType': 'SHORT_TERM' } },
      { action: 'bedrock:InvokeModel', resource: model },
    ],
  },
  'bedrock-long-term-key': {
    says: 'A long-term API key for Bedrock is made, which belongs to a user of IAM.',
    source: [API_KEYS],
    by: 'administrator',
    calls: [
      { action: 'iam:CreateServiceSpecificCredential', resource: 'arn:aws:iam::{account}:user/BedrockAPIKey-0a1b' },
    ],
    blocked: [
      {
        by: 'deny-service-specific-credentials',
        calls: [1],
        instead: 'Use a role, or a short-term key of its session.',
        allow: 'Exempt a role or the account from deny-service-specific-credentials in config/exceptions.ts.',
      },
    ],
  },
  'sagemaker-training': {
    says: 'A model is trained in SageMaker, with the role that the job runs as.',
    source: ['https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html'],
    by: 'persona/developer',
    calls: [
      { action: 'sagemaker:CreateTrainingJob', resource: here('sagemaker', 'training-job/orders') },
      { action: 'iam:PassRole', resource: APPLICATION_ROLE, context: passedTo('sagemaker.amazonaws.com') },
    ],
  },
  'quota-of-global-service': {
    says: 'A higher quota of a global service is asked for, which is done in us-east-1.',
    source: ['https://docs.aws.amazon.com/servicequotas/latest/userguide/request-quota-increase.html'],
    by: 'persona/developer',
    calls: [
      { action: 'servicequotas:RequestServiceQuotaIncrease', context: IN_US_EAST_1 },
      { action: 'servicequotas:RequestServiceQuotaIncrease' },
      {
        action: 'iam:CreateServiceLinkedRole',
        resource: serviceLinkedRole('servicequotas.amazonaws.com', 'ServiceQuotas'),
        context: { 'iam:AWSServiceName': 'servicequotas.amazonaws.com' },
      },
    ],
  },
} as const satisfies Readonly<Record<string, Workflow>>;
