import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { personasPage } from '../../company/pages';
import { config } from '../../support/companies/trips';
import { catalogue, readLandingZone } from '../../support/read-landing-zone';
import { repository } from '../../support/repository';

const file = join(repository, 'docs/personas.md');

const page = personasPage(
  { zone: readLandingZone(config), catalogue },
  `Who may be what, and where the sample company trips.com has it; where your own has it, \`npm run pages\` writes into a page of
its own. What is proven about a persona stands in its file. Made from the definitions:
\`UPDATE_DOCS=1 npx jest test/catalogue/personas/page\` rewrites this page.`,
);

test('docs/personas.md is up to date', () => {
  if (process.env.UPDATE_DOCS === '1') writeFileSync(file, page);
  expect(readFileSync(file, 'utf8')).toBe(page);
});
