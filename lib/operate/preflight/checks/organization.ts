import { choose } from '../../../choice/choose';
import { trustedServices } from '../../../choice/organization-services';
import type { OrganizationPolicy } from '../../live';
import { ok, orOk, toDo, type Check, type Finding } from '../check';
import { deployedOrganization } from '../../deployed/resources';
import { OurPolicies } from '../our-policies';

/** Present or not, as the config says, and with every feature. */
export const organization: Check = {
  name: 'organization',
  async run({ zone, live }) {
    const { existing } = zone.organization;
    const found = await live.organization();
    const place = 'config/organization.ts → existing';
    if (found === undefined) {
      if (existing === undefined) return [ok('there is none; the deploy creates it')];
      return [toDo(`the config names ${existing}, but the account is in no organization`, `Take it out: ${place}`)];
    }
    if (existing !== undefined && existing !== found.id) {
      return [toDo(`the config names ${existing}, the account is in ${found.id}`, `${place}: '${found.id}'`)];
    }
    if (existing === undefined && (await deployedOrganization(zone, live)).Organization === undefined) {
      return [toDo(`${found.id} exists and was not created here: creating one would fail`, `${place}: '${found.id}'`)];
    }
    if (found.featureSet !== 'ALL') {
      const how = 'aws organizations enable-all-features, then every invited account accepts the handshake';
      return [toDo(`${found.id} has the feature set ${found.featureSet}: no policy can be attached`, how)];
    }
    return [ok(`${found.id}, with all features`)];
  },
};

export const policyTypes: Check = {
  name: 'policy types',
  async run(context) {
    const needed = choose(context.zone, context.catalogue).policyTypes;
    if ((await context.live.organization()) === undefined) return [ok(`the deploy enables ${needed.join(', ')}`)];
    const { policyTypes: found } = await context.live.tree();
    const statusOf = (type: string): string | undefined => found.find((one) => one.type === type)?.status;
    const disabling = needed.filter((type) => statusOf(type) === 'PENDING_DISABLE');
    const missing = needed.filter((type) => statusOf(type) === undefined);
    return orOk(
      disabling.map((type) =>
        toDo(
          `${type} is being disabled`,
          'Wait until it is: aws organizations list-roots; the deploy enables it again',
        ),
      ),
      missing.length === 0 ? `${needed.length} enabled` : `the deploy enables ${missing.join(', ')}`,
    );
  },
};

/** A policy of the same type and name that is not the planned one itself makes the deploy fail, whoever created it. */
export const policyNames: Check = {
  name: 'policy names',
  async run(context) {
    const { zone, catalogue, live } = context;
    const planned = choose(zone, catalogue).organizationPolicies();
    if ((await live.organization()) === undefined) return [ok(`${planned.length} to create`)];
    const ours = await OurPolicies.of(context);
    const enabled = (await live.tree()).policyTypes.map(({ type }) => type);
    const findings = [];
    for (const policy of planned.filter(({ type }) => enabled.includes(type))) {
      const found = (await live.policies(policy.type)).find(
        ({ owner, name }) => owner !== 'aws' && name === policy.name,
      );
      if (found === undefined || found.id === ours.idOf(policy)) continue;
      findings.push(takenPolicyName(policy.type, found, ours.stackWith(found.id)));
    }
    return orOk(findings, `${planned.length}, no name taken`);
  },
};

/** @param stack of ours that has it. @default none has */
function takenPolicyName(type: string, { id, name }: OrganizationPolicy, stack?: string): Finding {
  if (stack === undefined) {
    const how = `aws organizations update-policy --policy-id ${id} --name ${name}-old`;
    return toDo(`a ${type} called ${name} exists and was not created here`, how);
  }
  const what = `a ${type} called ${name} is to be made, and ${stack} has one of that name until the end of its deploy`;
  return toDo(what, 'Deploy in two steps: first without the guardrails that it is made of, then with them.');
}

/** It has recorders, trails and guardrails of its own, which a deploy would meet half way, and which are not ours to change. */
export const controlTower: Check = {
  name: 'AWS Control Tower',
  async run({ live }) {
    if ((await live.organization()) === undefined) return [ok('not there')];
    const isTrusted = (await live.trustedServices()).includes('controltower.amazonaws.com');
    if (!isTrusted) return [ok('not there')];
    const how = 'Decommission it first; nothing here works beside it: https://console.aws.amazon.com/controltower/home';
    return [toDo('it governs this organization', how)];
  },
};

export const trustedAccess: Check = {
  name: 'trusted access',
  async run({ zone, catalogue, live }) {
    const needed = trustedServices(zone, choose(zone, catalogue).policyTypes);
    if ((await live.organization()) === undefined) return [ok(`the deploy trusts ${needed.length} services`)];
    const trusted = await live.trustedServices();
    const missing = needed.filter((service) => !trusted.includes(service));
    return [ok(missing.length === 0 ? `${needed.length} services` : `the deploy trusts ${missing.join(', ')}`)];
  },
};
