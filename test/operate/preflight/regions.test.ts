import type { LandingZone } from '../../../lib/model/landing-zone';
import { catalogue } from '../../support/read-landing-zone';
import { preflight } from '../../../lib/operate/preflight';
import { sample } from '../live/assemblies';
import { fakeLive, freshAccount, type State } from '../live/fake';
import { after, complaints } from './support';

/* Regions that an account has only once somebody has switched them on there. */

const REGION = 'eu-south-1';
const zone: LandingZone = {
  ...sample,
  company: { ...sample.company, approvedRegions: [...sample.company.approvedRegions, REGION] },
};
const membersOf = (state: State): readonly string[] =>
  state.accounts.flatMap(({ id }) => (id === state.caller.accountId ? [] : [id]));
/** As deployed, with the Region on everywhere. */
const everywhere = (): State => {
  const state = after();
  state.enabledRegions.push(REGION);
  for (const id of membersOf(state)) state.optedInRegions[id] = { [REGION]: 'ENABLED' };
  return state;
};
const idOf = (state: State, wanted: string): string => state.accounts.find(({ name }) => name === wanted)?.id ?? '';

test('an approved Region that every account has is fine, as one that no account can switch off', async () => {
  expect(await complaints(everywhere(), zone)).toEqual([]);
  expect(await complaints({ ...after(), denied: ['optedInRegions'] })).toEqual([]);
});

test('one that is off in a member is to be switched on there, and then to be waited for', async () => {
  const state = everywhere();
  state.optedInRegions[idOf(state, 'engineering-dev')] = {};
  state.optedInRegions[idOf(state, 'engineering-prod')] = { [REGION]: 'ENABLING' };
  expect(await complaints(state, zone)).toEqual([
    expect.stringMatching(
      /^Regions of members: engineering-dev \(\d{12}\): eu-south-1 is approved and switched off, so StackSets cannot deploy there → aws account enable-region --account-id \d{12} --region-name eu-south-1, and wait until it is ENABLED: minutes to hours$/,
    ),
    expect.stringMatching(/engineering-prod .*eu-south-1 is approved and ENABLING, .* → Wait until it is ENABLED: /),
  ]);
});

test('a closed member needs none', async () => {
  const state = everywhere();
  state.accounts.push({ id: '888888888888', name: 'old', email: 'o@x.y', status: 'CLOSED', parentId: state.rootId });
  expect(await complaints(state, zone)).toEqual([]);
});

test('where nobody may ask, nothing is deployed on a guess', async () => {
  const state: State = { ...everywhere(), denied: ['optedInRegions'] };
  const said = await complaints(state, zone);
  expect(said).toHaveLength(1);
  expect(said[0]).toMatch(
    /whether eu-south-1 is on in 8 accounts \(log-archive \(\d+\), .*, …\) was not told: .* → Use credentials .* account:ListRegions/,
  );
  state.trustedServices = [];
  expect(await complaints(state, zone)).toContainEqual(
    expect.stringMatching(/not told: .*enable-aws-service-access --service-principal account\.amazonaws\.com$/),
  );
});

test('accounts that the deploy makes come without it: the order that works is said', async () => {
  const state = freshAccount();
  state.enabledRegions.push(REGION);
  expect(await complaints(state, zone)).toEqual([
    expect.stringMatching(
      /^Regions of members: AWS makes 8 accounts \(.*engineering-dev.* without eu-south-1, .* → Let the organization come first: npx cdk deploy Organization --no-rollback.*aws account enable-region --account-id <id> --region-name eu-south-1.*Then deploy\. Or leave/,
    ),
  ]);
  expect((await preflight({ zone, catalogue, live: fakeLive(state) })).verdict).toBe('no go');
});
