import { writeFileSync } from 'node:fs';
import { readOrganization } from '../ask/organization';
import { WrongQuestionError } from '../ask/wrong-question';
import type { Streams } from '../base/streams';
import { readOwners } from '../review/approvers';
import { certificateOf } from '../review/certificate';
import { located } from '../review/locate';
import { changedLines } from '../review/git/changed-lines';
import { unsynthesized } from '../review/unsynthesized';
import { withSynthesized, type Synthesized } from '../review/git/synthesized';
import { isAtLeast, SEVERITIES, type Report, type Severity } from '../review/model';
import { FORMATS } from '../review/render';
import { review } from '../review/review';
import { ExitCode } from './command';
import { DEFAULT_ASSEMBLY, type Options } from './options';
import type { ReviewOptions } from './options-of/review';

/** Compares what is there with what would be. */
export async function answerReview(options: Options<ReviewOptions>, streams: Streams): Promise<ExitCode> {
  const asked = understood(options);
  const repository = process.cwd();
  return withSynthesized(repository, { meant: asked.base, option: '--base' }, (base) =>
    withSynthesized(repository, { meant: asked.head, option: '--head' }, async (head) => {
      const report = await reportOf(base, head, streams);
      streams.stdout.write(asked.render(report));
      if (asked.certificate !== undefined) {
        writeFileSync(
          asked.certificate,
          certificateOf(report, { base, head, approvedBy: options.list('approved-by') }),
        );
      }
      const isTooMuch = ({ severity }: { readonly severity: Severity }): boolean =>
        asked.failOn !== undefined && isAtLeast(severity, asked.failOn);
      return report.findings.some(isTooMuch) ? ExitCode.NO : ExitCode.OK;
    }),
  );
}

interface Asked {
  readonly base: string;
  readonly head: string;
  readonly render: (report: Report) => string;
  readonly failOn: Severity | undefined;
  readonly certificate: string | undefined;
}

/** @throws WrongQuestionError with everything that is wrong with the options */
function understood(options: Options<ReviewOptions>): Asked {
  const base = options.text('base');
  const format = options.text('format') ?? 'markdown';
  const render = Object.hasOwn(FORMATS, format) ? FORMATS[format] : undefined;
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
  return {
    base,
    head: options.text('head') ?? DEFAULT_ASSEMBLY,
    render,
    failOn,
    certificate: options.text('certificate'),
  };
}

/** What changes between two assemblies, or that one of them could not be made. */
export async function reportOf(base: Synthesized, head: Synthesized, streams: Streams): Promise<Report> {
  const failed = unsynthesized(base, head);
  if (failed !== undefined) return failed;
  // What is not proven is told in the report.
  const silent: Streams = { ...streams, stderr: { write: () => undefined } };
  const sides = {
    base: await readOrganization(base.folder, silent, 'as recorded'),
    head: await readOrganization(head.folder, silent, 'as recorded'),
  };
  const report = review(sides, { today: new Date().toISOString().slice(0, 10), owners: readOwners(base.codeOwners) });
  const lines =
    base.tree === undefined || head.tree === undefined ? [] : changedLines(process.cwd(), base.tree, head.tree);
  return located(report, lines);
}
