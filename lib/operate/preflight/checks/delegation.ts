import { entryOf } from '../../../base/entry-of';
import { administeredServices, MOST_ADMINISTRATORS } from '../../../choice/organization-services';
import type { LandingZone } from '../../../model/landing-zone';
import { ownRemoval } from '../../delegation-removal';
import type { Account, LiveAws } from '../../live';
import { ok, orOk, toDo, type Check, type Finding } from '../check';

/** Another account must make room where the service takes no more administrators. */
export const delegation: Check = {
  name: 'delegated administrators',
  async run({ zone, live }) {
    if ((await live.organization()) === undefined) return [ok('there are none')];
    const { securityAccount } = zone.company;
    const security = await securityAccountId(zone, live);
    const found = await live.delegatedAdministrators();
    const services = administeredServices(zone);
    const administered = services.map((service) => ({
      service,
      others: found.filter((one) => one.service === service && one.accountId !== security).map((one) => one.accountId),
    }));
    const full = administered.filter(({ service, others }) => others.length >= most(service));
    const isFree = !found.some(({ service, accountId }) => services.includes(service) && accountId === security);
    const { accounts } = await live.tree();
    const way = {
      zone,
      accounts,
      candidates: isFree ? new Set(full.flatMap(({ others }) => others)) : new Set<string>(),
    };
    const shared = administered.filter(({ others }) => others.length > 0);
    return orOk(
      full.flatMap((one) => inTheWay(one, way)),
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

interface WayOut {
  readonly zone: LandingZone;
  readonly accounts: readonly Account[];
  /** Who could be the security account: whoever is in the way, while the config's administers nothing. */
  readonly candidates: ReadonlySet<string>;
}

function most(service: string): number {
  return MOST_ADMINISTRATORS[service] ?? 1;
}

function inTheWay({ service, others }: Administered, way: WayOut): readonly Finding[] {
  if (most(service) > 1) {
    const how = `Take away one that nobody needs: ${removal('<account>', service)}`;
    return [toDo(`${describe({ service, others })}, and takes no more than ${most(service)}`, how)];
  }
  const { securityAccount } = way.zone.company;
  return others.map((other) =>
    toDo(`${service} is administered by ${other}, not by ${securityAccount}`, wayOut(service, other, way)),
  );
}

/** First what takes nothing from anybody. */
function wayOut(service: string, other: string, { zone, accounts, candidates }: WayOut): string {
  const away = `if nobody needs it there: ${removal(other, service)}${service.startsWith(SECURITY_HUB) ? CENTRAL : ''}`;
  if (!candidates.has(other)) return `Ask whoever made it so; ${away}`;
  const key = keyOf(other, zone, accounts);
  const account =
    key === undefined
      ? `its key in config/accounts.ts, in which it is to be adopted (existing: '${other}')`
      : `'${key}'`;
  const all = candidates.size === 1 ? '' : ', to which the others are then to be moved';
  return `If it is your account for security, name it: config/company.ts → securityAccount: ${account}${all}. Else, ${away}`;
}

const SECURITY_HUB = 'securityhub.';

/** @see https://docs.aws.amazon.com/securityhub/latest/userguide/remove-admin-overview.html */
const CENTRAL =
  ' (AWS refuses it where Security Hub CSPM has central configuration: the way that is left, deregister-delegated-administrator of AWS Organizations, ends that and deletes its configuration policies)';

function keyOf(id: string, { accounts }: LandingZone, live: readonly Account[]): string | undefined {
  const address = live.find((one) => one.id === id)?.email.toLowerCase();
  const isIt = ({ existing, email }: LandingZone['accounts'][string]): boolean =>
    existing === undefined ? email.toLowerCase() === address : existing === id;
  return Object.entries(accounts).find(([, account]) => isIt(account))?.[0];
}

function describe({ service, others }: Administered): string {
  return `${service} is administered by ${others.join(', ')}`;
}

/** Undefined where it is yet to be made. */
export async function securityAccountId(
  { accounts, company }: LandingZone,
  live: LiveAws,
): Promise<string | undefined> {
  const security = entryOf(accounts, company.securityAccount);
  const { accounts: found } = await live.tree();
  return security?.existing ?? found.find(({ email }) => email.toLowerCase() === security?.email.toLowerCase())?.id;
}

function removal(accountId: string, service: string): string {
  const general = `aws organizations deregister-delegated-administrator --service-principal ${service} --account-id`;
  return ownRemoval(accountId, service) ?? `${general} ${accountId}`;
}
