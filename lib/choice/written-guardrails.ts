import { resolveGuardrail, isAccessControl } from '../catalogue/guardrails/definition/guardrail';
import { guardrailsIn, type Chooser } from './catalogue';
import { choose } from './choose';
import { guardrailOfSid } from './sids';

/** Where a guardrail is written, and how its statements are told from others in an assembly. */
export interface WrittenGuardrail {
  readonly id: string;
  /** From the repository's top. */
  readonly file: string;
  /** Policies that are this guardrail and nothing else, whatever the Sids in them. @default it is told by its Sids */
  readonly policies?: readonly string[];
}

/** Every guardrail of a catalogue, placed or not. */
export function writtenGuardrails({ zone, catalogue }: Chooser): readonly WrittenGuardrail[] {
  const { guardrailContext, guardrailPolicies } = choose(zone, catalogue);
  const [context, policies] = [guardrailContext(), guardrailPolicies()];
  return guardrailsIn(catalogue).map(({ id, definition, source }) => {
    const guardrail = resolveGuardrail(definition, context);
    if (!isAccessControl(guardrail) || guardrail.document === undefined) return { id, file: source };
    const own = policies.filter(({ guardrails }) => guardrails.includes(id));
    return { id, file: source, policies: own.map(({ name }) => name) };
  });
}

/** The guardrail that a statement of a policy is of, or undefined where it is of none of these. */
export function guardrailOf(
  written: readonly WrittenGuardrail[],
  statement: { readonly policy: string; readonly sid: string },
): WrittenGuardrail | undefined {
  const whole = written.find(({ policies = [] }) => policies.includes(statement.policy));
  if (whole !== undefined) return whole;
  const bySid = written.filter(({ policies }) => policies === undefined);
  const id = guardrailOfSid(
    statement.sid,
    bySid.map((one) => one.id),
  );
  return bySid.find((one) => one.id === id);
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
