import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { withSynthesized, type Synthesized } from '../../lib/review/git/synthesized';

/*
 * Sides that are commits, in a repository whose CDK is a script of its own: with which installation each is synthesized, and what an
 * installation may run.
 */

const repository = mkdtempSync(join(tmpdir(), 'synthesized-'));
const ran = join(repository, 'ran-on-install');
afterAll(() => {
  rmSync(repository, { recursive: true, force: true });
});

function write(path: string, text: string): void {
  mkdirSync(dirname(join(repository, path)), { recursive: true });
  writeFileSync(join(repository, path), text);
}

function git(...argv: readonly string[]): string {
  const who = ['-c', 'user.name=a', '-c', 'user.email=a@trips.com', '-c', 'commit.gpgsign=false'];
  return execFileSync('git', [...who, ...argv], { cwd: repository, encoding: 'utf8' });
}

/** A lockfile of one linked package. @param version of the whole */
function lockfile(version: string): string {
  return JSON.stringify({
    name: 'x',
    version,
    lockfileVersion: 3,
    packages: {
      '': { name: 'x', version, dependencies: { 'aws-cdk': 'file:cdk' } },
      cdk: { name: 'aws-cdk', version: '1.0.0', hasInstallScript: true },
      'node_modules/aws-cdk': { resolved: 'cdk', link: true },
    },
  });
}

function commit(version: string): void {
  write('package.json', JSON.stringify({ name: 'x', version, dependencies: { 'aws-cdk': 'file:cdk' } }));
  write('package-lock.json', lockfile(version));
  git('add', '--all');
  git('commit', '--quiet', '--message', version);
}

beforeAll(() => {
  git('init', '--quiet');
  write('.gitignore', 'node_modules\n');
  write(
    'cdk/package.json',
    JSON.stringify({
      name: 'aws-cdk',
      version: '1.0.0',
      scripts: { preinstall: `node -e "require('fs').writeFileSync('${ran}', '')"` },
    }),
  );
  // Says whose installation it was found in.
  write(
    'cdk/bin/cdk',
    `const fs = require('fs');
const output = process.argv[process.argv.indexOf('--output') + 1];
fs.mkdirSync(output, { recursive: true });
fs.writeFileSync(output + '/manifest.json', '{}');
fs.writeFileSync(output + '/node_modules.txt', fs.realpathSync('node_modules'));
`,
  );
  commit('1.0.0');
  commit('2.0.0');
  mkdirSync(join(repository, 'node_modules'));
  symlinkSync(join(repository, 'cdk'), join(repository, 'node_modules/aws-cdk'), 'dir');
});

/** Of what a side is, and in which installation it was made. */
async function sideOf(meant: string): Promise<Synthesized & { readonly installation: string }> {
  return withSynthesized(repository, { meant, option: '--base' }, (side) => {
    const told = join(side.folder, 'node_modules.txt');
    return Promise.resolve({ ...side, installation: existsSync(told) ? readFileSync(told, 'utf8') : '' });
  });
}

test('the same lockfile means the same installation', async () => {
  const { installation, failure } = await sideOf('HEAD');
  expect(failure).toBeUndefined();
  expect(installation).toBe(join(repository, 'node_modules'));
});

test('so it does of a commit that holds an installation, or a link to one', async () => {
  git('add', '--force', 'node_modules');
  git('commit', '--quiet', '--message', 'an installation');
  const { failure, installation } = await sideOf('HEAD');
  git('reset', '--quiet', '--mixed', 'HEAD~1');
  expect(failure).toBeUndefined();
  expect(installation).toBe(join(repository, 'node_modules'));
});

test('another lockfile means one of its own, which runs no script of a package', async () => {
  const { installation, failure, folder } = await sideOf('HEAD~1');
  expect(failure).toBeUndefined();
  expect(installation).toMatch(/tree[\\/]node_modules$/);
  expect(existsSync(ran)).toBe(false);
  expect(existsSync(folder)).toBe(false);
  expect(git('worktree', 'list').trim().split('\n')).toHaveLength(1);
});

test('an installation that fails is why there is no side, without folders of this machine', async () => {
  write('package.json', JSON.stringify({ name: 'x', version: '3.0.0', dependencies: { 'aws-cdk': 'file:elsewhere' } }));
  git('commit', '--quiet', '--all', '--message', 'broken');
  write('package-lock.json', `${lockfile('2.0.0')}\n`);
  const { failure = [] } = await sideOf('HEAD');
  expect(failure.length).toBeGreaterThan(0);
  expect(failure.join('\n')).not.toContain(tmpdir());
});
