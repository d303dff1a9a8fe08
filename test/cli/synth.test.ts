import { existsSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { synthCommand } from '../../lib/cli/synth';
import { writeProofs } from '../../lib/assembly/proven/proofs-file';
import { EXPECTED_CHECKS } from '../assembly/support/checks';
import { writeAssembly } from '../assembly/support/write-assembly';
import { recorder } from '../operate/live/fake';
import type { Step } from '../../lib/operate/deploy/run-step';

interface Synthesized {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly steps: readonly Step[];
  readonly output: string;
}

/** Over the proven assembly of another day, by an app that does what `act` says. */
async function synth(argv: readonly string[], act: (output: string) => number, variables = {}): Promise<Synthesized> {
  const output = writeAssembly({ Shop: { template: { Resources: {} } } });
  writeProofs(output, EXPECTED_CHECKS);
  const steps: Step[] = [];
  const [stdout, stderr] = [recorder(), recorder()];
  const run = (step: Step): Promise<number> => {
    steps.push(step);
    return Promise.resolve(act(output));
  };
  const exitCode = await synthCommand({ argv, streams: { stdout, stderr }, run, variables, output });
  return { exitCode, stdout: stdout.text(), stderr: stderr.text(), steps, output };
}

function makes(output: string): number {
  writeAssembly({ Shop: { template: { Resources: {} } } }, {}, output);
  writeProofs(output, EXPECTED_CHECKS);
  return 0;
}

test('an app that proves what it makes ends with 0', async () => {
  const { exitCode, stderr, steps, output } = await synth([], makes);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(steps.map(({ argv }) => argv.slice(1))).toEqual([['synth', '--quiet', '--no-notices', '--output', output]]);
});

test('an app that ends well and makes nothing ends with 1, and the assembly of another day is none', async () => {
  const { exitCode, stderr, output } = await synth([], () => 0);
  expect(exitCode).toBe(1);
  expect(stderr).toContain(
    'not proven: it has no proofs.json: its checks failed, or did not run. The app of cdk.json did not run, or not to its end.',
  );
  expect(existsSync(join(output, 'proofs.json'))).toBe(false);
});

test('an app that fails ends as it does', async () => {
  expect(await synth([], () => 3)).toMatchObject({ exitCode: 3, stderr: '' });
});

test('variables that are options of the CDK are named', async () => {
  const { exitCode, stderr } = await synth([], makes, { CDK_APP: 'true', CDK_A: 'true', CDK_HOME: '/x', HOME: '/y' });
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: 'Not taken from the environment: CDK_A, CDK_APP.\n' });
});

test.each([[['--app', 'true']], [['-a=true']], [['Organization']], [['--help', '--help']], [['']]])(
  '%j is refused, and nothing is run',
  async (argv) => {
    const { exitCode, stderr, steps } = await synth(argv, makes);
    expect(exitCode).toBe(2);
    expect(stderr.trimEnd().split('\n')).toHaveLength(argv.length);
    expect(steps).toEqual([]);
  },
);

test('--help runs nothing', async () => {
  const { exitCode, stdout, steps } = await synth(['--help'], makes);
  expect(exitCode).toBe(0);
  expect(stdout).toContain('npm run synth');
  expect(steps).toEqual([]);
});

test.each([
  [
    'a file',
    (path: string) => {
      writeFileSync(path, 'hi');
    },
    'a file',
  ],
  [
    'a link to itself',
    (path: string) => {
      symlinkSync(path, path);
    },
    'a link that leads to no folder',
  ],
  [
    'a link to nothing',
    (path: string) => {
      symlinkSync(`${path}-gone`, path);
    },
    'a link that leads to no folder',
  ],
])('where %s stands in its place nothing runs, and one line says so', async (_what, put, words) => {
  const folder = mkdtempSync(join(tmpdir(), 'synth-'));
  const output = join(folder, 'cdk.out');
  put(output);
  const [stdout, stderr] = [recorder(), recorder()];
  const run = (): Promise<number> => Promise.reject(new Error('it runs'));
  const exitCode = await synthCommand({ argv: [], streams: { stdout, stderr }, run, variables: {}, output });
  rmSync(folder, { recursive: true });
  expect([exitCode, stderr.text()]).toEqual([
    2,
    `${output}: it is ${words}, where the folder of the cloud assembly belongs. Remove it.\n`,
  ]);
});
