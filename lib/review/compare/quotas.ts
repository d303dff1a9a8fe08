import { numberText } from '../../base/number-text';
import { grantedQuotasOf, type GrantedQuotas } from '../../assembly/proven/proofs-file';
import type { QuotaUsage } from '../../ask/quota-usage';
import { isNearlyFull, quotaUsages } from '../../ask/quotas';
import type { Organization } from '../../ask/organization';
import { groupBy } from '../../base/group-by';
import type { Finding, RuleId, Severity } from '../model';
import { pairing, type Pairing, type Sides } from './side';

/**
 * What takes more or less of AWS's quotas than before: apart where little is left of it, and all else in one finding. Resources of stacks and
 * sizes of templates are among them.
 */
export function quotaFindings({ base, head }: Sides): readonly Finding[] {
  const [before, after] = [grantedQuotasOf(base.assembly.folder), grantedQuotasOf(head.assembly.folder)];
  // Of an assembly that nothing is known of, what AWS has granted is no change.
  const was = before.accounts === undefined ? after : before;
  const is = after.accounts === undefined ? before : after;
  const changed = changesIn(pairing(usagesOf(base, was), usagesOf(head, is)));
  const near = changed.flatMap(nearFinding);
  const others = changed.filter((change) => nearFinding(change).length === 0);
  return [...near, ...together(others)];
}

function usagesOf({ assembly, graph }: Organization, granted: GrantedQuotas): ReadonlyMap<string, QuotaUsage> {
  const usages = quotaUsages(assembly, graph, granted);
  return new Map(usages.map((usage) => [`${usage.quota} ${usage.where}`, usage]));
}

interface Change {
  readonly before: QuotaUsage;
  readonly after: QuotaUsage;
}

/** Those that are not the same on both sides, the fullest first. */
function changesIn({ both, added, removed }: Pairing<QuotaUsage>): readonly Change[] {
  const all: readonly Change[] = [
    ...both.map(({ base, head }) => ({ before: base, after: head })),
    ...added.map((after) => ({ before: { ...after, used: 0 }, after })),
    ...removed.map((before) => ({ before, after: { ...before, used: 0 } })),
  ];
  return all
    .filter(({ before, after }) => before.used !== after.used || before.allowed !== after.allowed)
    .sort((one, other) => shareOf(other.after) - shareOf(one.after) || (keyOf(one) < keyOf(other) ? -1 : 1));
}

function shareOf({ used, allowed }: QuotaUsage): number {
  return used / allowed;
}

function keyOf({ after: { quota, where } }: Change): string {
  return `${quota} ${where}`;
}

/** Where 80 % or more are used after it grew, or were before it shrank. */
function nearFinding(change: Change): readonly Finding[] {
  const { before, after } = change;
  const isMore = shareOf(after) > shareOf(before);
  const fuller = isMore ? after : before;
  if (!isNearlyFull(fuller)) return [];
  const severity: Severity = !isMore ? 'info' : after.used > after.allowed ? 'high' : 'medium';
  const left = after.allowed - after.used;
  return [
    finding(isMore ? 'quota-near' : 'quota-relieved', severity, {
      where: [after.where],
      what: `${after.where}: ${inWords(change)}, ${left < 0 ? `${numberText(-left)} too many` : `${numberText(left)} left`}`,
    }),
  ];
}

const MOST_LINES = 40;

/** A line for each place. */
function together(changes: readonly Change[]): readonly Finding[] {
  if (changes.length === 0) return [];
  const places = [...groupBy(changes, ({ after }) => after.where)];
  const lines = places.map(([where, own]) => `${where}: ${own.map(inWords).join('; ')}`);
  const rest = lines.length - MOST_LINES;
  return [
    finding('quota-used', 'info', {
      what: `${places.length === 1 ? '1 place takes' : `${numberText(places.length)} places take`} more or less of AWS's quotas, and none comes near to one`,
      details: [...lines.slice(0, MOST_LINES), ...(rest > 0 ? [`and ${numberText(rest)} more`] : [])],
    }),
  ];
}

/** For example `480 → 482 of 500 resources of a stack`. */
function inWords({ before, after }: Change): string {
  const had =
    before.allowed === after.allowed
      ? numberText(before.used)
      : `${numberText(before.used)} of ${numberText(before.allowed)}`;
  return `${had} → ${numberText(after.used)} of ${numberText(after.allowed)} ${after.quota}`;
}

function finding(
  rule: RuleId,
  severity: Severity,
  { where = [], what, details = [] }: Partial<Finding> & Pick<Finding, 'what'>,
): Finding {
  return { rule, severity, who: [], where, what, details };
}
