import { resolveGuardrail, type GuardrailContext } from '../../catalogue/guardrails/definition/guardrail';
import type { Catalogue, OrganizationPolicy, PolicyTarget } from '../organization-policies';

/**
 * The catalogue as a Markdown table, by control number: what there is, why, and where the company has it.
 *
 * @param policies as `organizationPolicies` renders them for the same context
 */
export function guardrailTable(
  catalogue: Catalogue,
  context: GuardrailContext,
  policies: readonly OrganizationPolicy[],
): string {
  const rows = Object.entries(catalogue)
    .flatMap(([theme, definitions]) =>
      Object.entries(definitions).map(([id, definition]) => {
        const { control, type, why } = resolveGuardrail(definition, context);
        const places = policies.filter(({ guardrails }) => guardrails.includes(id)).map(({ target }) => place(target));
        return [
          control,
          `[${id}](../lib/catalogue/guardrails/${theme}/${id}.ts)`,
          type,
          places.join(', ') || 'off',
          why,
        ];
      }),
    )
    .sort(([left = ''], [right = '']) => left.localeCompare(right));
  return [['Control', 'Guardrail', 'Type', 'Where', 'Why'], ['---', '---', '---', '---', '---'], ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

function place(target: PolicyTarget): string {
  if (target.kind === 'root') return 'every account';
  return target.kind === 'account' ? `account ${target.key}` : `OU ${target.key}`;
}
