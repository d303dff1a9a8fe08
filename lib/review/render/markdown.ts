import { isAtLeast, RULES, type Finding, type Report } from '../model';
import { escapeMarkdown } from './escape';
import { linesOf, sectionsOf, verdictOf, type Section } from './sections';

/** What a comment may hold, in bytes of UTF-8, with room for what a host adds to it. */
export const MOST_BYTES = 60_000;

/** With this a comment begins, and by this and its author it is found again. */
export const MARKER = '<!-- landing-zone-review -->';

/**
 * For a comment on a pull request. What does not fit is left out by whole sections, least severe first, and counted.
 *
 * @param most bytes of UTF-8; what is said of the whole is said even where it is longer
 */
export function asMarkdown(report: Report, most = MOST_BYTES): string {
  const sections = sectionsOf(report);
  const fitting = sections
    .map((_, index) => sections.length - index)
    .find((count) => bytesOf(pageOf(report, sections, count)) < most);
  return pageOf(report, sections, fitting ?? 0);
}

function bytesOf(text: string): number {
  return Buffer.byteLength(text, 'utf8');
}

function pageOf(report: Report, sections: readonly Section[], count: number): string {
  const left = sections.slice(count);
  return [
    MARKER,
    '## What this change does to the organization',
    '',
    escapeMarkdown(verdictOf(report)),
    '',
    ...approverLines(report),
    ...sections.slice(0, count).flatMap(sectionLines),
    ...(left.length === 0 ? [] : [leftOut(left), '']),
  ].join('\n');
}

function approverLines({ approvers }: Report): readonly string[] {
  if (approvers.length === 0) return [];
  return [
    'Who has to approve, by `CODEOWNERS`:',
    '',
    ...approvers.map(
      ({ part, owners, because }) =>
        `- ${part} (${because}): ${owners.map((owner) => `\`${owner.replaceAll('`', '')}\``).join(' or ')}`,
    ),
    '',
  ];
}

function sectionLines({ severity, area, findings }: Section): readonly string[] {
  const title = `${severity}: ${area}`;
  const body = findings.flatMap(findingLines);
  if (isAtLeast(severity, 'medium')) return [`### ${title}`, '', ...body, ''];
  return ['<details>', `<summary>${title} (${String(findings.length)})</summary>`, '', ...body, '', '</details>', ''];
}

function findingLines(finding: Finding): readonly string[] {
  const lines = linesOf(finding).map(
    ([label, text]) => `  - ${label === '' ? '' : `${label}: `}${escapeMarkdown(text)}`,
  );
  return [`- **${RULES[finding.rule].title}.** ${escapeMarkdown(finding.what)}`, ...lines];
}

function leftOut(sections: readonly Section[]): string {
  const counts = sections.map(({ severity, area, findings }) => `${String(findings.length)} ${severity} (${area})`);
  return `Left out, since a comment has no room for it: ${counts.join(', ')}. The whole report: \`--format html\`.`;
}
