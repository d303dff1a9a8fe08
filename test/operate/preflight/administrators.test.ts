import { MANAGEMENT_ID } from '../live/fake';
import { after, complaints, rowsOf } from './support';

/* What AWS Organizations does not list: administrators that a service has in one Region. */

test('the management account as administrator of a service is told, with its Regions', async () => {
  const state = after();
  for (const region of ['us-west-2', 'eu-west-1']) state.serviceAdministrators[`guardDuty ${region}`] = [MANAGEMENT_ID];
  expect(await complaints(state)).toEqual([
    expect.stringMatching(
      /^administrators by Region: guardduty\.amazonaws\.com is administered by the management account itself in eu-west-1, us-west-2: .* → If it is to stay: config\/company\.ts → securityServices\.guardDuty: 'off'; if nobody needs it there, .*aws guardduty disable-organization-admin-account --admin-account-id 111111111111$/,
    ),
  ]);
});

test('so is somebody else in one Region alone; the security account, and whoever Organizations lists, is not', async () => {
  const state = after();
  const security = state.delegatedAdministrators.find(({ service }) => service === 'guardduty.amazonaws.com');
  state.serviceAdministrators = { 'guardDuty us-west-2': [security?.accountId ?? ''] };
  expect(await complaints(state)).toEqual([]);
  state.serviceAdministrators['guardDuty us-east-1'] = ['999999999999'];
  expect(await complaints(state)).toEqual([
    expect.stringMatching(/is administered by 999999999999 in us-east-1: .* → Ask whoever made it so; if nobody/),
  ]);
  state.delegatedAdministrators.push({ accountId: '999999999999', service: 'guardduty.amazonaws.com' });
  expect(await complaints(state)).toEqual([expect.stringMatching(/^delegated administrators: guardduty/)]);
});

test('a service that is off is not asked, and one that does not answer is in nobody’s way, since the deploy asks it', async () => {
  const state = after();
  state.serviceAdministrators = { 'macie us-west-2': [MANAGEMENT_ID] };
  expect(await complaints(state)).toEqual([]);
  state.denied = ['serviceAdministrators'];
  const rows = (await rowsOf(state)).filter(({ check }) => check === 'administrators by Region');
  expect(rows).toEqual([
    expect.objectContaining({
      status: 'to do',
      when: 'soon',
      what: expect.stringMatching(/^who administers guardduty.* in .*us-west-2 was not told: .*may not call/) as string,
    }),
    expect.objectContaining({ what: expect.stringMatching(/^who administers securityhub/) as string }),
  ]);
});
