import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readLandingZone } from '../../../lib/config/read-landing-zone';
import { guardrailsPage } from '../../company/pages';
import { config } from '../../support/companies/trips';
import { repository } from '../../support/repository';

const file = join(repository, 'docs/guardrails.md');

const page = guardrailsPage(
  readLandingZone(config),
  `Every guardrail of the catalogue, and where the sample company trips.com has it; where your own has it, \`npm run pages\` writes
into a page of its own. What each one denies, whom it exempts and how that is proven stands in its file. Made from the catalogue:
\`UPDATE_DOCS=1 npx jest test/catalogue/guardrails/table\` rewrites this page.`,
);

test('docs/guardrails.md is up to date', () => {
  if (process.env.UPDATE_DOCS === '1') writeFileSync(file, page);
  expect(readFileSync(file, 'utf8')).toBe(page);
});
