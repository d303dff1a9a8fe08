import { plainText } from '../../base/plain-text';
import type { Report, Severity } from '../model';

/** What shows them beside the lines of a pull request. Findings without consequence are in the report alone. */
const LEVELS: Readonly<Partial<Record<Severity, 'error' | 'warning' | 'notice'>>> = {
  critical: 'error',
  high: 'warning',
  medium: 'warning',
  low: 'notice',
};

/** GitHub shows this many of each level of a step, and nothing of the others. */
const MOST = 10;

/**
 * Workflow commands of GitHub for the findings that come from a line, most severe first.
 *
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export function asAnnotations({ findings }: Report): string {
  const counts = new Map<string, number>();
  return findings
    .flatMap(({ severity, what, where, file, line }) => {
      const level = LEVELS[severity];
      const count = counts.get(level ?? '') ?? 0;
      if (level === undefined || file === undefined || line === undefined || count >= MOST) return [];
      counts.set(level, count + 1);
      const place = `file=${property(file)},line=${String(line)},title=${property(`landing zone review: ${severity}`)}`;
      const text = where.length === 0 ? what : `${what} (${where.join(', ')})`;
      return [`::${level} ${place}::${data(text)}\n`];
    })
    .join('');
}

/** A command ends with its line. */
function data(text: string): string {
  return plainText(text).replaceAll('%', '%25').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
