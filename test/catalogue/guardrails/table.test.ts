import { choose } from '../../../lib/choice/choose';
import { exceptableTable, exceptionTable } from '../../../lib/choice/pages/exceptions';
import { guardrailsPage } from '../../company/pages';
import { config } from '../../support/companies/trips';
import { catalogue, readLandingZone } from '../../support/read-landing-zone';
import { rewriting, testGeneratedFile } from '../../support/generated-file';

const by = 'test/catalogue/guardrails/table';
const zone = readLandingZone(config);

const page = guardrailsPage(
  { zone, catalogue },
  `Every guardrail of the catalogue, and where the sample company trips.com has it; where your own has it, \`npm run pages\` writes
into a page of its own. What each one denies, whom it exempts and how that is proven stands in its file. Made from the catalogue:
\`${rewriting(by)}\` rewrites this page.`,
);

testGeneratedFile({ file: 'docs/guardrails.md', by, text: () => page });

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
