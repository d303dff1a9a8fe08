import { findDrift, type Finding } from '../../../lib/operate/drift';
import { asCommand } from '../../../lib/operate/drift/call';
import { firstDifference } from '../../../lib/operate/drift/difference';
import { expectedOf } from '../../../lib/operate/drift/expected';
import { administeredServices } from '../../../lib/choice/organization-services';
import { completeLandingZone } from '../../../lib/model/complete';
import { conglomerate } from '../../support/companies/conglomerate';
import { startUp } from '../../support/companies/start-up';
import { config } from '../../support/companies/trips';
import { assemblyOf, sample } from '../live/assemblies';
import { copyOf } from '../../support/synthesize';
import { apply } from '../live/apply';
import { deployed } from '../live/deployed';
import { fakeLive, type State } from '../live/fake';
import { changesByHand } from './changes';

const assembly = assemblyOf(sample);

async function driftOf(change: (state: State) => void): Promise<readonly string[]> {
  const state = deployed(assembly);
  change(state);
  return (await findDrift(assembly, fakeLive(state))).map(asText);
}

const asText = ({ kind, about, difference, undo, how }: Finding): string =>
  `${kind}: ${about} ${difference} → ${undo === undefined ? '' : `${undo.effect}: ${asCommand(undo)}`}${how ?? ''}`;

test.each([
  ['the sample company', config],
  ['a company that adopted its organization', startUp],
  ['a company of sixty accounts', conglomerate],
])('%s, as it was deployed, does not differ', async (_what, zone) => {
  const made = assemblyOf(completeLandingZone(zone));
  expect(await findDrift(made, fakeLive(deployed(made)))).toEqual([]);
});

test.each([
  ['the sample company', config],
  ['a company that adopted its organization', startUp],
  ['a company of sixty accounts', conglomerate],
])('%s expects of each service that is administered by the security account that it is', (_what, company) => {
  const zone = completeLandingZone(company);
  const { delegations } = expectedOf(assemblyOf(zone));
  const services = delegations.flatMap(({ service, parts }) => [service, ...parts]);
  expect(services.sort()).toEqual([...administeredServices(zone)].sort());
  expect(new Set(delegations.map(({ accountId }) => accountId)).size).toBe(1);
});

test('a part of a service that the same account administers may be registered by itself', async () => {
  const service = 'malware-protection.guardduty.amazonaws.com';
  const lines = driftOf((state) => {
    const { accountId } = state.delegatedAdministrators.find((one) => one.service === 'guardduty.amazonaws.com') ?? {};
    if (accountId !== undefined) state.delegatedAdministrators.push({ accountId, service });
  });
  expect(await lines).toEqual([]);
});

test('a closed account, in which AWS changes nothing any more, is no difference of a StackSet', async () => {
  const lines = driftOf((state) => {
    const [{ parentId } = { parentId: '' }] = state.accounts.filter(({ name }) => name === 'engineering-dev');
    const closed = { id: '888888888888', name: 'old', email: 'old@trips.com', status: 'CLOSED', parentId };
    state.accounts.push(closed);
    const instance = { accountId: closed.id, region: 'us-west-2', status: 'INOPERABLE' };
    state.stackSets = state.stackSets.map((one) => ({ ...one, instances: [...one.instances, instance] }));
  });
  expect(await lines).toEqual([]);
});

test.each(changesByHand)('when %s, exactly that is said', async (_what, change, expected) => {
  expect(await driftOf(change)).toEqual([expected].flat().map((line) => expect.stringMatching(line) as string));
});

/** What a person has to do: no call brings it back, or none that does no harm. */
const BY_HAND =
  /chooses what|a StackSet|alarms of the management account|loses its alarms|GuardDuty|sharing with|alone takes back|its own call|(?:SCP|OU|group) is deleted|is made by hand|of Control Tower|Control Tower is trusted|is closed|is invited|OU with|stack has an OU/;

test.each(changesByHand)('when %s, the calls bring back what was, or there are none', async (what, change) => {
  const state = deployed(assembly);
  const before = copyOf(state);
  change(state);
  let findings = await findDrift(assembly, fakeLive(state));
  // What is extra goes in two steps.
  for (let round = 0; round < 2; round += 1) {
    for (const { undo } of findings) for (const call of undo?.calls ?? []) apply(state, call);
    findings = await findDrift(assembly, fakeLive(state));
  }
  expect(findings.filter(({ undo }) => undo !== undefined)).toEqual([]);
  if (BY_HAND.test(what)) expect(findings).not.toEqual([]);
  else expect(sorted(state)).toEqual(sorted(before));
});

/** Without what no order says: lists by their text. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value))
    return value.map(sorted).sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, one]) => [key, sorted(one)])
      .sort(),
  );
}

test('a closed account that nobody defined is no drift: AWS keeps it for 90 days', async () => {
  const closed = { id: '999999999999', name: 'old', email: 'old@trips.com', status: 'CLOSED', parentId: 'r-ab12' };
  expect(await driftOf((state) => state.accounts.push(closed))).toEqual([]);
});

test.each([
  [{ a: [1] }, { a: 1 }, undefined],
  [{ a: 1, b: 2 }, { b: 2, a: 1 }, undefined],
  [{ a: [{ b: 'x' }] }, { a: [{ b: 'y' }] }, 'a[0].b'],
  [{ a: 1 }, {}, 'a'],
  [{ a: [1, 2] }, { a: [2, 1] }, 'a[0]'],
  [{ a: ['x', 'y'] }, { a: ['y', 'x'] }, undefined],
  [{ a: ['x', 'x'] }, { a: ['x', 'y'] }, 'a'],
  [{ a: ['x', 'y'] }, { a: ['x', 'z'] }, 'a[1]'],
  [undefined, { a: 1 }, 'everything'],
])('%j and %j differ in %s', (left, right, path) => {
  expect(firstDifference(left, right)).toBe(path);
});

test('what was adopted is called as AWS calls it: no call renames it', async () => {
  const made = assemblyOf(completeLandingZone(startUp));
  const state = deployed(made);
  const adopted = (id: string | undefined): boolean => id !== undefined;
  const [unit] = Object.values(startUp.organization.organizationalUnits).filter(({ existing }) => adopted(existing));
  const [account] = Object.values(startUp.accounts).filter(({ existing }) => adopted(existing));
  Object.assign(state.organizationalUnits.find(({ id }) => id === unit?.existing) ?? {}, { name: 'Renamed unit' });
  Object.assign(state.accounts.find(({ id }) => id === account?.existing) ?? {}, { name: 'renamed account' });
  expect((await findDrift(made, fakeLive(state))).map(asText)).toEqual([
    expect.stringMatching(/^changed: OU .* → In config\/organization\.ts: name: 'Renamed unit'\.$/),
    expect.stringMatching(/^changed: Account .* → In config\/accounts\.ts: name: 'renamed account'\.$/),
  ]);
});
