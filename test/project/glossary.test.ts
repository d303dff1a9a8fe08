import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesOf, inTestCompany, repository } from '../support/repository';

/*
 * docs/glossary.md has one word for one thing. Where a company reads and writes, AWS's word for it would be a second one: in the
 * keys of the config, in what is said of it, and in the files that `npm run new-company` starts from.
 */

const SECOND_WORDS: Readonly<Record<string, RegExp>> = {
  persona: /\bpermission[ -]sets?\b/i,
  'machine role': /\b(?:service|workload|application) roles? (?:of|in) the (?:catalogue|config)\b|\bservice roles?\b/i,
  guardrail: /\bSCPs?\b|\bcontrol policy of the config\b/,
};

/** Texts between quotes on a line that is no comment. */
function textsOf(file: string): readonly string[] {
  return readFileSync(join(repository, file), 'utf8')
    .split('\n')
    .filter((line) => !/^\s*(?:\*|\/\*|\/\/)/.test(line))
    .flatMap((line) => [...line.matchAll(/'(?:[^'\\]|\\.)*'|`[^`]*`/g)].map(([text]) => text));
}

/** What a fork writes in its own is its own affair. */
const files = ['lib/config/checks', 'lib/model', inTestCompany('config/')].flatMap((folder) =>
  filesOf('.ts', folder.replace(/\/$/, '')),
);

test.each(Object.entries(SECOND_WORDS))(
  'a %s is called so, and nothing else, in what is said of a config',
  (_word, second) => {
    expect(files.length).toBeGreaterThan(60);
    const found = files
      .flatMap((file) => textsOf(file).map((text) => `${file}: ${text}`))
      .filter((text) => second.test(text));
    expect(found).toEqual([]);
  },
);

test.each(Object.keys(SECOND_WORDS))('%s stands in the glossary', (word) => {
  expect(readFileSync(join(repository, 'docs/glossary.md'), 'utf8')).toMatch(new RegExp(`^\\| ${word} +\\|`, 'm'));
});
