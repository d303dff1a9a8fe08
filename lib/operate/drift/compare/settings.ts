import type { LiveAws } from '../../live';
import { organizationsCall, undo, type Undo } from '../call';
import { finding, type Finding } from '../finding';
import type { Match } from '../match';
import { leaveTo, ownerOfService } from '../neighbours';

export function comparePolicyTypes(match: Match): readonly Finding[] {
  const { rootId, policyTypes } = match.tree;
  return match.expected.policyTypes.flatMap((type) => {
    const status = policyTypes.find((one) => one.type === type)?.status;
    if (status === 'ENABLED') return [];
    const about = `Policy type ${type}`;
    if (status !== undefined) return [finding('missing', about, `is in ${status}`, 'Wait until it is done.')];
    const call = organizationsCall('EnablePolicyType', { RootId: rootId, PolicyType: type });
    return [finding('missing', about, 'is not enabled: its policies have no effect', undo('tightens', call))];
  });
}

export async function compareTrustedAccess({ expected }: Match, live: LiveAws): Promise<readonly Finding[]> {
  const trusted = await live.trustedServices();
  const missing = expected.trustedServices.filter((service) => !trusted.includes(service));
  const extra = trusted.filter(
    (service) => !expected.trustedServices.includes(service) && !expected.switchedServices.includes(service),
  );
  return [
    ...missing.map((service) => {
      const call = organizationsCall('EnableAWSServiceAccess', { ServicePrincipal: service });
      return finding('missing', `Trusted access of ${service}`, 'is switched off', undo('neutral', call));
    }),
    ...extra.map((service) => {
      const call = organizationsCall('DisableAWSServiceAccess', { ServicePrincipal: service });
      const way = ofNeighbour(service) ?? undo('removes', call);
      return finding('extra', `Trusted access of ${service}`, 'is on, but nobody here defined it', way);
    }),
  ];
}

/** Services that trust and delegate by a call of their own: CloudFormation makes it once, and not again. */
export async function compareSwitches(match: Match, live: LiveAws): Promise<readonly Finding[]> {
  const [trusted, delegated] = [await live.trustedServices(), await live.delegatedAdministrators()];
  const seen = new Set<string>();
  return match.expected.switches.flatMap(({ service, accountId, source }) => {
    const id = accountId === undefined ? undefined : (match.liveId(accountId) ?? accountId);
    if (seen.has(service)) return [];
    seen.add(service);
    const way = `Make the call again that the template of ${source.stackName} has in ${source.logicalId}.`;
    const isDelegated = id === undefined || delegated.some((one) => one.service === service && one.accountId === id);
    return [
      ...(trusted.includes(service)
        ? []
        : [finding('missing', `Trusted access of ${service}`, 'is switched off', way)]),
      ...(isDelegated
        ? []
        : [finding('missing', `Administration of ${service}`, `is not delegated to ${match.describe(id)}`, way)]),
      ...delegated
        .filter((one) => id !== undefined && one.service === service && one.accountId !== id)
        .map((one) => {
          const what = `is delegated to ${match.describe(one.accountId)} too`;
          return finding('extra', `Administration of ${service}`, what, 'Take it away in the service itself.');
        }),
    ];
  });
}

export async function compareDelegations(match: Match, live: LiveAws): Promise<readonly Finding[]> {
  const { expected } = match;
  const found = await live.delegatedAdministrators();
  const wanted = expected.delegations.map(({ accountId, service }) => ({
    accountId: match.liveId(accountId) ?? accountId,
    service,
  }));
  type Delegation = (typeof wanted)[number];
  const isIn = (list: readonly Delegation[], one: Delegation): boolean =>
    list.some(({ accountId, service }) => accountId === one.accountId && service === one.service);
  const call = (operation: string, { accountId, service }: Delegation): Parameters<typeof undo>[1] =>
    organizationsCall(operation, { AccountId: accountId, ServicePrincipal: service });
  const missing = wanted.filter((one) => !isIn(found, one));
  const extra = found.filter((one) => !isIn(wanted, one) && !expected.switchedServices.includes(one.service));
  return [
    ...missing.map((one) => {
      const what = `is not delegated to ${match.describe(one.accountId)}`;
      return finding(
        'missing',
        `Administration of ${one.service}`,
        what,
        undo('neutral', call('RegisterDelegatedAdministrator', one)),
      );
    }),
    ...extra.map((one) => {
      const what = `is delegated to ${match.describe(one.accountId)}, but nobody here defined it`;
      const way = ofNeighbour(one.service) ?? undo('removes', call('DeregisterDelegatedAdministrator', one));
      return finding('extra', `Administration of ${one.service}`, what, way);
    }),
  ];
}

function ofNeighbour(service: string): Undo | string | undefined {
  const owner = ownerOfService(service);
  return owner === undefined ? undefined : leaveTo(owner);
}
