import { loadIamData, type IamData } from '../../lib/iam-data';
import {
  accessCases,
  cases,
  factCases,
  guardrailCases,
  lockoutCases,
  nightmareCases,
  organizationCases,
  peopleCases,
  trustCases,
} from './cases';
import { reviewOf, toldOf } from './support';

let iamData: IamData;
beforeAll(async () => {
  iamData = await loadIamData();
});

test('at least sixty changes are tried, each under a name of its own', () => {
  expect(new Set(cases.map(({ name }) => name)).size).toBeGreaterThanOrEqual(60);
});

describe.each([
  ['guardrails', guardrailCases],
  ['access', accessCases],
  ['trust', trustCases],
  ['the organization', organizationCases],
  ['what conditions read', factCases],
  ['what reviewers fear', nightmareCases],
  ['who is in which group', peopleCases],
  ['who mends the landing zone', lockoutCases],
])('of a change of %s', (_what, table) => {
  test.each(table.map((one) => [one.name, one] as const))(
    'the report of %s is complete',
    (_name, { base, edit, expected, says = [] }) => {
      const report = reviewOf({ base, head: edit }, iamData);
      expect(toldOf(report)).toEqual([...expected].sort());
      for (const words of says) expect(JSON.stringify(report.findings)).toContain(words);
    },
  );
});
