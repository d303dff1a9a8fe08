import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Command } from '../../lib/cli/command';
import { answerHistory } from '../../lib/cli/answer-history';
import { historyCommand } from '../../lib/cli/history';
import type { HistoryOptions } from '../../lib/cli/options-of/history';
import { keep, keptFolder } from '../../lib/review/history/kept-assemblies';
import { sampleChange } from '../review/sample-change';
import { run, sampleAssembly } from './support';

const repository = mkdtempSync(join(tmpdir(), 'history-'));
afterAll(() => {
  rmSync(repository, { recursive: true, force: true });
});

function git(...argv: readonly string[]): string {
  const identity = ['-c', 'user.name=Ada', '-c', 'user.email=ada@trips.com', '-c', 'commit.gpgsign=false'];
  return execFileSync('git', [...identity, ...argv], { cwd: repository, encoding: 'utf8' }).trim();
}

/** A commit of which the assembly is kept already, as after an earlier run. */
function commit(subject: string, file: string, assembly?: string): void {
  mkdirSync(dirname(join(repository, file)), { recursive: true });
  writeFileSync(join(repository, file), subject);
  git('add', '--all');
  git('commit', '--quiet', '-m', subject);
  if (assembly === undefined) return;
  keep(assembly, keptFolder(repository, 'HEAD'));
}

beforeAll(() => {
  git('init', '--quiet', '--initial-branch', 'main');
  writeFileSync(join(repository, '.gitignore'), 'node_modules\n');
  const [before, after] = [sampleAssembly(), sampleAssembly(sampleChange)];
  commit('feat: the landing zone', 'config/access.ts', before);
  commit('docs: says so', 'README.md');
  commit('feat: QA engineers are developers (#12)', 'config/access.ts', after);
  commit('docs: says so, too', 'README.md');
  commit('build: a package', 'package.json', after);
  git('checkout', '--quiet', '-b', 'less', 'main');
  commit('feat: QA engineers are no developers', 'config/access.ts');
  git('commit', '--quiet', '--amend', '--no-edit', '--author', 'Zoe <zoe@trips.com>');
  git('checkout', '--quiet', '-b', 'merged', 'main');
  git('merge', '--quiet', '--no-ff', '-m', 'Merge pull request #13 from trips/less', 'less');
  keep(before, keptFolder(repository, 'HEAD'));
  git('checkout', '--quiet', 'main');
});

const command: Command<HistoryOptions> = {
  ...historyCommand,
  run: (options, streams) => answerHistory(options, streams, repository),
};
const ASKED = ['--principal', 'qa-engineers/Developer', '--account', 'engineering-test', '--action', 's3:CreateBucket'];

test('a principal may be named by the keys of the config', async () => {
  const [principal, , ...place] = ASKED;
  const { exitCode, stdout } = await run(command, [principal ?? '', 'qa-engineers/developer', ...place]);
  expect(stdout).toContain('QA engineers are developers');
  expect(exitCode).toBe(0);
});

test('the commit that brought it is told, with its author and pull request, and what was before', async () => {
  const { exitCode, stdout, stderr } = await run(command, ASKED);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(stdout).toMatch(/^Allowed: qa-engineers\/Developer, s3:CreateBucket in engineering-test\.$/m);
  expect(stdout).toMatch(
    /^Since [0-9a-f]{12} of \d{4}-\d\d-\d\d by Ada, pull request #12: feat: QA engineers are developers \(#12\)\.$/m,
  );
  expect(stdout).toMatch(/^Before, in [0-9a-f]{12} of .* by Ada: feat: the landing zone: denied\.$/m);
});

test('of a merge it is told who wrote what it brought, and who merged it', async () => {
  const { exitCode, stdout } = await run(command, [...ASKED, '--head', 'merged']);
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(
    /^Since [0-9a-f]{12} of \d{4}-\d\d-\d\d by Zoe, merged by Ada, pull request #13: Merge pull request #13 from trips\/less\.$/m,
  );
});

test('as JSON as well; commits that change nothing of it are not asked', async () => {
  const { stdout } = await run(command, [...ASKED, '--json']);
  expect(JSON.parse(stdout)).toMatchObject({
    now: { outcome: 'allowed', subject: 'build: a package' },
    since: { outcome: 'allowed', pullRequest: '#12', author: 'Ada' },
    before: { outcome: 'denied', pullRequest: null },
    versions: 3,
    asked: 3,
    unknown: [],
  });
});

test('what was never otherwise is told as such, and how far back', async () => {
  const { exitCode, stdout } = await run(command, [...ASKED.slice(0, -1), 'organizations:LeaveOrganization']);
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/^Denied: /);
  expect(stdout).toMatch(/^As far back as can be asked, to [0-9a-f]{12} .*: feat: the landing zone\.$/m);
});

test('from a commit on, what stood there at the time counts', async () => {
  const { stdout } = await run(command, [...ASKED, '--since', 'HEAD~2', '--json']);
  expect(JSON.parse(stdout)).toMatchObject({ versions: 2, before: null });
});

test('a version that makes no assembly is told with the reason, and does not count as an answer', async () => {
  // As `npm run --silent history` hands it on.
  const { npm_config_loglevel: level } = process.env;
  process.env.npm_config_loglevel = 'silent';
  commit('feat: breaks everything', 'lib/x.ts');
  const { exitCode, stdout } = await run(command, ASKED);
  if (level === undefined) delete process.env.npm_config_loglevel;
  else process.env.npm_config_loglevel = level;
  expect(exitCode).toBe(1);
  expect(stdout).toMatch(/^Nobody knows: [0-9a-f]{12} .*feat: breaks everything cannot be asked\. \S/);
  const before = await run(command, [...ASKED, '--head', 'HEAD~1', '--json']);
  expect(before.exitCode).toBe(0);
});

test.each<[what: string, spoil: (folder: string) => void]>([
  [
    'edited',
    (folder) => {
      writeFileSync(join(folder, 'assembly', 'Guardrails.template.json'), '{"Resources":{}}');
    },
  ],
  [
    'cut off',
    (folder) => {
      truncateSync(join(folder, 'assembly', 'manifest.json'), 100);
    },
  ],
  [
    'emptied',
    (folder) => {
      rmSync(join(folder, 'assembly', 'manifest.json'));
    },
  ],
  [
    'of which nothing is known',
    (folder) => {
      rmSync(join(folder, 'digests.json'));
    },
  ],
])('an assembly that was kept and %s is not answered from', async (_what, spoil) => {
  const kept = keptFolder(repository, 'HEAD~1');
  const whole = `${kept}.whole`;
  cpSync(kept, whole, { recursive: true });
  spoil(kept);
  const { exitCode, stdout, stderr } = await run(command, [...ASKED, '--head', 'HEAD~1']);
  rmSync(kept, { recursive: true });
  renameSync(whole, kept);
  // The commits of this test make none.
  expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: '' });
  expect(stdout).toMatch(/^Nobody knows: [0-9a-f]{12} .*build: a package cannot be asked\. \S/);
});

const ANSWERED = ['--head', 'HEAD~1'];
test.each<[what: string, argv: readonly string[], message: string]>([
  ['no question', ANSWERED, '--principal: missing.'],
  ['a commit that there is not', [...ASKED, '--head', 'nowhere'], '--head: "nowhere" is no commit.'],
  ['another one', [...ASKED, ...ANSWERED, '--since', 'nowhere'], '--since: "nowhere" is no commit.'],
  [
    'an account that is not there',
    [...ASKED.slice(0, 3), 'engineering-tset', ...ASKED.slice(4), ...ANSWERED],
    'Did you mean "engineering-test"?',
  ],
])('%s is refused', async (_what, argv, message) => {
  const { exitCode, stdout, stderr } = await run(command, argv);
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  expect(stderr).toContain(message);
});
