import type { Account, MadeResource, OrganizationGraph } from '../../../assembly';
import { entryOf } from '../../../base/entry-of';
import { LiveError } from '../../live';
import { LOOKED_FOR } from '../../live/there';
import { accessTo, accountsThere, type AccountThere } from '../accounts-there';
import { Ours } from '../ours';
import {
  cannotTell,
  orOk,
  toDo,
  toDoSoon,
  unlessNotEnabled,
  type Check,
  type CheckContext,
  type Finding,
} from '../check';

/**
 * What accounts have already where a stack that is yet to come would make the same: AWS refuses that half way, in a StackSet without the
 * account's name. Asked of what the templates name, in the management account and, by its access role, in each member that is there.
 * What a stack of the landing zone made is its own.
 */
export const taken: Check = {
  name: 'names in accounts',
  async run(context) {
    const { assembly } = context;
    if (assembly === undefined) return [NOT_ASKED];
    const { graph, idOf } = await accountsThere(assembly, context);
    const ours = new Ours(assembly, context);
    const there = graph.accounts.flatMap((account): readonly AccountThere[] => {
      const id = idOf(account);
      return id === undefined ? [] : [{ account, id }];
    });
    const findings = await context.live.each('accounts', there, (place) => takenIn(place, graph, ours, context));
    return orOk(
      [...findings.flat(), ...ours.inTheWay(), ...ours.notAsked()],
      'nothing stands where a stack would make the same',
    );
  },
};

const NOT_ASKED = toDoSoon(
  'what accounts have already (AWS Config, roles, users, buckets of the same name) was not asked: it follows from the templates',
  'npm run deploy asks before anything deploys. By itself: npm run synth, then npm run preflight -- --assembly cdk.out',
);

async function takenIn(
  place: AccountThere,
  graph: OrganizationGraph,
  ours: Ours,
  context: CheckContext,
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  const refused = new Set<string>();
  const why = new Set<string>();
  let isSeen = false;
  for (const made of graph.madeIn(place.account)) {
    // Of an account that lets nobody look one call of each type is enough.
    if (!isAsked(made) || (!isSeen && refused.has(made.type))) continue;
    try {
      if (await ours.has(made, place)) continue;
      const found = await unlessNotEnabled(look(made, place, context));
      isSeen = true;
      if (found !== undefined && !(await ours.isItself(made, found))) findings.push(inTheWay(made, place, found));
    } catch (error) {
      if (!(error instanceof LiveError) || error.kind === 'no credentials') throw error;
      refused.add(made.type);
      why.add(error.message);
    }
  }
  if (why.size > 0) findings.push(notLookedAt(place, [...why], isSeen, context));
  return findings;
}

/** Of a rule on a bus of its own there is none before the bus. */
function isAsked({ type, isNamed, texts }: MadeResource): boolean {
  return LOOKED_FOR.has(type) && (isNamed || type in ONE_ALONE) && entryOf(texts, 'EventBusName') === undefined;
}

/** Of which an account has one a Region, or one an address, whatever it is called, and how it goes. */
const ONE_ALONE: Readonly<Record<string, (found: string, region: string) => string>> = {
  'AWS::Config::ConfigurationRecorder': (found, region) =>
    `aws configservice delete-configuration-recorder --configuration-recorder-name ${found} --region ${region}, there (what it delivered stays), or securityServices.config: 'off' in config/company.ts`,
  'AWS::Config::DeliveryChannel': (found, region) =>
    `aws configservice delete-delivery-channel --delivery-channel-name ${found} --region ${region}, there, after its recorder (what it delivered stays), or securityServices.config: 'off' in config/company.ts`,
  'AWS::CE::AnomalyMonitor': (found) =>
    `AWS allows one monitor of all accounts. If nobody needs it, in the management account: aws ce delete-anomaly-monitor --monitor-arn ${found} (what it has learnt goes, and its subscriptions have to be made anew)`,
  'AWS::IAM::OIDCProvider': (found) =>
    `Its ARN in place of createdIn in config/workloads.ts; or, if nobody needs it: aws iam delete-open-id-connect-provider --open-id-connect-provider-arn ${found}, there`,
};

const ANY_OTHER =
  'If nobody needs it, delete it there; else give it another name. What a deploy of this landing zone left there: docs/deploying.md#when-a-deploy-fails';

function inTheWay({ type, region, source }: MadeResource, { account, id }: AccountThere, found: string): Finding {
  const by = source.stackSet === undefined ? source.stackName : `StackSet ${source.stackSet.name}`;
  const what = `${account.name} (${id}), ${region}: ${type.replace(/^AWS::/, '').replace('::', ' ')} ${found} is there, and ${by} would make it`;
  return toDo(what, entryOf(ONE_ALONE, type)?.(found, region) ?? ANY_OTHER);
}

async function look(
  { type, region, names: [ref = ''], isNamed, texts }: MadeResource,
  { account, id }: AccountThere,
  { live, zone }: CheckContext,
): Promise<string | undefined> {
  return live.there({
    type,
    ref: withId(ref, account, id, region),
    place: { region, ...accessTo({ account, id }, zone) },
    // What has no name of its own is told by what it says.
    ...(isNamed ? {} : { texts }),
  });
}

/** The assembly calls an account by a symbol that may be part of other names: it stands in an ARN's place, or at a bucket's end. */
function withId(ref: string, { id: symbol }: Account, id: string, region: string): string {
  if (ref.startsWith('arn:'))
    return ref
      .split(':')
      .map((part, at) => (at === 4 && part === symbol ? id : part))
      .join(':');
  const end = [`-${symbol}`, `-${symbol}-${region}`].find((one) => ref.endsWith(one));
  return end === undefined ? ref : `${ref.slice(0, -end.length)}${end.replace(symbol, () => id)}`;
}

const ANSWERS_ALL = 'Use credentials of the management account that may read it, for example OrgAdmin.';

/** Custom resources work in the security account by the same role: where it is missing, the deploy ends there. */
function notLookedAt(
  { account, id }: AccountThere,
  why: readonly string[],
  isSeen: boolean,
  { zone }: CheckContext,
): Finding {
  const what = isSeen
    ? `${account.name} (${id}): not all that is there was looked at: ${why.join('; ')}`
    : `${account.name} (${id}): what is there was not looked at: ${why[0] ?? ''}`;
  if (account.kind === 'management') return cannotTell(what, ANSWERS_ALL);
  const role = zone.organization.accountAccessRoleName;
  const how = isSeen
    ? `Look at it there: the role ${role} may not, or AWS did not answer`
    : `Look there whether the role ${role} is there and trusts the management account (an account that was invited has none), and whether your credentials may assume it`;
  const security = entryOf(zone.accounts, zone.company.securityAccount);
  const isSecurity = account.id === (security?.existing ?? security?.name);
  return isSecurity ? cannotTell(what, how) : toDoSoon(what, how);
}
