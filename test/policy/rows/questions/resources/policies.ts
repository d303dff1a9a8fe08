import type { AccessRequest, Statement, Verdict } from '../../../../../lib/policy';
import { CROSS } from '../../../evaluation-rows';
import type { Row } from '../../../evaluation-rows';
import { MANAGEMENT, MEMBER, OTHER, account, allow, deny, policy, role, scps, user } from '../../../support';
import { askedOf, inMember, theirs } from '../asked';

/* Resource policies of one service after the other, and what has none. */

const SINGLE = 'IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics.html';
const none = role({ identityPolicies: [] });
const stranger = role({ account: theirs });
const at = (rest: string, owner = MEMBER): string => `arn:aws:${rest.replace('@', `us-west-2:${owner}`)}`;

/** What one policy of a resource makes of callers within and beyond its account. */
const ofService = (page: string, action: string, arn: string): readonly Row[] => {
  const call = (
    principal: AccessRequest['principal'],
    ...statements: readonly Partial<Statement>[]
  ): Partial<AccessRequest> => ({
    principal,
    action,
    resource: { arn, account: account(), policy: policy('own', ...statements.map((one) => allow(one))) },
  });
  const session = `arn:aws:sts::${MEMBER}:assumed-role/reader/session`;
  return askedOf(page, [
    [
      `${action}: whom the policy names needs no allow`,
      call(none, { Principal: { AWS: none.arn }, Action: action }),
      'allowed',
    ],
    [`${action}: a session that it names`, call(none, { Principal: { AWS: session }, Action: action }), 'allowed'],
    [
      `${action}: an account that it names leaves it to the account`,
      call(none, { Principal: { AWS: MEMBER } }),
      'denied',
    ],
    [
      `${action}: another account that it names`,
      call(stranger, { Principal: { AWS: OTHER }, Action: action }),
      'allowed',
    ],
    [`${action}: another that it does not name`, call(stranger, { Principal: { AWS: MEMBER } }), 'denied'],
    [
      `${action}: a role of another account that may nothing`,
      call({ ...stranger, identityPolicies: [] }, { Principal: { AWS: stranger.arn } }),
      'denied',
    ],
    [
      `${action}: everyone but for a denial to those outside the organization`,
      {
        ...call(role({ account: { id: '333333333333', scps: [], rcps: [] } })),
        resource: {
          arn,
          account: account(),
          policy: policy(
            'own',
            allow({ Principal: '*' }),
            deny({ Principal: '*', Condition: { StringNotEquals: { 'aws:PrincipalOrgID': 'o-trips' } } }),
          ),
        },
      },
      'denied',
    ],
  ]);
};

const log = (...statements: readonly Partial<Statement>[]) => ({
  arn: at('logs:@:log-group:trips:log-stream:one'),
  account: account(),
  policy: policy('log policy', ...statements.map((one) => allow(one))),
});
const LOGS = 'AmazonCloudWatch/latest/logs/iam-access-control-overview-cwl.html';
const DELEGATION = 'organizations/latest/userguide/orgs_delegate_policies.html';
const management = account({ id: MANAGEMENT });
const delegated = account({ delegatedServices: [] });
const organization = (Principal: Statement['Principal'], Action: string): Partial<AccessRequest['resource']> => ({
  arn: '*',
  account: management,
  policy: policy('resource-based delegation policy', {
    Effect: 'Allow',
    Principal: Principal ?? '*',
    Action,
    Resource: '*',
  }),
});
const listing = (principal: AccessRequest['principal'], resource: Partial<AccessRequest['resource']>) =>
  ({ principal, action: 'organizations:ListAccounts', resource }) as Partial<AccessRequest>;
const XRAY = 'xray/latest/api/API_PutResourcePolicy.html';
const traces = (principal: AccessRequest['principal'], more: Partial<AccessRequest['resource']> = {}) => ({
  principal,
  action: 'xray:PutTraceSegments',
  resource: { arn: '*', account: account(), ...more },
});
const sns = { kind: 'service', host: 'sns.amazonaws.com' } as const;
const logsService = { kind: 'service', host: 'delivery.logs.amazonaws.com' } as const;

const unknown = (action: string, arn: string, principal: AccessRequest['principal'], decision: Verdict): Row => [
  `${action} on ${arn}, of which nothing is known: ${'account' in principal && principal.account === theirs ? 'another account' : 'its own, without an allow'}`,
  { principal, action, resource: { arn, account: account(), policy: 'not known' } },
  { decision },
  principal === none ? SINGLE : CROSS,
];

export const RESOURCE_POLICY_QUESTIONS: readonly Row[] = [
  ...ofService(
    'lambda/latest/dg/access-control-resource-based.html',
    'lambda:InvokeFunction',
    at('lambda:@:function:trips'),
  ),
  ...ofService(
    'AmazonECR/latest/userguide/repository-policies.html',
    'ecr:BatchGetImage',
    at('ecr:@:repository/trips'),
  ),
  ...ofService(
    'secretsmanager/latest/userguide/auth-and-access_resource-policies.html',
    'secretsmanager:GetSecretValue',
    at('secretsmanager:@:secret:db'),
  ),
  ...ofService(
    'amazondynamodb/latest/developerguide/access-control-resource-based.html',
    'dynamodb:GetItem',
    at('dynamodb:@:table/trips'),
  ),
  ...ofService(
    'streams/latest/dev/resource-based-policy-examples.html',
    'kinesis:PutRecord',
    at('kinesis:@:stream/trips'),
  ),
  ...ofService('sns/latest/dg/sns-access-policy-use-cases.html', 'sns:Subscribe', at('sns:@:trips')),
  ...ofService(
    'AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-basic-examples-of-sqs-policies.html',
    'sqs:ReceiveMessage',
    at('sqs:@:jobs'),
  ),
  unknown('dynamodb:GetItem', at('dynamodb:@:table/trips'), none, 'depends'),
  unknown('dynamodb:GetItem', at('dynamodb:@:table/trips'), stranger, 'depends'),
  unknown('ecr:BatchGetImage', at('ecr:@:repository/trips'), none, 'depends'),
  unknown('kinesis:PutRecord', at('kinesis:@:stream/trips'), none, 'depends'),
  unknown('execute-api:Invoke', at('execute-api:@:abc/prod/GET/x'), none, 'depends'),
  unknown('logs:PutLogEvents', at('logs:@:log-group:trips:log-stream:one'), none, 'depends'),
  unknown('ec2:RunInstances', at('ec2:@:instance/i-1'), none, 'denied'),
  unknown('iam:GetRole', inMember('role/x'), none, 'denied'),
  unknown('kms:CreateAlias', at('kms:@:alias/trips'), none, 'denied'),
  ...askedOf(LOGS, [
    [
      'a log group’s policy lets a service in',
      {
        principal: logsService,
        action: 'logs:PutLogEvents',
        resource: log({ Principal: { Service: logsService.host } }),
      },
      'allowed',
    ],
    [
      'not another service',
      { principal: sns, action: 'logs:PutLogEvents', resource: log({ Principal: { Service: logsService.host } }) },
      'denied',
    ],
    [
      'a service for another account, where the policy says whose',
      {
        principal: { ...logsService, onBehalfOf: theirs },
        action: 'logs:PutLogEvents',
        resource: log({
          Principal: { Service: logsService.host },
          Condition: { StringEquals: { 'aws:SourceAccount': MEMBER } },
        }),
      },
      'denied',
    ],
    [
      'an account that it names',
      { principal: stranger, action: 'logs:PutLogEvents', resource: log({ Principal: { AWS: OTHER } }) },
      'allowed',
    ],
    [
      'an account that it does not',
      { principal: stranger, action: 'logs:PutLogEvents', resource: log({ Principal: { AWS: MEMBER } }) },
      'denied',
    ],
    [
      'who has no credentials',
      { principal: { kind: 'anonymous' }, action: 'logs:PutLogEvents', resource: log({ Principal: { AWS: OTHER } }) },
      'denied',
    ],
  ]),
  ...askedOf(DELEGATION, [
    [
      'the organization’s policy lets a member list accounts',
      listing(role({ account: delegated }), organization({ AWS: MEMBER }, 'organizations:List*')),
      'allowed',
    ],
    [
      'not a member that it does not name',
      listing(role({ account: delegated }), organization({ AWS: OTHER }, 'organizations:List*')),
      'denied',
    ],
    [
      'not for another action',
      listing(role({ account: delegated }), organization({ AWS: MEMBER }, 'organizations:DescribeAccount')),
      'denied',
    ],
    [
      'not who may nothing at home',
      listing(role({ account: delegated, identityPolicies: [] }), organization({ AWS: MEMBER }, 'organizations:List*')),
      'denied',
    ],
    [
      'not whom an SCP denies it',
      listing(
        role({ account: { ...delegated, scps: scps(policy('s', deny({ Action: 'organizations:*' }))) } }),
        organization({ AWS: MEMBER }, 'organizations:List*'),
      ),
      'denied',
    ],
    [
      'without one no member that administers nothing',
      listing(role({ account: delegated }), { arn: '*', account: management }),
      'denied',
    ],
    [
      'a delegated administrator needs none',
      listing(role({ account: account({ delegatedServices: ['sso.amazonaws.com'] }) }), {
        arn: '*',
        account: management,
      }),
      'allowed',
    ],
    ['of whom it is not known nobody can tell', listing(role(), { arn: '*', account: management }), 'depends'],
    [
      'a user of the management account needs none',
      listing(user({ account: management }), { arn: '*', account: management }),
      'allowed',
    ],
    [
      'a stranger is not let in by a policy that names another',
      listing(role({ account: { id: '333333333333', scps: [], rcps: [] } }), organization({ AWS: MEMBER }, '*')),
      'denied',
    ],
    [
      'a member attaches a policy where it is let',
      {
        principal: role({ account: delegated }),
        action: 'organizations:AttachPolicy',
        resource: {
          ...organization({ AWS: MEMBER }, 'organizations:AttachPolicy'),
          arn: `arn:aws:organizations::${MANAGEMENT}:account/o-trips/${OTHER}`,
        } as AccessRequest['resource'],
      },
      'allowed',
    ],
  ]),
  ...askedOf(XRAY, [
    ['X-Ray’s policy of the account may let a service in', traces(sns), 'depends'],
    [
      'and does where it is known to',
      traces(sns, { policy: policy('x', allow({ Principal: { Service: sns.host } })) }),
      'allowed',
    ],
    [
      'or does not',
      traces(sns, { policy: policy('x', allow({ Principal: { Service: 'another.amazonaws.com' } })) }),
      'denied',
    ],
    ['it may let in a role without an allow', traces(none), 'depends'],
    [
      'whom an SCP denies it is denied',
      traces(role({ account: account({ scps: scps(policy('s', deny({ Action: 'xray:*' }))) }) })),
      'denied',
    ],
    ['who may needs none', traces(role()), 'allowed'],
  ]),
];
