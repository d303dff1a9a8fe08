import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { assemblyFolderOf, templatesIn } from '../../support/assemblies';
import { largeCompany } from '../../support/large-company';
import { readLandingZone } from '../../support/read-landing-zone';
import { config } from '../../support/companies/trips';

/* A stack has 200 outputs at most: one that nobody reads takes the place of one that somebody does. */

test.each([
  ['the sample', config],
  ['a company of a hundred accounts', largeCompany({ accounts: 100, seed: 1 })],
])('each output of %s is read by another stack', (_what, company) => {
  const folder = assemblyFolderOf(readLandingZone(company));
  const texts = readdirSync(folder)
    .filter((file) => file.endsWith('.json') && file !== 'manifest.json')
    .map((file) => readFileSync(join(folder, file), 'utf8'));
  const read = new Set(
    texts.flatMap((text) => [...text.matchAll(/\\*"OutputName\\*":\s*\\*"(?<name>\w+)\\*"/g)].map((match) => match[1])),
  );
  const outputs = [...templatesIn(folder).values()].flatMap(({ Outputs }) => Object.keys(Outputs ?? {}));
  expect(outputs.length).toBeGreaterThan(10);
  expect(outputs.filter((name) => !read.has(name))).toEqual([]);
});
