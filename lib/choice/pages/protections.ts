import {
  isAccessControl,
  resolveGuardrail,
  type AccessControl,
  type GuardrailContext,
} from '../../catalogue/guardrails/definition/guardrail';
import { guardrailsIn, type GuardrailsOf } from '../catalogue';

/** What each guardrail keeps as it is, and what passes all the same, as a Markdown table: a reason a line. */
export function protectionTable(catalogue: GuardrailsOf, context: GuardrailContext): string {
  const rows = guardrailsIn(catalogue).flatMap(({ id, definition }) => {
    const guardrail = resolveGuardrail(definition, context);
    return isAccessControl(guardrail) ? protectionRows(id, guardrail) : [];
  });
  return [['Guardrail', 'Protects', 'Passes', 'Because'], ['---', '---', '---', '---'], ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

function protectionRows(id: string, { protects }: AccessControl): readonly (readonly string[])[] {
  return (protects ?? []).flatMap(({ service, resourceTypes, resources, leaves }) => {
    const kinds = resourceTypes === undefined ? service : `${service}: ${resourceTypes.join(', ')}`;
    const what = resources === undefined ? kinds : `${kinds} (${resources.map((arn) => `\`${arn}\``).join(', ')})`;
    const passing = (leaves ?? []).map(({ actions, because }) => [id, what, actions.join(', '), because]);
    return passing.length === 0 ? [[id, what, 'nothing', '']] : passing;
  });
}
