import { findDrift } from '../../../lib/operate/drift';
import { asCommand } from '../../../lib/operate/drift/call';
import { completeLandingZone } from '../../../lib/model/complete';
import type { WrittenLandingZone } from '../../../lib/model/schema';
import { config } from '../../support/companies/trips';
import { copyOf } from '../../support/synthesize';
import { assemblyOf } from '../live/assemblies';
import { apply } from '../live/apply';
import { deployed } from '../live/deployed';
import { fakeLive, type State } from '../live/fake';

/* The users of a company are in its config: whoever else is in their groups has the access of those groups. */

const company = copyOf<WrittenLandingZone>(config);
Object.assign(company.access, {
  users: {
    ada: { givenName: 'Ada', familyName: 'Lovelace', email: 'ada@trips.com', groups: ['org-admins', 'developers'] },
  },
});
const assembly = assemblyOf(completeLandingZone(company));
const groupIn = (state: State, wanted: string): string => state.groups.find(({ name }) => name === wanted)?.id ?? '';
const eve = { id: 'u-eve', userName: 'eve', givenName: 'Eve', familyName: 'X', email: 'eve@example.com' };
const add = (group: string) => (state: State) => {
  state.users.push(eve);
  state.members[groupIn(state, group)]?.push({ id: 'm-eve', userId: eve.id });
};
const lines = async (state: State): Promise<readonly string[]> =>
  (await findDrift(assembly, fakeLive(state))).map(
    ({ kind, about, difference, undo, how }) =>
      `${kind}: ${about} ${difference} → ${undo === undefined ? '' : `${undo.effect}: ${asCommand(undo)}`}${how ?? ''}`,
  );

test.each<[what: string, change: (state: State) => void, says: RegExp]>([
  [
    'somebody is put into a group that administers the management account',
    add('org-admins'),
    /^extra: Membership of user eve in group org-admins was not defined here → removes: aws identitystore delete-group-membership .*--membership-id m-eve/,
  ],
  [
    'somebody is put into another group',
    add('developers'),
    /^extra: Membership of user eve in group developers was not defined here → tightens: /,
  ],
  [
    'a user is taken out of a group',
    (state) => {
      state.members[groupIn(state, 'developers')] = [];
    },
    /^missing: Membership of user ada in group developers is not there → loosens: aws identitystore create-group-membership /,
  ],
])('%s: that is said, and its call takes it back', async (_what, change, says) => {
  const state = deployed(assembly);
  expect(await lines(state)).toEqual([]);
  change(state);
  expect(await lines(state)).toEqual([expect.stringMatching(says)]);
  for (const { undo } of await findDrift(assembly, fakeLive(state)))
    for (const call of undo?.calls ?? []) apply(state, call);
  expect(await lines(state)).toEqual([]);
});

test('who is in a group into which the config puts nobody is not the landing zone’s to say', async () => {
  const state = deployed(assembly);
  const id = groupIn(state, 'auditors');
  expect(id).not.toBe('');
  state.members[id] = [{ id: 'm-eve', userId: 'u-eve' }];
  expect(await lines(state)).toEqual([]);
});

test('a user who is gone is told, and the membership that rests on him', async () => {
  const state = deployed(assembly);
  state.members[groupIn(state, 'developers')] = [];
  for (const resources of Object.values(state.resources)) {
    for (const one of resources) if (/user-?ada/i.test(one.logicalId)) Object.assign(one, { status: 'CREATE_FAILED' });
  }
  state.users = [];
  expect(await lines(state)).toContainEqual(
    expect.stringMatching(/^missing: Membership of user ada in group developers .*What it rests on is missing itself/),
  );
});
