import type * as Assembly from '../../../assembly';
import type { JsonObject, JsonValue } from '../../../base/json';
import type { LiveAws, OrganizationPolicy } from '../../live';
import { organizationsCall, undo, type Effect, type Undo } from '../call';
import { firstDifference } from '../difference';
import { finding, policyKind, type Finding } from '../finding';
import type { Match } from '../match';
import { leaveTo, ownerOfPolicy } from '../neighbours';
import { DEPLOY, MAKE_ANEW, OTHER_COMMIT } from './tree';

const FULL_ACCESS = 'FullAWSAccess';

/** Organization policies of every type that the assembly has or that is enabled: content, and what each is attached to. */
export async function comparePolicies(match: Match, live: LiveAws): Promise<readonly Finding[]> {
  const { graph } = match.expected;
  const enabled = match.tree.policyTypes.map(({ type }) => type);
  const findings: Finding[] = [];
  for (const type of new Set([...graph.policies.map((policy) => policy.type), ...enabled])) {
    const policies = await live.policies(type);
    const known = new Set<string>();
    for (const policy of graph.policies.filter((one) => one.type === type)) {
      const found = livePolicy(match, policy, policies);
      if (found !== undefined) known.add(found.id);
      findings.push(...comparePolicy(match, policy, found));
    }
    const extra = policies.filter(({ owner, id }) => owner === 'customer' && !known.has(id));
    findings.push(...extra.map((policy) => extraPolicy(match, policy)));
    const full = policies.find(({ owner, name }) => owner === 'aws' && name === FULL_ACCESS);
    if (full !== undefined && enabled.includes(type)) findings.push(...withoutFullAccess(match, full));
  }
  return findings;
}

function livePolicy(
  { ids }: Match,
  { name, source }: Assembly.OrganizationPolicy,
  policies: readonly OrganizationPolicy[],
): OrganizationPolicy | undefined {
  const known = ids.idOf(source);
  return known === undefined
    ? policies.find((one) => one.owner === 'customer' && one.name === name && !ids.isOurs(one.id))
    : policies.find(({ id }) => id === known);
}

function comparePolicy(
  match: Match,
  expected: Assembly.OrganizationPolicy,
  found: OrganizationPolicy | undefined,
): readonly Finding[] {
  const about = `${policyKind(expected.type)} ${expected.name}`;
  if (found === undefined) {
    const way = match.ids.idOf(expected.source) === undefined ? DEPLOY : MAKE_ANEW;
    return [finding('missing', about, 'does not exist', way)];
  }
  const wanted = expected.targetIds.flatMap((id) => match.liveId(id) ?? []);
  const call = (operation: string, target: string): Parameters<typeof undo>[1] =>
    organizationsCall(operation, { PolicyId: found.id, TargetId: target });
  return [
    ...renamed(about, expected.name, found),
    ...otherContent(match, about, expected, found),
    ...wanted
      .filter((id) => !found.targetIds.includes(id))
      .map((target) => {
        const what = `is not attached to ${match.describe(target)}`;
        return finding('missing', about, what, undo('tightens', call('AttachPolicy', target)));
      }),
    ...found.targetIds
      .filter((id) => !wanted.includes(id))
      .map((target) => {
        const what = `is attached to ${match.describe(target)} too`;
        return finding('extra', about, what, undo('loosens', call('DetachPolicy', target)));
      }),
  ];
}

function renamed(about: string, wanted: string, { id, name }: OrganizationPolicy): readonly Finding[] {
  if (name === wanted) return [];
  const call = organizationsCall('UpdatePolicy', { PolicyId: id, Name: wanted });
  return [finding('changed', about, `is called "${name}" in AWS`, undo('neutral', call))];
}

function otherContent(
  match: Match,
  about: string,
  expected: Assembly.OrganizationPolicy,
  found: OrganizationPolicy,
): readonly Finding[] {
  const live = match.symbolic(found.content);
  const different = firstDifference(expected.content, live);
  if (different === undefined) return [];
  const content = match.real(expected.content);
  const way =
    content === undefined
      ? MAKE_ANEW
      : undo(
          effectOfContent(expected.content, live),
          organizationsCall('UpdatePolicy', { PolicyId: found.id, Content: JSON.stringify(content) }),
        );
  return [finding('changed', about, `says something else in ${different}`, way)];
}

/** Where everything that is denied now is denied by the assembly's policy too, putting that back only ever denies more. */
function effectOfContent(wanted: JsonObject, live: JsonValue): Effect {
  const after = statementsOf(wanted);
  const before = statementsOf(live);
  const isLost = before.some((one) => !after.some((other) => firstDifference(one, other) === undefined));
  return before.length === 0 && after.length === 0 ? 'loosens' : isLost ? 'loosens' : 'tightens';
}

function statementsOf(content: JsonValue): readonly JsonValue[] {
  const { Statement: statements = [] } = content as { readonly Statement?: JsonValue };
  return [statements].flat() as readonly JsonValue[];
}

function extraPolicy(match: Match, policy: OrganizationPolicy): Finding {
  const { name, type, targetIds } = policy;
  const where =
    targetIds.length === 0
      ? 'attached to nothing'
      : `attached to ${targetIds.map((target) => match.describe(target)).join(', ')}`;
  const about = `${policyKind(type)} ${name}`;
  return finding('extra', about, `exists (${where}), but nobody here defined it`, wayOfExtra(match, policy));
}

/** In two steps, with a look between them: what is deleted is gone for good. */
function wayOfExtra({ ids }: Match, { id, name, targetIds }: OrganizationPolicy): Undo | string {
  if (ids.isOurs(id)) return OTHER_COMMIT;
  const owner = ownerOfPolicy(name);
  if (owner !== undefined) return leaveTo(owner);
  const detached = targetIds.map((target) => organizationsCall('DetachPolicy', { PolicyId: id, TargetId: target }));
  return detached.length > 0
    ? undo('loosens', ...detached)
    : undo('neutral', organizationsCall('DeletePolicy', { PolicyId: id }));
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
        undo('loosens', organizationsCall('AttachPolicy', { PolicyId: full.id, TargetId: target })),
      ),
    );
}
