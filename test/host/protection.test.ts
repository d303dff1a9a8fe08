import { FakeGitHub, github } from './fake-github';

const CUSTOM = { protected_branches: false, custom_branch_policies: true };
const REVIEWED = [{ type: 'branch_policy' }, { type: 'required_reviewers' }];
const DEFAULT = { name: 'trunk', type: 'branch' };

interface Environment {
  readonly policy?: object | null;
  readonly rules?: readonly object[];
  readonly names?: readonly object[];
}

/** What is said of an environment of a repository whose default branch is "trunk". */
async function saidOf({ policy = CUSTOM, rules = REVIEWED, names = [DEFAULT] }: Environment): Promise<{
  readonly exitCode: number;
  readonly stdout: string;
}> {
  const fake = new FakeGitHub({
    '': { default_branch: 'trunk' },
    '/environments/production': { deployment_branch_policy: policy, protection_rules: rules },
    '/environments/production/deployment-branch-policies': { total_count: names.length, branch_policies: names },
  });
  const { exitCode, stdout } = await github(fake, ['--do', 'protected', '--environment', 'production']);
  return { exitCode, stdout };
}

test.each<[what: string, environment: Environment, says: string]>([
  ['every branch', { policy: null }, 'every branch may use it'],
  [
    'protected branches, of which there may be none',
    { policy: { protected_branches: true, custom_branch_policies: false } },
    'every protected branch may use it, and every branch where none is protected',
  ],
  ['whatever a pattern matches', { names: [{ name: '*', type: 'branch' }] }, '"*" (branch)'],
  ['another branch', { names: [{ name: 'main', type: 'branch' }] }, '"main" (branch)'],
  ['a tag of that name', { names: [{ name: 'trunk', type: 'tag' }] }, '"trunk" (tag)'],
  [
    'a further branch',
    { names: [DEFAULT, { name: 'release/*', type: 'branch' }] },
    '"trunk" (branch), "release/*" (branch)',
  ],
  [
    'a branch on the second page',
    { names: [...Array.from({ length: 100 }, () => DEFAULT), { name: '*', type: 'branch' }] },
    '"*" (branch)',
  ],
  ['nobody', { names: [] }, 'no branch may use it'],
])('an environment for %s is refused', async (_what, environment, says) => {
  const { exitCode, stdout } = await saidOf(environment);
  expect(exitCode).toBe(1);
  expect(stdout).toContain(says);
  expect(stdout).toContain('Expected "Selected branches and tags" with the one rule "trunk", of type branch');
});

test('an environment for the default branch alone is let through, and said where nobody has to approve', async () => {
  expect(await saidOf({})).toEqual({ exitCode: 0, stdout: '' });
  expect(await saidOf({ rules: [{ type: 'branch_policy' }] })).toEqual({
    exitCode: 0,
    stdout: expect.stringContaining('nobody has to approve') as string,
  });
});

test('everything that is wrong with an environment is said at once', async () => {
  const { stdout } = await saidOf({ policy: null, rules: [] });
  expect(stdout.trimEnd().split('\n').length).toBe(2);
});

test('an environment that is not there protects nothing', async () => {
  const fake = new FakeGitHub({ '': { default_branch: 'trunk' } });
  const { exitCode, stderr } = await github(fake, ['--do', 'protected', '--environment', 'production']);
  expect({ exitCode, stderr }).toEqual({
    exitCode: 2,
    stderr: expect.stringContaining('GET /environments/production') as string,
  });
});

test('rules without their type are no answer', async () => {
  const fake = new FakeGitHub({
    '': { default_branch: 'trunk' },
    '/environments/production': { deployment_branch_policy: CUSTOM, protection_rules: REVIEWED },
    '/environments/production/deployment-branch-policies': { branch_policies: [{ name: 'trunk' }] },
  });
  expect(await github(fake, ['--do', 'protected', '--environment', 'production'])).toMatchObject({ exitCode: 2 });
});
