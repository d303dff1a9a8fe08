import { entryOf } from '../../../base/entry-of';
import { administeredServices, MOST_ADMINISTRATORS } from '../../../choice/organization-services';
import type { LandingZone } from '../../../model/landing-zone';
import { ownRemoval } from '../../delegation-removal';
import type { LiveAws } from '../../live';
import { ok, orOk, toDo, type Check, type Finding } from '../check';

/** Another account must make room where the service takes no more administrators. */
export const delegation: Check = {
  name: 'delegated administrators',
  async run({ zone, live }) {
    if ((await live.organization()) === undefined) return [ok('there are none')];
    const { securityAccount } = zone.company;
    const securityId = await accountIdOf(zone, live);
    const found = await live.delegatedAdministrators();
    const administered = administeredServices(zone).map((service) => ({
      service,
      others: found
        .filter((one) => one.service === service && one.accountId !== securityId)
        .map((one) => one.accountId),
    }));
    const shared = administered.filter(({ others }) => others.length > 0);
    return orOk(
      administered.flatMap((one) => inTheWay(one, securityAccount)),
      shared.length === 0
        ? `no other account than ${securityAccount}`
        : `${shared.map(describe).join('; ')}, which leaves room for ${securityAccount}`,
    );
  },
};

interface Administered {
  readonly service: string;
  /** Accounts that administer it and are not to. */
  readonly others: readonly string[];
}

function inTheWay({ service, others }: Administered, securityAccount: string): readonly Finding[] {
  const most = MOST_ADMINISTRATORS[service] ?? 1;
  if (others.length < most) return [];
  if (most > 1) {
    const how = `Take away one that nobody needs: ${removal('<account>', service)}`;
    return [toDo(`${describe({ service, others })}, and takes no more than ${most}`, how)];
  }
  return others.map((other) =>
    toDo(`${service} is administered by ${other}, not by ${securityAccount}`, removal(other, service)),
  );
}

function describe({ service, others }: Administered): string {
  return `${service} is administered by ${others.join(', ')}`;
}

async function accountIdOf({ accounts, company }: LandingZone, live: LiveAws): Promise<string | undefined> {
  const security = entryOf(accounts, company.securityAccount);
  const { accounts: found } = await live.tree();
  return security?.existing ?? found.find(({ email }) => email.toLowerCase() === security?.email.toLowerCase())?.id;
}

function removal(accountId: string, service: string): string {
  const general = `aws organizations deregister-delegated-administrator --service-principal ${service} --account-id`;
  return ownRemoval(accountId, service) ?? `${general} ${accountId}`;
}
