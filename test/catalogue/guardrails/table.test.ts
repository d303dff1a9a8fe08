import { repository } from '../../support/repository';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue } from '../../../lib/catalogue/guardrails/catalogue';
import { exceptableTable, exceptionTable } from '../../../lib/choice/pages/exceptions';
import { guardrailTable } from '../../../lib/choice/pages/guardrails';
import { config } from '../../../config';
import { config as sample } from '../../support/companies/trips';
import { choose } from '../../../lib/choice/choose';
import { readLandingZone } from '../../../lib/config/read-landing-zone';

const zone = readLandingZone(config);
const choice = choose(zone);
const context = choice.guardrailContext();
const policies = choice.guardrailPolicies();
const file = join(repository, 'docs/guardrails.md');

const page = `# Guardrails

Every guardrail of the catalogue, and where the company in \`config/\` has it. What each one denies, whom it exempts and
how that is proven stands in its file. Made from the catalogue: \`UPDATE_DOCS=1 npx jest test/catalogue/guardrails/table\` rewrites
this page.

<!-- prettier-ignore-start -->
${guardrailTable(catalogue, context, policies)}
<!-- prettier-ignore-end -->

## Who is exempt

From which guardrail, by \`config/exceptions.ts\`, and why ([how](exceptions.md)).

<!-- prettier-ignore-start -->
${exceptionTable(policies)}
<!-- prettier-ignore-end -->

## Who may be

Whom \`config/exceptions.ts\` may exempt. The guardrails that are not here set something for whole accounts.

<!-- prettier-ignore-start -->
${exceptableTable(catalogue, context)}
<!-- prettier-ignore-end -->
`;

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
  expect(exceptionTable(choose(readLandingZone({ ...sample, exceptions })).guardrailPolicies())).toBe(
    [
      '| Guardrail | Who | Accounts | Until | Reason |',
      '| --- | --- | --- | --- | --- |',
      '| deny-unapproved-regions | role/app/trips-server | engineering-dev | 2099-12-31 | One \\| two |',
      '| deny-unapproved-regions | everybody | growth-sales | for good | The CRM |',
    ].join('\n'),
  );
});

test('every guardrail that denies says who may be exempt', () => {
  expect(exceptableTable(catalogue, context)).not.toContain('its file does not say');
});
