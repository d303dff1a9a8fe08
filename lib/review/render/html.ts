import type { Finding, Report } from '../model';
import { escapeHtml } from './escape';
import { bundlesOf, firstOf, sectionsOf, verdictOf, type Bundle, type Section } from './sections';

const STYLE = 'body{font-family:sans-serif;max-width:60rem;margin:2rem auto;line-height:1.4}li{margin:.3rem 0}';

/** The whole report as one page, without scripts and without anything from elsewhere. */
export function asHtml(report: Report, explorer?: string): string {
  return [
    '<!doctype html>',
    '<html lang="en">',
    `<head><meta charset="utf-8"><title>What this change does to the organization</title><style>${STYLE}</style></head>`,
    '<body>',
    '<h1>What this change does to the organization</h1>',
    `<p>${escapeHtml(verdictOf(report))}</p>`,
    ...firstLines(report),
    ...approverLines(report),
    ...(explorer === undefined
      ? []
      : [`<p>${link(explorer, '#/changes', 'The explorer')} shows who can do what, and why not.</p>`]),
    ...sectionsOf(report).flatMap((section) => sectionLines(section, report, explorer)),
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function firstLines(report: Report): readonly string[] {
  const first = firstOf(report);
  if (first.length === 0) return [];
  return ['<p>Look first at:</p>', '<ol>', ...first.map((line) => `<li>${escapeHtml(line)}</li>`), '</ol>'];
}

function approverLines({ approvers }: Report): readonly string[] {
  if (approvers.length === 0) return [];
  const items = approvers.map(
    ({ part, owners, because }) => `<li>${escapeHtml(`${part} (${because}): ${owners.join(' or ')}`)}</li>`,
  );
  return ['<h2>Who has to approve</h2>', '<ul>', ...items, '</ul>'];
}

function sectionLines({ severity, area, findings }: Section, report: Report, explorer?: string): readonly string[] {
  const addressOf = (finding: Finding): string => {
    const place = `#/change/${String(report.findings.indexOf(finding) + 1)}`;
    return explorer === undefined ? '' : ` ${link(explorer, place, 'In the explorer')}`;
  };
  const items = bundlesOf(findings).flatMap((bundle) => bundleLines(bundle, addressOf));
  return [`<h2>${severity}: ${area}</h2>`, '<ul>', ...items, '</ul>'];
}

/** @param addressOf a finding in the explorer, as a link */
function bundleLines(
  { title, what, lines, parts, findings: [first] }: Bundle,
  addressOf: (finding: Finding) => string,
): readonly string[] {
  return [
    `<li><b>${title}.</b> ${escapeHtml(what)}${parts.length === 0 ? addressOf(first) : ''}`,
    '<ul>',
    ...itemsOf(lines),
    ...partLines(first.topic, [
      ...parts.flatMap(({ finding, lines: own }) => [
        `<li>${escapeHtml(finding.what)}${addressOf(finding)}`,
        '<ul>',
        ...itemsOf(first.topic === undefined ? own : own.map(([label, text]) => [label, text])),
        '</ul></li>',
      ]),
    ]),
    '</ul></li>',
  ];
}

/** Of a topic they are for whoever wants to know what it comes to where. */
function partLines(topic: string | undefined, lines: readonly string[]): readonly string[] {
  return topic === undefined ? lines : folded(lines);
}

function itemsOf(lines: Bundle['lines']): readonly string[] {
  const [plain, exact] = [lines.filter(([, , depth]) => depth === undefined), lines.filter(([, , depth]) => depth)];
  return [...plain.map(item), ...folded(exact.map(item))];
}

function folded(items: readonly string[]): readonly string[] {
  return items.length === 0
    ? []
    : ['<li><details><summary>in detail</summary>', '<ul>', ...items, '</ul>', '</details></li>'];
}

function item([label, text]: Bundle['lines'][number]): string {
  return `<li>${label === '' ? '' : `${label}: `}${escapeHtml(text)}</li>`;
}

function link(page: string, place: string, text: string): string {
  return `<a href="${escapeHtml(encodeURI(`./${page}`).replaceAll('#', '%23').replaceAll('?', '%3F'))}${place}">${text}</a>`;
}
