import { alarms, namedAlarms } from '../../lib/catalogue/alarms/alarms';
import { matches } from '../support/event-pattern';

/** Names of the alarms that an event of CloudTrail raises. */
function raisedBy(detail: object, detailType = 'AWS API Call via CloudTrail'): string[] {
  return Object.entries(alarms)
    .filter(([, { pattern }]) => matches(pattern, { 'detail-type': detailType, detail: { ...detail } }))
    .map(([name]) => name);
}

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
      ['break-glass'],
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

test.each(namedAlarms().map(({ name, why }) => [name, why] as const))(
  '%s says what to do, in as many characters as a rule’s description takes',
  (name, why) => {
    expect(name).toMatch(/^lz-[a-z-]{1,60}$/);
    expect(why.length).toBeGreaterThan(60);
    expect(why.length).toBeLessThanOrEqual(512);
  },
);
