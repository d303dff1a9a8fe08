import { plainText } from '../../base/plain-text';
import { RULES, type Report } from '../model';

/** The report as data: keys in order, so that equal reports are equal texts. */
export function asJson(report: Report): string {
  const findings = report.findings.map((finding) => ({ ...finding, area: RULES[finding.rule].area }));
  return `${canonical({ version: 1, ...report, findings })}\n`;
}

/** JSON with the keys of every object in order, in which nothing does more than it says. */
export function canonical(value: unknown): string {
  return plainText(JSON.stringify(ordered(value), undefined, 2)).replaceAll('<', '\\u003c');
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([key, entry]) => [key, ordered(entry)]));
}
