import { liveAws } from '../../../lib/operate/live';
import type { CallState, WantedCall } from '../../../lib/operate/live/organization-call';
import { awsError, fakeClients, type Answers } from './fake-sdk';

const ask = (
  service: string,
  command: string,
  parameters: WantedCall['parameters'],
  answers: Answers,
): Promise<CallState> =>
  liveAws(fakeClients(answers)).organizationCall({ service, command, parameters, place: { region: 'us-west-2' } });

const GUARD_DUTY: WantedCall['parameters'] = {
  DetectorId: 'only the deploy knows it',
  AutoEnableOrganizationMembers: 'ALL',
  Features: [{ Name: 'RDS_LOGIN_EVENTS', AutoEnable: 'NONE' }],
};
const detectors: Answers = { ListDetectors: [{ DetectorIds: ['d-1'] }] };
const shown = (members: string, feature: string): Answers => ({
  ...detectors,
  DescribeOrganizationConfiguration: [
    {
      AutoEnableOrganizationMembers: members,
      Features: [
        { Name: 'S3_DATA_EVENTS', AutoEnable: 'ALL' },
        { Name: 'RDS_LOGIN_EVENTS', AutoEnable: feature },
      ],
    },
  ],
});

test.each<[string, boolean, Answers]>([
  ['takes in every account', true, shown('ALL', 'NONE')],
  ['takes in nobody', false, shown('NONE', 'NONE')],
  ['looks at what costs besides', false, shown('ALL', 'ALL')],
  ['has no detector', false, { ListDetectors: [{}] }],
])('GuardDuty %s', async (_what, isSo, answers) => {
  await expect(ask('guardduty', 'UpdateOrganizationConfiguration', GUARD_DUTY, answers)).resolves.toEqual({ isSo });
});

test.each([true, false])('Macie takes in accounts that arrive: %s', async (autoEnable) => {
  const answers = { DescribeOrganizationConfiguration: [{ autoEnable }] };
  await expect(ask('macie2', 'UpdateOrganizationConfiguration', { autoEnable: true }, answers)).resolves.toEqual({
    isSo: autoEnable,
  });
});

test('a detector that is suspended, or an administrator that is somebody else, says why', async () => {
  const suspended = { ...detectors, GetDetector: [{ Status: 'DISABLED' }] };
  await expect(ask('guardduty', 'CreateDetector', {}, suspended)).resolves.toEqual({
    isOtherwise: expect.stringContaining('detector d-1 is DISABLED') as string,
  });
  const theirs = {
    ListDelegatedAdministrators: [{ DelegatedAdministrators: [{ Id: '999999999999' }] }],
    ListOrganizationAdminAccounts: [{ AdminAccounts: [{ AdminAccountId: '999999999999', AdminStatus: 'ENABLED' }] }],
  };
  const wanted = { AdminAccountId: '222222222222' };
  await expect(ask('guardduty', 'EnableOrganizationAdminAccount', wanted, theirs)).resolves.toEqual({
    isOtherwise: expect.stringContaining('999999999999') as string,
  });
});

test('what nobody can look at is no answer, and neither is what AWS refuses', async () => {
  await expect(ask('guardduty', 'CreateFilter', {}, {})).rejects.toThrow(
    'nobody can look whether guardduty:CreateFilter is so',
  );
  await expect(ask('polly', 'CreateMember', {}, {})).rejects.toThrow('polly:CreateMember');
  const refused = { ListDetectors: awsError('AccessDeniedException') };
  await expect(ask('guardduty', 'CreateDetector', {}, refused)).rejects.toThrow(
    'these credentials may not call guardduty:CreateDetector',
  );
});
