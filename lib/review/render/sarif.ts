import { RULES, type Finding, type Report, type RuleId, type Severity } from '../model';
import { canonical } from './json';
import { linesOf } from './sections';

const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
  info: 'note',
};

/**
 * For what shows findings beside the lines of a pull request.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function asSarif({ findings }: Report): string {
  const used = [...new Set(findings.map(({ rule }) => rule))].sort();
  const driver = { name: 'landing-zone-review', rules: used.map(ruleOf) };
  return `${canonical({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver }, results: findings.map(resultOf) }],
  })}\n`;
}

function ruleOf(id: RuleId): object {
  return { id, shortDescription: { text: RULES[id].title }, properties: { area: RULES[id].area } };
}

function resultOf(finding: Finding): object {
  const { rule, severity, what, file, line } = finding;
  const lines = linesOf(finding).map(([label, text]) => (label === '' ? text : `${label}: ${text}`));
  const region = line === undefined ? {} : { region: { startLine: line } };
  const location =
    file === undefined
      ? {}
      : { locations: [{ physicalLocation: { artifactLocation: { uri: encodeURI(file) }, ...region } }] };
  return {
    ruleId: rule,
    level: LEVELS[severity],
    message: { text: [what, ...lines].join('\n') },
    properties: { severity },
    ...location,
  };
}
