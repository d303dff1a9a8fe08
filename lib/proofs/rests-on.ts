import { guardrailsIn } from '../choice/catalogue';
import { isAccessControl, resolveGuardrail } from '../catalogue/guardrails/definition/guardrail';
import type { Definitions } from './expected';
import { guardrailsOver } from './guardrails-over';

/** Guardrails that are in force where what they rest on is not, a few words each: there they do less than their name says. */
export function weakened({
  zone,
  catalogue,
  context,
}: Pick<Definitions, 'zone' | 'catalogue' | 'context'>): readonly string[] {
  const inForce = Object.keys(zone.accounts).map((account) => new Set(guardrailsOver(zone, account)));
  return guardrailsIn(catalogue).flatMap(({ id, definition }) => {
    const guardrail = resolveGuardrail(definition, context);
    if (!isAccessControl(guardrail)) return [];
    return (guardrail.restsOn ?? []).flatMap((other) => {
      const lacking = inForce.filter((over) => over.has(id) && !over.has(other.guardrail)).length;
      return lacking === 0
        ? []
        : [
            `${id} leaves open ${other.for} in ${lacking} account${lacking === 1 ? '' : 's'} without ${other.guardrail}`,
          ];
    });
  });
}
