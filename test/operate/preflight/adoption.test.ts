import type { WrittenLandingZone } from '../../../lib/model/schema';
import { config } from '../../support/companies/trips';
import { copyOf } from '../../support/synthesize';
import { readLandingZone } from '../../support/read-landing-zone';
import type { State } from '../live/fake';
import { after, complaints } from './support';

/* What preflight says to adopt is written into the config as it says: the config is taken, and nothing is left to do. */

const EDIT = /config\/(?<file>\w+)\.ts → (?:(?<key>[\w-]+): )?existing: '(?<id>[^']+)'/g;

function follow(written: WrittenLandingZone, advice: string): WrittenLandingZone {
  const { organization, accounts } = copyOf(written);
  for (const { groups: { file = '', key, id = '' } = {} } of advice.matchAll(EDIT)) {
    const entries: Readonly<Record<string, object>> = file === 'accounts' ? accounts : organization.organizationalUnits;
    Object.assign(key === undefined ? organization : (entries[key] ?? {}), { existing: id });
  }
  return { ...written, organization, accounts };
}

/** A key is another since; what it is called stays. */
function rekeyed(key: string, to: string): WrittenLandingZone {
  const text = JSON.stringify(config).replaceAll(`"${key}"`, `"${to}"`);
  const written = JSON.parse(text) as WrittenLandingZone;
  Object.assign(written.organization.organizationalUnits[to] ?? {}, { name: key });
  return written;
}

const without = (state: State, logicalId: string): void => {
  const stack = 'us-west-2/lz-organization';
  state.resources[stack] = (state.resources[stack] ?? []).filter((one) => one.logicalId !== logicalId);
};

test.each<[what: string, written: WrittenLandingZone, change: (state: State) => void, says: RegExp]>([
  [
    'an OU at the top that no stack has',
    config,
    (state) => {
      without(state, 'OrganizationalUnitSandbox');
    },
    /^names of OUs: .*sandbox: an OU sandbox exists \(ou-\S+\) → config\/organization\.ts → sandbox: existing: /,
  ],
  [
    'an OU below others',
    config,
    (state) => {
      without(state, 'OrganizationalUnitTest');
    },
    /^names of OUs: .*test: an OU engineering\/nonproduction\/test exists .* → test: existing: .*nonproduction: existing: .*engineering: existing: .*, and config\/organization\.ts → existing: 'o-abcde12345'$/,
  ],
  [
    'an OU whose key is another since, with the same name',
    rekeyed('sandbox', 'playground'),
    () => undefined,
    /^names of OUs: .* → Keep the key that it had \(a stack has it as OrganizationalUnitSandbox\), or adopt it: .*playground: existing: /,
  ],
  [
    'an account that AWS made after CloudFormation gave up',
    config,
    (state) => {
      without(state, 'AccountGrowthSales');
    },
    /^accounts to create: .*growth-sales.* → Adopt it: .*existing: '\d{12}', and config\/organization\.ts → existing: /,
  ],
])('%s', async (_what, written, change, says) => {
  const state = after();
  change(state);
  const said = await complaints(state, readLandingZone(written));
  expect(said).toEqual([expect.stringMatching(says)]);
  const followed = readLandingZone(follow(written, said.join('\n')));
  expect(await complaints(state, followed)).toEqual([]);
});
