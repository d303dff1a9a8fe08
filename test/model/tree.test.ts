import fc from 'fast-check';
import type { OrganizationalUnit } from '../../lib/model/schema';
import {
  accountsWithin,
  assignedAccounts,
  depthOf,
  expandAssignments,
  isAccountSuspended,
  isSuspended,
  isWithin,
  organizationalUnitPath,
  unitsParentFirst,
} from '../../lib/model/tree';
import { conglomerate } from '../support/companies/conglomerate';
import { changed, valid } from './fixture';

test('the path of an OU leads from the root down to it', () => {
  expect(organizationalUnitPath(conglomerate, 'air-web-dev')).toEqual([
    'businesses',
    'air',
    'air-products',
    'air-web',
    'air-web-dev',
  ]);
  expect(depthOf(conglomerate, 'air-web-dev')).toBe(5);
});

test('the root has no path', () => {
  expect(organizationalUnitPath(conglomerate, 'root')).toEqual([]);
});

test('the path of an OU in a circle ends', () => {
  const organization = { organizationalUnits: { a: { parent: 'b' }, b: { parent: 'a' } } };
  expect(organizationalUnitPath({ organization }, 'a')).toEqual(['b', 'a']);
});

test.each([
  ['dev', 'workloads', true],
  ['dev', 'root', true],
  ['dev', 'dev', true],
  ['workloads', 'dev', false],
])('%s within %s: %s', (ou, ancestor, expected) => {
  expect(isWithin(valid, ou, ancestor)).toBe(expected);
});

test('what lies below a suspended OU is suspended', () => {
  const organization = {
    organizationalUnits: { attic: { parent: 'root', status: 'suspended' as const }, trunk: { parent: 'attic' } },
  };
  const tree = { organization, accounts: { old: { ou: 'trunk' }, young: { ou: 'root' } } };
  expect(isSuspended(tree, 'trunk')).toBe(true);
  expect(isAccountSuspended(tree, 'old')).toBe(true);
  expect(isAccountSuspended(tree, 'young')).toBe(false);
  expect(isAccountSuspended(tree, 'management')).toBe(false);
});

test('the accounts within an OU are those of the OUs below it too', () => {
  expect(accountsWithin(valid, 'workloads')).toEqual(['app-dev']);
  expect(accountsWithin(valid, 'root')).toEqual(['app-dev', 'log-archive', 'old-app', 'security']);
});

test('an assignment to the root skips suspended accounts and the management account', () => {
  expect(assignedAccounts(valid, { organizationalUnits: ['root'] })).toEqual(['app-dev', 'log-archive', 'security']);
});

test('an assignment by account and by OU reaches each account once', () => {
  expect(assignedAccounts(valid, { accounts: ['management', 'app-dev'], organizationalUnits: ['dev'] })).toEqual([
    'app-dev',
    'management',
  ]);
});

test('assignments expand to one entry per group, permission set and account', () => {
  expect(expandAssignments(valid)).toEqual([
    { group: 'admins', persona: 'org-admin', account: 'management' },
    { group: 'developers', persona: 'developer', account: 'app-dev' },
  ]);
});

test('the order of the config does not change what assignments expand to', () => {
  const expanded = expandAssignments(conglomerate);
  fc.assert(
    fc.property(
      shuffled(conglomerate.access.assignments),
      shuffled(Object.entries(conglomerate.accounts)),
      (lines, accounts) => {
        const reordered = { ...conglomerate, accounts: Object.fromEntries(accounts), access: { assignments: lines } };
        expect(expandAssignments(reordered)).toEqual(expanded);
      },
    ),
    { numRuns: 20 },
  );
});

test('every OU comes after its parent, whatever the order of the config', () => {
  const { organizationalUnits } = conglomerate.organization;
  const expected = unitsParentFirst(organizationalUnits).map(([key]) => key);
  fc.assert(
    fc.property(shuffled(Object.entries(organizationalUnits)), (entries) => {
      const units = unitsParentFirst(Object.fromEntries<OrganizationalUnit>(entries));
      const keys = ['root', ...units.map(([key]) => key)];
      expect(keys.slice(1)).toEqual(expected);
      for (const [key, { parent }] of units) expect(keys.indexOf(parent)).toBeLessThan(keys.indexOf(key));
    }),
    { numRuns: 20 },
  );
});

test('moving an account into the suspended OU takes everyone’s access by OU with it', () => {
  const moved = changed({ 'accounts/app-dev/ou': 'suspended' }) as typeof valid;
  expect(expandAssignments(moved).map(({ account }) => account)).toEqual(['management']);
});

function shuffled<T>(items: readonly T[]): fc.Arbitrary<T[]> {
  return fc.shuffledSubarray([...items], { minLength: items.length });
}
