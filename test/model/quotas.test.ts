import { measureProperties } from '../../lib/app/checks/property-sizes';
import { PROPERTY_LIMITS } from '../../lib/ask/sizes/property-limits';
import { QUOTAS, quotaOf, type QuotaName } from '../../lib/model/quotas';
import type { WrittenLandingZone } from '../../lib/model/schema';
import { catalogues, changed, persona, problemsOf, refuses, valid } from './fixture';

const raisedTo = (name: string, amount: unknown): object => ({
  [name]: { raisedTo: amount, why: 'Asked for, granted' },
});
const POLICIES = 'config/company.ts → quotas.managedPoliciesPerRole.raisedTo';
const TO_TWENTY = 'a whole number from 11 to 20, as far as AWS raises it';

describe('a raised quota is refused', () => {
  refuses([
    [
      'when AWS does not raise it',
      { 'company/quotas': raisedTo('policiesPerTarget', 20) },
      'config/company.ts → quotas.policiesPerTarget',
      'unknown key "policiesPerTarget"',
      `one of ${Object.keys(QUOTAS).join(', ')}`,
      'remove it',
    ],
    [
      'when it is no more than the default',
      { 'company/quotas': raisedTo('managedPoliciesPerRole', 10) },
      POLICIES,
      '10',
      TO_TWENTY,
      'change it',
    ],
    [
      'when it is more than AWS ever grants',
      { 'company/quotas': raisedTo('managedPoliciesPerRole', 21) },
      POLICIES,
      '21',
      TO_TWENTY,
      'change it',
    ],
    [
      'without a reason',
      { 'company/quotas': { eventPatternCharacters: { raisedTo: 4096, why: ' ' } } },
      'config/company.ts → quotas.eventPatternCharacters.why',
      '" "',
      'a sentence',
      'change it',
    ],
  ]);
});

const policies = (count: number): string[] => Array.from({ length: count }, (_, index) => `Policy${index}`);
const personaProblems = (count: number, quotas?: object): readonly unknown[] =>
  problemsOf(quotas === undefined ? valid : changed({ 'company/quotas': quotas }), {
    ...catalogues,
    personas: { ...catalogues.personas, developer: persona({ managedPolicies: policies(count) }) },
  });

test('a persona has as many managed policies as a role may carry, and more once AWS has granted more', () => {
  expect(personaProblems(10)).toEqual([]);
  expect(personaProblems(11)).toEqual([
    {
      path: 'lib/catalogue/personas/developer.ts → managedPolicies',
      found: '11 managed policies',
      expected: '10 at most on the role that it becomes in an account',
      mend: 'remove 1, or write what they allow as statements, or have AWS raise it (Service Quotas: IAM, “Managed policies attached to an IAM role”) and write what it grants as config/company.ts → quotas.managedPoliciesPerRole',
    },
  ]);
  const raised = raisedTo('managedPoliciesPerRole', 20);
  expect(personaProblems(20, raised)).toEqual([]);
  expect(personaProblems(21, raised)).toEqual([
    expect.objectContaining({
      expected: '20 at most on the role that it becomes in an account',
      mend: 'remove 1, or write what they allow as statements',
    }),
  ]);
});

const documentOf = (size: number): object => ({ Sid: 'x'.repeat(size - '{"Sid":""}'.length) });

test.each(PROPERTY_LIMITS.flatMap(({ quota, ...limit }) => (quota === undefined ? [] : [{ ...limit, quota }])))(
  '$type.$property may be as large as AWS has granted, and no larger',
  ({ type, property, unit, limit, quota }) => {
    const quotas = raisedTo(quota, limit + 5) as WrittenLandingZone['company']['quotas'];
    const problemsAt = (size: number): readonly unknown[] => {
      const value = unit === 'entries' ? policies(size) : documentOf(size);
      const Resources = { One: { Type: type, Properties: { [property]: value as never } } };
      return measureProperties('A.template.json', { Resources }, quotas).problems;
    };
    expect(problemsAt(limit + 5)).toEqual([]);
    expect(problemsAt(limit + 6)).toEqual([
      expect.objectContaining({ mend: expect.stringContaining(`config/company.ts → quotas.${quota}`) as string }),
    ]);
  },
);

test('every quota that can be raised is used by a limit', () => {
  const used = new Set(PROPERTY_LIMITS.map(({ quota }) => quota));
  expect((Object.keys(QUOTAS) as QuotaName[]).filter((name) => !used.has(name))).toEqual([]);
});

test('without a word in the config a quota is AWS’s default', () => {
  expect(quotaOf(undefined, 'trustPolicyCharacters')).toBe(2_048);
  expect(quotaOf({ trustPolicyCharacters: { raisedTo: 4_096 } }, 'trustPolicyCharacters')).toBe(4_096);
});
