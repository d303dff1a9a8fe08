import { groupBy } from '../../base/group-by';
import { RULES, type Area, type Finding, type RuleId } from '../model';

/** What happens to an account, of which other findings say what that comes to in it. */
const HAPPENINGS: readonly RuleId[] = ['account-added', 'account-moved', 'account-removed'];

const AREAS: readonly Area[] = ['access', 'guardrails', 'work'];
const OF_RESOURCES: readonly RuleId[] = ['stack-left', 'stack-arrived', 'resource-opened', 'resource-closed'];

/** These are decided by themselves, whatever they come of. */
const APART: readonly RuleId[] = [
  'administrator-added',
  'administrator-removed',
  'exemption-added',
  'exemption-removed',
  'exemption-past',
];

/** What changes only in accounts that come, move or go is one point with that: none of it was decided by itself. */
export function withAccountTopics(findings: readonly Finding[]): readonly Finding[] {
  const happenings = findings.filter(({ rule }) => HAPPENINGS.includes(rule));
  const byAccount = groupBy(
    happenings.flatMap((happening) => happening.where.map((account) => ({ account, happening }))),
    ({ account }) => account,
  );
  const topicOf = (account: string): string | undefined => {
    const [first, ...others] = byAccount.get(account) ?? [];
    // Of two things that happen to one account nobody can tell from which of them the rest follows.
    return others.length > 0 ? undefined : first?.happening.what;
  };
  return findings.map((finding) => {
    if (finding.topic !== undefined || !isPart(finding)) return finding;
    const [topic, ...others] = new Set(finding.where.map(topicOf));
    return topic === undefined || others.length > 0 ? finding : { ...finding, topic };
  });
}

function isPart({ rule }: Finding): boolean {
  const { area } = RULES[rule];
  return HAPPENINGS.includes(rule) || OF_RESOURCES.includes(rule) || (AREAS.includes(area) && !APART.includes(rule));
}
