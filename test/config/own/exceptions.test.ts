import { join } from 'node:path';
import { ConfigError } from '../../../lib/config/config-error';
import { catalogueOf, productDefinitions } from '../../../lib/config/definitions';
import { readOwnFiles } from '../../../lib/config/own/own-files';
import { withOwnContent } from '../../../lib/config/own/with-own-content';
import { choose } from '../../../lib/choice/choose';
import { exceptableTable, exceptionTable } from '../../../lib/choice/pages/exceptions';
import type { WrittenLandingZone } from '../../../lib/model/schema';
import { catalogue, config } from '../../support/companies/own-content';
import { readLandingZone } from '../../support/read-landing-zone';
import { repository } from '../../support/repository';

/* Exceptions from a company's own guardrails, and for its own personas and machine roles. That they are proven: test/app. */

const folder = join(repository, 'test/support/companies/own-content');
const files = readOwnFiles(folder, (file) => require(file) as unknown); // eslint-disable-line @typescript-eslint/no-require-imports
const definitions = withOwnContent(productDefinitions, { catalogue, files });
const choice = choose(readLandingZone(config, definitions), catalogueOf(definitions));

test('they are rendered into the statements of the policy that deploys', () => {
  const policies = JSON.stringify(choice.guardrailPolicies());
  const { content } = choice.guardrailPolicies().find(({ guardrails }) => guardrails.includes('deny-desktops')) ?? {};
  expect(JSON.stringify(content)).toContain('AWSReservedSSO_Analyst_*');
  expect(JSON.stringify(content)).toContain(':role/app/report-writer"');
  expect(policies).not.toContain('analyst:role');
});

test('they stand on the page, with who may be exempt from a guardrail of one’s own', () => {
  expect(exceptionTable(choice.guardrailPolicies()).split('\n')).toEqual(
    expect.arrayContaining([
      '| deny-desktops | crew/analyst | Booking Engine | for good | They show what a desktop costs |',
      '| deny-desktops | role/app/report-writer | Booking Engine | 2099-12-31 | It writes its reports on one |',
      '| deny-unapproved-regions | role/app/report-writer | Booking Engine | for good | The reports of partners are elsewhere |',
    ]),
  );
  const table = exceptableTable(catalogueOf(definitions), choice.guardrailContext());
  expect(table).toMatch(/deny-desktops.*whoever has a desktop can do nothing else with it/);
});

const reason = 'Because.';

test.each<[what: string, exceptions: NonNullable<WrittenLandingZone['exceptions']>, problems: readonly string[]]>([
  [
    'a policy that deploys as it is written, for people',
    { 'deny-purchases': [{ principal: 'crew/analyst', reason }] },
    [
      'config/exceptions.ts → deny-purchases[0].principal: a principal, nobody: the policy deploys as it is written → write into the policy itself whom it spares',
    ],
  ],
  [
    'a policy that deploys as it is written, for an account',
    { 'deny-purchases': [{ account: 'booking', reason }] },
    [
      'config/exceptions.ts → deny-purchases[0].account: a whole account, nobody: the policy deploys as it is written → write into the policy itself whom it spares',
    ],
  ],
  [
    'one that replaces the product’s and does not say who may be exempt',
    { 'deny-changing-enabled-regions': [{ principal: 'crew/analyst', reason }] },
    [
      'config/exceptions.ts → deny-changing-enabled-regions[0].principal: a principal, a guardrail that says who may be exempt from it → add exceptions: { to, because } to its file',
    ],
  ],
  [
    'a misspelt one of its own',
    { 'deny-desktop': [{ principal: 'crew/analyst', reason }] },
    [
      'config/exceptions.ts → deny-desktop: "deny-desktop", a guardrail of the catalogue: the name of a file in lib/catalogue/guardrails or config/guardrails → did you mean "deny-desktops"?',
    ],
  ],
  [
    'one of its own, for a misspelt persona of its own',
    { 'deny-desktops': [{ principal: 'crew/analist', reason }] },
    [
      'config/exceptions.ts → deny-desktops[0].principal: "analist", a persona after the slash: the name of a file in lib/catalogue/personas or config/personas → did you mean "analyst"?',
    ],
  ],
])('an exception from %s is refused', (_what, exceptions, problems) => {
  const read = (): unknown => readLandingZone({ ...config, exceptions }, definitions);
  expect(read).toThrow(ConfigError);
  try {
    read();
  } catch (error) {
    const lines = (error as ConfigError).problems.map(
      ({ path, found, expected, mend }) => `${path}: ${found}, ${expected} → ${mend}`,
    );
    expect(lines).toEqual(problems);
  }
});
