import { isEverydayWork, type EverydayWork } from '../../lib/assembly/proven/everyday-work';
import type { Claim } from '../../lib/proofs/claim';
import { everydayWork } from '../../lib/proofs/everyday-work';
import { workFindings } from '../../lib/review/compare/everyday-work';

/** A claim as workflows make them, of one call. */
function claim(
  id: string,
  accounts: readonly string[],
  blockedBy: readonly string[] = [],
  expected?: 'allowed',
): Claim {
  return {
    subject: `workflow ${id}`,
    accounts: accounts.map((name) => ({ name })),
    expected: expected ?? (blockedBy.length === 0 ? 'allowed' : 'denied'),
    blockedBy: blockedBy.map((by) => ({ id: by, file: '' })),
  } as unknown as Claim;
}

function changed(before: readonly Claim[], after: readonly Claim[]): readonly string[] {
  const checks = [before, after].map((claims) => [
    {
      name: 'Proofs',
      templates: 1,
      counts: { claims: 1 },
      everydayWork: everydayWork(claims.map((one) => ({ claim: one }))),
    },
  ]);
  const findings = workFindings(checks[0] ?? [], checks[1] ?? []);
  return findings.map(({ severity, rule, where, what }) => `${severity} ${rule} ${where.join()}: ${what}`);
}

test.each<[what: string, before: readonly Claim[], after: readonly Claim[], lines: readonly string[]]>([
  ['nothing changes', [claim('sign-in', ['dev', 'prod'])], [claim('sign-in', ['prod', 'dev'])], []],
  [
    'one of its calls is denied in one account',
    [claim('sign-in', ['dev', 'prod']), claim('sign-in', ['dev', 'prod'])],
    [claim('sign-in', ['dev', 'prod']), claim('sign-in', ['prod'], ['deny-x']), claim('sign-in', ['dev'])],
    ['medium work-stops prod: sign-in no longer works: deny-x is in its way'],
  ],
  [
    'what was in its way is gone',
    [claim('sign-in', ['dev', 'prod'], ['deny-x'])],
    [claim('sign-in', ['dev', 'prod'])],
    ['info work-starts dev,prod: sign-in works; before, deny-x was in its way'],
  ],
  [
    'something else is in its way',
    [claim('sign-in', ['dev'], ['deny-x'])],
    [claim('sign-in', ['dev'], ['deny-y'])],
    ['info work-blocked-otherwise dev: sign-in does not work as before, and deny-y is in its way instead of deny-x'],
  ],
  ['what may be denied and need not be', [claim('a', ['dev'])], [claim('a', ['dev'], ['deny-x'], 'allowed')], []],
  ['nobody did it there before', [claim('a', ['dev'])], [claim('a', ['dev']), claim('a', ['prod'], ['deny-x'])], []],
  ['a workflow that is new', [], [claim('a', ['dev'], ['deny-x'])], []],
])('%s', (_what, before, after, lines) => {
  expect(changed(before, after)).toEqual(lines);
});

test.each<[what: string, value: unknown]>([
  ['nothing', undefined],
  ['no lists of accounts', { workflows: {} }],
  ['an account that is a number', { accountSets: [[1]], workflows: {} }],
  ['a list that is not there', { accountSets: [['a']], workflows: { x: [{ accounts: 1, inTheWay: [] }] } }],
  ['no list of what is in the way', { accountSets: [['a']], workflows: { x: [{ accounts: 0 }] } }],
])('%s is no record of everyday work', (_what, value) => {
  expect(isEverydayWork(value)).toBe(false);
});

test('accounts that are alike stand in it once', () => {
  const work: EverydayWork = everydayWork(
    [claim('a', ['dev', 'prod']), claim('b', ['prod', 'dev'])].map((one) => ({ claim: one })),
  );
  expect(work).toEqual({
    accountSets: [['dev', 'prod']],
    workflows: { a: [{ accounts: 0, inTheWay: [] }], b: [{ accounts: 0, inTheWay: [] }] },
  });
  expect(isEverydayWork(work)).toBe(true);
});
