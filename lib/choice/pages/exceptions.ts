import {
  isAccessControl,
  resolveGuardrail,
  type Exceptable,
  type GuardrailContext,
} from '../../catalogue/guardrails/definition/guardrail';
import { guardrailsIn, type GuardrailsOf } from '../catalogue';
import type { OrganizationPolicy } from '../organization-policies';

/** Whom each guardrail lets a config exempt, as a Markdown table by control number. Settings exempt nobody. */
export function exceptableTable(catalogue: GuardrailsOf, context: GuardrailContext): string {
  const rows = guardrailsIn(catalogue)
    .flatMap(({ id, definition }) => {
      const guardrail = resolveGuardrail(definition, context);
      if (!isAccessControl(guardrail)) return [];
      const { control, exceptions } = guardrail;
      return [[control, id, whoMay(exceptions), exceptions?.because ?? 'its file does not say']];
    })
    .sort(([left = ''], [right = '']) => left.localeCompare(right));
  return table(['Control', 'Guardrail', 'Exempt may be', 'Because'], rows);
}

function whoMay(exceptions: Exceptable | undefined): string {
  const [first, ...more] = exceptions?.to ?? [];
  if (first === undefined) return 'nobody';
  return more.length > 0 ? 'principals and accounts' : `${first}s`;
}

/** Whom the config exempts, and why, as a Markdown table, or a sentence where it is nobody. */
export function exceptionTable(policies: readonly OrganizationPolicy[]): string {
  const rows = policies
    .flatMap(({ exceptions = [] }) => exceptions)
    .map(({ guardrail, principal = 'everybody', accounts, until = 'for good', reason }) => [
      guardrail,
      principal,
      accounts.join(', '),
      until,
      reason,
    ]);
  if (rows.length === 0) return 'Nobody.';
  const distinct = [...new Map(rows.map((row) => [JSON.stringify(row), row])).values()];
  return table(['Guardrail', 'Who', 'Accounts', 'Until', 'Reason'], distinct);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n');
}
