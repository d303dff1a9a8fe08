import { repository } from '../../support/repository';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue } from '../../../lib/catalogue/guardrails/catalogue';
import { readGuardrails } from '../../../lib/config/definitions/read-guardrails';
import { context, definitions, guardrail, partnerContext } from './fixture';

const folder = join(repository, 'lib/catalogue/guardrails');

test('every file of a theme’s folder is registered under its name', () => {
  const files = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'definition')
    .flatMap(({ name: theme }) =>
      readdirSync(join(folder, theme)).map((file) => `${theme}/${file.replace('.ts', '')}`),
    );
  expect(definitions.map(({ theme, id }) => `${theme}/${id}`).sort()).toEqual(files.sort());
});

test('the controls are G01 to G49, each once', () => {
  const expected = Array.from({ length: 49 }, (_, index) => `G${String(index + 1).padStart(2, '0')}`);
  expect(definitions.map(({ id }) => guardrail(id).control).sort()).toEqual(expected);
});

test.each([
  ['the sample company', context],
  ['a company with partners and two identity providers', partnerContext],
  ['a company that trusts nobody', { ...context, trustedOidcProviders: [] }],
])('the catalogue is sound for %s', (_name, given) => {
  expect(readGuardrails({ guardrails: catalogue }, given).problems).toEqual([]);
});

test('a control number that two guardrails share is refused, and an id that stands in two themes', () => {
  const one = catalogue.audit['deny-changing-cloudtrail'];
  const { problems } = readGuardrails(
    { guardrails: { audit: { one, two: one }, data: { two: { ...one, control: 'G07' } } } },
    context,
  );
  expect(problems.map(({ path, found }) => `${path}: ${found}`)).toEqual([
    'lib/catalogue/guardrails/catalogue.ts → data.two: "two", also at lib/catalogue/guardrails/catalogue.ts → audit.two',
    'lib/catalogue/guardrails/audit/two.ts → control: "G06", also at lib/catalogue/guardrails/audit/one.ts → control',
  ]);
});

test.each<[string, unknown, string]>([
  ['no catalogue', null, 'lib/catalogue/guardrails/catalogue.ts: null'],
  ['a theme that is nothing', { audit: undefined }, 'lib/catalogue/guardrails/catalogue.ts → audit: nothing'],
  [
    'an id that makes no Sid',
    { audit: { 'No Sid': null } },
    'lib/catalogue/guardrails/catalogue.ts → audit["No Sid"]: the id "No Sid"',
  ],
])('%s is refused', (_what, given, problem) => {
  expect(
    readGuardrails({ guardrails: given }, context).problems.map(({ path, found }) => `${path}: ${found}`),
  ).toContain(problem);
});
