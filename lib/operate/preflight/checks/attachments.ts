import { choose } from '../../../choice/choose';
import type { PolicyTarget } from '../../../choice/organization-policies';
import { measure } from '../../../choice/policy-quotas';
import { logicalId } from '../../../base/logical-id';
import { entryOf } from '../../../base/entry-of';
import { policyKind } from '../../drift/finding';
import type { OrganizationPolicy } from '../../live';
import { ok, orOk, toDo, type Check, type CheckContext, type Finding } from '../check';
import { deployedOrganization, type DeployedResources } from '../../deployed/resources';
import { deployedPolicies } from './organization';

/** AWS lets only so many policies of a type be attached to one target, whoever attached them. */
export const policyAttachments: Check = {
  name: 'policy attachments',
  async run(context) {
    const { zone, catalogue, live } = context;
    const { attachments } = measure(choose(zone, catalogue).organizationPolicies());
    if ((await live.organization()) === undefined) return [ok(`${attachments.length} targets, nobody else’s policies`)];
    const ours = new Set((await deployedPolicies(context)).map(({ physicalId }) => physicalId));
    const deployed = await deployedOrganization(zone, live);
    const enabled = (await live.tree()).policyTypes.map(({ type }) => type);
    const findings: Finding[] = [];
    for (const { type, target, used, allowed } of attachments) {
      const id = await targetIdOf(context, target, deployed);
      if (id === undefined || !enabled.includes(type)) continue;
      const others = (await live.policies(type)).filter(
        (policy) => policy.owner === 'customer' && !ours.has(policy.id) && policy.targetIds.includes(id),
      );
      if (used + others.length <= allowed) continue;
      findings.push(tooMany({ type, used, allowed, id, others }));
    }
    return orOk(findings, `${attachments.length} targets with room for ours`);
  },
};

/** Undefined where it does not exist yet: nobody has attached anything to it. */
export async function targetIdOf(
  { zone, live }: CheckContext,
  target: PolicyTarget,
  deployed: DeployedResources,
): Promise<string | undefined> {
  if (target.kind === 'root') return (await live.tree()).rootId;
  if (target.kind === 'account') {
    return (
      entryOf(zone.accounts, target.key)?.existing ?? entryOf(deployed, logicalId('Account', target.key))?.physicalId
    );
  }
  const { organizationalUnits } = zone.organization;
  const id = logicalId('OrganizationalUnit', target.key);
  return entryOf(organizationalUnits, target.key)?.existing ?? entryOf(deployed, id)?.physicalId;
}

interface Crowd {
  readonly type: string;
  readonly used: number;
  readonly allowed: number;
  readonly id: string;
  readonly others: readonly OrganizationPolicy[];
}

function tooMany({ type, used, allowed, id, others }: Crowd): Finding {
  const names = others.map(({ name }) => name).join(', ');
  const what = `${id}: ${used} of ours and AWS’s and ${others.length} of others (${names}), ${allowed} allowed of type ${policyKind(type)}`;
  return toDo(what, 'Have them detached by whoever attached them, or place fewer guardrails there.');
}
