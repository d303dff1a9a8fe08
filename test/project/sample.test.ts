import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CONTENT_FOLDERS } from '../../lib/choice/catalogue';
import type { LandingZone } from '../../lib/model/landing-zone';
import { config as sample } from '../support/companies/trips';
import { readCompany, readLandingZone } from '../support/read-landing-zone';
import { repository } from '../support/repository';
import { copyOf } from '../support/synthesize';

const COPY = 'test/support/companies/trips';

/** Whether it is the company that comes with this repository, whatever else was changed about it. */
function isSample({ company: { managementAccount: ours } }: LandingZone): boolean {
  const { name, email } = sample.company.managementAccount;
  return ours.name === name && ours.email === email;
}

/** What of a config has to be as in the sample's copy: all of it while it is the sample's, nothing of any other company's. */
function heldToTheSample(ours: LandingZone): LandingZone {
  return isSample(ours) ? ours : readLandingZone(sample);
}

/** Files of the company's own content, each with its text as it would be in any folder. */
function ownContent(folder: string): Readonly<Record<string, string>> {
  const files = Object.values(CONTENT_FOLDERS).flatMap((kind) => {
    const path = join(repository, folder, kind);
    return existsSync(path) ? readdirSync(path).map((name) => `${kind}/${name}`) : [];
  });
  const textOf = (file: string): string =>
    readFileSync(join(repository, folder, file), 'utf8')
      .replaceAll(/'(?:\.\.\/)+lib\//g, "'lib/")
      // A longer path has the formatter break the line.
      .replaceAll(/^import \{[^}]*\}/gm, (names) => names.replaceAll(/,?\s+/g, ' '));
  return Object.fromEntries(files.map((file) => [file, textOf(file)]));
}

/* Upstream changes both. A company that makes it its own has neither in the way. */
test('config/ is of a company of yours (npm run new-company), or says the same as the sample in test/support/companies/trips', () => {
  expect(heldToTheSample(readCompany().zone)).toEqual(readLandingZone(sample));
});

test('and so do the files of its own content (npm run new-company)', () => {
  const ours = isSample(readCompany().zone) ? 'config' : COPY;
  expect(ownContent(ours)).toEqual(ownContent(COPY));
  expect(Object.keys(ownContent(COPY))).toContain('machine-roles/trips-server.ts');
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
