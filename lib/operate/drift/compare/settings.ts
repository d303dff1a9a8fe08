import { ownRemoval } from '../../delegation-removal';
import type { DelegatedAdministrator, LiveAws } from '../../live';
import { organizationsCall, undo, type Undo } from '../call';
import type { Expected, ExpectedDelegation } from '../expected';
import { finding, type Finding } from '../finding';
import type { Match } from '../match';
import { leaveTo, ownerOfService } from '../neighbours';
import { callAgain } from './ways';

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
    (service) => !expected.trustedServices.includes(service) && !isSwitched(expected, service),
  );
  return [
    ...missing.map((service) => {
      const call = organizationsCall('EnableAWSServiceAccess', { ServicePrincipal: service });
      return finding('missing', `Trusted access of ${service}`, 'is switched off', undo('loosens', call));
    }),
    ...extra.map((service) => {
      const call = organizationsCall('DisableAWSServiceAccess', { ServicePrincipal: service });
      const way = ofNeighbour(service) ?? undo('removes', call);
      return finding('extra', `Trusted access of ${service}`, 'is on, but nobody here defined it', way);
    }),
  ];
}

function isSwitched({ switches, mayBeTrusted }: Expected, service: string): boolean {
  return mayBeTrusted.includes(service) || switches.some((one) => one.service === service);
}

/** Services that are trusted by a call of their own: CloudFormation makes it once, and not again. */
export async function compareSwitches({ expected }: Match, live: LiveAws): Promise<readonly Finding[]> {
  const trusted = await live.trustedServices();
  return expected.switches
    .filter(({ service }) => !trusted.includes(service))
    .map(({ service, source }) =>
      finding('missing', `Trusted access of ${service}`, 'is switched off', callAgain(source)),
    );
}

/** Every administrator that there is, and every one that has to be. */
export async function compareDelegations(match: Match, live: LiveAws): Promise<readonly Finding[]> {
  const found = await live.delegatedAdministrators();
  const wanted = match.expected.delegations.map((one) => ({
    ...one,
    id: match.liveId(one.accountId) ?? one.accountId,
  }));
  const isThere = ({ id, service }: (typeof wanted)[number]): boolean =>
    found.some((one) => one.accountId === id && one.service === service);
  const isWanted = ({ accountId, service }: DelegatedAdministrator): boolean =>
    wanted.some((one) => one.id === accountId && [one.service, ...one.parts].includes(service));
  return [
    ...wanted.filter((one) => !isThere(one)).map((one) => notDelegated(match, one)),
    ...found.filter((one) => !isWanted(one)).map((one) => delegatedByHand(match, one)),
  ];
}

function notDelegated(match: Match, { id, service, ...how }: ExpectedDelegation & { readonly id: string }): Finding {
  const call = organizationsCall('RegisterDelegatedAdministrator', { AccountId: id, ServicePrincipal: service });
  const way = how.registeredBy === 'own' ? callAgain(how.source) : undo('loosens', call);
  return finding('missing', `Administration of ${service}`, `is not delegated to ${match.describe(id)}`, way);
}

function delegatedByHand(match: Match, { accountId, service }: DelegatedAdministrator): Finding {
  const own = ownRemoval(accountId, service);
  const general = { AccountId: accountId, ServicePrincipal: service };
  const way =
    ofNeighbour(service) ??
    (own === undefined
      ? undo('removes', organizationsCall('DeregisterDelegatedAdministrator', general))
      : `If nobody needs it, ${own}`);
  const what = `is delegated to ${match.describe(accountId)}, but nobody here defined it`;
  return finding('extra', `Administration of ${service}`, what, way);
}

function ofNeighbour(service: string): Undo | string | undefined {
  const owner = ownerOfService(service);
  return owner === undefined ? undefined : leaveTo(owner);
}
