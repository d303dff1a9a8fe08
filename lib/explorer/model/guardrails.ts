import type { OrganizationPolicy } from '../../assembly';
import type { ProofsFile } from '../../assembly/proven/proofs-file';
import { exceptionRows, guardrailCoverage } from '../../ask/access-report/coverage';
import type { Organization } from '../../ask/organization';
import { entryOf } from '../../base/entry-of';
import { guardrailOf, type WrittenGuardrail } from '../../choice/guardrail-of';
import { isObject } from '../../base/json';
import { policyQuotas, type PolicyQuota } from '../../choice/policy-quotas';
import type { GuardrailRow, PolicyRow, ProofCounts } from '../page/format';
import type { Words } from './definitions';
import type { Places } from './tree';
import type { CountName } from '../../assembly/proven/counts';
import { subjectOf } from '../../assembly/proven/subjects';

export function policyRows({ graph }: Organization, places: Places): readonly PolicyRow[] {
  const isAccount = (id: string): boolean => graph.account(id) !== undefined;
  return graph.policies.map(({ name, type, content, targetIds }) => {
    const most = entryOf<PolicyQuota>(policyQuotas, type)?.characters;
    return {
      name,
      type,
      content,
      units: targetIds.filter((id) => !isAccount(id)).map((id) => places.unit(id)),
      accounts: targetIds.flatMap((id) => graph.account(id) ?? []).map((account) => places.account(account)),
      characters: JSON.stringify(content).length,
      ...(most === undefined ? {} : { most }),
    };
  });
}

/** Each guardrail that the templates attach somewhere, as `npm run access` counts them. */
export function guardrailRows(
  { graph, guardrails }: Organization,
  words: Words,
  places: Places,
  proofs: ProofsFile | undefined,
): readonly GuardrailRow[] {
  const exceptions = exceptionRows(graph);
  const policyPlaces = new Map(graph.policies.map(({ name, type }, place) => [`${type} ${name}`, place]));
  const placeOf = (name: string): number => places.account({ name });
  return guardrailCoverage(graph, guardrails).map(({ guardrail: id, type, policies, accounts }) => {
    const file = guardrails.find((one) => one.id === id)?.file;
    const proof = proofOf(proofs, subjectOf('guardrail', id));
    const own = policies.flatMap((name) => policyPlaces.get(`${type} ${name}`) ?? []);
    return {
      id,
      type,
      ...(file === undefined ? {} : { file }),
      ...words.guardrails.get(id),
      ...(proof === undefined ? {} : { proof }),
      policies: own,
      statements: own.flatMap((policy) => statementsOf(graph.policies[policy], guardrails, id, policy)),
      accounts: accounts.map(placeOf),
      exceptions: exceptions
        .filter(({ guardrail }) => guardrail === id)
        .map(({ principal, accounts: where, reason, until }) => ({
          who: principal,
          accounts: where.map(placeOf),
          reason,
          until,
        })),
    };
  });
}

/** Which statements of a policy are the guardrail's. */
function statementsOf(
  policy: OrganizationPolicy | undefined,
  written: readonly WrittenGuardrail[],
  id: string,
  place: number,
): GuardrailRow['statements'] {
  const { Statement: all = [] } = policy?.content ?? {};
  return [all].flat().flatMap((statement, index) => {
    const sid = isObject(statement) && typeof statement.Sid === 'string' ? statement.Sid : '';
    const found = guardrailOf(written, { policy: policy?.name ?? '', sid })?.id ?? sid;
    return found === id ? [[place, index] as const] : [];
  });
}

/** How much of these subjects was proven when the assembly was made. */
export function proofOf(proofs: ProofsFile | undefined, ...subjects: readonly string[]): ProofCounts | undefined {
  const found = subjects.flatMap((subject) => proofs?.checks.map((check) => entryOf(check.subjects, subject)) ?? []);
  if (found.every((counts) => counts === undefined)) return undefined;
  const sumOf = (name: CountName): number => found.reduce((sum, counts) => sum + (entryOf(counts, name) ?? 0), 0);
  return { claims: sumOf('claims'), questions: sumOf('questions') };
}
