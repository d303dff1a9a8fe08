import { loadIamData, type IamData } from '../../lib/iam-data';
import { STACK_SET_EXECUTION_ROLE_NAME } from '../../lib/base/names';
import { accessControl } from './guardrails/fixture';
import { SPARED } from '../../lib/catalogue/alarms/definition/alarm';
import { raisedBy, rules } from '../support/raised-by';

const session = (role: string): object => ({
  type: 'AssumedRole',
  arn: `arn:aws:sts::111111111111:assumed-role/${role}/session`,
  sessionContext: { sessionIssuer: { type: 'Role', userName: role } },
});
const developer = session('AWSReservedSSO_Developer_0123456789abcdef');
const admin = session('AWSReservedSSO_OrgAdmin_0123456789abcdef');
const root = { type: 'Root', arn: 'arn:aws:iam::111111111111:root' };
const SIGN_IN = 'AWS Console Sign In via CloudTrail';

describe('a mail goes out when', () => {
  test.each([
    [
      'root calls an API',
      { userIdentity: root, eventType: 'AwsApiCall', eventName: 'CreateBucket' },
      ['root-activity'],
    ],
    [
      'the management account acts as a member’s root',
      { userIdentity: { ...root, sessionContext: { assumedRoot: 'true' } }, eventType: 'AwsApiCall', eventName: 'X' },
      ['root-activity'],
    ],
    [
      'a break-glass user becomes the emergency role',
      {
        eventName: 'AssumeRole',
        eventSource: 'sts.amazonaws.com',
        userIdentity: { type: 'IAMUser', userName: 'break-glass-1' },
        requestParameters: { roleArn: 'arn:aws:iam::111111111111:role/lz-break-glass' },
      },
      ['break-glass'],
    ],
    [
      'the emergency role is taken, as the account sees it that it is in',
      {
        eventName: 'AssumeRole',
        userIdentity: { type: 'AWSAccount', accountId: '999999999999' },
        requestParameters: { roleArn: 'arn:aws:iam::111111111111:role/lz-break-glass' },
      },
      ['break-glass'],
    ],
    [
      'the emergency role changes something',
      { eventName: 'StopLogging', eventSource: 'cloudtrail.amazonaws.com', userIdentity: session('lz-break-glass') },
      ['break-glass', 'audit-changes'],
    ],
    [
      'a member’s root is taken for a task',
      { eventName: 'AssumeRoot', eventSource: 'sts.amazonaws.com', userIdentity: session('lz-root-tasks') },
      ['root-access'],
    ],
    ...['Enable', 'Disable'].flatMap((verb) =>
      ['RootCredentialsManagement', 'RootSessions'].map(
        (feature) =>
          [
            `somebody calls ${verb}Organizations${feature}`,
            { eventName: `${verb}Organizations${feature}`, eventSource: 'iam.amazonaws.com', userIdentity: admin },
            ['root-access'],
          ] as [string, object, string[]],
      ),
    ),
    ...['DetachPolicy', 'UpdatePolicy', 'DeletePolicy', 'DisablePolicyType', 'LeaveOrganization', 'MoveAccount'].map(
      (eventName) =>
        [
          `somebody calls ${eventName}`,
          { eventName, eventSource: 'organizations.amazonaws.com', userIdentity: admin },
          ['organization-changes'],
        ] as [string, object, string[]],
    ),
    [
      'a role of the landing zone is changed by a person',
      {
        eventName: 'AttachRolePolicy',
        eventSource: 'iam.amazonaws.com',
        userIdentity: admin,
        requestParameters: { roleName: 'lz-security-audit' },
      },
      ['identity-changes'],
    ],
    [
      'a break-glass user gets an access key',
      {
        eventName: 'CreateAccessKey',
        eventSource: 'iam.amazonaws.com',
        userIdentity: { type: 'IAMUser', userName: 'mallory' },
        requestParameters: { userName: 'break-glass-2' },
      },
      ['identity-changes'],
    ],
    [
      'the permissions boundary gets a new version',
      {
        eventName: 'CreatePolicyVersion',
        eventSource: 'iam.amazonaws.com',
        userIdentity: admin,
        requestParameters: { policyArn: 'arn:aws:iam::111111111111:policy/lz-permissions-boundary' },
      },
      ['identity-changes'],
    ],
  ] as [string, object, string[]][])('%s', (_when, detail, names) => {
    expect(raisedBy(detail)).toEqual(names);
  });

  test('root or a break-glass user signs in to the console', () => {
    expect(raisedBy({ eventName: 'ConsoleLogin', eventType: 'AwsConsoleSignIn', userIdentity: root }, SIGN_IN)).toEqual(
      ['root-activity'],
    );
    const user = { type: 'IAMUser', userName: 'break-glass-2' };
    expect(raisedBy({ eventName: 'ConsoleLogin', eventType: 'AwsConsoleSignIn', userIdentity: user }, SIGN_IN)).toEqual(
      ['break-glass'],
    );
  });
});

describe('nobody is bothered when', () => {
  test.each([
    [
      'a service acts for root',
      { userIdentity: { ...root, invokedBy: 'backup.amazonaws.com' }, eventType: 'AwsApiCall' },
    ],
    ['AWS itself reports something', { userIdentity: root, eventType: 'AwsServiceEvent' }],
    [
      'a developer makes a bucket',
      { eventName: 'CreateBucket', eventSource: 's3.amazonaws.com', userIdentity: developer },
    ],
    [
      'a developer changes a role of the team',
      {
        eventName: 'AttachRolePolicy',
        eventSource: 'iam.amazonaws.com',
        userIdentity: developer,
        requestParameters: { roleName: 'orders' },
      },
    ],
    [
      'StackSets deploy the baseline',
      {
        eventName: 'PutRolePolicy',
        eventSource: 'iam.amazonaws.com',
        userIdentity: session('stacksets-exec-0123456789abcdef'),
        requestParameters: { roleName: 'lz-security-audit' },
      },
    ],
    [
      'a role of another name is assumed',
      {
        eventName: 'AssumeRole',
        userIdentity: developer,
        requestParameters: { roleArn: 'arn:aws:iam::111111111111:role/lz-break-glass-2' },
      },
    ],
    [
      'an account is created',
      { eventName: 'CreateAccount', eventSource: 'organizations.amazonaws.com', userIdentity: admin },
    ],
    [
      'EC2 detaches a policy of its own kind',
      { eventName: 'DetachPolicy', eventSource: 'iot.amazonaws.com', userIdentity: developer },
    ],
  ] as [string, object][])('%s', (_when, detail) => {
    expect(raisedBy(detail)).toEqual([]);
  });
});

test.each(rules.map(({ name, why }) => [name, why] as const))(
  '%s says what to do, in as many characters as a rule’s description takes',
  (name, why) => {
    expect(name).toMatch(/^lz-[a-z-]{1,60}$/);
    expect(why.length).toBeGreaterThan(60);
    expect(why.length).toBeLessThanOrEqual(512);
  },
);

let data: IamData;
beforeAll(async () => {
  data = await loadIamData();
});

/** An event of the call that an IAM action stands for. */
function callOf(action: string, more: object = {}): object {
  const [service = '', eventName] = action.split(':');
  return { eventSource: `${service}.amazonaws.com`, eventName, userIdentity: admin, ...more };
}

/** Actions of the data that are no reads. */
function changesIn(pattern: RegExp): string[] {
  const levels = ['Write', 'Permissions management'];
  return data.actions.filter((action) => pattern.test(action) && levels.includes(data.accessLevel(action) ?? ''));
}

/** Teams deploy conformance packs of their own. */
const lzPack = { requestParameters: { conformancePackName: 'lz-account-controls' } };

describe('what blinds us', () => {
  test.each([
    ['audit-changes', 'deny-changing-cloudtrail'],
    ['audit-changes', 'deny-changing-config'],
    ['detection-changes', 'deny-changing-guardduty'],
    ['detection-changes', 'deny-changing-security-hub'],
    ['detection-changes', 'deny-changing-access-analyzer'],
    ['detection-changes', 'deny-changing-macie-and-inspector'],
    ['organization-changes', 'deny-leaving-organization'],
  ])('%s sees every call that %s denies', (alarm, id) => {
    const denied = accessControl(id).statements.flatMap(({ Action = [] }) => Action);
    const unseen = denied.filter((action) => !raisedBy(callOf(action, lzPack)).includes(alarm));
    expect(unseen).toEqual([]);
  });

  test('detection-changes sees every call by which a service gets another administrator, whatever service AWS adds', () => {
    const calls = changesIn(/:(De)?(Register|Enable|Disable)\w*(DelegatedAdmin|AdminAccount)/i);
    expect(calls).toEqual(expect.arrayContaining(['organizations:RegisterDelegatedAdministrator']));
    expect(calls.length).toBeGreaterThan(15);
    expect(calls.filter((action) => !raisedBy(callOf(action)).includes('detection-changes'))).toEqual([]);
  });

  test.each(['DisableKey', 'ScheduleKeyDeletion', 'PutKeyPolicy', 'DeleteImportedKeyMaterial', 'DeleteAlias'])(
    'log-changes sees kms:%s where the keys of logs and alarms are, and nowhere else',
    (name) => {
      const call = (recipientAccountId: string): object => callOf(`kms:${name}`, { recipientAccountId });
      expect(raisedBy(call('333333333333'))).toEqual(['log-changes']);
      expect(raisedBy(call('222222222222'))).toEqual(['log-changes']);
      expect(raisedBy(call('444444444444'))).toEqual([]);
    },
  );

  test('log-changes sees a log bucket change, and no other bucket', () => {
    const call = (bucketName: string): object =>
      callOf('s3:PutBucketPolicy', { requestParameters: { bucketName }, recipientAccountId: '333333333333' });
    expect(raisedBy(call('lz-organization-trail-333333333333-us-west-2'))).toEqual(['log-changes']);
    expect(raisedBy(call('orders'))).toEqual([]);
  });

  test.each([
    ['audit-changes', 'config:PutConfigurationRecorder'],
    ['audit-changes', 'config:PutDeliveryChannel'],
    ['log-changes', 's3:PutBucketPolicy'],
  ])('%s leaves %s to the StackSets that deploy it', (alarm, action) => {
    const more = {
      requestParameters: { bucketName: 'lz-config-333333333333-us-west-2' },
      recipientAccountId: '333333333333',
    };
    const userIdentity = session('stacksets-exec-0123456789abcdef');
    expect(raisedBy(callOf(action, more))).toEqual([alarm]);
    expect(raisedBy(callOf(action, { ...more, userIdentity }))).toEqual([]);
  });
});

describe('whoever silences an alarm is seen by another one', () => {
  test.each(
    rules.flatMap(({ name }) =>
      ['DisableRule', 'DeleteRule', 'PutRule']
        .map((eventName) => [eventName, { name }] as const)
        .concat(['PutTargets', 'RemoveTargets'].map((eventName) => [eventName, { rule: name } as never] as const)),
    ),
  )('%s of %j', (eventName, requestParameters) => {
    const seen = raisedBy(callOf(`events:${eventName}`, { requestParameters }));
    const silenced = Object.values(requestParameters).join('').replace('lz-', '');
    expect(seen.filter((name) => name !== silenced)).not.toEqual([]);
  });

  test.each([
    ['sns:Unsubscribe', { subscriptionArn: 'arn:aws:sns:us-west-2:222222222222:lz-alarms:1' }],
    ['sns:SetTopicAttributes', { topicArn: 'arn:aws:sns:us-west-2:222222222222:lz-alarms' }],
    ['events:DeleteEventBus', { name: 'lz-alarms' }],
    ['events:PutPermission', { eventBusName: 'lz-alarms' }],
    // The bus of every account, named or not.
    ['events:UpdateEventBus', { name: 'default', kmsKeyIdentifier: 'alias/mine' }],
    ['events:UpdateEventBus', { kmsKeyIdentifier: 'alias/mine' }],
  ])('%s of %j', (action, requestParameters) => {
    expect(raisedBy(callOf(action, { requestParameters }))).toEqual(['alarm-changes']);
  });

  test('a team’s own bus raises nothing', () => {
    expect(raisedBy(callOf('events:UpdateEventBus', { requestParameters: { name: 'orders' } }))).toEqual([]);
  });
});

describe('of the StackSets that bring alarms', () => {
  const NAME = 'lz-management-alarms';
  const ARN = `arn:aws:cloudformation:us-east-1:111111111111:stackset/${NAME}:0123`;

  test.each([
    'CreateStackInstances',
    'DeleteStackInstances',
    'DeleteStackSet',
    'UpdateStackInstances',
    'UpdateStackSet',
  ])('%s is seen, by whatever name: what they do after it is not', (call) => {
    for (const stackSetName of [NAME, `${NAME}:0123`, ARN, 'lz-alarms', 'lz-alarms-hub', 'lz-finding-alarms'])
      expect(raisedBy(callOf(`cloudformation:${call}`, { requestParameters: { stackSetName } }))).toEqual([
        'alarm-changes',
      ]);
  });

  test.each([
    ['DescribeStackSet', NAME],
    ['DetectStackSetDrift', NAME],
    ['UpdateStackSet', 'lz-baseline'],
    ['DeleteStackInstances', 'orders-alarms'],
  ])('%s of %s raises nothing', (call, stackSetName) => {
    expect(raisedBy(callOf(`cloudformation:${call}`, { requestParameters: { stackSetName } }))).toEqual([]);
  });

  test.each(['DeleteRule', 'PutRule'])(
    '%s by the role that deploys them raises nothing, by any other it does',
    (call) => {
      const requestParameters = { name: 'lz-alarm-changes' };
      const by = (role: string): string[] =>
        raisedBy(callOf(`events:${call}`, { requestParameters, userIdentity: session(role) }));
      expect(by(STACK_SET_EXECUTION_ROLE_NAME)).toEqual([]);
      expect(by('lz-management-alarms-administration')).toEqual(['audit-changes', 'alarm-changes']);
    },
  );

  test('whoever else takes that role is seen by what he did to get it', () => {
    for (const roleName of ['lz-management-alarms-administration', 'lz-management-alarms-execution'])
      expect(raisedBy(callOf('iam:UpdateAssumeRolePolicy', { requestParameters: { roleName } }))).toEqual([
        'identity-changes',
      ]);
  });
});

test.each(SPARED)('whoever takes a name that begins as %s, whose calls alarms let pass, is seen', (name) => {
  const requestParameters = { roleName: `${name}evil` };
  for (const call of ['iam:CreateRole', 'iam:UpdateAssumeRolePolicy', 'iam:PutRolePolicy'])
    expect(raisedBy(callOf(call, { requestParameters }))).toEqual(['identity-changes']);
});

const BLINDING = [
  'deny-changing-cloudtrail',
  'deny-changing-config',
  'deny-changing-guardduty',
  'deny-changing-security-hub',
  'deny-changing-access-analyzer',
  'deny-changing-macie-and-inspector',
];
const ADMINISTRATORS = /egister\w*Admin|able\w*AdminAccount|DelegatedAdminAccount/;

/** Begin as something does that blinds, so that what AWS adds is seen. */
const SEEN_ALTHOUGH_HARMLESS = [
  'cloudtrail:DeleteDashboard',
  'cloudtrail:DeleteResourcePolicy',
  'cloudtrail:PutResourcePolicy',
  'cloudtrail:UpdateDashboard',
  'config:DeleteConformancePack',
  'config:DeleteOrganizationConfigRule',
  'config:DeleteOrganizationConformancePack',
  'config:DeletePendingAggregationRequest',
  'config:DeleteResourceConfig',
  'config:DeleteStoredQuery',
  'guardduty:DeleteInvitations',
  'guardduty:UpdateFindingsFeedback',
  'inspector2:CreateConnector',
  'inspector2:DeleteFilter',
  'macie2:DeleteAllowList',
  'macie2:DeleteFindingsFilter',
  'macie2:DeleteInvitations',
  'securityhub:DeleteActionTarget',
  'securityhub:DeleteInsight',
  'securityhub:DeleteInvitations',
  'securityhub:UpdateActionTarget',
  'securityhub:UpdateFindings',
  'securityhub:UpdateInsight',
];

test('what guardrails of audit and detection let pass with a reason raises nothing, but for what begins as what they deny', () => {
  const left = BLINDING.flatMap((id) => accessControl(id).protects ?? []).flatMap(({ service, leaves }) =>
    (leaves ?? []).flatMap(({ actions }) => actions.map((action) => `${service}:${action}`)),
  );
  const seen = left.filter((action) => raisedBy(callOf(action)).length > 0 && !ADMINISTRATORS.test(action));
  expect(seen.sort()).toEqual([...SEEN_ALTHOUGH_HARMLESS].sort());
});

describe('reads', () => {
  test.each(['lz-root-activity', 'lz-break-glass'])('raise %s, too', (name) => {
    expect(rules.find((rule) => rule.name === name)?.state).toBe('ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS');
  });

  test('raise no other alarm', () => {
    expect(rules.filter(({ state }) => state !== 'ENABLED')).toHaveLength(2);
  });
});
