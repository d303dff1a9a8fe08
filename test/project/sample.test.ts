import { config } from '../../config';
import { readLandingZone } from '../../lib/config/read-landing-zone';
import type { LandingZone } from '../../lib/model/schema';
import { config as sample } from '../support/companies/trips';
import { copyOf } from '../support/synthesize';

/** What of a config has to be as in the sample's copy: all of it while it is the sample's, nothing of any other company's. */
function heldToTheSample(ours: LandingZone): LandingZone {
  const { name, email } = sample.company.managementAccount;
  const { managementAccount } = ours.company;
  return managementAccount.name === name && managementAccount.email === email ? ours : readLandingZone(sample);
}

test('config/, while it is the sample company’s, says the same as test/support/companies/trips: change both, or neither', () => {
  expect(heldToTheSample(readLandingZone(config))).toEqual(readLandingZone(sample));
});

test('a change of the sample in one place alone would be noticed', () => {
  const changed = copyOf(readLandingZone(sample)) as LandingZone;
  Object.assign(changed.accounts, { blog: { email: 'aws+blog@trips.com', ou: 'marketing' } });
  expect(heldToTheSample(changed)).not.toEqual(readLandingZone(sample));
});

test('nothing is asked of the config of another company', () => {
  const other = copyOf(readLandingZone(sample)) as LandingZone;
  Object.assign(other.company, { managementAccount: { name: 'management', email: 'aws+management@ferries.example' } });
  expect(heldToTheSample(other)).toEqual(readLandingZone(sample));
});
