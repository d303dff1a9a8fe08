import { entryOf } from '../../../base/entry-of';
import { isObject, type JsonObject, type JsonValue } from '../../../base/json';
import { logicalId } from '../../../base/logical-id';
import { CustomType } from '../../../base/template-contract';
import { choose, type ChosenPolicy } from '../../../choice/choose';
import type { Account } from '../../../model/landing-zone';
import { organizationalUnitPath, ROOT } from '../../../model/tree';
import { deployedOrganization, textOf, type DeployedResources } from '../../deployed/resources';
import { firstDifference } from '../../drift/difference';
import { ok, orOk, toDo, type Check, type CheckContext, type Finding } from '../check';
import { knownIds } from '../known-ids';
import { targetIdOf } from './attachments';

/* A deploy moves accounts first, and guardrails come last. */

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

/** What of the policies of an OU, and those above it, that keep somebody from something, is not in force there in AWS. */
async function missingAbove(
  context: CheckContext,
  ou: string,
  deployed: DeployedResources,
): Promise<readonly string[]> {
  const { zone, catalogue, live } = context;
  const above = new Set([ou, ...organizationalUnitPath(zone, ou)]);
  const ids = await knownIds(context, deployed);
  const missing: string[] = [];
  for (const policy of choose(zone, catalogue).organizationPolicies(ids)) {
    const { type, target } = policy;
    if (!type.endsWith(DENIES) || target.kind !== 'organizational-unit' || !above.has(target.key)) continue;
    const id = await targetIdOf(context, target, deployed);
    const there = (await live.policies(type)).filter(({ targetIds }) => id !== undefined && targetIds.includes(id));
    missing.push(
      ...lackOf(
        policy,
        there.flatMap(({ content }) => statementsOf(content)),
      ),
    );
  }
  return missing;
}

/** Several guardrails share a policy: it may be there, and without one of them. @returns its name, and what it is without */
function lackOf({ name, content }: ChosenPolicy, there: readonly JsonObject[]): readonly string[] {
  const wanted = statementsOf(content);
  const lacking = wanted.filter(
    (one) => !there.some((other) => firstDifference(withoutSid(one), withoutSid(other)) === undefined),
  );
  if (lacking.length === 0) return [];
  if (lacking.length === wanted.length) return [name];
  return [`${name} (without ${lacking.map(({ Sid }) => (typeof Sid === 'string' ? Sid : 'a statement')).join(', ')})`];
}

function statementsOf({ Statement }: JsonObject): readonly JsonObject[] {
  return [Statement ?? []].flat().filter(isObject);
}

/** By what a statement says: its name is for whoever reads it. */
function withoutSid({ Sid: _name, ...statement }: JsonObject): JsonValue {
  return statement;
}
