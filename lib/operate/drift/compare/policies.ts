import type * as Assembly from '../../../assembly';
import type { LiveAws, OrganizationPolicy } from '../../live';
import { firstDifference } from '../difference';
import { finding, policyKind, type Finding } from '../finding';
import type { Match } from '../match';

const FULL_ACCESS = 'FullAWSAccess';

/** Organization policies of every type that the assembly has or that is enabled: content, and what each is attached to. */
export async function comparePolicies(match: Match, live: LiveAws): Promise<readonly Finding[]> {
  const { graph } = match.expected;
  const enabled = match.tree.policyTypes.map(({ type }) => type);
  const findings: Finding[] = [];
  for (const type of new Set([...graph.policies.map((policy) => policy.type), ...enabled])) {
    const policies = await live.policies(type);
    const expected = graph.policies.filter((policy) => policy.type === type);
    for (const policy of expected) {
      const found = policies.find(({ name, owner }) => owner === 'customer' && name === policy.name);
      findings.push(...comparePolicy(match, policy, found));
    }
    const names = new Set(expected.map(({ name }) => name));
    const extra = policies.filter(({ owner, name }) => owner === 'customer' && !names.has(name));
    findings.push(...extra.map((policy) => extraPolicy(match, policy)));
    const full = policies.find(({ owner, name }) => owner === 'aws' && name === FULL_ACCESS);
    if (full !== undefined && enabled.includes(type)) findings.push(...withoutFullAccess(match, full));
  }
  return findings;
}

function comparePolicy(
  match: Match,
  expected: Assembly.OrganizationPolicy,
  found: OrganizationPolicy | undefined,
): readonly Finding[] {
  const about = `${policyKind(expected.type)} ${expected.name}`;
  if (found === undefined) return [finding('missing', about, 'does not exist')];
  const findings: Finding[] = [];
  const different = firstDifference(expected.content, match.symbolic(found.content));
  if (different !== undefined) findings.push(finding('changed', about, `says something else in ${different}`));
  const wanted = expected.targetIds.flatMap((id) => match.liveId(id) ?? []);
  for (const target of wanted.filter((id) => !found.targetIds.includes(id))) {
    const undo = `aws organizations attach-policy --policy-id ${found.id} --target-id ${target}`;
    findings.push(finding('missing', about, `is not attached to ${match.describe(target)}`, undo));
  }
  for (const target of found.targetIds.filter((id) => !wanted.includes(id))) {
    const undo = `aws organizations detach-policy --policy-id ${found.id} --target-id ${target}`;
    findings.push(finding('extra', about, `is attached to ${match.describe(target)} too`, undo));
  }
  return findings;
}

function extraPolicy(match: Match, { id, name, type, targetIds }: OrganizationPolicy): Finding {
  const where =
    targetIds.length === 0
      ? 'attached to nothing'
      : `attached to ${targetIds.map((target) => match.describe(target)).join(', ')}`;
  const undo = [
    ...targetIds.map((target) => `aws organizations detach-policy --policy-id ${id} --target-id ${target}`),
    `aws organizations delete-policy --policy-id ${id}`,
  ].join(' && ');
  return finding('extra', `${policyKind(type)} ${name}`, `exists (${where}), but nobody here defined it`, undo);
}

/** Where AWS's own policy is detached, nothing is allowed at all. */
function withoutFullAccess(match: Match, full: OrganizationPolicy): readonly Finding[] {
  const targets = [
    match.tree.rootId,
    ...[...match.units.values()].map(({ id }) => id),
    ...[...match.accounts.values()].filter(({ status }) => status === 'ACTIVE').map(({ id }) => id),
  ];
  return targets
    .filter((target) => !full.targetIds.includes(target))
    .map((target) =>
      finding(
        'missing',
        `SCP ${full.name}`,
        `is not attached to ${match.describe(target)}: nothing is allowed there`,
        `aws organizations attach-policy --policy-id ${full.id} --target-id ${target}`,
      ),
    );
}
