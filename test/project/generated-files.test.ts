import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesOf, repository } from '../support/repository';

/* Whoever changes the sample or the catalogue sees tests of generated files fail: each has to name its one command. */

const HOME = 'test/support/generated-file.ts';
const files = filesOf('.ts', 'test').filter((file) => file !== HOME);
const textOf = (file: string): string => readFileSync(join(repository, file), 'utf8');

test('no test writes a file of the repository but by the helper that names its command', () => {
  const self = 'test/project/generated-files.test.ts';
  expect(files.filter((file) => file !== self && /process\.env\W+UPDATE_/.test(textOf(file)))).toEqual([]);
  expect(files.filter((file) => /\btestGeneratedFile\(/.test(textOf(file))).length).toBeGreaterThan(9);
});

test('every command that a page names is of a test that there is', () => {
  const pages = filesOf('.md', 'docs');
  const named = pages.flatMap((file) => [...textOf(file).matchAll(/UPDATE_[A-Z]+=1 npm test -- ([\w/-]+)/g)]);
  expect(named.length).toBeGreaterThan(7);
  for (const [, by = ''] of named)
    expect(existsSync(join(repository, `${by}.test.ts`)) || existsSync(join(repository, by)) ? by : '').toBe(by);
  expect(pages.filter((file) => /UPDATE_DOCS=1 (?!npm test -- )/.test(textOf(file)))).toEqual([]);
});
