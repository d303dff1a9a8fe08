import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesOf, repository } from '../support/repository';

/** What may read the company's own config: its tests and its pages. */
const ABOUT_THE_COMPANY = ['test/project/company.test.ts', 'test/project/sample.test.ts', 'test/company/run.ts'];
/** Where the config is read for them. */
const READER = 'test/support/read-landing-zone.ts';
const READS_CONFIG = /from '(?:\.\.\/)+(?:config(?:\/[\w-]+)?|bin\/load-config)'/;
const READS_COMPANY = /\breadCompany\(\)/;
/** Scripts of `bin/` whose process reads it. */
const STARTS_PROCESS = /-r', '\.\/bin\/register\.js'[^;]*'bin\/(?:landing-zone|access|compliance|preflight)\.ts'/;

const files = filesOf('.ts', 'test')
  .filter((file) => !/^test\/(?:config|operate|model|assembly|proofs|ask)\/support/.test(file))
  .map((file) => ({ file, text: readFileSync(join(repository, file), 'utf8') }));

test('no test of the product imports config/, which is a fork’s to change', () => {
  const readers = files
    .filter(({ file }) => file !== READER)
    .filter(({ file, text }) => (READS_CONFIG.test(text) && isTopLevel(file, text)) || READS_COMPANY.test(text));
  expect(readers.map(({ file }) => file).sort()).toEqual([...ABOUT_THE_COMPANY].sort());
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
