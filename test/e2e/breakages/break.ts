import { equal, match, ok } from 'node:assert/strict';
import { complaintOf, rowOf } from '../../support/pages/error-table';
import { isWhole } from '../../../lib/operate/deployed/stacks';
import { expectNoGo } from '../expect/preflight';
import { endOf } from '../harness/cdk';
import { readAwsCommand } from '../../support/pages/aws-command';
import { filledIn } from '../../support/pages/commands';
import type { Answers, Breakage, Broken, Chain, Failed, WayOut } from './breakage';

/** What every row may say, and what deploys next. */
export const AGAIN = 'npm run deploy';

/**
 * Breaks deploys in each way, and takes the documented way out of each. What completes a chain is the first deploy of the next one, unless
 * that is of one stack alone; what completes the last one is `npm run deploy`.
 */
export async function breakInTurn(broken: Broken, chains: readonly Chain[]): Promise<void> {
  for (const [index, chain] of chains.entries()) {
    const next = chains[index + 1];
    for (const [position, breakage] of chain.breakages.entries()) {
      const failed = { ...broken, said: await mustFail(broken, chain, breakage) };
      const before = position === 0 ? chains[index - 1] : undefined;
      if (before !== undefined) await expectComplete(broken, before);
      await breakage.after?.(failed);
      if (breakage.wayOut !== 'with the next') await takeWayOut(failed, breakage, breakage.wayOut);
    }
    await chain.beforehand?.(broken);
    if (next === undefined) {
      await broken.site.deploy();
      await expectComplete(broken, chain);
    } else if (next.breakages[0] !== undefined && isOfOneStack(next.breakages[0])) {
      const { exitCode, output } = await broken.site.attempt([chain.stack], chain.options);
      equal(exitCode, 0, complaintIn(output));
    }
  }
}

async function expectComplete(broken: Broken, { stackName, complete }: Chain): Promise<void> {
  const status = (await broken.site.stacks()).find(({ name }) => name === stackName)?.status;
  ok(isWhole(status), `${stackName} is ${String(status)} after its way out`);
  await complete?.(broken);
}

function isOfOneStack({ refused, taken, by }: Breakage): boolean {
  return refused !== undefined || taken !== undefined || by !== undefined;
}

/** @returns what the CLI said */
async function mustFail(broken: Broken, chain: Chain, breakage: Breakage): Promise<string> {
  const { run, site } = broken;
  run.say(breakage.what);
  await breakage.arrange?.(broken);
  if (breakage.refused !== undefined) await expectNoGo(site, breakage.refused);
  if (breakage.taken !== undefined) {
    const refused = await site.tryDeploy();
    equal(refused.exitCode, 1, endOf(refused.output));
    match(refused.output, breakage.taken);
    match(refused.output, /The deploy cannot start/);
    await breakage.mended?.(broken);
  }
  if (breakage.fault !== undefined) await run.emulator.inject(breakage.fault);
  const { exitCode, output } = isOfOneStack(breakage)
    ? await site.attempt(breakage.stacks ?? [chain.stack], chain.options)
    : await site.tryDeploy();
  const struck = await run.emulator.clearFaults();
  equal(exitCode, 1, `exit code of a deploy while: ${breakage.what}\n${endOf(output)}`);
  if (breakage.fault !== undefined)
    ok(struck.at(-1) !== 0, `the fault did not strike: ${breakage.what}\n${endOf(output)}`);
  // The state of a stack stands in the lines before the complaint.
  const states = output.split('\n').filter((line) => line.includes('| AWS::CloudFormation::Stack '));
  const said = [complaintIn(output), ...states].join('\n');
  const says = typeof breakage.says === 'function' ? await breakage.says(broken) : (breakage.says ?? []);
  for (const words of [...breakage.meets.map(complaintOf), ...says]) match(said, words);
  const status = (await site.stacks()).find(({ name }) => name === chain.stackName)?.status;
  equal(status, breakage.status ?? chain.status, `state of ${chain.stackName}`);
  return said;
}

/** What the CLI says at last, on one line: it breaks lines at the width of a terminal. Not every complaint has its sign. */
export function complaintIn(output: string): string {
  const at = output.lastIndexOf('❌');
  return (at < 0 ? output : output.slice(at)).replaceAll(/\s+/g, ' ');
}

/** The commands of a breakage's rows that its way out takes. */
export function commandsOf({ meets, wayOut }: Breakage): readonly string[] {
  if (wayOut === 'with the next') return [];
  const commands = new Set(meets.flatMap((name) => rowOf(name).commands));
  const leftOut = Object.keys(wayOut?.leavesOut ?? {});
  return [...commands].filter((command) => !leftOut.some((start) => command.startsWith(start)));
}

async function takeWayOut(failed: Failed, breakage: Breakage, way: WayOut = {}): Promise<void> {
  await way.first?.(failed);
  const account = (await way.as?.(failed)) ?? failed.site.account;
  const answers = new Map<string, unknown>();
  for (const command of commandsOf(breakage)) {
    if (command === AGAIN) continue;
    const values = (await way.values?.(failed, answers)) ?? {};
    answers.set(command, await answerTo(failed, filledIn(command, values), account));
  }
  await way.then?.(failed, answers);
}

const CDK = /^npx cdk (?<verb>deploy|rollback) (?<stack>\w+)(?: (?<option>--[\w-]+))?$/;

/** Runs a command as it is written. */
export async function answerTo({ run, site }: Broken, command: string, account: string): Promise<unknown> {
  run.say(`  ${command}`);
  const script = /^npm run (?<name>[\w:-]+)$/.exec(command)?.groups?.name;
  if (script !== undefined) return (await site.cdk.command(site.copy.folder, script)).output;
  const { verb, stack, option } = CDK.exec(command)?.groups ?? {};
  if (verb === 'deploy') return (await site.attempt([stack ?? ''], option === undefined ? [] : [option])).output;
  if (verb !== undefined) return site.cdk.run(site.copy.folder, verb, stack ?? '', ...site.copy.app);
  const { service, operation, input, region = site.home.region } = readAwsCommand(command);
  const sdk = (await import(`@aws-sdk/client-${service}`)) as Readonly<Record<string, unknown>>;
  const client = run.aws.client(clientIn(sdk), { account, region });
  const Command = sdk[`${operation}Command`] as new (input: object) => object;
  return client.send(new Command(input));
}

type Client = new (config: object) => { readonly send: (command: object) => Promise<unknown> };

/** The service's own class, `IAMClient`, beside the SDK's `__Client`. */
function clientIn(sdk: Readonly<Record<string, unknown>>): Client {
  const name = Object.keys(sdk).find((one) => /^[A-Z]\w*Client$/.test(one)) ?? '';
  return sdk[name] as Client;
}

/** What a command of the way out answered. */
export function answerOf(answers: Answers, start: string): unknown {
  const found = [...answers].find(([command]) => command.startsWith(start));
  ok(found !== undefined, `"${start}" is no command of this way out`);
  return found[1];
}
