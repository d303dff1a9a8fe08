import { didYouMean } from '../base/did-you-mean';
import { entryOf } from '../base/entry-of';
import type { Streams } from '../base/streams';
import type { Blocked, Workflow } from '../catalogue/workflows/definition/workflow';
import { readConfig } from '../config/read-config';
import { namedAccount } from '../ask/place';
import { askedOrganization } from './asked-organization';
import { WrongQuestionError } from '../ask/wrong-question';
import { explainWorkflow, type ExplainedCall } from '../proofs/explain-workflow';
import { workflowContextOf } from '../proofs/landing-zone-proofs';
import { actorOf } from '../proofs/workflow-actors';
import type { CanOptions } from './options-of/can';
import { ExitCode } from './command';
import type { LoadConfig } from './load-config';
import type { Options } from './options';

/** What lists them all in place of a name. */
const LIST = 'list';

/** What `--workflow` says already. */
const ALONE = [
  'principal',
  'action',
  'resource',
  'resource-account',
  'context',
  'identity',
  'resource-policy',
  'cases',
] as const;

/** What a workflow by its name is looked at with. */
const OF_ONE = ['account', 'assembly', 'unproven'] as const;

/** Explains one workflow in one account call by call, or lists all. */
export async function answerWorkflow(
  options: Options<CanOptions>,
  streams: Streams,
  loadConfig: LoadConfig,
): Promise<ExitCode> {
  const alone = ALONE.filter((name) => options.has(name));
  if (alone.length > 0)
    throw new WrongQuestionError(alone.map((name) => `--${name}: not with --workflow, which says it itself.`));
  const id = options.text('workflow') ?? LIST;
  // It lists what the config and the catalogue have, of no account and no assembly.
  const unused = id === LIST ? OF_ONE.filter((name) => options.has(name)) : [];
  if (unused.length > 0)
    throw new WrongQuestionError(
      unused.map((name) => `--${name}: not with --workflow ${LIST}, which does not use it.`),
    );
  const chooser = readConfig(await loadConfig());
  const { workflows } = chooser.catalogue;
  if (id === LIST) return list(workflows, options, streams);
  const workflow = entryOf(workflows, id);
  const name = options.text('account');
  const problems = [
    ...(workflow === undefined ? [unknown(id, Object.keys(workflows))] : []),
    ...(name === undefined ? ['--account: missing. Expected --account <name>.'] : []),
  ];
  if (workflow === undefined || name === undefined) throw new WrongQuestionError(problems);
  const organization = await askedOrganization(options, streams);
  const account = namedAccount(organization, name);
  if ('problem' in account) throw new WrongQuestionError([`--account: ${account.problem}`]);
  const context = workflowContextOf(organization.environment, chooser);
  const { accounts } = actorOf(context, workflow);
  if (!accounts.includes(account)) {
    const where = accounts.length === 0 ? 'nowhere' : `in ${accounts.map((one) => one.name).join(', ')}`;
    throw new WrongQuestionError([`--account: ${workflow.by}, who does it, is not in ${name}, but ${where}.`]);
  }
  const calls = explainWorkflow({ id, workflow, account }, context, organization);
  streams.stdout.write(options.has('json') ? asJson(id, name, calls) : asText(workflow, name, calls));
  return isWorking(calls) ? ExitCode.OK : ExitCode.NO;
}

function unknown(id: string, ids: readonly string[]): string {
  const meant = didYouMean(id, ids);
  const mend = meant === undefined ? '"--workflow list" names them all.' : `Did you mean "${meant}"?`;
  return `--workflow: "${id}" is none. ${mend}`;
}

function list(
  workflows: Readonly<Record<string, Workflow>>,
  options: Options<CanOptions>,
  { stdout }: Streams,
): ExitCode {
  const all = Object.entries(workflows);
  const width = Math.max(...all.map(([id]) => id.length));
  const lines = all.map(([id, { says, by }]) => `${id.padEnd(width)}  ${says} (${by})`);
  const json = all.map(([id, { says, by, blocked }]) => ({
    id,
    says,
    by,
    blockedBy: (blocked ?? []).map((one) => one.by),
  }));
  stdout.write(options.has('json') ? `${JSON.stringify(json, null, 2)}\n` : `${lines.join('\n')}\n`);
  return ExitCode.OK;
}

function isWorking(calls: readonly ExplainedCall[]): boolean {
  return calls.every(({ decision }) => decision === 'allowed');
}

function asJson(workflow: string, account: string, calls: readonly ExplainedCall[]): string {
  return `${JSON.stringify({ workflow, account, works: isWorking(calls), calls }, null, 2)}\n`;
}

const WORDS: Readonly<Record<ExplainedCall['decision'], string>> = {
  allowed: 'Allowed',
  denied: 'Denied',
  depends: 'Not known',
};

function asText({ says, by }: Workflow, account: string, calls: readonly ExplainedCall[]): string {
  const denied = calls.filter(({ decision }) => decision !== 'allowed');
  const blocked = [...new Set(denied.flatMap((call) => call.blocked))];
  return [
    `${isWorking(calls) ? 'Works' : 'Does not work'} in ${account}, for ${by}: ${says}`,
    ...calls.flatMap(lineOf),
    ...blocked.flatMap(wayOut),
    '',
  ].join('\n');
}

function lineOf({ position, action, resource, decision, reason }: ExplainedCall): readonly string[] {
  return [`  ${position}. ${WORDS[decision]}: ${action} on ${resource}`, `     ${reason}`];
}

function wayOut({ by, instead, allow }: Blocked): readonly string[] {
  return [`  In the way: ${by}.`, `  Instead: ${instead}`, `  To allow it: ${allow}`];
}
