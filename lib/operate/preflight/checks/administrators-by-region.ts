import { securityServicesOf } from '../../../model/security';
import { guardDutyRegions } from '../../../model/watched-regions';
import { ownRemoval } from '../../delegation-removal';
import { LiveError } from '../../live';
import type { RegionalService } from '../../live/administrators';
import { ok, orOk, toDo, toDoSoon, unlessNotEnabled, type Check, type CheckContext, type Finding } from '../check';
import { securityAccountId } from './delegation';

/** As Organizations knows the services that have an administrator in each Region. */
const PRINCIPALS: Readonly<Record<RegionalService, string>> = {
  guardDuty: 'guardduty.amazonaws.com',
  securityHub: 'securityhub.amazonaws.com',
  inspector: 'inspector2.amazonaws.com',
  macie: 'macie.amazonaws.com',
};

/**
 * What Organizations does not list: the management account as administrator of a service itself, and another one than elsewhere in one
 * Region. The deploy would end there, in Compliance.
 */
export const administratorsByRegion: Check = {
  name: 'administrators by Region',
  async run(context) {
    const { live } = context;
    if ((await live.organization()) === undefined) return [ok('there are none')];
    const places = placesOf(context);
    const found = new Found();
    await live.each('administrators by Region', places, (place) => look(place, context, found));
    return orOk(await found.findings(context), 'none but those that AWS Organizations lists');
  },
};

interface Place {
  readonly service: RegionalService;
  readonly region: string;
}

function placesOf({ zone: { company } }: CheckContext): readonly Place[] {
  return securityServicesOf(company.securityServices).flatMap((service) => {
    if (!isRegional(service)) return [];
    const regions = service === 'guardDuty' ? guardDutyRegions(company) : company.approvedRegions;
    return regions.map((region) => ({ service, region }));
  });
}

function isRegional(service: string): service is RegionalService {
  return Object.hasOwn(PRINCIPALS, service);
}

async function look({ service, region }: Place, { live }: CheckContext, found: Found): Promise<void> {
  try {
    const accounts = (await unlessNotEnabled(live.serviceAdministrators(service, region))) ?? [];
    for (const account of accounts) found.administrator(service, account, region);
  } catch (error) {
    if (!(error instanceof LiveError) || error.kind === 'no credentials') throw error;
    found.refusal(service, error.message, region);
  }
}

/** Regions, by service and account or reason. */
class Found {
  private readonly administrators = new Map<string, string[]>();
  private readonly refused = new Map<string, string[]>();

  public administrator(service: RegionalService, account: string, region: string): void {
    add(this.administrators, [service, account], region);
  }

  public refusal(service: RegionalService, why: string, region: string): void {
    add(this.refused, [service, why], region);
  }

  public async findings({ zone, live }: CheckContext): Promise<readonly Finding[]> {
    const security = await securityAccountId(zone, live);
    const listed = await live.delegatedAdministrators();
    const management = (await live.organization())?.managementAccountId;
    const others = entries(this.administrators).flatMap(([service, account, regions]) => {
      const principal = PRINCIPALS[service];
      // Whoever Organizations lists is told by it, of all Regions.
      const isListed = listed.some((one) => one.service === principal && one.accountId === account);
      return account === security || isListed ? [] : [inTheWay(service, account, regions, account === management)];
    });
    const notAsked = entries(this.refused).map(([service, why, regions]) =>
      toDoSoon(
        `who administers ${PRINCIPALS[service]} in ${regions} was not told: ${why}`,
        'The deploy asks again before it names the security account, and changes nothing where it is somebody else.',
      ),
    );
    return [...others, ...notAsked];
  }
}

function inTheWay(service: RegionalService, account: string, regions: string, isManagement: boolean): Finding {
  const what = `${PRINCIPALS[service]} is administered by ${isManagement ? 'the management account itself' : account} in ${regions}: the deploy could not name the security account`;
  const keep = isManagement
    ? `If it is to stay: config/company.ts → securityServices.${service}: 'off'`
    : 'Ask whoever made it so';
  const away = ownRemoval(account, PRINCIPALS[service]) ?? '';
  return toDo(what, `${keep}; if nobody needs it there, with what it set up: ${away}`);
}

function add(regions: Map<string, string[]>, key: readonly [RegionalService, string], region: string): void {
  const id = JSON.stringify(key);
  regions.set(id, [...(regions.get(id) ?? []), region]);
}

function entries(
  regions: ReadonlyMap<string, readonly string[]>,
): readonly (readonly [RegionalService, string, string])[] {
  return [...regions]
    .map(([key, all]) => [...(JSON.parse(key) as [RegionalService, string]), [...all].sort().join(', ')] as const)
    .sort(([...one], [...other]) => (one.join(' ') < other.join(' ') ? -1 : 1));
}
