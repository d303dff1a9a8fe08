import { isAtLeast, type Report } from '../model';
import { escapeMarkdown } from './escape';
import { bundlesOf, firstOf, sectionsOf, verdictOf, type Bundle, type Section } from './sections';

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
    ...firstLines(report),
    ...approverLines(report),
    ...sections.slice(0, count).flatMap(sectionLines),
    ...(left.length === 0 ? [] : [leftOut(left), '']),
  ].join('\n');
}

function firstLines(report: Report): readonly string[] {
  const first = firstOf(report);
  return first.length === 0 ? [] : ['Look first at:', '', ...first.map((line) => `1. ${escapeMarkdown(line)}`), ''];
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
  const bundles = bundlesOf(findings, MOST_NAMES);
  const body = bundles.flatMap(bundleLines);
  if (isAtLeast(severity, 'medium')) return [`### ${title}`, '', ...body, ''];
  return ['<details>', `<summary>${title} (${String(bundles.length)})</summary>`, '', ...body, '', '</details>', ''];
}

/** Of a list of names: all of them are in the whole report. */
const MOST_NAMES = 12;

function bundleLines({ title, what, lines, parts, findings: [{ topic }] }: Bundle): readonly string[] {
  const text = (indent: string, [label, words]: Bundle['lines'][number]): string =>
    `${indent}- ${label === '' ? '' : `${label}: `}${escapeMarkdown(words)}`;
  const isExact = ([, , depth]: Bundle['lines'][number]): boolean => depth === 'exact';
  const plain = (all: Bundle['lines']): Bundle['lines'] => all.filter((line) => !isExact(line));
  return [
    `- **${title}.** ${escapeMarkdown(what)}`,
    ...plain(lines).map((line) => text('  ', line)),
    ...(topic === undefined
      ? parts.flatMap(({ finding, lines: own }) => [
          `  - ${escapeMarkdown(finding.what)}`,
          ...plain(own).map((line) => text('    ', line)),
        ])
      : []),
    ...folded([
      ...lines.filter(isExact).map((line) => text('  ', line)),
      ...parts.flatMap(({ finding, lines: own }) => {
        const exact = own.filter(isExact);
        return exact.length === 0
          ? []
          : [`  - ${escapeMarkdown(finding.what)}`, ...exact.map((line) => text('    ', line))];
      }),
    ]),
  ];
}

/** What a host shows on demand, inside of a point of a list. */
function folded(lines: readonly string[]): readonly string[] {
  return lines.length === 0
    ? []
    : ['', '  <details>', '  <summary>in detail</summary>', '', ...lines, '', '  </details>', ''];
}

function leftOut(sections: readonly Section[]): string {
  const counts = sections.map(
    ({ severity, area, findings }) => `${String(bundlesOf(findings).length)} ${severity} (${area})`,
  );
  return `Left out, since a comment has no room for it: ${counts.join(', ')}. The whole report: \`--format html\`.`;
}
