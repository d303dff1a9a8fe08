import { resolveGuardrail, type GuardrailContext } from '../../catalogue/guardrails/definition/guardrail';
import { entryOf } from '../../base/entry-of';
import { guardrailsIn, type Catalogue, type GuardrailsOf } from '../catalogue';
import type { OrganizationPolicy, PolicyTarget } from '../organization-policies';
import { replacementNote } from './replacement';

/**
 * The catalogue as a Markdown table, by control number: what there is, why, and where the company has it.
 *
 * @param policies as `organizationPolicies` renders them for the same context
 */
export function guardrailTable(
  catalogue: GuardrailsOf & Pick<Catalogue, 'workflows'>,
  context: GuardrailContext,
  policies: readonly OrganizationPolicy[],
): string {
  const rows = guardrailsIn(catalogue)
    .map(({ id, definition, source }) => {
      const { control, type, why } = resolveGuardrail(definition, context);
      const places = policies.filter(({ guardrails }) => guardrails.includes(id)).map(({ target }) => place(target));
      const note = replacementNote(entryOf(catalogue.own.guardrails, id));
      return [
        control,
        `[${id}](../${source})`,
        type,
        places.join(', ') || 'off',
        [why, ...note, ...stopped(catalogue, id)].join(' '),
      ];
    })
    .sort(([left = ''], [right = '']) => left.localeCompare(right));
  return [['Control', 'Guardrail', 'Type', 'Where', 'Why'], ['---', '---', '---', '---', '---'], ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

function place(target: PolicyTarget): string {
  if (target.kind === 'root') return 'every account';
  return target.kind === 'account' ? `account ${target.key}` : `OU ${target.key}`;
}

/** Everyday work that it stops, with what to use instead on the page behind the link. */
function stopped({ workflows }: Pick<Catalogue, 'workflows'>, id: string): readonly string[] {
  const names = Object.entries(workflows)
    .filter(([, { blocked }]) => blocked?.some(({ by }) => by === id) === true)
    .map(([name]) => `[${name}](../docs/workflows.md#${name})`);
  return names.length === 0 ? [] : [`Stops: ${names.join(', ')}.`];
}
