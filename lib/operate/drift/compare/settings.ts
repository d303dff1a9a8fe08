import type { LiveAws } from '../../live';
import { finding, type Finding } from '../finding';
import type { Match } from '../match';

export function comparePolicyTypes(match: Match): readonly Finding[] {
  const { rootId, policyTypes } = match.tree;
  return match.expected.policyTypes.flatMap((type) => {
    const status = policyTypes.find((one) => one.type === type)?.status;
    if (status === 'ENABLED') return [];
    const what = status === undefined ? 'is not enabled: its policies have no effect' : `is in ${status}`;
    const undo = `aws organizations enable-policy-type --root-id ${rootId} --policy-type ${type}`;
    return [finding('missing', `Policy type ${type}`, what, undo)];
  });
}

export async function compareTrustedAccess({ expected }: Match, live: LiveAws): Promise<readonly Finding[]> {
  const trusted = await live.trustedServices();
  const call = (verb: string, service: string): string =>
    `aws organizations ${verb}-aws-service-access --service-principal ${service}`;
  const missing = expected.trustedServices.filter((service) => !trusted.includes(service));
  const extra = trusted.filter(
    (service) => !expected.trustedServices.includes(service) && !expected.switchedServices.includes(service),
  );
  return [
    ...missing.map((service) =>
      finding('missing', `Trusted access of ${service}`, 'is switched off', call('enable', service)),
    ),
    ...extra.map((service) =>
      finding('extra', `Trusted access of ${service}`, 'is on, but nobody here defined it', call('disable', service)),
    ),
  ];
}

export async function compareDelegations(match: Match, live: LiveAws): Promise<readonly Finding[]> {
  const { expected } = match;
  const found = await live.delegatedAdministrators();
  const wanted = expected.delegations.map(({ accountId, service }) => ({
    accountId: match.liveId(accountId) ?? accountId,
    service,
  }));
  const isIn = (list: readonly (typeof wanted)[number][], one: (typeof wanted)[number]): boolean =>
    list.some(({ accountId, service }) => accountId === one.accountId && service === one.service);
  const call = (verb: string, { accountId, service }: (typeof wanted)[number]): string =>
    `aws organizations ${verb}-delegated-administrator --account-id ${accountId} --service-principal ${service}`;
  const missing = wanted.filter((one) => !isIn(found, one));
  const extra = found.filter((one) => !isIn(wanted, one) && !expected.switchedServices.includes(one.service));
  return [
    ...missing.map((one) =>
      finding(
        'missing',
        `Administration of ${one.service}`,
        `is not delegated to ${match.describe(one.accountId)}`,
        call('register', one),
      ),
    ),
    ...extra.map((one) =>
      finding(
        'extra',
        `Administration of ${one.service}`,
        `is delegated to ${match.describe(one.accountId)}, but nobody here defined it`,
        call('deregister', one),
      ),
    ),
  ];
}
