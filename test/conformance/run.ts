/**
 * Tries the engine on every rule that it is held to and on random policies, rewrites `docs/engine.md`, and asks a second evaluator
 * where there is one: `LANDING_ZONE_EVALUATOR='my-evaluator --stdin' npm run conformance -- --requests 10000 --seed 7`. Ends with
 * 1 where a rule does not hold or the two differ.
 */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { refuse, scriptOptions } from '../../bench/script-options';
import { compareWith, type DifferentialResult } from './differential';
import { enginePage } from './page';

const SHOWN = 5;
const root = join(__dirname, '../..');
const options = scriptOptions(
  'conformance',
  'Tries the policy engine on its rules and on random policies, and rewrites docs/engine.md.\nLANDING_ZONE_EVALUATOR names a command to compare it with: it reads requests as JSON lines, and prints allowed, denied or depends.',
  {
    requests: { value: '<number>', help: 'random requests for the other evaluator, 10000 unless told' },
    seed: { value: '<number>', help: 'the same requests for the same number, 1 unless told' },
  },
);

function numberOf(name: 'requests' | 'seed', otherwise: number): number {
  const value = options[name] ?? String(otherwise);
  if (typeof value !== 'string' || !/^\d{1,7}$/.test(value))
    refuse('conformance', `--${name}: "${String(value)}" is no number`);
  return Number(value);
}

function rulesHold(): boolean {
  const { status } = spawnSync(process.execPath, ['node_modules/jest/bin/jest.js', 'test/policy'], {
    cwd: root,
    stdio: 'inherit',
  });
  return status === 0;
}

function report({ agreed, notKnown, differences }: DifferentialResult): boolean {
  for (const { request, ours, theirs } of differences.slice(0, SHOWN))
    console.log(`The engine says ${ours}, the other ${theirs}: ${JSON.stringify(request)}`);
  console.log(`${agreed} alike, ${notKnown} not known to the engine, ${differences.length} different`);
  return differences.length === 0;
}

function isAgreedWith(command: string | undefined): boolean {
  const run = { count: numberOf('requests', 10_000), seed: numberOf('seed', 1) };
  if (command !== undefined && command !== '') return report(compareWith({ ...run, command }));
  console.log('No other evaluator: LANDING_ZONE_EVALUATOR names none.');
  return true;
}

function main(): void {
  const holds = rulesHold();
  writeFileSync(join(root, 'docs/engine.md'), enginePage());
  const agrees = isAgreedWith(process.env.LANDING_ZONE_EVALUATOR);
  if (!holds || !agrees) process.exitCode = 1;
}

try {
  main();
} catch (error) {
  console.error(`conformance: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 2;
}
