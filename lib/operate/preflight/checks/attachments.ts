import { isDeepStrictEqual } from 'node:util';
import { choose, type ChosenPolicy } from '../../../choice/choose';
import type { PolicyTarget } from '../../../choice/organization-policies';
import { measure } from '../../../choice/policy-quotas';
import { logicalId } from '../../../base/logical-id';
import { entryOf } from '../../../base/entry-of';
import { policyKind } from '../../drift/finding';
import type { OrganizationPolicy } from '../../live';
import { ok, orOk, toDo, type Check, type CheckContext, type Finding } from '../check';
import { deployedOrganization, type DeployedResources } from '../../deployed/resources';
import { OurPolicies } from '../our-policies';

/**
 * AWS lets only so many policies of a type be attached to one target, whoever attached them. What leaves is detached last, so that it
 * counts beside what comes.
 */
export const policyAttachments: Check = {
  name: 'policy attachments',
  async run(context) {
    const { zone, catalogue, live } = context;
    const planned = choose(zone, catalogue).organizationPolicies();
    const { attachments } = measure(planned);
    if ((await live.organization()) === undefined) return [ok(`${attachments.length} targets, nobody else’s policies`)];
    const ours = await OurPolicies.of(context);
    const deployed = await deployedOrganization(zone, live);
    const enabled = (await live.tree()).policyTypes.map(({ type }) => type);
    const findings: Finding[] = [];
    for (const { type, target, used, allowed } of attachments) {
      const id = await targetIdOf(context, target, deployed);
      if (id === undefined || !enabled.includes(type)) continue;
      const wanted = planned.filter((one) => one.type === type && isDeepStrictEqual(one.target, target));
      const ids = wanted.map((one) => ours.idOf(one));
      const attached = (await live.policies(type)).filter(
        ({ owner, targetIds }) => owner === 'customer' && targetIds.includes(id),
      );
      const others = attached.filter((one) => !ours.has(one.id));
      const leaving = attached.filter((one) => ours.has(one.id) && !ids.includes(one.id));
      const coming = wanted.filter((_one, index) => !attached.some((policy) => policy.id === ids[index]));
      const crowd = { type, used, allowed, id, coming, leaving, others };
      if (used + others.length > allowed) findings.push(tooMany(crowd));
      else if (coming.length > 0 && used + others.length + leaving.length > allowed)
        findings.push(tooManyForAMoment(crowd));
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
  readonly coming: readonly ChosenPolicy[];
  /** Ours that the config has no more. */
  readonly leaving: readonly OrganizationPolicy[];
  readonly others: readonly OrganizationPolicy[];
}

function tooMany({ type, used, allowed, id, others }: Crowd): Finding {
  const what = `${id}: ${used} of ours and AWS’s and ${others.length} of others (${namesOf(others)}), ${allowed} allowed of type ${policyKind(type)}`;
  return toDo(what, 'Have them detached by whoever attached them, or place fewer guardrails there.');
}

function tooManyForAMoment({ type, used, allowed, id, coming, leaving, others }: Crowd): Finding {
  const count = used + leaving.length + others.length;
  const what = `${id}: ${namesOf(coming)} would be attached before ${namesOf(leaving)} ${leaving.length === 1 ? 'is' : 'are'} detached: ${count} at once, ${allowed} allowed of type ${policyKind(type)}`;
  const how =
    'Deploy in two steps: first without the guardrails that are new there, so that the others go; then with them.';
  return toDo(what, how);
}

function namesOf(policies: readonly { readonly name: string }[]): string {
  return policies.map(({ name }) => name).join(', ');
}
