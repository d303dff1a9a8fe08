import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Stream } from '../lib/base/streams';
import { ExitCode, type Command } from '../lib/cli/command';
import type { OptionSpecs } from '../lib/cli/options';
import { runProcess } from '../lib/cli/run-process';
import { numberOption, refuseBeside, refuseWithout } from './number-option';
import { measureReview, reviewLine } from './review';
import { HEAD, lineOf, measureScale } from './scale';

const OPTIONS = {
  rounds: { kind: 'text', value: '<number>', help: 'how often each runs (default: 5)' },
  scale: { kind: 'flag', help: 'companies of 100, 1,000 and 5,000 accounts against bare apps with as many resources' },
  review: { kind: 'flag', help: 'how long two assemblies of 500 accounts take to be compared' },
  accounts: { kind: 'text', value: '<number>', help: 'with --scale or --review: a company of so many accounts alone' },
  profile: { kind: 'text', value: '<folder>', help: 'with --scale: where to put CPU profiles' },
  compilers: { kind: 'flag', help: 'the other ways to run TypeScript as well' },
} as const satisfies OptionSpecs;

const ABOUT = `How near "cdk synth" of this repository is to the least that it can be: a plain JavaScript app with one resource, the
same CLI and the same feature flags. All run in turn, since the speed of a machine drifts; the ratio is what counts.
Exit code 0: told. 2: it could not be.`;

const repository = join(__dirname, '..');
const cli = join(repository, 'node_modules/aws-cdk/bin/cdk');
const { app, context } = JSON.parse(readFileSync(join(repository, 'cdk.json'), 'utf8')) as {
  readonly app: string;
  readonly context: object;
};

interface Contender {
  readonly name: string;
  readonly app: string;
  /** Folder in the scratch folder, or the repository. */
  readonly runsIn: 'repository' | 'scratch';
  /** @default the repository's own tsconfig.json, as cdk.json runs it */
  readonly tsconfig?: string;
  /** @default false: as after another synthesis */
  readonly afresh?: boolean;
}

const floor: Contender = {
  name: 'floor: one resource, plain JavaScript',
  app: `node ${join(__dirname, 'floor/app.js')}`,
  runsIn: 'scratch',
};
const ours: Contender = { name: 'landing zone, as in cdk.json', app, runsIn: 'repository' };
/** Templates that were found valid are remembered: as where none was, after `npm ci` or an update of the CDK. */
const afresh: Contender = { ...ours, name: 'landing zone, no template validated before', afresh: true };
/** As ts-node alone runs it, which hears what the environment says. */
const byTsNode: Contender = { ...ours, app: app.replace('./bin/register.js', 'ts-node/register') };
const compilers: readonly Contender[] = [
  { ...byTsNode, name: 'landing zone, TypeScript transpile-only', tsconfig: 'bench/tsconfig.transpile-only.json' },
  { ...byTsNode, name: 'landing zone, TypeScript type-checked', tsconfig: 'bench/tsconfig.type-checked.json' },
];
type Seconds = ReadonlyMap<Contender, readonly number[]>;

function measure(contenders: readonly Contender[], rounds: number): Seconds {
  const scratch = mkdtempSync(join(tmpdir(), 'landing-zone-bench-'));
  const seconds = new Map<Contender, number[]>(contenders.map((contender) => [contender, []]));
  try {
    // The floor must not find the landing zone's cdk.json, and must have its feature flags.
    writeFileSync(join(scratch, 'cdk.json'), JSON.stringify({ versionReporting: false, context }));
    for (const contender of contenders) synthesize(contender, scratch);
    for (let round = 0; round < rounds; round += 1) {
      for (const contender of contenders) seconds.get(contender)?.push(synthesize(contender, scratch));
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  return seconds;
}

/** Seconds of wall clock that one synthesis takes. */
function synthesize({ name, app: command, runsIn, tsconfig, afresh: forgets }: Contender, scratch: string): number {
  if (forgets === true) forgetValidatedTemplates();
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(
    process.execPath,
    [cli, 'synth', '--quiet', '--no-notices', '--app', command, '--output', join(scratch, 'cdk.out')],
    {
      cwd: runsIn === 'repository' ? repository : scratch,
      encoding: 'utf8',
      env: { ...process.env, ...(tsconfig === undefined ? {} : { TS_NODE_PROJECT: join(repository, tsconfig) }) },
    },
  );
  if (status !== 0) throw new Error(`${name} ended with exit ${String(status)}:\n${stderr}`);
  return Number(process.hrtime.bigint() - start) / 1e9;
}

function forgetValidatedTemplates(): void {
  const cache = join(repository, 'node_modules/.cache/landing-zone');
  for (const file of existsSync(cache) ? readdirSync(cache) : []) {
    if (file.startsWith('validated-templates-')) rmSync(join(cache, file), { force: true });
  }
}

function report(seconds: Seconds, rounds: number, stdout: Stream): void {
  const base = seconds.get(floor) ?? [];
  stdout.write(`cdk synth, ${rounds} rounds in turn, wall clock, medians\n\n`);
  for (const [{ name }, runs] of seconds) {
    const ratios = runs.map((run, round) => run / (base[round] ?? Number.NaN));
    stdout.write(`${name.padEnd(42)} ${median(runs).toFixed(2)} s   ${median(ratios).toFixed(2)} × floor\n`);
  }
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

const SIZES = [100, 1_000, 5_000];

/** `npm run bench`. */
const benchCommand: Command<typeof OPTIONS> = {
  name: 'bench',
  about: ABOUT,
  options: OPTIONS,
  run: (options, { stdout }) => {
    refuseWithout(options, 'scale', ['profile']);
    if (!options.has('review')) refuseWithout(options, 'scale', ['accounts']);
    refuseBeside(options, 'scale', ['rounds', 'compilers', 'review']);
    refuseBeside(options, 'review', ['rounds', 'compilers']);
    const rounds = numberOption(options, 'rounds', { otherwise: 5, most: 1_000 });
    if (options.has('scale')) {
      const all = options.has('accounts')
        ? [numberOption(options, 'accounts', { otherwise: 100, most: 10_000 })]
        : SIZES;
      stdout.write(`${HEAD}\n`);
      for (const accounts of all) stdout.write(`${lineOf(measureScale(accounts, options.text('profile')))}\n`);
      return Promise.resolve(ExitCode.OK);
    }
    if (options.has('review')) {
      const { about, reviewed } = measureReview(numberOption(options, 'accounts', { otherwise: 500, most: 10_000 }));
      stdout.write(`${about}\n\n${reviewed.map(reviewLine).join('\n')}\n`);
      return Promise.resolve(ExitCode.OK);
    }
    const contenders = [floor, ours, afresh, ...(options.has('compilers') ? compilers : [])];
    report(measure(contenders, rounds), rounds, stdout);
    return Promise.resolve(ExitCode.OK);
  },
};

runProcess(benchCommand);
