import { resolveGuardrail, isAccessControl } from '../catalogue/guardrails/definition/guardrail';
import { guardrailsIn, type Chooser } from './catalogue';
import { choose } from './choose';
import { settingOf, type WrittenGuardrail } from './guardrail-of';

/** Every guardrail of a catalogue, placed or not. */
export function writtenGuardrails({ zone, catalogue }: Chooser): readonly WrittenGuardrail[] {
  const { guardrailContext, guardrailPolicies, catalogue: chosen } = choose(zone, catalogue);
  const [context, policies] = [guardrailContext(), guardrailPolicies()];
  return guardrailsIn(chosen).map(({ id, definition, source }) => {
    const guardrail = resolveGuardrail(definition, context);
    const own = policies.filter(({ guardrails }) => guardrails.includes(id));
    const written = { id, file: source, why: guardrail.why };
    if (!isAccessControl(guardrail)) return { ...written, settings: own.map(settingOf) };
    return guardrail.document === undefined ? written : { ...written, policies: own.map(({ name }) => name) };
  });
}

/** What the company's own stands in for, and why: a line each. */
export function replacements({ catalogue }: Pick<Chooser, 'catalogue'>): readonly string[] {
  const { guardrails, personas, machineRoles } = catalogue.own;
  return [
    ...Object.entries(guardrails).map(([id, own]) => [`guardrail ${id}`, own] as const),
    ...Object.entries(personas).map(([id, own]) => [`persona ${id}`, own] as const),
    ...Object.entries(machineRoles).map(([id, own]) => [`machine role ${id}`, own] as const),
  ].flatMap(([what, { replaces }]) => (replaces === undefined ? [] : [`${what}: ${replaces.reason}`]));
}
