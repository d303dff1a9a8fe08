import { answer, type Answer } from '../ask/answer';
import { CAN_OPTIONS, type CanOptions } from './options-of/can';
import { askedOrganization } from './asked-organization';
import { askCases } from './cases';
import type { Streams } from '../base/streams';
import { ExitCode } from './command';
import type { Identity } from '../ask/named-principal';
import type { Options } from './options';
import type { Organization } from '../ask/organization';
import { guardrailOf } from '../choice/guardrail-of';
import { understand, type Question } from '../ask/question';
import { optionOf, required } from './question-options';
import { contextOf } from '../ask/written-context';
import { WrongQuestionError } from '../ask/wrong-question';

/** Answers one question, or tries many whose answers are known. */
export function answerCan(options: Options<CanOptions>, streams: Streams): Promise<ExitCode> {
  const identity = identityOf(options);
  return options.has('cases') ? cases(options, identity, streams) : one(options, identity, streams);
}

async function one(options: Options<CanOptions>, identity: Identity, streams: Streams): Promise<ExitCode> {
  const asked = required(options, CAN_OPTIONS, ['principal', 'account', 'action']);
  const organization = await askedOrganization(options, streams);
  const written = {
    ...asked,
    context: contextOf(options.list('context')),
    resource: options.text('resource'),
    resourceAccount: options.text('resource-account'),
  };
  const question = understand(organization, written, identity, optionOf);
  const found = answer(organization, question);
  streams.stdout.write(options.has('json') ? asJson(found) : asText(question, found, fileOf(organization, found)));
  return found.decision === 'allowed' ? ExitCode.OK : ExitCode.NO;
}

async function cases(options: Options<CanOptions>, identity: Identity, streams: Streams): Promise<ExitCode> {
  const alone = (['principal', 'account', 'action', 'resource', 'resource-account', 'context'] as const).filter(
    (name) => options.has(name),
  );
  if (alone.length > 0) {
    throw new WrongQuestionError(alone.map((name) => `--${name}: not with --cases. Every case says it itself.`));
  }
  return askCases({
    file: options.text('cases') ?? '',
    organization: () => askedOrganization(options, streams),
    format: options.has('json') ? 'json' : 'text',
    identity,
    streams,
  });
}

function identityOf(options: Options<CanOptions>): Identity {
  const identity = options.text('identity');
  const policy = options.text('resource-policy');
  const problems = [...wrongIdentity(identity), ...wrongResourcePolicy(policy, identity)];
  if (problems.length > 0) throw new WrongQuestionError(problems);
  if (identity === undefined) return 'own';
  return policy === undefined ? 'administrator' : 'administrator with resource policies';
}

function wrongIdentity(text: string | undefined): readonly string[] {
  if (text === undefined || text === 'administrator') return [];
  return [`--identity: "${text}" is none. Expected "administrator", or leave it out.`];
}

function wrongResourcePolicy(text: string | undefined, identity: string | undefined): readonly string[] {
  if (text === undefined) return [];
  if (text !== 'own') return [`--resource-policy: "${text}" is none. Expected "own", or leave it out.`];
  if (identity !== undefined) return [];
  return [
    '--resource-policy: goes with --identity administrator only. Without that, resources have their own policies anyway.',
  ];
}

function asJson({ decision, layer, policy = null, statement = null, attachedTo = null, ...why }: Nullable): string {
  const reason = [why.reason, ...why.notes].join(' ');
  return `${JSON.stringify({ decision, layer, policy, statement, attachedTo, reason }, null, 2)}\n`;
}

type Nullable = { readonly [Key in keyof Answer]: Answer[Key] | (undefined extends Answer[Key] ? null : never) };

const WORDS: Readonly<Record<Answer['decision'], { readonly verdict: string; readonly verb: string }>> = {
  allowed: { verdict: 'Allowed', verb: 'may' },
  denied: { verdict: 'Denied', verb: 'may not' },
  depends: { verdict: 'Not known', verb: 'may, or may not,' },
};

/** File of the guardrail that decided: it says why the guardrail is there. */
function fileOf({ guardrails }: Organization, { policy = '', statement = '' }: Answer): string | undefined {
  return guardrailOf(guardrails, { policy, sid: statement })?.file;
}

function asText({ written, action }: Question, { decision, reason, notes }: Answer, file: string | undefined): string {
  const { verdict, verb } = WORDS[decision];
  return [
    `${verdict}: ${written.principal} ${verb} ${action} in ${written.account}.`,
    `  ${reason}`,
    ...(file === undefined ? [] : [`  Why there is such a guardrail: ${file}`]),
    ...notes.map((note) => `  ${note}`),
    '',
  ].join('\n');
}
