import { answer } from '../ask/answer';
import { readOrganization } from '../ask/organization';
import { understand, type WrittenQuestion } from '../ask/question';
import { contextOf } from '../ask/written-context';
import { WrongQuestionError } from '../ask/wrong-question';
import { AssemblyError } from '../assembly/assembly-error';
import type { Streams } from '../base/streams';
import { COMMIT, commitOf } from '../review/git/git';
import { assemblyOf } from '../review/history/kept-assemblies';
import { findBeginning, type Beginning } from '../review/history/search';
import { pullRequestOf, versionsOf, type Version } from '../review/history/versions';
import { ExitCode } from './command';
import { HISTORY_OPTIONS, type HistoryOptions } from './options-of/history';
import type { Options } from './options';
import { optionOf, required } from './question-options';

/** What a version says to the question. */
interface Said {
  /** `allowed`, `denied`, `depends`, or `not there` where the question names what that version does not have. */
  readonly outcome: string | undefined;
  readonly reason: string;
}

/** @param repository in whose history it is looked for */
export async function answerHistory(
  options: Options<HistoryOptions>,
  streams: Streams,
  repository = process.cwd(),
): Promise<ExitCode> {
  const question: WrittenQuestion = {
    ...required(options, HISTORY_OPTIONS, ['principal', 'account', 'action']),
    context: contextOf(options.list('context')),
    resource: options.text('resource'),
    resourceAccount: options.text('resource-account'),
  };
  const since = options.text('since');
  const versions = versionsOf(
    repository,
    commitOf(repository, options.text('head') ?? 'HEAD', '--head', COMMIT),
    since === undefined ? undefined : commitOf(repository, since, '--since', COMMIT),
  );
  const said = new Map<number, Said>();
  const outcomeOf = async (at: number): Promise<string | undefined> => {
    if (process.stderr.isTTY) streams.stderr.write(`Asking ${titleOf(versions[at])} …\n`);
    const found = await saidBy(repository, versions[at], question, at === 0);
    said.set(at, found);
    return found.outcome;
  };
  const beginning = await findBeginning(versions.length, outcomeOf, options.has('every') ? 'every' : 'steps');
  const history = { versions, said, beginning };
  streams.stdout.write(options.has('json') ? asJson(history) : asText(history, question));
  return beginning === undefined ? ExitCode.NO : ExitCode.OK;
}

/** @throws WrongQuestionError where the newest version does not understand the question */
async function saidBy(
  repository: string,
  version: Version | undefined,
  question: WrittenQuestion,
  isNewest: boolean,
): Promise<Said> {
  const made = await assemblyOf(repository, version?.commit ?? '');
  if ('failure' in made) return { outcome: undefined, reason: made.failure.join(' ') };
  try {
    // Warnings are about an assembly that somebody is to make again, which this one is not.
    const silent: Streams = { stdout: { write: () => undefined }, stderr: { write: () => undefined } };
    const organization = await readOrganization(made.folder, silent, 'as recorded', 'told');
    const { decision, reason } = answer(organization, understand(organization, question, 'own', optionOf));
    return { outcome: decision, reason };
  } catch (error) {
    if (error instanceof AssemblyError) return { outcome: undefined, reason: error.message };
    if (!(error instanceof WrongQuestionError) || isNewest) throw error;
    return { outcome: 'not there', reason: error.problems.join(' ') };
  }
}

interface History {
  readonly versions: readonly Version[];
  readonly said: ReadonlyMap<number, Said>;
  readonly beginning: Beginning | undefined;
}

const WORDS: Readonly<Record<string, string>> = {
  allowed: 'Allowed',
  denied: 'Denied',
  depends: 'Not known',
  'not there': 'Not there',
};

function asText({ versions, said, beginning }: History, { principal, action, account }: WrittenQuestion): string {
  if (beginning === undefined) {
    return `Nobody knows: ${titleOf(versions[0])} cannot be asked. ${said.get(0)?.reason ?? ''}\n`;
  }
  const { since, before } = beginning;
  return [
    `${WORDS[said.get(0)?.outcome ?? ''] ?? ''}: ${principal}, ${action} in ${account}.`,
    `  ${said.get(0)?.reason ?? ''}`,
    ...(before === undefined
      ? [`As far back as can be asked, to ${titleOf(versions[since])}.`]
      : [
          `Since ${titleOf(versions[since])}.`,
          `Before, in ${titleOf(versions[before])}: ${(WORDS[said.get(before)?.outcome ?? ''] ?? '').toLowerCase()}.`,
          `  ${said.get(before)?.reason ?? ''}`,
        ]),
    ...whatIsNotKnown({ versions, said, beginning }, beginning),
    '',
  ].join('\n');
}

/** What was passed over, and what that may hide. */
function whatIsNotKnown({ versions, said }: History, { since, before, asked }: Beginning): readonly string[] {
  const until = before ?? versions.length - 1;
  const failed = [...said].filter(([, { outcome }]) => outcome === undefined).map(([at]) => at);
  const nearby = failed.filter((at) => at > since && at <= until).sort((one, other) => one - other);
  const skipped = since + 1 - [...said].filter(([at, { outcome }]) => at <= since && outcome !== undefined).length;
  return [
    ...(nearby.length === 0
      ? []
      : [
          `It may have come with one of these, which make no assembly: ${nearby.map((at) => titleOf(versions[at])).join('; ')}.`,
        ]),
    ...(skipped === 0
      ? []
      : [
          `${String(asked)} of ${String(versions.length)} versions were asked: it may have been otherwise for a while. --every asks all.`,
        ]),
  ];
}

function titleOf(version: Version | undefined): string {
  if (version === undefined) return '';
  const { commit, date, author, writtenBy = [], subject } = version;
  const pullRequest = pullRequestOf(version);
  const by = writtenBy.length === 0 ? author : `${writtenBy.join(', ')}, merged by ${author}`;
  return `${commit.slice(0, 12)} of ${date} by ${by}${pullRequest === undefined ? '' : `, pull request ${pullRequest}`}: ${subject}`;
}

function asJson({ versions, said, beginning }: History): string {
  const told = (at: number | undefined): object | null => {
    const version = at === undefined ? undefined : versions[at];
    if (at === undefined || version === undefined) return null;
    return { ...version, pullRequest: pullRequestOf(version) ?? null, ...said.get(at) };
  };
  const unknown = [...said].filter(([, { outcome }]) => outcome === undefined).map(([at]) => told(at));
  return `${JSON.stringify(
    {
      now: told(0),
      since: told(beginning?.since),
      before: told(beginning?.before),
      versions: versions.length,
      asked: beginning?.asked ?? 0,
      unknown,
    },
    null,
    2,
  )}\n`;
}
