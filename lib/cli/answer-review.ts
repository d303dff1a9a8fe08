import { entryOf } from '../base/entry-of';
import { basename } from 'node:path';
import { changesOf } from '../explorer/model/changes';
import { readOrganization } from '../ask/organization';
import { tellOfMaker } from '../ask/read-assembly';
import { WrongQuestionError } from '../ask/wrong-question';
import type { Streams } from '../base/streams';
import { readOwners } from '../review/approvers';
import { certificateOf } from '../review/certificate';
import { located } from '../review/locate';
import { changedLines } from '../review/git/changed-lines';
import { isCheckedOut } from '../review/git/git';
import { unsynthesized } from '../review/unsynthesized';
import { commitMeant, withSynthesized, type Synthesized } from '../review/git/synthesized';
import { isAtLeast, SEVERITIES, type Report, type Severity } from '../review/model';
import { FORMATS, type Render } from '../review/render';
import { review } from '../review/review';
import { ExitCode } from './command';
import type * as explorerPage from './explorer-page';
import type { LoadConfig } from './load-config';
import { meantAssemblyAtOnce } from './meant-assembly';
import type { Options } from './options';
import type { ReviewOptions } from './options-of/review';
import { refusePlace, writeFiles, type WantedFile } from './write-files';

/** Compares what is there with what would be. */
export async function answerReview(
  options: Options<ReviewOptions>,
  streams: Streams,
  loadConfig: LoadConfig,
): Promise<ExitCode> {
  const repository = process.cwd();
  const asked = understood(options, repository);
  return withSynthesized(repository, { meant: asked.base, option: '--base' }, (base) =>
    withSynthesized(repository, { meant: asked.head, option: '--head' }, async (head) => {
      const report = await reportOf(base, head, streams);
      const explorer = await explorerOf(asked.explorer, { report, base: asked.base, head, streams, loadConfig });
      const certificate = [asked.certificate ?? []].flat().map((path): WantedFile => {
        const text = certificateOf(report, { base, head, approvedBy: options.list('approved-by') });
        return { option: '--certificate', path, kind: CERTIFICATE, text };
      });
      // Before anything is said: who reads the report may rely on them.
      writeFiles([...explorer, ...certificate]);
      streams.stdout.write(asked.render(report, explorer[0] && basename(explorer[0].path)));
      const isTooMuch = ({ severity }: { readonly severity: Severity }): boolean =>
        asked.failOn !== undefined && isAtLeast(severity, asked.failOn);
      return report.findings.some(isTooMuch) ? ExitCode.NO : ExitCode.OK;
    }),
  );
}

const CERTIFICATE = { name: 'a certificate', pattern: /^\{\s*"approvedBy":/ };

interface Asked {
  readonly base: string;
  readonly head: string;
  readonly render: Render;
  readonly failOn: Severity | undefined;
  readonly certificate: string | undefined;
  readonly explorer: string | undefined;
}

/** @throws WrongQuestionError with everything that is wrong with the options */
function understood(options: Options<ReviewOptions>, repository: string): Asked {
  const base = options.text('base');
  const format = options.text('format') ?? 'markdown';
  const render = entryOf(FORMATS, format);
  const limit = options.text('fail-on');
  const failOn = SEVERITIES.find((severity) => severity === limit);
  const problems = [
    ...(base === undefined
      ? ['--base: missing. Expected a branch, tag or commit, or a folder that "npm run synth" made.']
      : []),
    ...(render === undefined
      ? [`--format: "${format}" is none. Expected one of ${Object.keys(FORMATS).join(', ')}.`]
      : []),
    ...(limit !== undefined && failOn === undefined
      ? [`--fail-on: "${limit}" is no severity. Expected one of ${SEVERITIES.join(', ')}.`]
      : []),
    ...(options.has('approved-by') && !options.has('certificate')
      ? ['--approved-by: only beside --certificate. Give both, or neither.']
      : []),
  ];
  if (base === undefined || render === undefined || problems.length > 0) throw new WrongQuestionError(problems);
  const [certificate, explorer] = [options.text('certificate'), options.text('explorer')];
  // Before both sides are synthesized, which takes minutes.
  if (certificate !== undefined) refusePlace({ option: '--certificate', path: certificate, kind: CERTIFICATE });
  if (explorer !== undefined)
    refusePlace({ option: '--explorer', path: explorer, kind: explorerPages().EXPLORER_PAGE });
  commitMeant(repository, { meant: base, option: '--base' });
  return {
    base,
    head: meantAssemblyAtOnce(options.text('head'), '--head'),
    render,
    failOn,
    certificate,
    explorer,
  };
}

interface Explored {
  readonly report: Report;
  readonly base: string;
  readonly head: Synthesized;
  readonly streams: Streams;
  readonly loadConfig: LoadConfig;
}

/**
 * The explorer of the head, with the report. The config tells why there is each guardrail, where it is the head's own.
 *
 * @returns none where it was not asked for, or could not be made
 */
async function explorerOf(
  out: string | undefined,
  { report, base, head, streams, loadConfig }: Explored,
): Promise<readonly WantedFile[]> {
  if (out === undefined) return [];
  if (head.failure !== undefined) {
    streams.stderr.write(
      `Warning: ${out} was not written, since what would be could not be made: the report says why.\n`,
    );
    return [];
  }
  const page = explorerPages();
  const organization = await readOrganization(head.folder, silent(streams), 'as recorded', 'told');
  const isOwn = head.tree === undefined || isCheckedOut(process.cwd(), head.tree);
  const chooser = isOwn ? await page.readChooser(loadConfig, streams) : undefined;
  const changes = changesOf(report, base);
  return [await page.explorerPage(organization, { out, option: '--explorer', chooser, changes })];
}

/** The engine and the browser's bundle are loaded where a page is asked for. */
function explorerPages(): typeof explorerPage {
  return require('./explorer-page') as typeof explorerPage;
}

/** Warnings are told nowhere: what is not proven, for example, stands in the report. */
export function silent(streams: Streams): Streams {
  return { ...streams, stderr: { write: () => undefined } };
}

/** What changes between two assemblies, or that one of them could not be made. */
export async function reportOf(base: Synthesized, head: Synthesized, streams: Streams): Promise<Report> {
  const failed = unsynthesized(base, head);
  if (failed !== undefined) return failed;
  // What was made of a commit was made here.
  for (const { tree, folder } of [base, head]) if (tree === undefined) tellOfMaker(folder, streams.stderr);
  const sides = {
    base: await readOrganization(base.folder, silent(streams), 'as recorded', 'told'),
    head: await readOrganization(head.folder, silent(streams), 'as recorded', 'told'),
  };
  const report = review(sides, { today: new Date().toISOString().slice(0, 10), owners: readOwners(base.codeOwners) });
  const lines =
    base.tree === undefined || head.tree === undefined ? [] : changedLines(process.cwd(), base.tree, head.tree);
  return located(report, lines);
}
