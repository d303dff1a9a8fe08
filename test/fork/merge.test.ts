import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repository } from '../support/repository';
import { Clone } from './clone';
import { assertMerged, documentedMerge } from './merge';

/* What `npm run fork` rests on. */

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'landing-zone-merge-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** A fork with a commit of its own, and one of upstream that it does not have. */
async function forked(name: string): Promise<Clone> {
  const upstream = new Clone(join(folder, `${name}-upstream`));
  const fork = new Clone(join(folder, name));
  mkdirSync(upstream.folder);
  await upstream.must(
    `git init --quiet -b main && git commit --quiet --allow-empty -m one && git clone --quiet --origin upstream . '${fork.folder}'`,
  );
  await upstream.must('git commit --quiet --allow-empty -m two');
  await fork.must('git commit --quiet --allow-empty -m ours && git fetch --quiet upstream');
  return fork;
}

test('a fork that did not take upstream in is noticed, also where it has merged before', async () => {
  const fork = await forked('beside');
  await fork.must('git checkout --quiet -b side HEAD && git commit --quiet --allow-empty -m side');
  await fork.must('git checkout --quiet main && git merge --quiet --no-ff -m merge side');
  await expect(assertMerged(fork)).rejects.toThrow('nothing of upstream/main was merged');
});

test('a fork that did is as it should be', async () => {
  const fork = await forked('merged');
  await fork.must('git merge --quiet --no-edit upstream/main');
  await expect(assertMerged(fork)).resolves.toBeUndefined();
});

test('UPGRADING.md gives the commands', () => {
  expect(documentedMerge(new Clone(repository))).toEqual(
    expect.arrayContaining(['git fetch upstream', 'git commit --no-edit']),
  );
});

test.each(['# Upgrading\n', '## Every time\n\n```sh\nnpm ci\n```\n'])('a page without them is noticed: %j', (page) => {
  expect(() => documentedMerge({ read: () => page })).toThrow('UPGRADING.md: no command of git under “Every time”');
});
