/**
 * How long the commands take that answer from `cdk.out`, as multiples of a Node.js that does nothing: this machine's speed
 * and its other work are in both. Run it with `node -r ./bin/register.js bench/commands.ts` after `npm run synth`; nothing is
 * asserted.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const RUNS = 5;
const QUESTION = ['--account', 'engineering-dev', '--action', 'ec2:RunInstances'];
const typescript = (script: string, ...argv: string[]): string[] => ['-r', './bin/register.js', script, ...argv];

const COMMANDS: Readonly<Record<string, readonly string[]>> = {
  'node alone': ['-e', ''],
  'node with ts-node': ['-r', './bin/register.js', '-e', ''],
  can: typescript('bin/can.ts', '--principal', 'developers/Developer', ...QUESTION),
  'who-can': typescript('bin/who-can.ts', ...QUESTION),
  access: typescript('bin/access.ts'),
};

/** The shortest of several runs is the one that other work on the machine disturbed least. */
function shortest(argv: readonly string[]): number {
  const runs = Array.from({ length: RUNS }, () => {
    const start = performance.now();
    const { status } = spawnSync(process.execPath, argv, { cwd: join(__dirname, '..'), stdio: 'ignore' });
    if (status === 2) throw new Error(`${argv.join(' ')} could not answer. Run "npm run synth" first.`);
    return performance.now() - start;
  });
  return Math.min(...runs);
}

const times = Object.entries(COMMANDS).map(([command, argv]) => ({ command, milliseconds: shortest(argv) }));
const floor = times[0]?.milliseconds ?? 1;
console.table(
  times.map(({ command, milliseconds }) => ({
    command,
    milliseconds: Math.round(milliseconds),
    'times the floor': (milliseconds / floor).toFixed(1),
  })),
);
