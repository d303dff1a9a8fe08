import { FakeGitHub, github } from './fake-github';

interface Job {
  readonly name?: string;
  readonly status?: string;
  readonly conclusion?: string | null;
  /** Hour of the day, for all times of a job. */
  readonly at: number;
}

interface Run {
  readonly id: number;
  readonly edit?: object;
  readonly jobs: readonly Job[];
}

const time = (hour: number): string => `2026-11-26T${String(hour).padStart(2, '0')}:00:00Z`;
const shaOf = (id: number): string => (id % 16).toString(16).repeat(40);
const RUNS = '/actions/workflows/deploy.yml/runs?branch=trunk';
const HEAD = 'f'.repeat(40);

function runOf({ id, edit = {}, jobs }: Run): object {
  return {
    id,
    event: 'push',
    head_branch: 'trunk',
    head_sha: shaOf(id),
    head_repository: { id: 1 },
    repository: { id: 1 },
    updated_at: time(Math.max(0, ...jobs.map(({ at }) => at))),
    ...edit,
  };
}

function jobOf({ name = 'deploy', status = 'completed', conclusion = 'success', at }: Job): object {
  return { name, status, conclusion, started_at: time(at), completed_at: conclusion === null ? null : time(at) };
}

/** A repository whose default branch is "trunk", with these runs of deploy.yml, newest first. */
function repositoryWith(runs: readonly Run[], offBranch: readonly number[] = []): FakeGitHub {
  return new FakeGitHub({
    '': { default_branch: 'trunk' },
    '/branches/trunk': { commit: { sha: HEAD } },
    [RUNS]: { total_count: runs.length, workflow_runs: runs.map(runOf) },
    ...(Object.fromEntries(
      runs.flatMap(({ id, jobs }) => [
        [`/actions/runs/${id}/jobs?filter=all`, { total_count: jobs.length, jobs: jobs.map(jobOf) }],
        [`/compare/${shaOf(id)}...${HEAD}`, { status: offBranch.includes(id) ? 'diverged' : 'ahead' }],
      ]),
    ) as Readonly<Record<string, unknown>>),
  });
}

const ask = (fake: FakeGitHub, task: 'deployed' | 'begun'): ReturnType<typeof github> => github(fake, ['--do', task]);

const OLD: Run = { id: 1, jobs: [{ at: 1 }] };

test.each<[what: string, runs: readonly Run[], expected: number]>([
  ['that ended well', [{ id: 3, jobs: [{ conclusion: 'failure', at: 3 }] }, { id: 2, jobs: [{ at: 2 }] }, OLD], 2],
  [
    'of which a later job failed',
    [
      {
        id: 2,
        jobs: [{ at: 2 }, { name: 'certificate', conclusion: 'failure', at: 3 }],
      },
      OLD,
    ],
    2,
  ],
  [
    'that was run again after a newer one',
    [{ id: 3, jobs: [{ at: 3 }] }, { id: 2, jobs: [{ conclusion: 'failure', at: 2 }, { at: 4 }] }, OLD],
    2,
  ],
  [
    'beyond the first page',
    [...Array.from({ length: 130 }, () => ({ id: 4, jobs: [{ conclusion: 'failure', at: 4 }] })), OLD],
    1,
  ],
  ['by hand', [{ id: 2, edit: { event: 'workflow_dispatch' }, jobs: [{ at: 2 }] }, OLD], 2],
  ['of which another job ended well', [{ id: 2, jobs: [{ name: 'review', at: 2 }] }, OLD], 1],
  ['while another one goes on', [{ id: 2, jobs: [{ status: 'in_progress', conclusion: null, at: 2 }] }, OLD], 1],
  ['of this repository', [{ id: 2, edit: { head_repository: { id: 2 } }, jobs: [{ at: 2 }] }, OLD], 1],
  ['whose repository is still there', [{ id: 2, edit: { head_repository: null }, jobs: [{ at: 2 }] }, OLD], 1],
  ['of the default branch', [{ id: 2, edit: { head_branch: 'mine' }, jobs: [{ at: 2 }] }, OLD], 1],
  ['and no pull request', [{ id: 2, edit: { event: 'pull_request' }, jobs: [{ at: 2 }] }, OLD], 1],
])('the last deploy is the newest run of deploy.yml %s', async (_what, runs, expected) => {
  expect(await ask(repositoryWith(runs), 'deployed')).toMatchObject({
    exitCode: 0,
    stdout: `${shaOf(expected)}\n`,
    stderr: '',
  });
});

test('a deployment that somebody has written down with the API counts for nothing', async () => {
  const fake = repositoryWith([OLD]);
  await ask(fake, 'deployed');
  expect(fake.calls.filter((call) => call.includes('/deployments'))).toEqual([]);
});

test('that nothing is known to have deployed is told by exit code 1', async () => {
  expect(await ask(repositoryWith([{ id: 2, jobs: [{ conclusion: 'failure', at: 2 }] }]), 'deployed')).toMatchObject({
    exitCode: 1,
    stdout: '',
    stderr: expect.stringContaining('trunk') as string,
  });
});

test('a run of a commit that the default branch does not have, as a tag of its name makes it, is no deploy to compare with', async () => {
  const { exitCode, stdout, stderr } = await ask(repositoryWith([{ id: 2, jobs: [{ at: 2 }] }, OLD], [2]), 'deployed');
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  expect(stderr).toMatch(/^Run 2 of deploy\.yml .*2{40}.*trunk/);
});

test('runs that ended before the newest deploy are not asked for their jobs', async () => {
  const fake = repositoryWith([{ id: 3, jobs: [{ at: 3 }] }, { id: 2, jobs: [{ at: 2 }] }, OLD]);
  await ask(fake, 'deployed');
  expect(fake.calls.filter((call) => call.includes('/jobs'))).toEqual(['GET /actions/runs/3/jobs?filter=all']);
});

describe('what has begun to deploy', () => {
  test.each<[what: string, runs: readonly Run[], expected: string]>([
    ['a deploy that ended well', [OLD], `1 ${time(1)}`],
    ['a deploy that failed half way', [{ id: 2, jobs: [{ conclusion: 'failure', at: 2 }] }, OLD], `2 ${time(2)}`],
    ['a deploy that was cancelled', [{ id: 2, jobs: [{ conclusion: 'cancelled', at: 2 }] }, OLD], `2 ${time(2)}`],
    [
      'a deploy that goes on',
      [{ id: 2, jobs: [{ status: 'in_progress', conclusion: null, at: 2 }] }, OLD],
      `2 ${time(2)}`,
    ],
    [
      'no deploy that still waits',
      [{ id: 2, jobs: [{ status: 'waiting', conclusion: null, at: 2 }] }, OLD],
      `1 ${time(1)}`,
    ],
    ['no deploy that was passed over', [{ id: 2, jobs: [{ conclusion: 'skipped', at: 2 }] }, OLD], `1 ${time(1)}`],
    ['not what this very run did before', [{ id: 17, jobs: [{ conclusion: 'failure', at: 3 }] }, OLD], `1 ${time(1)}`],
    ['nothing', [], ''],
  ])('is %s', async (_what, runs, expected) => {
    expect(await ask(repositoryWith(runs), 'begun')).toMatchObject({
      exitCode: 0,
      stdout: `${expected}\n`,
      stderr: '',
    });
  });
});

test('a deploy was approved by whoever let this run into this environment', async () => {
  const approval = (state: string, login: string, name: string): object => ({
    state,
    user: { login },
    environments: [{ name }],
  });
  const fake = new FakeGitHub({
    '/actions/runs/17/approvals': [
      approval('approved', 'zoe', 'production'),
      approval('approved', 'ada', 'production'),
      approval('rejected', 'eve', 'production'),
      approval('approved', 'bob', 'drift'),
    ],
  });
  const { stdout } = await github(fake, ['--do', 'approvers', '--environment', 'production']);
  expect(stdout).toBe('ada\nzoe\n');
});
