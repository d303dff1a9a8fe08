import type { Account } from '../../assembly';
import { WrongRowError } from '../../ask/world';
import { groupBy } from '../../base/group-by';
import { ALARMS_NAME } from '../../base/names';
import { alarmRuleNames } from '../../catalogue/alarms/alarm-rules';
import { findingAlarmsOf } from '../../catalogue/alarms/finding-alarms';
import type { LandingZone } from '../../model/landing-zone';
import { securityServicesOf } from '../../model/security';
import { watchedManagementRegions, watchedRegions } from '../../model/watched-regions';
import type { RequestResource } from '../../policy';
import { claimsOf, type Claim } from '../claim';
import { HypotheticalWorld, type HypotheticalWorldProps } from '../hypothetical';
import type { BreakingCalls } from './breaking-calls';
import { common, worldProps, type ChainContext } from './chain-context';
import type { FoundLink } from './find-links';
import { LINKS, NEEDED, type Chain } from './links';

/** The list of what there has to be. */
const THERE = 'there';

/** Whether a rule of that name is an alarm: of CloudTrail, or of a service that runs. */
export function isAlarmOf(zone: LandingZone): (rule: string) => boolean {
  const names = new Set(alarmNames(zone));
  return (rule) => names.has(rule);
}

/** Of CloudTrail, and of the services that run. */
function alarmNames({ company }: LandingZone): readonly string[] {
  const findings = findingAlarmsOf(securityServicesOf(company.securityServices));
  return [...ofCloudTrail(), ...findings.map(({ name }) => name)];
}

function ofCloudTrail(): readonly string[] {
  return alarmRuleNames();
}

/** A world in which a row cannot be asked, since what it is about is not there or not known. */
class UnknownWorld extends HypotheticalWorld {
  public constructor(
    props: HypotheticalWorldProps,
    private readonly problem: string,
  ) {
    super(props);
  }

  public override resource(): RequestResource {
    throw new WrongRowError(this.problem);
  }
}

/** What is no link that is known, and what a chain lacks: each a row that cannot be asked. */
export function thereClaims(chains: ChainContext, found: readonly FoundLink[], calls: BreakingCalls): readonly Claim[] {
  const { environment } = chains;
  const problems = [...unknownTypes(found), ...unreadCalls(found, calls), ...missing(chains, found)];
  return problems.flatMap(({ chain, problem, account }, index) =>
    claimsOf([{ action: 'sns:Publish', resource: `arn:aws:sns:{region}:{account}:${ALARMS_NAME}` }], {
      ...common(new UnknownWorld(worldProps(environment), problem), [account]),
      list: `${THERE} ${chain}, ${index + 1}`,
      mend: 'Mend the construct that makes the chain, or say in lib/proofs/chains/links.ts what breaks it there.',
    }),
  );
}

interface ChainProblem {
  readonly chain: Chain;
  readonly problem: string;
  readonly account: Account;
}

/** A link of which nobody has said yet how it breaks. */
function unknownTypes(found: readonly FoundLink[]): readonly ChainProblem[] {
  const firsts = [...groupBy(found, ({ chain, made: { type } }) => `${chain} ${type}`).values()];
  return firsts.flatMap(([link]) => {
    if (link === undefined) return [];
    const { chain, made, accounts } = link;
    const [account] = accounts;
    if (account === undefined || LINKS[made.type]?.keptBy[chain] !== undefined) return [];
    const problem = `${made.place} is of ${made.type}, a link of ${chain} of which no list says what breaks it`;
    return [{ chain, problem, account }];
  });
}

/** A call that AWS added, and that nobody has read yet. */
function unreadCalls(found: readonly FoundLink[], calls: BreakingCalls): readonly ChainProblem[] {
  const services = groupBy(
    found.filter(({ made }) => made.arn !== undefined),
    ({ made: { arn = '' } }) => arn.split(':')[2] ?? '',
  );
  return [...services].flatMap(([service, [link]]) => {
    const [account] = link?.accounts ?? [];
    if (link === undefined || account === undefined) return [];
    return calls.unread(service).map((action) => ({
      chain: link.chain,
      problem: `${action} is asked about no resource, and no list says whether it breaks ${link.chain}`,
      account,
    }));
  });
}

/** What has to be there by the catalogue and the config, whatever the templates say. */
function missing(chains: ChainContext, found: readonly FoundLink[]): readonly ChainProblem[] {
  const { environment, zone } = chains;
  const { graph } = environment;
  const arns = new Set(
    found.flatMap(({ made, accounts }) =>
      accounts.map(({ id }) => (made.arn ?? '').replaceAll(`:${made.account}:`, `:${id}:`)),
    ),
  );
  const rules = graph.accounts.flatMap((account) => {
    const isManagement = account.kind === 'management';
    const regions = isManagement ? watchedManagementRegions(zone.company) : watchedRegions(zone.company);
    return regions.flatMap((region) =>
      ofCloudTrail()
        .filter((name) => !arns.has(`arn:aws:events:${region}:${account.id}:rule/${name}`))
        .map((name) => lacking('alarms', `no rule ${name} stands in ${account.name} in ${region}`, account)),
    );
  });
  const security = graph.account(chains.context.securityAccount.id) ?? graph.managementAccount;
  const mails = alarmNames(zone)
    .filter((name) => !arns.has(`arn:aws:events:${zone.company.homeRegion}:${security.id}:rule/${ALARMS_NAME}/${name}`))
    .map((name) => lacking('alarms', `no rule ${name} sends mails from ${security.name}`, security));
  const chainsThere = (Object.keys(NEEDED) as Chain[]).filter((chain) => isMeant(chain, zone));
  const types = chainsThere.flatMap((chain) =>
    NEEDED[chain]
      .filter((type) => type !== 'AWS::SNS::Subscription' || zone.company.alarms.emails.length > 0)
      .filter((type) => !found.some((link) => link.chain === chain && link.made.type === type))
      .map((type) => lacking(chain, `nothing of ${type} is a link of ${chain}`, security)),
  );
  return [...rules, ...mails, ...types];
}

function lacking(chain: Chain, problem: string, account: Account): ChainProblem {
  return { chain, problem, account };
}

function isMeant(chain: Chain, { company }: LandingZone): boolean {
  return chain !== 'backups' || company.backup !== undefined;
}
