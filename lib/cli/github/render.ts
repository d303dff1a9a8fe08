import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WrongQuestionError } from '../../ask/wrong-question';
import { firstLine } from '../../base/first-line';
import { makeFolder } from '../../base/make-folder';
import { readJson } from '../../host/read-json';
import { reportSchema } from '../../host/report-schema';
import { wholeReport } from '../../host/whole-report';
import { asAnnotations } from '../../review/render/annotations';
import { asHtml } from '../../review/render/html';
import { asSarif } from '../../review/render/sarif';
import { ExitCode } from '../command';
import { refuseSources, writeFiles } from '../write-files';
import type { Doing } from './doing';

/** The other formats of a report, so that nothing has to be synthesized and compared again, and its findings beside their lines. */
export function render({ options, streams }: Doing): Promise<ExitCode> {
  const report = reportIn(options.text('report') ?? '');
  const folder = options.text('folder') ?? '';
  write(folder, {
    'report.md': wholeReport(report),
    'report.html': asHtml(report, existsSync(join(folder, EXPLORER)) ? EXPLORER : undefined),
    'report.sarif': asSarif(report),
  });
  streams.stdout.write(asAnnotations(report));
  return Promise.resolve(ExitCode.OK);
}

/** As `review.sh` calls it. */
const EXPLORER = 'explorer.html';

/** @throws WrongQuestionError where it cannot be written */
function write(folder: string, files: Readonly<Record<string, string>>): void {
  try {
    refuseSources(folder);
    makeFolder(folder);
  } catch (error) {
    throw new WrongQuestionError([
      `--folder: "${folder}" cannot be written to (${(error as NodeJS.ErrnoException).code ?? firstLine(error)}). Expected a folder, or a path where one can be made.`,
    ]);
  }
  writeFiles(
    Object.entries(files).map(([name, text]) => ({ option: '--folder', path: join(folder, name), text, kind: REPORT })),
  );
}

const REPORT = {
  name: 'a report',
  pattern: /^(?:<!-|#|<!doctype html>\n.*\n<head>.*What this change does|\{\s*"\$schema")/,
};

/** @throws WrongQuestionError */
function reportIn(path: string): ReturnType<typeof reportSchema.parse> {
  const json = readJson(textOf(path), reportSchema);
  if ('value' in json) return json.value;
  throw new WrongQuestionError([
    `--report: "${path}" is no report. Expected what "npm run review -- --format json" writes.`,
  ]);
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new WrongQuestionError([`--report: "${path}" cannot be read. Expected a file.`]);
  }
}
