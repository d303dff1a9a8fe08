import { completeLandingZone } from '../../../lib/model/complete';
import type { LandingZone } from '../../../lib/model/landing-zone';
import type { WrittenLandingZone } from '../../../lib/model/schema';
import { config } from '../../support/companies/trips';
import { copyOf, type Mutable } from '../../support/synthesize';
import { assemblyOf } from '../live/assemblies';
import { deployed } from '../live/deployed';

import { after, complaints } from './support';

type Company = Mutable<WrittenLandingZone>;

function zoneWith(change: (company: Company) => void = () => undefined): LandingZone {
  const company = copyOf(config) as unknown as Company;
  company.company.batches = { accounts: ['b1', 'b2'], assignments: ['more'] };
  company.company.accountQuota = 100;
  company.accounts['shop-dev'] = { email: 'aws+shop-dev@trips.com', ou: 'dev', batch: 'b1' };
  change(company);
  return completeLandingZone(company);
}

const assembly = assemblyOf(zoneWith());
const ofBatches = async (...given: Parameters<typeof complaints>): Promise<readonly string[]> =>
  (await complaints(...given)).filter((line) =>
    /^(stacks of entries|stacks that are left|created accounts|account identity|accounts to create)/.test(line),
  );

test('a company with batches that is deployed is fine, and its accounts are known', async () => {
  expect(await ofBatches(deployed(assembly), zoneWith())).toEqual([]);
});

test('an account that changes its batch is refused with both stacks', async () => {
  const moved = zoneWith(({ accounts }) => Object.assign(accounts['shop-dev'] ?? {}, { batch: 'b2' }));
  expect(await ofBatches(deployed(assembly), moved)).toContainEqual(
    expect.stringMatching(
      /^stacks of entries: config\/accounts\.ts → shop-dev: in the stack lz-accounts-b1, while the config puts it into lz-accounts-b2, where it would be made anew → Put its batch back/,
    ),
  );
});

test('an account of today’s stacks that is given a batch is refused, and so is its access', async () => {
  const moved = zoneWith(({ accounts }) => Object.assign(accounts['engineering-dev'] ?? {}, { batch: 'b1' }));
  expect(await ofBatches(deployed(assembly), moved)).toEqual([
    expect.stringMatching(
      /config\/accounts\.ts → engineering-dev: in the stack lz-organization, .* into lz-accounts-b1/,
    ),
    expect.stringMatching(
      /config\/access\.ts → assignments: .* in engineering-dev and 1 more: in the stack lz-identity, .* into lz-assignments-b1/,
    ),
  ]);
});

test('a line that is deployed and is given a batch is refused', async () => {
  const moved = zoneWith(({ access }) => Object.assign(access.assignments[0] ?? {}, { batch: 'more' }));
  expect(await ofBatches(deployed(assembly), moved)).toEqual([
    expect.stringMatching(
      /developers as developer in engineering-dev: in the stack lz-identity, .* into lz-assignments-more/,
    ),
    expect.stringMatching(
      /developers as developer in shop-dev: in the stack lz-assignments-b1, .* into lz-assignments-b1-more/,
    ),
  ]);
});

test('the stacks of a batch that left the config are told with the command that deletes them', async () => {
  const complained = await ofBatches(deployed(assembly), completeLandingZone(config));
  expect(complained.map((line) => /^stacks that are left: (\S+) /.exec(line)?.[1])).toEqual(
    expect.arrayContaining([
      'lz-accounts-b1',
      'lz-assignments-b1',
      'lz-assignments-more',
      'lz-contacts-b1',
      'lz-budgets-b1',
    ]),
  );
  expect(complained.find((line) => line.includes('lz-assignments-b1 '))).toMatch(
    /delete it \(then whom it lets in gets in no more\): aws cloudformation delete-stack --stack-name lz-assignments-b1 --region us-west-2$/,
  );
  expect(complained.find((line) => line.includes('lz-accounts-b1 '))).toContain('its accounts and OUs stay in AWS');
});

test('a company without batches has nothing to say of them', async () => {
  expect(await ofBatches(after())).toEqual([]);
});
