import { logicalId } from '../../../base/logical-id';
import { GLOBAL_REGION } from '../../../base/regions';
import { choose } from '../../../choice/choose';
import { ok, orOk, toDo, unlessNotEnabled, type Check, type CheckContext, type Finding } from '../check';
import { clashes, oneAfterTheOther, type Clash, type Named, type Wanted } from '../clashes';
import { deployedResources, ownId } from '../../deployed/resources';
import { IDENTITY_STACK } from '../../deployed/stacks';

function regionOf({ zone: { company } }: CheckContext): string {
  return company.identityCenterRegion;
}

/** Only a person can enable it, and it cannot be moved to another region afterwards. */
export const identityCenter: Check = {
  name: 'IAM Identity Center',
  async run(context) {
    const { zone, live } = context;
    const region = regionOf(context);
    const found = await live.identityCenter(region);
    if (found === undefined) return [await missing(context, region)];
    if (found.status !== undefined) {
      const how = `Wait until it is ACTIVE: aws sso-admin list-instances --region ${region}; one that failed is enabled anew: ${consoleOf(region)}`;
      return [toDo(`in ${region} it is ${found.status}`, how)];
    }
    if (found.primaryRegion !== undefined) return [elsewhere(found.primaryRegion, region)];
    const known = zone.access.identityCenter;
    if (known !== undefined && known.instanceArn !== found.instanceArn) {
      const how = `config/access.ts → identityCenter.instanceArn: '${found.instanceArn}'`;
      return [toDo(`the config names ${known.instanceArn}, ${region} has ${found.instanceArn}`, how)];
    }
    if (known !== undefined && known.identityStoreId !== found.identityStoreId) {
      const how = `config/access.ts → identityCenter.identityStoreId: '${found.identityStoreId}'`;
      return [toDo(`the config names ${known.identityStoreId}, ${region} has ${found.identityStoreId}`, how)];
    }
    return [ok(`enabled in ${region}`)];
  },
};

function consoleOf(region: string): string {
  return `https://${region}.console.aws.amazon.com/singlesignon/home?region=${region}`;
}

/** @see https://docs.aws.amazon.com/singlesignon/latest/userguide/multi-region-iam-identity-center.html */
function elsewhere(primary: string, region: string): Finding {
  const what = `${region} is an additional Region of the instance that was enabled in ${primary}, which alone has permission sets and assignments`;
  return toDo(what, `config/company.ts → identityCenterRegion: '${primary}'`);
}

async function missing(context: CheckContext, region: string): Promise<ReturnType<typeof toDo>> {
  const { zone, live } = context;
  for (const other of new Set([zone.company.homeRegion, ...zone.company.approvedRegions, GLOBAL_REGION])) {
    const found = other === region ? undefined : await unlessNotEnabled(live.identityCenter(other));
    if (found === undefined) continue;
    const enabled = found.primaryRegion ?? other;
    const how = `config/company.ts → identityCenterRegion: '${enabled}'`;
    return toDo(`enabled in ${enabled}, while the config expects it in ${region}`, how);
  }
  const first =
    (await live.organization()) === undefined
      ? 'First create the organization: npx cdk deploy Organization --no-rollback. Then enable it'
      : 'Enable it with AWS Organizations';
  return toDo(`not enabled in ${region}`, `${first}: ${consoleOf(region)}`);
}

/** A permission set of the same name that is not the persona's own makes the deploy fail, whoever created it. */
export const permissionSetNames: Check = {
  name: 'permission sets',
  async run(context) {
    const { zone, catalogue, live } = context;
    const region = regionOf(context);
    const wanted = Object.entries(choose(zone, catalogue).personas).map(([id, { name }]) => ({
      key: id,
      logicalId: logicalId('PermissionSet', id),
      name,
    }));
    if ((await live.identityCenter(region)) === undefined) return [ok(`${wanted.length} to create`)];
    const deployed = await deployedResources(live, IDENTITY_STACK, region);
    const there = (await live.permissionSets(region)).map(({ arn, name }) => ({ id: arn, name }));
    const found = clashes(wanted, there, { deployed, nameProperty: 'Name' });
    const console = `https://${region}.console.aws.amazon.com/singlesignon/organization/home?region=${region}#/permission-sets`;
    return orOk(
      found.map((clash) => permissionSetFinding(clash, console)),
      `${wanted.length}, no name taken`,
    );
  },
};

const NO_OTHER_NAME =
  'AWS renames no permission set. Give whoever has it another one first, then delete it; or give a persona of your own in config/personas/ another name';

function permissionSetFinding({ wanted, holder }: Clash<Wanted, Named>, console: string): Finding {
  const { key, name } = wanted;
  if (holder.kind === 'others') return toDo(`${name} exists and was not created here`, `${NO_OTHER_NAME}: ${console}`);
  if (holder.kind === 'is renamed') {
    const what = `${key} takes the name ${name}, which ${holder.wanted.key} has until the end of the deploy`;
    return toDo(what, oneAfterTheOther(wanted, holder.wanted));
  }
  const what = `${key} takes the name ${name}, which the stack has as ${holder.logicalId} and deletes last`;
  return toDo(what, `Keep the persona’s id. ${orTwoSteps(key, 'name')}`);
}

function orTwoSteps(key: string, property: string): string {
  return `Or deploy in two steps: first give ${key} a ${property} that nothing has, then this one.`;
}

const LOST =
  'was created here: with identitySource external the deploy deletes it, and with it all access that it gives';
const KEEP_ACCESS =
  'Let your identity provider provision a group of another name, with the same people, and name that one (displayName, or its id): its access is there before the old one goes.';

/** Ids of the groups that the stack has made, and would delete. */
async function groupsOfTheStack({ live }: CheckContext, region: string): Promise<ReadonlySet<string>> {
  const deployed = Object.values(await deployedResources(live, IDENTITY_STACK, region));
  const groups = deployed.filter(({ type }) => type === 'AWS::IdentityStore::Group');
  return new Set(groups.map(ownId));
}

/** A group of the same name that is not the entry's own makes the deploy fail, whoever created it. Those of an identity provider are to be there. */
export const groupNames: Check = {
  name: 'groups',
  async run(context) {
    const { zone, live } = context;
    const region = regionOf(context);
    const groups = Object.values(zone.access.groups);
    const wanted = Object.entries(zone.access.groups)
      .filter(([, { id }]) => id === undefined)
      .map(([key, { displayName }]) => ({ key, logicalId: logicalId('Group', key), name: displayName }));
    if ((await live.identityCenter(region)) === undefined) return [ok(`${wanted.length} to find or to create`)];
    const there = await live.groups(region);
    const console = `https://${region}.console.aws.amazon.com/singlesignon/organization/home?region=${region}#/groups`;
    if (zone.access.identitySource === 'external') {
      const missing = groups.filter(
        ({ id, displayName }) =>
          !there.some((group) => (id === undefined ? group.name === displayName : group.id === id)),
      );
      const created = await groupsOfTheStack(context, region);
      const lost = there.filter(
        ({ id, name }) => created.has(id) && groups.some((one) => (one.id ?? id) === id && one.displayName === name),
      );
      return orOk(
        [
          ...missing.map(({ displayName }) =>
            toDo(`${displayName} is not provisioned`, `Assign it to AWS in your identity provider: ${console}`),
          ),
          ...lost.map(({ name }) => toDo(`${name} ${LOST}`, KEEP_ACCESS)),
        ],
        `${wanted.length}, all provisioned`,
      );
    }
    const deployed = await deployedResources(live, IDENTITY_STACK, region);
    const found = clashes(wanted, there, { deployed, nameProperty: 'DisplayName' });
    return orOk(
      found.map((clash) => groupFinding(clash, console)),
      `${wanted.length}, no name taken`,
    );
  },
};

function groupFinding({ wanted, holder }: Clash<Wanted, Named>, console: string): Finding {
  const { key, name } = wanted;
  if (holder.kind === 'others')
    return toDo(`${name} exists and was not created here`, `Delete or rename it: ${console}`);
  if (holder.kind === 'is renamed') {
    const what = `${key} takes the name ${name}, which ${holder.wanted.key} has when the deploy starts`;
    return toDo(what, oneAfterTheOther(wanted, holder.wanted));
  }
  const what = `${key} takes the name ${name}, which the stack has as ${holder.logicalId} and deletes last`;
  return toDo(what, `Keep its key: a new key is a new group, with nobody in it. ${orTwoSteps(key, 'displayName')}`);
}
