import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { choose } from '../../../lib/choice/choose';
import { exceptableTable, exceptionTable } from '../../../lib/choice/pages/exceptions';
import { guardrailsPage } from '../../company/pages';
import { config } from '../../support/companies/trips';
import { catalogue, readLandingZone } from '../../support/read-landing-zone';
import { repository } from '../../support/repository';

const file = join(repository, 'docs/guardrails.md');
const zone = readLandingZone(config);

const page = guardrailsPage(
  { zone, catalogue },
  `Every guardrail of the catalogue, and where the sample company trips.com has it; where your own has it, \`npm run pages\` writes
into a page of its own. What each one denies, whom it exempts and how that is proven stands in its file. Made from the catalogue:
\`UPDATE_DOCS=1 npx jest test/catalogue/guardrails/table\` rewrites this page.`,
);

test('docs/guardrails.md is up to date', () => {
  if (process.env.UPDATE_DOCS === '1') writeFileSync(file, page);
  expect(readFileSync(file, 'utf8')).toBe(page);
});

test('exceptions of the config stand on the page', () => {
  const exceptions = {
    'deny-unapproved-regions': [
      { principal: 'role/app/trips-server', account: 'engineering-dev', reason: 'One | two', until: '2099-12-31' },
      { account: 'growth-sales', reason: 'The CRM' },
    ],
  };
  expect(exceptionTable(choose(readLandingZone({ ...config, exceptions }), catalogue).guardrailPolicies())).toBe(
    [
      '| Guardrail | Who | Accounts | Until | Reason |',
      '| --- | --- | --- | --- | --- |',
      '| deny-unapproved-regions | role/app/trips-server | engineering-dev | 2099-12-31 | One \\| two |',
      '| deny-unapproved-regions | everybody | growth-sales | for good | The CRM |',
    ].join('\n'),
  );
});

test('every guardrail that denies says who may be exempt', () => {
  expect(exceptableTable(catalogue, choose(zone, catalogue).guardrailContext())).not.toContain('its file does not say');
});
