import type { Control } from '../../catalogue/controls/definition/control';

/** The controls as a Markdown table, in the order of their table in code. */
export function controlTable(controls: Readonly<Record<string, Control>>): string {
  const rows = Object.entries(controls).map(([id, { title, rule, parameters, scope, cis, nist }]) => [
    `\`${id}\``,
    title,
    [`\`${rule}\``, ...Object.entries(parameters ?? {}).map(([name, value]) => `${name} = ${value}`)].join('<br>'),
    scope === 'account' ? 'home region' : 'every approved region',
    cis.v3.join(', ') || '–',
    cis.v5.join(', ') || '–',
    nist.join(', '),
  ]);
  return [HEADINGS, HEADINGS.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

const HEADINGS = [
  'Control',
  'What should hold',
  'AWS Config rule',
  'Evaluated in',
  'CIS v3.0',
  'CIS v5.0',
  'NIST 800-53 r5',
];
