import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CHAINS } from '../../e2e/breakages';
import { commandsOf } from '../../e2e/breakages/break';
import { readAwsCommand } from '../../support/pages/aws-command';
import { withExamples } from '../../support/pages/commands';
import { complaintOf, errorTable, readErrorTable, rowOf, type ErrorRow } from '../../support/pages/error-table';
import { filesOf, repository } from '../../support/repository';

/*
 * The table of docs/deploying.md, "When a deploy fails": each complaint is met in one place, by a deploy that the end-to-end run breaks
 * or by a unit test that asks `complaintOf` for its words, and each command is run there.
 */

const breakages = CHAINS.flatMap((chain) => chain.breakages);

/** Complaints whose words a unit test takes from the table. */
const byUnitTests = filesOf('.test.ts', 'test')
  .filter((file) => file !== 'test/operate/deploy/error-table.test.ts')
  .flatMap((file) => [...readFileSync(join(repository, file), 'utf8').matchAll(/\bcomplaintOf\(\s*(['"])(.+?)\1/g)])
  .map(([, , name = '']) => name);

const met = [...breakages.flatMap(({ meets }) => meets), ...byUnitTests];

test.each(errorTable.flatMap(({ complaints }) => complaints.map(({ name }) => name)))(
  '%s is met in one place',
  (name) => {
    expect(met.filter((one) => one === name)).toEqual([name]);
  },
);

test('what is met is in the table', () => {
  const names = errorTable.flatMap(({ complaints }) => complaints.map(({ name }) => name));
  expect(met.filter((name) => !names.includes(name))).toEqual([]);
});

test('the table has rows, and no row is without words or names another’s', () => {
  expect(errorTable.length).toBeGreaterThan(15);
  expect(errorTable.filter(({ complaints }) => complaints.length === 0)).toEqual([]);
  const names = errorTable.flatMap(({ complaints }) => complaints.map(({ name }) => name));
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

/** Rows that a unit test meets have no commands but these: they mend nothing that the unit has. */
const OF_THE_DEPLOY = ['npm run deploy'];

/** What no breakage runs, and why. */
const NOT_RUN: Readonly<Record<string, string>> = {
  'aws logs tail /aws/lambda/<function>': 'for reading where it comes again: the emulator keeps no logs of functions',
};

test.each(errorTable.map((row) => [row.complaints.map(({ name }) => name).join(', '), row] as const))(
  'the commands of %s are run',
  (_names, row) => {
    expect(row.commands.filter((command) => !isRun(row, command))).toEqual([]);
  },
);

function isRun({ complaints }: ErrorRow, command: string): boolean {
  if (Object.hasOwn(NOT_RUN, command)) return true;
  const names = complaints.map(({ name }) => name);
  const own = breakages.filter(({ meets }) => meets.some((name) => names.includes(name)));
  return own.length === 0 ? OF_THE_DEPLOY.includes(command) : own.some((one) => commandsOf(one).includes(command));
}

test('what is not run is in the table, and what a way leaves out is a command of its row', () => {
  const commands = errorTable.flatMap((row) => row.commands);
  expect(Object.keys(NOT_RUN).filter((command) => !commands.includes(command))).toEqual([]);
  const stray = breakages.flatMap(({ meets, wayOut }) =>
    typeof wayOut === 'object'
      ? Object.keys(wayOut.leavesOut ?? {}).filter(
          (start) => !meets.flatMap((name) => rowOf(name).commands).some((command) => command.startsWith(start)),
        )
      : [],
  );
  expect(stray).toEqual([]);
});

test('every row ends in a deploy', () => {
  expect(errorTable.filter(({ commands }) => !commands.includes('npm run deploy'))).toEqual([]);
});

test.each(
  errorTable.flatMap(({ commands }) =>
    commands.filter((command) => command.startsWith('aws') && !command.startsWith('aws logs tail')),
  ),
)('%s is a command of the AWS CLI', (command) => {
  expect(() => readAwsCommand(withExamples(command))).not.toThrow();
});

test('a last breakage of a chain has a way of its own, which the deploy that completes tries', () => {
  expect(CHAINS.filter(({ breakages: all }) => all.at(-1)?.wayOut === 'with the next')).toEqual([]);
});

describe('a table', () => {
  const page = [
    '## When a deploy fails',
    '',
    '| the CLI says | what happened | what to do |',
    '| --- | --- | --- |',
    '| `A … (b)` on it, or `C` | `D` | `aws s3 rb s3://<bucket>`, or [so](#another-way); then `npm run deploy` |',
    '',
    '### Another way',
    '',
    '```sh',
    'npm run preflight # first',
    'aws organizations list-accounts \\',
    '  --output table',
    '```',
    '',
    '## Another section',
    '',
    '| `E` | | `npm run drift` |',
  ].join('\n');

  test('is read with its words, and the commands of the sections that it leads to', () => {
    expect(readErrorTable(page)).toEqual([
      {
        complaints: [
          { name: 'A … (b) on it', words: /A.+\(b\)/ },
          { name: 'C', words: /C/ },
        ],
        commands: [
          'aws s3 rb s3://<bucket>',
          'npm run deploy',
          'npm run preflight',
          'aws organizations list-accounts --output table',
        ],
      },
    ]);
  });

  test('has no other complaints', () => {
    expect(() => complaintOf('Something else')).toThrow(
      'docs/deploying.md, "When a deploy fails" has no Something else; it has:\n',
    );
  });
});
