import { existsSync } from 'node:fs';
import { join } from 'node:path';
import config from '../../jest.config.js';
import long from '../../jest.long.config.js';
import { isTold, LONG_TESTS } from '../support/long-tests.js';
import { filesOf, repository } from '../support/repository';

/* `npm test` and `npm run test:long` are every test together, each once. */

const tests = filesOf('.test.ts', 'test').map((file) => file.replaceAll('\\', '/'));

test('what is left to npm run test:long is there', () => {
  expect(LONG_TESTS.filter((name) => !existsSync(join(repository, 'test', `${name}.test.ts`)))).toEqual([]);
  expect(new Set(LONG_TESTS).size).toBe(LONG_TESTS.length);
});

test('every test is in one of the two', () => {
  const ignored = LONG_TESTS.map((name) => new RegExp(`/test/${name}\\.test\\.ts$`));
  const left = tests.filter((file) => ignored.some((pattern) => pattern.test(`/${file}`)));
  expect(
    [long.testMatch ?? []]
      .flat()
      .map((path) => path.replace('<rootDir>/', ''))
      .sort(),
  ).toEqual([...left].sort());
  expect(long.testPathIgnorePatterns).toEqual([]);
  expect(left.length).toBeLessThan(tests.length / 2);
});

test('whether the config and the proofs hold is never left out', () => {
  expect(LONG_TESTS).not.toEqual(expect.arrayContaining(['project/company']));
  expect(LONG_TESTS).not.toContain('proofs/proofs');
  expect(LONG_TESTS).not.toContain('app/stacks/snapshots');
});

test.each([
  [[], false],
  [['-u'], false],
  [['--json', '--outputFile=x.json'], false],
  [['--json', '--outputFile', 'x.json', '-w', '2'], false],
  [['test/review'], true],
  [['-u', 'names'], true],
  [['-t', 'a name'], true],
  [['--testNamePattern=a'], true],
])('npm test -- %j names what to run: %s', (given, told) => {
  expect(isTold(given)).toBe(told);
});

test('whoever names what to run gets it, long or not', () => {
  expect(config.testMatch).toEqual(['**/*.test.ts']);
});
