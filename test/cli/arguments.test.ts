import { repository } from '../support/repository';
import { spawn } from 'node:child_process';
import { access } from '../../lib/cli/access';
import { ExitCode, type Command } from '../../lib/cli/command';
import type { OptionSpecs } from '../../lib/cli/options';
import { whoCan } from '../../lib/cli/who-can';
import { complianceCommand } from '../../lib/cli/compliance';
import { driftCommand } from '../../lib/cli/drift';
import { executionPolicyCommand } from '../../lib/cli/execution-policy';
import { LiveError } from '../../lib/operate/live';
import { preflightCommand } from '../../lib/cli/preflight';
import { HOSTILE, wrong } from './hostile-arguments';
import { can, run, sampleAssembly } from './support';

const nobody = (): Promise<never> => Promise.reject(new LiveError('failed', 'Nobody is there to ask.'));
const commands: readonly Command[] = [
  can,
  whoCan,
  access(nobody),
  driftCommand(nobody),
  executionPolicyCommand,
  preflightCommand(nobody, nobody),
  complianceCommand(nobody),
];

const assembly = sampleAssembly();
const SOUND: Readonly<Record<string, string>> = {
  principal: 'developers/Developer',
  account: 'engineering-dev',
  action: 's3:GetObject',
};

/** A question that is sound but for one option. */
function argvOf(options: OptionSpecs, name: string, value: string): readonly string[] {
  const sound = Object.entries(SOUND).flatMap(([key, text]) =>
    key in options && key !== name ? [`--${key}=${text}`] : [],
  );
  const folder = name !== 'assembly' && 'assembly' in options ? [`--assembly=${assembly}`] : [];
  return [...sound, ...folder, `--${name}=${value}`];
}

const cases = commands.flatMap((command) =>
  Object.entries(command.options)
    // What an answer of `access` takes is no matter of its arguments.
    .filter(([name, { kind }]) => kind !== 'flag' && !(command.name === 'access' && name === 'assembly'))
    .map(([name], place) => [command.name, name, command, place] as const),
);

test.each(cases)('%s: whatever is given to --%s is answered in plain lines', async (_command, name, command, place) => {
  const faults: string[] = [];
  // Each option has a third of them: together they have them all, in a third of the time.
  for (const value of HOSTILE.filter((_, index) => index % 3 === place % 3)) {
    const found = wrong(await run(command, argvOf(command.options, name, value)));
    if (found !== undefined) faults.push(`${JSON.stringify(value.slice(0, 40))}: ${found.slice(0, 300)}`);
  }
  expect(faults).toEqual([]);
});

test.each(commands.map((command) => [command.name, command] as const))(
  '%s has the same help, and refuses what it does not know, all at once',
  async (name, command) => {
    const help = await run(command, ['--help']);
    expect(help).toMatchObject({ exitCode: 0, stderr: '' });
    expect(help.stdout).toContain(`npm run ${name} -- …\n\n${command.about}`);
    expect(help.stdout).toMatch(/Exit code/);
    expect(Object.keys(command.options)).toContain('json');
    const argv = ['--hlep', '--__proto__', '-x', '--json=1', '--json', 'stray', '--', 'one more', '\u001b[2J'];
    const { exitCode, stdout, stderr } = await run(command, argv);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr.split('\n').slice(0, 4)).toEqual([
      '--hlep: no such option. Did you mean "--help"?',
      '--__proto__: no such option. See --help.',
      expect.stringMatching(/^-x: no such option\./),
      '--json: takes no value, found "1".',
    ]);
    expect(stderr).toContain('"one more": no option takes it.');
    expect(stderr).toContain('\\u001b[2J');
    expect(stderr).not.toContain('\u001b');
  },
);

test('what is printed of a template holds nothing that a terminal obeys', async () => {
  const shows: Command = {
    name: 'shows',
    about: '',
    options: {},
    run: (_options, { stdout }) => {
      stdout.write('{"name": "\u009b2J\u202e"}\n\ttab\n');
      return Promise.resolve(ExitCode.OK);
    },
  };
  const { stdout } = await run(shows, []);
  expect(stdout).toBe('{"name": "\\u009b2J\\u202e"}\n\ttab\n');
});

interface Ended {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stderr: string;
}

/** Runs a line of a shell in the repository. */
function shell(line: string): Promise<Ended> {
  const child = spawn('bash', ['-c', line], {
    cwd: repository,
    env: { ...process.env, NODE_ENV: '', COMMAND: 'node -r ./bin/register.js bin/execution-policy.ts' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const stderr: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => stderr.push(String(chunk)));
  return new Promise((ended) =>
    child.on('close', (exitCode, signal) => {
      ended({ exitCode, signal, stderr: stderr.join('') });
    }),
  );
}

test.each([
  ['a reader that has read enough', '$COMMAND --assembly "$0" 2>/dev/null | head -1; exit ${PIPESTATUS[0]}', 0, /^$/],
  ['nobody who reads what is wrong', '$COMMAND --wrong 2> >(true)', 2, /^$/],
  ['output that was closed before', '$COMMAND --assembly "$0" >&- 2>/dev/null', 0, /^$/],
  [
    'a disk that is full',
    '$COMMAND --assembly "$0" 2>&1 >/dev/full | grep "could not be written" >&2; exit ${PIPESTATUS[0]}',
    2,
    /ENOSPC/,
  ],
])('a process with %s ends as it should', async (_what, line, exitCode, stderr) => {
  const ended = await shell(line.replace('"$0"', JSON.stringify(assembly)));
  expect(ended).toMatchObject({ exitCode, stderr: expect.stringMatching(stderr) as string });
});
