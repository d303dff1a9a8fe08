import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/*
 * How near `cdk synth` of this repository is to the least that it can be: a plain JavaScript app with one resource, the
 * same CLI and the same feature flags. Both run in turn, since the speed of a machine drifts; the ratio is what counts.
 *
 *   npm run bench                 5 rounds
 *   npm run bench -- --rounds 9   more of them
 */

const repository = join(__dirname, '..');
const cli = join(repository, 'node_modules/aws-cdk/bin/cdk');
const BUDGET = 1.5;

interface Contender {
  readonly name: string;
  readonly app: string;
}

const floor: Contender = {
  name: 'floor: one resource, plain JavaScript',
  app: `node ${join(__dirname, 'floor/app.js')}`,
};
const contenders: readonly Contender[] = [
  floor,
  {
    name: 'landing zone, ts-node transpile-only (cdk.json)',
    app: 'node -r ts-node/register/transpile-only bin/landing-zone.ts',
  },
  ...(process.argv.includes('--compilers')
    ? [{ name: 'landing zone, ts-node type-checked', app: 'node -r ts-node/register/type-check bin/landing-zone.ts' }]
    : []),
];

function main(): void {
  const rounds = Number(process.argv[process.argv.indexOf('--rounds') + 1]) || 5;
  const scratch = mkdtempSync(join(tmpdir(), 'landing-zone-bench-'));
  const seconds = new Map<string, number[]>(contenders.map(({ name }) => [name, []]));
  try {
    for (const contender of contenders) synthesize(contender, scratch);
    for (let round = 0; round < rounds; round += 1) {
      for (const contender of contenders) seconds.get(contender.name)?.push(synthesize(contender, scratch));
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  report(seconds, rounds);
}

/** Seconds of wall clock that one synthesis takes. */
function synthesize({ name, app }: Contender, scratch: string): number {
  const config = JSON.parse(readFileSync(join(repository, 'cdk.json'), 'utf8')) as { context: Record<string, unknown> };
  // Only the floor needs the flags spelled out: it is run from a folder whose cdk.json it must not share.
  const inRepository = app.includes('bin/');
  const cwd = inRepository ? repository : scratch;
  if (!inRepository)
    writeFileSync(join(scratch, 'cdk.json'), JSON.stringify({ app, versionReporting: false, context: config.context }));
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(
    process.execPath,
    [cli, 'synth', '--quiet', '--no-notices', '--app', app, '--output', join(scratch, 'cdk.out')],
    { cwd, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`${name} ended with exit ${String(status)}:\n${stderr}`);
  return Number(process.hrtime.bigint() - start) / 1e9;
}

function report(seconds: ReadonlyMap<string, readonly number[]>, rounds: number): void {
  const base = seconds.get(floor.name) ?? [];
  console.log(`cdk synth, ${rounds} rounds in turn, wall clock\n`);
  for (const [name, runs] of seconds) {
    const ratios = runs.map((run, round) => run / (base[round] ?? Number.NaN));
    console.log(`${name.padEnd(50)} ${median(runs).toFixed(2)} s   ${median(ratios).toFixed(2)} × floor`);
  }
  console.log(`\nbudget: ${BUDGET} × floor`);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

main();
