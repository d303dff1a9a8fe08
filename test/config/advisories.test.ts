import { nothingOwn } from '../../lib/choice/catalogue';
import { advisoriesOf, SAMPLE } from '../../lib/config/advisories';
import type { LandingZone } from '../../lib/model/landing-zone';
import { config } from '../support/companies/trips';
import { catalogue, readLandingZone } from '../support/read-landing-zone';

const zone = readLandingZone(config);
const named = (name: string): LandingZone => ({ ...zone, company: { ...zone.company, name } });

test('the sample is called as what is left of it is known by, and has nothing left of itself', () => {
  expect(config.company.name).toBe(SAMPLE);
  expect(config.company.managementAccount.email).toContain(`@${SAMPLE}`);
  expect(advisoriesOf({ zone, catalogue })).toEqual([]);
});

test('what is left of it in a company of another name is one line, with places', () => {
  const { accounts } = zone;
  const of = (email: string): LandingZone => ({
    ...named('fleet'),
    accounts: Object.fromEntries(Object.entries(accounts).map(([key, account]) => [key, { ...account, email }])),
    workloads: {},
    scenarios: [],
  });
  const lines = advisoriesOf({ zone: named('fleet'), catalogue });
  expect(lines).toEqual([expect.stringMatching(/^Left of the sample company, .* at config\/.* and \d+ more\.$/)]);
  expect(JSON.stringify(advisoriesOf({ zone: of('aws@fleet.example'), catalogue }))).not.toContain(
    'config/accounts.ts',
  );
  expect(JSON.stringify(advisoriesOf({ zone: of('aws@roadtrips.com'), catalogue }))).not.toContain(
    'config/accounts.ts',
  );
  expect(JSON.stringify(advisoriesOf({ zone: of('aws@trips.com'), catalogue }))).toContain('trips.com');
});

test('a guardrail of the company’s own that is placed nowhere has a line of its own', () => {
  const own = { ...nothingOwn, guardrails: { 'deny-desktops': {}, 'deny-root-user': {} } };
  expect(advisoriesOf({ zone, catalogue: { ...catalogue, own } })).toEqual([
    'Own guardrails that are placed nowhere, and bind nobody: deny-desktops (config/organization.ts).',
  ]);
});
