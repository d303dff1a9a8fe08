/* Deploys, changes, breaks, repairs and tears down the sample landing zone on an emulated AWS: `npm run e2e`. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { explain } from '../../lib/base/explain';
import { ExplainedError } from '../../lib/base/explained-error';
import { ExitCode, type Command } from '../../lib/cli/command';
import type { Options as Given } from '../../lib/cli/options';
import { runProcess } from '../../lib/cli/run-process';
import { Aws } from './harness/aws';
import { Emulator } from './harness/emulator';
import { describeError, RunError } from './harness/failure';
import { chosenOptions, OPTIONS, type Options } from './harness/options';
import { Site } from './harness/site';
import type { Run, Step } from './harness/step';
import { steps } from './steps';

const MANAGEMENT = '111111111111';

async function deployAndDestroy(given: Given<typeof OPTIONS>): Promise<void> {
  // The AWS SDK's notice about its end of support for Node.js 20 would stand between the lines of the run.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
  const options = chosenOptions(given, names);
  const start = Date.now();
  const wanted = chosen(options);
  const sites: Emulated[] = [];
  const end = (): void => {
    for (const { emulator, scratch } of sites) {
      emulator.stop();
      rmSync(scratch, { recursive: true, force: true });
    }
  };
  process.once('SIGINT', () => {
    end();
    process.exit(130);
  });
  try {
    const turns = await Promise.all(
      inTurns(wanted).map(async (turn) => {
        const site = await emulated(options);
        sites.push(site);
        return { turn, site };
      }),
    );
    await Promise.all(turns.map(({ turn, site }) => runSteps(turn, site, turns.length)));
    process.stdout.write(`e2e: ${wanted.length} steps hold, ${secondsSince(start)}\n`);
  } finally {
    if (options.afterwards === 'keep') sites.forEach(leave);
    else end();
  }
}

/** An emulated AWS, and where what is deployed to it is kept. */
interface Emulated {
  readonly emulator: Emulator;
  readonly scratch: string;
}

async function emulated({ mutant }: Options): Promise<Emulated> {
  const emulator = await Emulator.start();
  if (mutant !== undefined) await emulator.set({ mutant });
  return { emulator, scratch: mkdtempSync(join(tmpdir(), 'landing-zone-e2e-')) };
}

/** What runs beside each other, on an emulator for each: two halves that take about as long. */
function inTurns(wanted: readonly Step[]): readonly (readonly Step[])[] {
  const turns = [wanted.filter(({ beside }) => beside !== true), wanted.filter(({ beside }) => beside === true)];
  return turns.filter(({ length }) => length > 0);
}

function runOn({ emulator, scratch }: Emulated, say: Run['say']): Run {
  const aws = new Aws(emulator.endpoint);
  const another = (managementAccountId: string, domain: string): Site => {
    const site = new Site({ emulator, aws, scratch, managementAccountId });
    // An e-mail address belongs to one account of all AWS.
    site.copy.edit((config) => ({
      ...config,
      accounts: Object.fromEntries(
        Object.entries(config.accounts).map(([key, account]) => [key, { ...account, email: `aws+${key}@${domain}` }]),
      ),
    }));
    return site;
  };
  const main = new Site({ emulator, aws, scratch, managementAccountId: MANAGEMENT });
  return { emulator, aws, main, another, say };
}

async function runSteps(turn: readonly Step[], on: Emulated, turns: number): Promise<void> {
  let current = '';
  const write = (line: string): void => void process.stdout.write(`${turns > 1 ? `[${current}] ` : ''}${line}\n`);
  const run = runOn(on, (line) => {
    write(`    ${line}`);
  });
  for (const step of turn) {
    const began = Date.now();
    current = step.name;
    write(`${step.name}: ${step.title}`);
    try {
      await step.run(run);
    } catch (error) {
      throw new RunError(`e2e: step ${step.name} failed after ${secondsSince(began)}\n${describeError(error)}`);
    }
    write(`  ok, ${secondsSince(began)}`);
  }
}

/** The step that was asked for, and what it stands on. */
function chosen({ only }: Options): readonly Step[] {
  if (only === undefined) return steps.filter(({ alone }) => alone !== true);
  const needed = new Set<string>();
  const need = (name: string): void => {
    needed.add(name);
    steps.find((step) => step.name === name)?.after.forEach(need);
  };
  need(only);
  return steps.filter(({ name }) => needed.has(name));
}

function leave({ emulator, scratch }: Emulated): void {
  emulator.letGo();
  process.stdout.write(`
The emulator stays up as process ${emulator.pid}. To look around, with the AWS CLI or an SDK:
  export AWS_ENDPOINT_URL=${emulator.endpoint} AWS_ACCESS_KEY_ID=${MANAGEMENT} AWS_SECRET_ACCESS_KEY=any AWS_REGION=us-west-2
  aws organizations list-accounts            # another account's id as the access key: its resources
  curl -s ${emulator.endpoint}/lz/calls      # every API call so far
The landing zones that were deployed are in ${scratch}. End it with: kill ${emulator.pid}
`);
}

function secondsSince(moment: number): string {
  return `${((Date.now() - moment) / 1000).toFixed(1)} s`;
}

const names = steps.map(({ name }) => name);

const ABOUT = `Deploys, changes, breaks and destroys the sample landing zone on an emulated AWS. Its steps: ${names.join(', ')}.
Exit code 0: every step holds. 1: one does not. 2: none was tried.`;

/** `npm run e2e`. */
const e2eCommand: Command<typeof OPTIONS> = {
  name: 'e2e',
  about: ABOUT,
  options: OPTIONS,
  run: async (options, { stderr }) => {
    try {
      await deployAndDestroy(options);
      return ExitCode.OK;
    } catch (error) {
      if (error instanceof ExplainedError) throw error;
      stderr.write(`${error instanceof RunError ? error.message : explain(error)}\n`);
      return error instanceof RunError && error.exitCode === 2 ? ExitCode.WRONG : ExitCode.NO;
    }
  },
};

runProcess(e2eCommand);
