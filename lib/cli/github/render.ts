import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { WrongQuestionError } from '../../ask/wrong-question';
import { readJson } from '../../host/read-json';
import { reportSchema } from '../../host/report-schema';
import { wholeReport } from '../../host/whole-report';
import { asHtml } from '../../review/render/html';
import { asSarif } from '../../review/render/sarif';
import { ExitCode } from '../command';
import type { Doing } from './tasks';

/** The other formats of a report, so that nothing has to be synthesized and compared again. */
export function render({ options }: Doing): Promise<ExitCode> {
  const report = reportIn(options.text('report') ?? '');
  const folder = options.text('folder') ?? '';
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'report.md'), wholeReport(report));
  writeFileSync(join(folder, 'report.html'), asHtml(report));
  writeFileSync(join(folder, 'report.sarif'), asSarif(report));
  return Promise.resolve(ExitCode.OK);
}

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
