import type { OrganizationPolicy } from '../../assembly';
import type { ProofsFile } from '../../assembly/proven/proofs-file';
import { exceptionRows, guardrailCoverage } from '../../ask/access-report/coverage';
import type { Organization } from '../../ask/organization';
import { entryOf } from '../../base/entry-of';
import { guardrailOf, type WrittenGuardrail } from '../../choice/guardrail-of';
import { isObject, type JsonObject } from '../../base/json';
import { policyQuotas, type PolicyQuota } from '../../choice/policy-quotas';
import type { NonEmpty, Statement } from '../../policy/document';
import type { GuardrailRow, PolicyRow, SparedRow } from '../page/format';
import type { Words } from './definitions';
import type { Places } from './tree';
import { subjectOf } from '../../assembly/proven/subjects';
import { exemptRoles, exemptTags } from '../../proofs/exemption-claims';
import type { Principals } from './principals';
import { proofOf } from './proof-of';

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
  principals: Principals,
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
    const statements = own.flatMap((policy) => statementsOf(graph.policies[policy], guardrails, id, policy));
    return {
      id,
      type,
      ...(file === undefined ? {} : { file }),
      ...words.guardrails.get(id),
      ...(proof === undefined ? {} : { proof }),
      policies: own,
      statements,
      spares: sparedBy(graph, id, statements, principals),
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

/** By the conditions of its statements. Those of the config stand in them, too: they are told with their reasons. */
function sparedBy(
  { policies }: Organization['graph'],
  id: string,
  places: GuardrailRow['statements'],
  principals: Principals,
): readonly SparedRow[] {
  const written = places.flatMap(([policy, place]) => {
    const { Statement: all = [] } = policies[policy]?.content ?? {};
    const statement = [all].flat()[place];
    return isObject(statement) ? [statement] : [];
  });
  const excepted = new Set(
    policies.flatMap(({ exceptions }) =>
      exceptions.flatMap(({ guardrail, role }) => (guardrail === id && role !== undefined ? [`:role/${role}`] : [])),
    ),
  );
  const sidsOf = new Map<string, Set<string>>();
  for (const statement of written) {
    for (const pattern of patternsIn(statement)) {
      if ([...excepted].some((role) => pattern.endsWith(role))) continue;
      sidsOf.set(pattern, (sidsOf.get(pattern) ?? new Set()).add(sidOf(statement)));
    }
  }
  const all = new Set(written.map(sidOf));
  return [...sidsOf].map(([pattern, sids]) => ({
    pattern,
    principals: principals.called(pattern),
    statements: sids.size === all.size ? [] : [...sids],
  }));
}

function patternsIn(statement: JsonObject): readonly string[] {
  const statements: NonEmpty<Statement> = [statement as unknown as Statement];
  return [...exemptRoles({ statements }), ...exemptTags({ statements }).map(({ key, value }) => `${key}=${value}`)];
}

function sidOf({ Sid }: JsonObject): string {
  return typeof Sid === 'string' ? Sid : '';
}
