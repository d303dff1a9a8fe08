import { choose } from '../../../choice/choose';
import { CustomType } from '../../../base/template-contract';
import { entryOf } from '../../../base/entry-of';
import { isList, isObject, type JsonObject, type JsonValue } from '../../../base/json';
import { logicalId } from '../../../base/logical-id';
import type { Account } from '../../../model/landing-zone';
import { organizationalUnitPath, ROOT } from '../../../model/tree';
import { COMPLIANCE_STACK } from '../../deployed/stacks';
import { deployedOrganization, deployedResources, textOf, type DeployedResources } from '../../deployed/resources';
import { ok, orOk, toDo, type Check, type CheckContext, type Finding } from '../check';
import { targetIdOf } from './attachments';

/* A deploy moves accounts first, then changes detection, and guardrails last: what needs another order takes two deploys. */

/** Only what denies keeps somebody from something. */
const DENIES = '_CONTROL_POLICY';

/** An account that moves before the guardrails of its new OU are there would be without any until the end of the deploy. */
export const accountMoves: Check = {
  name: 'moves of accounts',
  async run(context) {
    const { zone, live } = context;
    if ((await live.organization()) === undefined) return [ok('none')];
    const deployed = await deployedOrganization(zone, live);
    const findings: Finding[] = [];
    for (const [key, account] of Object.entries(zone.accounts)) {
      const id = idOfDeployed(deployed, key, account);
      if (id === undefined || !(await moves(context, { id, account, deployed }))) continue;
      const missing = await missingAbove(context, account.ou, deployed);
      if (missing.length === 0) continue;
      const what = `config/accounts.ts → ${key}: moves to ${account.ou}, where these guardrails are not attached yet: ${missing.join(', ')}`;
      const how = 'Put its ou back and deploy, so that they are; then move it and deploy again. Guardrails come last.';
      findings.push(toDo(what, how));
    }
    return orOk(findings, 'every account that moves finds its guardrails');
  },
};

/** Undefined where the landing zone has not placed it yet: then it was without our guardrails before, too. */
function idOfDeployed(deployed: DeployedResources, key: string, { existing }: Account): string | undefined {
  if (existing === undefined) return entryOf(deployed, logicalId('Account', key))?.physicalId;
  const isPlaced = Object.values(deployed).some(
    (resource) => resource.type === CustomType.ACCOUNT_PLACEMENT && textOf(resource, 'AccountId') === existing,
  );
  return isPlaced ? existing : undefined;
}

interface Move {
  readonly id: string;
  readonly account: Account;
  readonly deployed: DeployedResources;
}

async function moves(context: CheckContext, { id, account, deployed }: Move): Promise<boolean> {
  const found = (await context.live.tree()).accounts.find((one) => one.id === id);
  if (found === undefined || account.ou === ROOT) return false;
  return found.parentId !== (await targetIdOf(context, { kind: 'organizational-unit', key: account.ou }, deployed));
}

/** Names of the policies of an OU and those above it that deny something, and are not attached there in AWS. */
async function missingAbove(
  context: CheckContext,
  ou: string,
  deployed: DeployedResources,
): Promise<readonly string[]> {
  const { zone, catalogue, live } = context;
  const above = new Set([ou, ...organizationalUnitPath(zone, ou)]);
  const missing: string[] = [];
  for (const { type, name, target } of choose(zone, catalogue).organizationPolicies()) {
    if (!type.endsWith(DENIES) || target.kind !== 'organizational-unit' || !above.has(target.key)) continue;
    const id = await targetIdOf(context, target, deployed);
    const found = (await live.policies(type)).find((policy) => policy.name === name);
    if (id === undefined || found?.targetIds.includes(id) !== true) missing.push(name);
  }
  return missing;
}

/** A Region that leaves would lose its detection first, and be denied last. */
export const leavingRegions: Check = {
  name: 'Regions that leave',
  async run(context) {
    const { zone, live } = context;
    const { approvedRegions, homeRegion } = zone.company;
    if ((await live.organization()) === undefined) return [ok('none')];
    const watched = Object.values(await deployedResources(live, COMPLIANCE_STACK, homeRegion)).flatMap(regionsOf);
    const leaving = [...new Set(watched)].filter((region) => ![homeRegion, ...approvedRegions].includes(region));
    const findings: Finding[] = [];
    for (const region of leaving) {
      const open = await unitsWhereOpen(context, region);
      if (open.length > 0) findings.push(toDo(...leavesOpen(region, open)));
    }
    return orOk(findings, 'none that is open still');
  },
};

function leavesOpen(region: string, units: readonly string[]): [what: string, how: string] {
  return [
    `config/company.ts → approvedRegions: ${region} leaves, and is not denied yet in ${units.join(', ')}: detection there would end first`,
    `Put it back; leave it out in approvedRegions of ${units.join(', ')} (config/organization.ts) and deploy: it is denied, and still watched. Then take it out of both and deploy again.`,
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

/** OUs below the root, by key, in which no SCP denies a Region. */
async function unitsWhereOpen(context: CheckContext, region: string): Promise<readonly string[]> {
  const { zone, live } = context;
  const deployed = await deployedOrganization(zone, live);
  const { rootId } = await live.tree();
  const denying = (await live.policies('SERVICE_CONTROL_POLICY')).filter(({ content }) =>
    deniesRegion(content, region),
  );
  const open: string[] = [];
  for (const [key, { parent }] of Object.entries(zone.organization.organizationalUnits)) {
    const id = await targetIdOf(context, { kind: 'organizational-unit', key }, deployed);
    if (parent !== ROOT || id === undefined) continue;
    if (!denying.some(({ targetIds }) => targetIds.includes(id) || targetIds.includes(rootId))) open.push(key);
  }
  return open;
}

/** Whether one statement denies nearly everything (`NotAction`) outside a list of Regions that it is not on. */
function deniesRegion({ Statement }: JsonObject, region: string): boolean {
  return [Statement ?? []].flat().some((statement) => {
    if (!isObject(statement) || statement.Effect !== 'Deny' || statement.NotAction === undefined) return false;
    const condition = isObject(statement.Condition) ? statement.Condition.StringNotEquals : undefined;
    const approved = isObject(condition) ? condition['aws:RequestedRegion'] : undefined;
    return approved !== undefined && ![approved].flat().includes(region);
  });
}
