import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesOf, repository } from '../support/repository';
import { redirectedWithBanner } from './markdown';

/** They tell of what was, too. */
const HISTORY = ['CHANGELOG.md'];

const pages = filesOf('.md').filter((page) => !HISTORY.includes(page));

test('no page has the output of npm run go elsewhere without --silent: npm would write its banner there, too', () => {
  expect(
    pages.flatMap((page) =>
      redirectedWithBanner(readFileSync(join(repository, page), 'utf8')).map((line) => `${page}: ${line}`),
    ),
  ).toEqual([]);
});

test.each<[what: string, page: string, refused: number]>([
  ['a file', '```sh\nnpm run access > access.md\n```', 1],
  ['a file that grows', '```sh\nnpm run access >> access.md\n```', 1],
  ['another command', '```sh\nnpm run review -- --base main | less\n```', 1],
  ['a file, in a line', 'Say `npm run access >access.md`.', 1],
  ['a file, after a command that is silent', '```sh\nnpm run --silent x > y && npm run access > z\n```', 1],
  ['a file, over two lines', '```sh\nnpm run can -- --account x \\\n  --action y > z\n```', 1],
  ['a file, silently', '```sh\nnpm run --silent access > access.md\nnpm run -s access | less\n```', 0],
  ['the terminal, with a placeholder', '`npm run deploy -- --assembly <folder>` or `npm run can` | `x > y`', 0],
  ['the terminal, with a comment', '```sh\nnpm run pages   # a > b\nnpm run x || exit\n```', 0],
  ['the terminal, in a cell of a table', '| `npm run access` | who can do how much |', 0],
])('output that goes to %s', (_where, page, refused) => {
  expect(redirectedWithBanner(page)).toHaveLength(refused);
});
