import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dataUpdateOf, DATA_PACKAGES, type Manifests } from '../../lib/host/data-update';
import { asJson } from '../../lib/review/render/json';
import { repository } from '../support/repository';
import { FakeGitHub, github } from './fake-github';

const read = (name: string): string => readFileSync(join(repository, name), 'utf8');
const now: Manifests = { manifest: read('package.json'), lockfile: read('package-lock.json') };
const [actions] = DATA_PACKAGES;

interface Lockfile {
  packages: Record<string, Record<string, unknown>>;
}
interface Manifest {
  dependencies: Record<string, string>;
  scripts: Record<string, string>;
}

const HASH = `sha512-${'A'.repeat(86)}==`;

/** What is installed, with a newer list of actions, and edited further. */
function updated(
  editLockfile: (lockfile: Lockfile) => void = () => undefined,
  editManifest: (manifest: Manifest) => void = () => undefined,
  version = '0.99.1',
): Manifests {
  const manifest = JSON.parse(now.manifest) as Manifest;
  const lockfile = JSON.parse(now.lockfile) as Lockfile;
  manifest.dependencies[actions] = version;
  Object.assign(lockfile.packages['']?.dependencies ?? {}, { [actions]: version });
  Object.assign(entryOf(lockfile, actions), { version, integrity: HASH });
  editManifest(manifest);
  editLockfile(lockfile);
  return { manifest: JSON.stringify(manifest), lockfile: JSON.stringify(lockfile) };
}

function entryOf(lockfile: Lockfile, name: string): Record<string, unknown> {
  const entry = lockfile.packages[`node_modules/${name}`];
  if (entry === undefined) throw new Error(`no ${name}`);
  return entry;
}

test('what is installed is no update, and a newer version of a package is one', () => {
  expect(dataUpdateOf(now, now)).toEqual([]);
  expect(dataUpdateOf(now, updated())).toEqual([expect.stringMatching(/^@cloud-copilot\/iam-data \S+ to 0\.99\.1$/)]);
});

test.each<[what: string, after: Manifests]>([
  ['another script', updated(undefined, ({ scripts }) => (scripts.postinstall = 'curl https://x.test'))],
  ['another package', updated(undefined, ({ dependencies }) => (dependencies['is-odd'] = '1.0.0'))],
  ['another version of another package', updated(undefined, ({ dependencies }) => (dependencies.zod = '1.0.0'))],
  ['a range', updated(undefined, undefined, '^0.99.1')],
  ['a package from elsewhere', updated(undefined, undefined, 'git+https://x.test/a.git')],
  ['no package any more', updated(undefined, (manifest) => (manifest.dependencies = {}))],
  ['a version that is not the one that is installed', updated((lock) => (entryOf(lock, actions).version = '0.99.2'))],
  ['an address to install from', updated((lock) => (entryOf(lock, actions).resolved = 'https://x.test/a.tgz'))],
  ['no hash', updated((lock) => delete entryOf(lock, actions).integrity)],
  ['a hash of another kind', updated((lock) => (entryOf(lock, actions).integrity = 'sha1-AAAA'))],
  ['a script of the package at install time', updated((lock) => (entryOf(lock, actions).hasInstallScript = true))],
  ['another hash of another package', updated((lock) => (entryOf(lock, 'zod').integrity = HASH))],
  [
    'one package more',
    updated((lock) => (lock.packages['node_modules/is-odd'] = { version: '1.0.0', integrity: HASH })),
  ],
  [
    'a copy inside of another package',
    updated(
      (lock) => (lock.packages[`node_modules/zod/node_modules/${actions}`] = { version: '1.0.0', integrity: HASH }),
    ),
  ],
  ['no JSON', { ...updated(), lockfile: '{' }],
])('an update with %s is refused', (_what, after) => {
  expect(() => dataUpdateOf(now, after)).toThrow('Nothing was proposed');
});

describe('the pull request', () => {
  const folder = mkdtempSync(join(tmpdir(), 'proposal-'));
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const parent = 'b'.repeat(40);
  const sha = 'c'.repeat(40);
  const branch = 'landing-zone/aws-data';
  const list = `/pulls?state=open&head=trips:${branch}&base=main`;
  const git = {
    [`/git/commits/${parent}`]: { tree: { sha: 'before' } },
    'POST /git/trees': { sha: 'after' },
    'POST /git/commits': { sha },
  };
  const propose = async ({ manifest, lockfile }: Manifests, answers: object): Promise<FakeGitHub> => {
    const report = asJson({ findings: [], questions: 0, approvers: [] });
    for (const [name, text] of Object.entries({
      'package.json': manifest,
      'package-lock.json': lockfile,
      'report.json': report,
    }))
      writeFileSync(join(folder, name), text);
    const fake = new FakeGitHub({ ...git, ...answers });
    const argv = ['--do', 'propose-data', '--folder', folder, '--base', 'main'];
    expect(await github(fake, argv)).toMatchObject({ exitCode: 0, stderr: '' });
    return fake;
  };

  test('is one commit on the default branch, with both files, and says what it means here', async () => {
    const after = updated();
    const { written } = await propose(after, { [`/git/matching-refs/heads/${branch}`]: [], [list]: [] });
    expect(written.map(({ call }) => call)).toEqual([
      'POST /git/trees',
      'POST /git/commits',
      'POST /git/refs',
      'POST /pulls',
    ]);
    expect(written[0]?.body).toMatchObject({
      base_tree: 'before',
      tree: [
        { path: 'package.json', content: after.manifest },
        { path: 'package-lock.json', content: after.lockfile },
      ],
    });
    expect(written[1]?.body).toMatchObject({ tree: 'after', parents: [parent] });
    expect(written[2]?.body).toEqual({ ref: `refs/heads/${branch}`, sha });
    expect(written[3]?.body).toMatchObject({
      base: 'main',
      head: branch,
      body: expect.stringMatching(/iam-data .* to 0\.99\.1[^]*Nothing changes/) as string,
    });
  });

  test('that is open is updated, and one of a fork with a branch of that name is not', async () => {
    const open = (number: number, name: string): object => ({ number, head: { repo: { full_name: name } } });
    const { written } = await propose(updated(), {
      [`/git/matching-refs/heads/${branch}`]: [{ ref: `refs/heads/${branch}-2` }, { ref: `refs/heads/${branch}` }],
      [list]: [open(1, 'trips/a-fork'), open(2, 'trips/landing-zone')],
    });
    expect(written.slice(2).map(({ call }) => call)).toEqual([`PATCH /git/refs/heads/${branch}`, 'PATCH /pulls/2']);
  });

  test('is not made where nothing is new', async () => {
    expect((await propose(now, {})).calls).toEqual([]);
  });
});
