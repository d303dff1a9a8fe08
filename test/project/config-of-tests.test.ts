import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesOf, repository } from '../support/repository';
import { CODE_OWNERS } from './code-owners';

/** What may read the company's own config: its tests and its pages. */
const ABOUT_THE_COMPANY = ['test/project/company.test.ts', 'test/project/sample.test.ts', 'test/company/run.ts'];
/** Where the config is read for them. */
const READER = 'test/support/read-landing-zone.ts';
const READS_CONFIG = /from '(?:\.\.\/)+(?:config(?:\/[\w-]+)?|bin\/load-config)'/;
const READS_COMPANY = /\breadCompany\(\)/;
/** Scripts of `bin/` whose process reads it. */
const STARTS_PROCESS = /-r', '\.\/bin\/register\.js'[^;]*'bin\/(?:landing-zone|access|compliance|preflight)\.ts'/;

/** Reads its files by their path: as one of several folders, or as the one. */
const READS_FILES =
  /(?:filesOf|importsOf)\([^)]*['"`]config[/'"`]|(?:readdirSync|readFileSync|existsSync)\(\s*join\(repository, ['"`]config\b/;

/** Whose samples read as such. */
const ITSELF = 'test/project/config-of-tests.test.ts';

const files = filesOf('.ts', 'test')
  .filter((file) => !/^test\/(?:config|operate|model|assembly|proofs|ask)\/support/.test(file))
  .map((file) => ({ file, text: readFileSync(join(repository, file), 'utf8') }));

test('no test of the product imports config/, which is a fork’s to change', () => {
  const readers = files
    .filter(({ file }) => file !== READER)
    .filter(({ file, text }) => (READS_CONFIG.test(text) && isTopLevel(file, text)) || READS_COMPANY.test(text));
  expect(readers.map(({ file }) => file).sort()).toEqual([...ABOUT_THE_COMPANY].sort());
});

test('nor reads its files by their path', () => {
  const readers = files.filter(({ text }) => READS_FILES.test(text)).map(({ file }) => file);
  expect(readers.filter((file) => ![...ABOUT_THE_COMPANY, ITSELF].includes(file))).toEqual([]);
});

test.each([
  "filesOf('.ts', 'config')",
  "importsOf(['bin', 'config', 'lib'])",
  "readdirSync(join(repository, 'config'))",
  "readFileSync(join(repository, 'config/access.ts'), 'utf8')",
])('%s reads its files', (text) => {
  expect(text).toMatch(READS_FILES);
});

test('what such tests hold that synth does not stands in docs/proofs.md', () => {
  const { text } = files.find(({ file }) => file === 'test/project/company.test.ts') ?? {};
  const held = [...(text ?? '').matchAll(/^test\(\s*['"`](.*?)['"`],/gm)].map(([, name = '']) => name);
  expect(held).toHaveLength(4);
  const page = readFileSync(join(repository, 'docs/proofs.md'), 'utf8');
  const named = held.map((name) => name.replace('${CODE_OWNERS}', CODE_OWNERS).replace('${PAGES_FOLDER}', 'company'));
  const inTable = (name: string): boolean => page.includes(`| ${(/^[^;,]*[^;,/]/.exec(name) ?? [''])[0]}`);
  expect(named.filter((name) => !inTable(name))).toEqual([]);
});

test('a process that a test of the product starts and that reads config/ finds the test company there', () => {
  const starters = files.filter(({ text }) => STARTS_PROCESS.test(text));
  expect(starters.length).toBeGreaterThan(0);
  expect(starters.filter(({ text }) => !text.includes('REPLACE_CONFIG')).map(({ file }) => file)).toEqual([]);
});

/** Whether the import leads to the repository's top rather than to a folder of the same name beside the test. */
function isTopLevel(file: string, text: string): boolean {
  const [, up = ''] = /from '((?:\.\.\/)+)(?:config|bin)\b/.exec(text) ?? [];
  return up.split('../').length - 1 === file.split('/').length - 1;
}
