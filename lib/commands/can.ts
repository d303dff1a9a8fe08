import { answer, type Answer } from './answer';
import { askCases } from './cases';
import { ExitCode, guarded, type Streams } from './command';
import { guardrailFile } from './guardrail-file';
import type { Identity } from './named-principal';
import { ASSEMBLY, HELP, readOptions, usage, type Options, type OptionSpecs } from './options';
import { DEFAULT_ASSEMBLY, readOrganization } from './organization';
import { understand, type Question } from './question';
import { optionOf, QUESTION_OPTIONS, required } from './question-options';
import { contextOf } from './written-context';
import { WrongQuestionError } from './wrong-question';

const OPTIONS = {
  principal: {
    kind: 'text',
    value: '<who>',
    help: '<group>/<PermissionSet>, role/<name>, user/<name>, root, service/<host> or an ARN',
  },
  ...QUESTION_OPTIONS,
  identity: {
    kind: 'text',
    value: 'administrator',
    help: 'what guardrails alone would do: its own policies allow everything',
  },
  cases: { kind: 'text', value: '<file.json>', help: 'many questions with the answers that are expected' },
  json: { kind: 'flag', help: 'prints JSON' },
  assembly: ASSEMBLY,
  help: HELP,
} as const satisfies OptionSpecs;

type CanOptions = Options<typeof OPTIONS>;

const ABOUT = `Whether a principal may do an action in an account, and why, by the templates that "npm run synth" made.
Exit code 0: allowed. 1: denied, or it depends on what cannot be known. 2: the question was wrong.`;

/** `npm run can`: answers one question, or tries many whose answers are known. */
export function can(argv: readonly string[], streams: Streams): Promise<ExitCode> {
  return guarded(streams, async () => {
    const options = readOptions(argv, OPTIONS);
    if (options.has('help')) {
      streams.stdout.write(usage('can', ABOUT, OPTIONS));
      return ExitCode.OK;
    }
    const identity = identityOf(options);
    return options.has('cases') ? cases(options, identity, streams) : one(options, identity, streams);
  });
}

async function one(options: CanOptions, identity: Identity, streams: Streams): Promise<ExitCode> {
  const asked = required(options, OPTIONS, ['principal', 'account', 'action']);
  const organization = await readOrganization(options.text('assembly') ?? DEFAULT_ASSEMBLY, streams);
  const written = {
    ...asked,
    context: contextOf(options.list('context')),
    resource: options.text('resource'),
    resourceAccount: options.text('resource-account'),
  };
  const question = understand(organization, written, identity, optionOf);
  const found = answer(organization, question);
  streams.stdout.write(options.has('json') ? asJson(found) : asText(question, found));
  return found.decision === 'allowed' ? ExitCode.OK : ExitCode.NO;
}

async function cases(options: CanOptions, identity: Identity, streams: Streams): Promise<ExitCode> {
  const alone = (['principal', 'account', 'action', 'resource', 'resource-account', 'context'] as const).filter(
    (name) => options.has(name),
  );
  if (alone.length > 0) {
    throw new WrongQuestionError(alone.map((name) => `--${name}: not with --cases. Every case says it itself.`));
  }
  return askCases({
    file: options.text('cases') ?? '',
    assembly: options.text('assembly') ?? DEFAULT_ASSEMBLY,
    format: options.has('json') ? 'json' : 'text',
    identity,
    streams,
  });
}

function identityOf(options: CanOptions): Identity {
  const text = options.text('identity');
  if (text === undefined) return 'own';
  if (text === 'administrator') return text;
  throw new WrongQuestionError([`--identity: "${text}" is none. Expected "administrator", or leave it out.`]);
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

function asText({ written, action }: Question, { decision, reason, notes, statement }: Answer): string {
  const { verdict, verb } = WORDS[decision];
  const file = statement === undefined ? undefined : guardrailFile(statement);
  return [
    `${verdict}: ${written.principal} ${verb} ${action} in ${written.account}.`,
    `  ${reason}`,
    ...(file === undefined ? [] : [`  Why there is such a guardrail: ${file}`]),
    ...notes.map((note) => `  ${note}`),
    '',
  ].join('\n');
}
