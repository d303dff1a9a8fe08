import type { Account, OrganizationGraph, OrganizationPolicy } from '../../assembly';
import { guardrailOf, settingOf, type WrittenGuardrail } from '../../choice/guardrail-of';

/** Where a guardrail holds, by what stands in the templates. */
export interface CoverageRow {
  /** Id in the catalogue; the `Sid` of a statement that is in none, or the name of a policy without statements that is of none. */
  readonly guardrail: string;
  /** For example `SERVICE_CONTROL_POLICY`. */
  readonly type: string;
  /** Names of the organization policies that carry it. */
  readonly policies: readonly string[];
  /** AWS names of the accounts that it binds, in the order of the templates. */
  readonly accounts: readonly string[];
}

/** Who is exempt from a guardrail by config, and why. */
export interface ExceptionRow {
  readonly guardrail: string;
  readonly principal: string;
  /** AWS names. */
  readonly accounts: readonly string[];
  readonly reason: string;
  /** Last day, as year-month-day; empty where it is for good. */
  readonly until: string;
}

/** Neither binds the management account. */
const MEMBERS_ONLY: ReadonlySet<string> = new Set(['SERVICE_CONTROL_POLICY', 'RESOURCE_CONTROL_POLICY']);

/**
 * Every guardrail that the templates attach somewhere, sorted by type and name.
 *
 * @param written the guardrails of the catalogue
 */
export function guardrailCoverage(
  graph: OrganizationGraph,
  written: readonly WrittenGuardrail[],
): readonly CoverageRow[] {
  const rows = new Map<string, { type: string; guardrail: string; policies: Set<string>; accounts: Set<string> }>();
  for (const policy of graph.policies) {
    const { type } = policy;
    for (const guardrail of guardrailsOf(policy, written)) {
      const key = `${type} ${guardrail}`;
      const row = rows.get(key) ?? { type, guardrail, policies: new Set(), accounts: new Set() };
      rows.set(key, row);
      row.policies.add(policy.name);
      for (const account of graph.accountsUnder(policy)) {
        if (isLeftOut(policy, guardrail, account)) continue;
        if (account.kind === 'member' || !MEMBERS_ONLY.has(type)) row.accounts.add(account.name);
      }
    }
  }
  return [...rows]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([, { type, guardrail, policies, accounts }]) => ({
      guardrail,
      type,
      policies: [...policies].sort(),
      accounts: graph.accounts.map(({ name }) => name).filter((name) => accounts.has(name)),
    }));
}

/** Whether the config exempts everybody in the account. */
function isLeftOut({ exceptions }: OrganizationPolicy, guardrail: string, { name }: Account): boolean {
  return exceptions.some(
    (exception) =>
      exception.guardrail === guardrail && exception.principal === undefined && exception.accounts.includes(name),
  );
}

/** Every exception of the config, sorted by guardrail. */
export function exceptionRows({ policies }: OrganizationGraph): readonly ExceptionRow[] {
  const rows = policies.flatMap(({ exceptions }) =>
    exceptions.map(({ guardrail, principal = 'everybody', accounts, reason, until = '' }): ExceptionRow => ({
      guardrail,
      principal,
      accounts,
      reason,
      until,
    })),
  );
  // A guardrail that is in several policies tells of its exceptions in each.
  return [...new Map(rows.map((row) => [JSON.stringify(row), row])).values()].sort((one, other) =>
    one.guardrail < other.guardrail ? -1 : Number(one.guardrail > other.guardrail),
  );
}

function guardrailsOf(
  { content, name, type }: OrganizationPolicy,
  written: readonly WrittenGuardrail[],
): ReadonlySet<string> {
  const { Statement: statements = [] } = content as { readonly Statement?: unknown };
  const sids = [statements].flat().flatMap((statement) => {
    const { Sid } = statement as { readonly Sid?: unknown };
    return typeof Sid === 'string' ? [Sid] : [];
  });
  const whole = guardrailOf(written, { policy: name, sid: '' });
  if (whole !== undefined) return new Set([whole.id]);
  if (sids.length === 0) {
    const settings = written.filter((one) => one.settings?.includes(settingOf({ type, name })) === true);
    return new Set(settings.length === 0 ? [name] : settings.map(({ id }) => id));
  }
  return new Set(sids.map((sid) => guardrailOf(written, { policy: name, sid })?.id ?? sid));
}
