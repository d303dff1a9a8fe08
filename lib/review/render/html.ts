import { RULES, type Finding, type Report } from '../model';
import { escapeHtml } from './escape';
import { linesOf, sectionsOf, verdictOf, type Section } from './sections';

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

function approverLines({ approvers }: Report): readonly string[] {
  if (approvers.length === 0) return [];
  const items = approvers.map(
    ({ part, owners, because }) => `<li>${escapeHtml(`${part} (${because}): ${owners.join(' or ')}`)}</li>`,
  );
  return ['<h2>Who has to approve</h2>', '<ul>', ...items, '</ul>'];
}

function sectionLines({ severity, area, findings }: Section, report: Report, explorer?: string): readonly string[] {
  const items = findings.flatMap((finding) => {
    const place = `#/change/${String(report.findings.indexOf(finding) + 1)}`;
    return findingLines(finding, explorer === undefined ? '' : ` ${link(explorer, place, 'In the explorer')}`);
  });
  return [`<h2>${severity}: ${area}</h2>`, '<ul>', ...items, '</ul>'];
}

/** @param address of the finding in the explorer, as a link */
function findingLines(finding: Finding, address: string): readonly string[] {
  const items = linesOf(finding).map(
    ([label, text]) => `<li>${label === '' ? '' : `${label}: `}${escapeHtml(text)}</li>`,
  );
  return [
    `<li><b>${RULES[finding.rule].title}.</b> ${escapeHtml(finding.what)}${address}`,
    '<ul>',
    ...items,
    '</ul></li>',
  ];
}

function link(page: string, place: string, text: string): string {
  return `<a href="${escapeHtml(encodeURI(`./${page}`).replaceAll('#', '%23').replaceAll('?', '%3F'))}${place}">${text}</a>`;
}
