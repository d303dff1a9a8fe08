import { isList, isObject, type JsonObject, type JsonValue } from '../../../base/json';
import { choose } from '../../../choice/choose';
import { loadIamData } from '../../../iam-data';
import { ROOT } from '../../../model/tree';
import { FULL_AWS_ACCESS, PolicyEngine, type NamedPolicy, type PolicyDocument } from '../../../policy';
import { deployedOrganization, deployedResources } from '../../deployed/resources';
import { COMPLIANCE_STACK } from '../../deployed/stacks';
import type { Account, Organization } from '../../live';
import { isClosing } from '../../live/account-states';
import { ok, orOk, toDo, toDoSoon, type Check, type CheckContext, type Finding } from '../check';
import { knownIds } from '../known-ids';
import { attachedNow, deniedInRegion, idsAbove, SCP, type Attached } from '../scps';
import { targetIdOf } from './attachments';

/* A deploy changes detection before guardrails. */

/** A Region that leaves would lose its detection first, and be denied last. */
export const leavingRegions: Check = {
  name: 'Regions that leave',
  async run(context) {
    const { zone, live } = context;
    const { approvedRegions, homeRegion } = zone.company;
    const organization = await live.organization();
    if (organization === undefined) return [ok('none')];
    const watched = Object.values(await deployedResources(live, COMPLIANCE_STACK, homeRegion)).flatMap(regionsOf);
    const leaving = [...new Set(watched)].filter((region) => ![homeRegion, ...approvedRegions].includes(region));
    if (leaving.length === 0) return [ok('none that is open still')];
    return orOk(await findingsOf(context, organization, leaving), 'none that is open still');
  },
};

async function findingsOf(
  context: CheckContext,
  organization: Organization,
  leaving: readonly string[],
): Promise<readonly Finding[]> {
  const { homeRegion } = context.zone.company;
  const tree = await context.live.tree();
  const [now, then] = [await attachedNow(context.live), await attachedThen(context)];
  const engine = new PolicyEngine(await loadIamData());
  const members = tree.accounts.filter(
    ({ id, status }) => id !== organization.managementAccountId && !isClosing(status),
  );
  const findings: Finding[] = [];
  for (const region of leaving) {
    const denied = (account: Account, attached: Attached, where: string): ReturnType<typeof deniedInRegion> =>
      deniedInRegion({ engine, organization, tree, attached, account, region: where });
    /** What the config denies there for the Region's sake. */
    const wanted = (account: Account): ReturnType<typeof deniedInRegion> =>
      denied(account, then, region).minus(denied(account, then, homeRegion));
    const toCome = members.filter((account) => !wanted(account).isSubsetOf(denied(account, now, region)));
    const neverDenied = members.filter((account) => !denied(account, then, region).has(WORK));
    findings.push(...(await leavesOpen(context, region, toCome)), ...staysOpen(region, neverDenied));
  }
  return findings;
}

/** Whoever may do this in a Region works there. */
const WORK = 'ec2:RunInstances';

/** What the config comes to, on what there is already. */
async function attachedThen(context: CheckContext): Promise<Attached> {
  const { zone, catalogue, live } = context;
  const deployed = await deployedOrganization(zone, live);
  const { rootId, organizationalUnits, accounts } = await live.tree();
  const ids = [rootId, ...[...organizationalUnits, ...accounts].map(({ id }) => id)];
  const attached = new Map<string, NamedPolicy[]>(ids.map((id) => [id, [FULL_AWS_ACCESS]]));
  for (const policy of choose(zone, catalogue).organizationPolicies(await knownIds(context, deployed))) {
    const id = policy.type === SCP ? await targetIdOf(context, policy.target, deployed) : undefined;
    if (id === undefined) continue;
    attached.get(id)?.push({ name: policy.name, document: policy.content as unknown as PolicyDocument });
  }
  return attached;
}

async function leavesOpen(
  context: CheckContext,
  region: string,
  open: readonly Account[],
): Promise<readonly Finding[]> {
  if (open.length === 0) return [];
  const places = await placesOf(context, open);
  const units = places.flatMap(({ unit }) => unit ?? []).join(', ');
  const atRoot = places.flatMap(({ account }) => account ?? []).join(', ');
  const what = `config/company.ts → approvedRegions: ${region} leaves, and is not denied yet in ${[units, atRoot].filter((one) => one !== '').join(', ')}: detection there would end first`;
  const how = [
    'Put it back;',
    ...(atRoot === ''
      ? []
      : [`give ${atRoot} an OU of its own, since the root has no approvedRegions (config/accounts.ts);`]),
    `leave it out in approvedRegions of ${units === '' ? 'that OU' : units} (config/organization.ts) and deploy: it is denied, and still watched. Then take it out of both and deploy again.`,
  ];
  return [toDo(what, how.join(' '))];
}

function staysOpen(region: string, open: readonly Account[]): readonly Finding[] {
  if (open.length === 0) return [];
  const names = open.map(({ name }) => `account ${name}`).join(', ');
  const what = `config/company.ts → approvedRegions: ${region} leaves, and no guardrail of the config denies it in ${names}: nobody watches there any more`;
  return [toDoSoon(what, 'Place deny-unapproved-regions there, or take the exception out (config/exceptions.ts).')];
}

interface Place {
  /** Key of an OU below the root, its name where the config has none. */
  readonly unit?: string;
  /** In the root itself. */
  readonly account?: string;
}

/** Where the config can deny a Region: in the OUs below the root. */
async function placesOf(context: CheckContext, accounts: readonly Account[]): Promise<readonly Place[]> {
  const { zone, live } = context;
  const tree = await live.tree();
  const deployed = await deployedOrganization(zone, live);
  const keys = new Map<string | undefined, string>();
  for (const [key, { parent }] of Object.entries(zone.organization.organizationalUnits)) {
    if (parent === ROOT) keys.set(await targetIdOf(context, { kind: 'organizational-unit', key }, deployed), key);
  }
  const unitOf = ({ parentId }: Account): string | undefined => idsAbove(tree, parentId)[1];
  const units = new Set(accounts.flatMap((account) => unitOf(account) ?? []));
  const nameOf = (id: string): string =>
    keys.get(id) ?? tree.organizationalUnits.find((unit) => unit.id === id)?.name ?? id;
  return [
    ...[...units].map((id) => ({ unit: nameOf(id) })),
    ...accounts.flatMap((account) => (unitOf(account) === undefined ? [{ account: `account ${account.name}` }] : [])),
  ];
}

/** Of a StackSet; none of anything else. */
function regionsOf({
  type,
  properties,
}: {
  readonly type: string;
  readonly properties: JsonObject;
}): readonly string[] {
  const groups = type === 'AWS::CloudFormation::StackSet' ? properties.StackInstancesGroup : undefined;
  if (!isList(groups)) return [];
  return groups.flatMap((group) => (isObject(group) && isList(group.Regions) ? group.Regions.filter(isText) : []));
}

const isText = (value: JsonValue): value is string => typeof value === 'string';
