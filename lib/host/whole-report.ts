import type { Report } from '../review/model';
import { asMarkdown } from '../review/render/markdown';

/** Where a comment has no room for all of it. */
const LEFT_OUT = /^Left out, since a comment has no room/m;

/** The whole report as Markdown: in one piece where it fits into a comment, otherwise piece by piece, most severe first. */
export function wholeReport(report: Report): string {
  const { findings } = report;
  const text = asMarkdown(report);
  if (findings.length < 2 || !LEFT_OUT.test(text)) return text;
  const half = Math.ceil(findings.length / 2);
  const pieces = [findings.slice(0, half), findings.slice(half)];
  return pieces.map((piece) => wholeReport({ ...report, findings: piece })).join('\n');
}
