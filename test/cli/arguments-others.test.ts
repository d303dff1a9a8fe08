import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { deployCommand } from '../../lib/cli/deploy';
import { explorer } from '../../lib/cli/explorer';
import { inPipelineCommand } from '../../lib/cli/in-pipeline';
import { review } from '../../lib/cli/review';
import { VALUES } from '../../lib/operate/deploy/options';
import type { LiveAws } from '../../lib/operate/live';
import type { OpenedStore } from '../../lib/operate/deploy/lease/open-store';
import { makesTheSame } from '../operate/deploy/deploying';
import { opened } from '../operate/deploy/memory-store';
import { recorder } from '../operate/live/fake';
import { config } from '../support/companies/trips';
import { loaded } from '../support/read-landing-zone';
import { repository } from '../support/repository';
import { HOSTILE, wrong } from './hostile-arguments';
import { run, sampleAssembly } from './support';

/*
 * Commands that compare, write or start others: whatever they are given is answered in plain lines, and what names something to be read is
 * never answered with success where it was not read. The other commands are in arguments.test.ts.
 */

const sample = sampleAssembly();
const scratch = mkdtempSync(join(tmpdir(), 'arguments-'));
afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
});

interface Answer {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  /** What was started. @default nothing is */
  readonly started?: readonly string[];
}
type Ask = (option: string, value: string) => Promise<Answer>;

const load = (): Promise<ReturnType<typeof loaded>> => Promise.resolve(loaded(config));
const open = (): Promise<OpenedStore> => Promise.resolve(opened());
const surroundings = { variables: {}, home: '/nowhere', project: '/nowhere', terminal: 'attached' } as const;

/** With every other option that it needs. */
function argvOf(sound: Readonly<Record<string, string>>, option: string, value: string): readonly string[] {
  return Object.entries({ ...sound, [option]: value }).map(([name, text]) => `--${name}=${text}`);
}

async function starting(
  start: (given: Pick<Parameters<typeof deployCommand>[0], 'run' | 'streams'>) => Promise<number>,
): Promise<Answer> {
  const [stdout, stderr] = [recorder(), recorder()];
  const started: string[] = [];
  const exitCode = await start({
    streams: { stdout, stderr },
    run: ({ argv }) => {
      started.push(argv.join(' '));
      makesTheSame(argv, sample);
      return Promise.resolve(0);
    },
  });
  return { exitCode, stdout: stdout.text(), stderr: stderr.text(), started };
}

const page = join(scratch, 'page.html');
const ASK: Readonly<Record<string, Ask>> = {
  review: (option, value) => run(review(load), argvOf({ base: sample, head: sample }, option, value)),
  explorer: (option, value) => run(explorer(load), argvOf({ assembly: sample, out: page }, option, value)),
  deploy: (option, value) =>
    starting((given) =>
      deployCommand({ ...given, argv: argvOf({ assembly: sample }, option, value), surroundings, open }),
    ),
  'in-pipeline': (option, value) =>
    starting((given) =>
      inPipelineCommand({
        ...given,
        argv: ['deploy', ...argvOf({ assembly: sample, 'require-approval': 'never' }, option, value)],
        environment: { AWS_ACCESS_KEY_ID: 'AKIA', AWS_SECRET_ACCESS_KEY: 'secret' },
        reach: () => Promise.resolve({ caller: () => Promise.resolve(caller) } as LiveAws),
        open,
      }),
    ),
};
const caller = {
  accountId: '111111111111',
  partition: 'aws',
  arn: 'arn:aws:sts::111111111111:assumed-role/lz-ci-deploy/x',
};

/** Options that name what is read: none of these values names anything that there is. */
const READ: readonly (readonly [command: string, option: string])[] = [
  ['review', 'base'],
  ['review', 'head'],
  ['explorer', 'base'],
  ['explorer', 'assembly'],
  ['deploy', 'assembly'],
  ['in-pipeline', 'assembly'],
];
const OTHERS: readonly (readonly [command: string, option: string])[] = [
  ['review', 'format'],
  ['review', 'fail-on'],
  ...Object.keys(VALUES).map((option) => ['deploy', option] as const),
];

test.each(READ)(
  '%s: a value of --%s that names nothing is refused, and nothing is started',
  async (command, option) => {
    const faults: string[] = [];
    for (const value of HOSTILE) {
      const answer = await ASK[command]?.(option, value);
      if (answer === undefined) throw new Error(command);
      const { exitCode, stderr, started = [] } = answer;
      const fault = wrong({ ...answer, stdout: '' }) ?? (exitCode === 2 && started.length === 0 ? undefined : stderr);
      if (fault !== undefined)
        faults.push(`${JSON.stringify(value.slice(0, 40))}: exit ${exitCode}, ${fault.slice(0, 300)}`);
    }
    expect(faults).toEqual([]);
  },
);

test.each(OTHERS)('%s: whatever is given to --%s is answered in plain lines', async (command, option) => {
  const faults: string[] = [];
  // A third of the values for each option: together they have them all.
  const place = OTHERS.findIndex((one) => one[0] === command && one[1] === option);
  for (const value of HOSTILE.filter((_, index) => index % 3 === place % 3)) {
    const answer = await ASK[command]?.(option, value);
    const fault = answer && wrong(answer);
    if (fault !== undefined) faults.push(`${JSON.stringify(value.slice(0, 40))}: ${fault.slice(0, 300)}`);
  }
  expect(faults).toEqual([]);
});

/** Commands whose options are tried elsewhere, and where. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  access: 'arguments.test.ts',
  can: 'arguments.test.ts',
  compliance: 'arguments.test.ts',
  drift: 'arguments.test.ts',
  'execution-policy': 'arguments.test.ts',
  preflight: 'arguments.test.ts',
  'who-can': 'arguments.test.ts',
  github: 'arguments-generated.test.ts',
  history: 'arguments-generated.test.ts',
  'new-company': 'arguments-generated.test.ts',
  synth: 'arguments-generated.test.ts',
};

test('every command has a test of its arguments', () => {
  const commands = readdirSync(join(repository, 'bin')).filter(
    (file) => file.endsWith('.ts') && readFileSync(join(repository, 'bin', file), 'utf8').includes('run-process'),
  );
  const named = [...Object.keys(ASK), ...Object.keys(ELSEWHERE)];
  expect(named.sort()).toEqual(commands.map((file) => basename(file, '.ts')).sort());
  expect(Object.values(ELSEWHERE).filter((file) => !existsSync(join(__dirname, file)))).toEqual([]);
});
