import { DetectorStatus } from '@aws-sdk/client-guardduty';
import { RelationshipStatus } from '@aws-sdk/client-macie2';
import { settle } from '../../../lib/app/handlers/organization-calls/settle';
import { complaintOf } from '../../support/pages/error-table';
import { fakeAws, refusal, type Answer } from './fake-aws';

const OTHER = '333333333333';
const SERVICE_LINKED_ROLE = {
  service: 'iam',
  command: 'CreateServiceLinkedRole',
  parameters: { AWSServiceName: 'guardduty.amazonaws.com' },
};
const ENROLMENT = { service: 'macie2', command: 'CreateMember', parameters: { account: { accountId: OTHER } } };

describe('what is read before it is called', () => {
  const missing = (name: string): Answer => refusal(name, 1);

  test.each<[string, Parameters<typeof settle>[0], Record<string, object>, unknown]>([
    [
      'StackSets',
      { service: 'cloudformation', command: 'ActivateOrganizationsAccess' },
      { 'cloudformation:DescribeOrganizationsAccess': { Status: 'ENABLED' } },
      {},
    ],
    [
      'root access',
      { service: 'iam', command: 'EnableOrganizationsRootSessions' },
      { 'iam:ListOrganizationsFeatures': { EnabledFeatures: ['RootCredentialsManagement', 'RootSessions'] } },
      {},
    ],
    [
      'a service-linked role',
      SERVICE_LINKED_ROLE,
      { 'iam:ListRoles': { Roles: [{ RoleName: 'AWSServiceRoleForAmazonGuardDuty' }] } },
      {},
    ],
    [
      'a detector',
      { service: 'guardduty', command: 'CreateDetector' },
      { 'guardduty:ListDetectors': { DetectorIds: ['d1'] }, 'guardduty:GetDetector': { Status: 'ENABLED' } },
      { DetectorId: 'd1' },
    ],
    [
      'Security Hub',
      { service: 'securityhub', command: 'EnableSecurityHubV2' },
      { 'securityhub:DescribeSecurityHubV2': { HubV2Arn: 'arn' } },
      {},
    ],
    ['a member of Macie', ENROLMENT, { 'macie2:GetMember': { relationshipStatus: 'Enabled' } }, {}],
  ])('%s that is there is left alone', async (_what, wanted, reads, expected) => {
    const aws = fakeAws(Object.fromEntries(Object.entries(reads).map(([read, answer]) => [read, () => answer])));
    await expect(settle(wanted, aws)).resolves.toEqual(expected);
    expect(aws.calls).toEqual(Object.keys(reads));
  });

  test.each<[string, Parameters<typeof settle>[0], string, Answer]>([
    [
      'Security Hub',
      { service: 'securityhub', command: 'EnableSecurityHubV2' },
      'securityhub:DescribeSecurityHubV2',
      missing('ResourceNotFoundException'),
    ],
    ['a member of Macie', ENROLMENT, 'macie2:GetMember', missing('ResourceNotFoundException')],
  ])('%s that is not there is made', async (_what, wanted, read, answer) => {
    const aws = fakeAws({ [read]: (input) => answer(input) ?? { relationshipStatus: 'Enabled' } });
    await settle(wanted, aws);
    expect(aws.calls).toEqual([read, `${wanted.service}:${wanted.command}`, read]);
  });
});

test('a service-linked role is looked for among those of its service, and made where there is none', async () => {
  const paths: unknown[] = [];
  let isMade = false;
  const aws = fakeAws({
    'iam:ListRoles': ({ PathPrefix }) => {
      paths.push(PathPrefix);
      return { Roles: isMade ? [{}] : [] };
    },
    'iam:CreateServiceLinkedRole': () => {
      isMade = true;
      return {};
    },
  });
  await settle(SERVICE_LINKED_ROLE, aws);
  expect(aws.calls).toEqual(['iam:ListRoles', 'iam:CreateServiceLinkedRole', 'iam:ListRoles']);
  expect(new Set(paths)).toEqual(new Set(['/aws-service-role/guardduty.amazonaws.com/']));
});

/* What AWS says of what is there, each value of the SDK: that it is there does not say that it works. */

const MEMBERS: Record<RelationshipStatus, 'is' | 'is made' | RegExp> = {
  Enabled: 'is',
  Created: 'is made',
  Invited: 'is made',
  Removed: 'is made',
  Resigned: 'is made',
  Paused: /aws macie2 update-member-session --id 333333333333 --status ENABLED --region us-east-2; then deploy again/,
  AccountSuspended: /AWS Support.*config\/accounts.ts/,
  RegionDisabled: /aws account enable-region --account-id 333333333333 --region-name us-east-2/,
  EmailVerificationInProgress: /e-mail address/,
  EmailVerificationFailed: /e-mail address/,
};

const DETECTORS: Record<DetectorStatus, object | RegExp> = {
  ENABLED: { DetectorId: 'd1' },
  DISABLED:
    /^guardduty in us-east-2: detector d1 is DISABLED.*aws guardduty update-detector --detector-id d1 --enable --region us-east-2; then/,
};

test.each(Object.values(RelationshipStatus))('an account that is %s to Macie', async (status) => {
  const expected = MEMBERS[status];
  const statuses = [status, 'Enabled'];
  const aws = fakeAws({ 'macie2:GetMember': () => ({ relationshipStatus: statuses.shift() }) });
  const settled = settle({ ...ENROLMENT, region: 'us-east-2' }, aws);
  if (expected instanceof RegExp) {
    await expect(settled).rejects.toThrow(`macie2 in us-east-2: account ${OTHER} is ${status}`);
    await expect(settled).rejects.toThrow(complaintOf('so Macie does not look at it'));
    await expect(settled).rejects.toThrow(expected);
  } else await expect(settled).resolves.toEqual({});
  expect(aws.calls.includes('macie2:CreateMember')).toBe(expected === 'is made');
  expect(aws.slept).toBe(0);
});

test('a status of a member that nobody knows yet is told, and not taken for well', async () => {
  const aws = fakeAws({ 'macie2:GetMember': () => ({ relationshipStatus: 'Frozen' }) });
  await expect(settle(ENROLMENT, aws)).rejects.toThrow(`macie2: account ${OTHER} is Frozen`);
});

test.each(Object.values(DetectorStatus))('a detector that is %s', async (Status) => {
  const expected = DETECTORS[Status];
  const aws = fakeAws({
    'guardduty:ListDetectors': () => ({ DetectorIds: ['d1'] }),
    'guardduty:GetDetector': () => ({ Status }),
  });
  const settled = settle({ service: 'guardduty', command: 'CreateDetector', region: 'us-east-2' }, aws);
  if (expected instanceof RegExp) {
    await expect(settled).rejects.toThrow(expected);
    await expect(settled).rejects.toThrow(complaintOf('so GuardDuty finds nothing there'));
  } else await expect(settled).resolves.toEqual(expected);
  expect(aws.calls).not.toContain('guardduty:CreateDetector');
  expect(aws.slept).toBe(0);
});
