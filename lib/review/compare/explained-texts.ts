import { isDeepStrictEqual } from 'node:util';
import type { OrganizationPolicy } from '../../assembly';
import { listOf } from '../../base/list';
import type { Statement } from '../../policy';
import { merged } from './merged-statements';
import type { Sides } from './side';
import { regionOfTexts, statementsOf } from './topics';

/** What all follows from that is written otherwise in some policies. */
export interface Explanation {
  /** @default it is none */
  readonly topic?: string;
  /** Guardrail from which somebody is exempt. @default it is none */
  readonly cause?: string;
  readonly words: string;
}

/**
 * Why the texts of organization policies are not the same, where a Region, or who is exempt, is all that differs in them.
 *
 * @param names of policies. @returns undefined where anything else does, or one is on one side only
 */
export function explanationOf({ base, head }: Sides, names: readonly string[]): Explanation | undefined {
  const pairs = names.map((name) => [base, head].map(({ graph }) => graph.policies.filter((one) => one.name === name)));
  if (pairs.length === 0 || pairs.some((pair) => pair.some((all) => all.length === 0))) return undefined;
  const [before, after] = [0, 1].map((side) => pairs.flatMap((pair) => pair[side] ?? []));
  const texts = [before ?? [], after ?? []].map((all) => all.map(({ content }) => statementsOf(content)));
  const region = regionOfTexts({ base, head }, texts[0], texts[1]);
  if (region !== undefined) return { topic: region, words: 'the text changed by the Region, and by nothing else' };
  const guardrail = exemptionOf(before ?? [], after ?? []);
  return guardrail === undefined
    ? undefined
    : { cause: guardrail, words: `the text changed by who is exempt from ${guardrail}, and by nothing else` };
}

type Exception = OrganizationPolicy['exceptions'][number];

/** The guardrail from which others are exempt on the two sides, where the texts without those are the same. */
function exemptionOf(before: readonly OrganizationPolicy[], after: readonly OrganizationPolicy[]): string | undefined {
  const [was, is] = [before, after].map((all) => all.flatMap(({ exceptions }) => exceptions));
  const all = [...(was ?? []), ...(is ?? [])];
  const [guardrail, ...others] = new Set(all.map((one) => one.guardrail));
  if (guardrail === undefined || others.length > 0) return undefined;
  const ids = new Set(
    [...before, ...after].flatMap(({ exceptions }) => exceptions.flatMap(({ accounts }) => accounts)),
  );
  const isExempt = (text: string): boolean => all.some((one) => isOf(one, text, ids));
  const [one, other] = [before, after].map((policies) =>
    policies.map(({ content }) => merged(statementsOf(content).map((statement) => without(statement, isExempt)))),
  );
  return isDeepStrictEqual(one, other) ? guardrail : undefined;
}

/** Whether a value of a condition means whom an exception means: a role by its ARN in any account, or a whole account by its id. */
function isOf({ role, accounts }: Exception, text: string, ids: ReadonlySet<string>): boolean {
  return role === undefined ? accounts.includes(text) && ids.has(text) : text.endsWith(`:role/${role}`);
}

/** A statement that denies without those whom its conditions spare and that are exempt. */
function without({ Condition, ...statement }: Statement, isExempt: (text: string) => boolean): object {
  const conditions = Object.entries(Condition ?? {}).flatMap(([operator, keys]) => {
    if (statement.Effect !== 'Deny' || !operator.includes('Not')) return [[operator, keys] as const];
    const rest = Object.entries(keys).flatMap(([key, values]) => {
      const others = listOf(values as string).filter((one) => !isExempt(one));
      return others.length === 0 ? [] : [[key, others] as const];
    });
    return rest.length === 0 ? [] : [[operator, Object.fromEntries(rest)] as const];
  });
  return { ...statement, Condition: Object.fromEntries(conditions) };
}
