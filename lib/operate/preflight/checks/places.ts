import { entryOf } from '../../../base/entry-of';
import { isList, isObject, type JsonValue } from '../../../base/json';
import { logicalId } from '../../../base/logical-id';
import { deployedOrganization, type DeployedResource, type DeployedResources } from '../../deployed/resources';
import { ok, orOk, toDo, type Check, type Finding } from '../check';
import { targetIdOf } from './attachments';

/**
 * CloudFormation moves an account from where the template had it before, wherever it is: of one that somebody has moved since, AWS says
 * "SourceParentNotFoundException", and the rollback fails at the same.
 */
export const accountPlaces: Check = {
  name: 'places of accounts',
  async run(context) {
    const { zone, live } = context;
    if ((await live.organization()) === undefined) return [ok('none')];
    const deployed = await deployedOrganization(zone, live);
    const { accounts, organizationalUnits, rootId } = await live.tree();
    const pathOf = (id: string): string =>
      id === rootId ? 'the root' : (organizationalUnits.find((unit) => unit.id === id)?.path ?? id);
    const findings: Finding[] = [];
    for (const [key, { ou, existing }] of Object.entries(zone.accounts)) {
      const resource = entryOf(deployed, logicalId('Account', key));
      if (existing !== undefined || resource?.type !== 'AWS::Organizations::Account') continue;
      const found = accounts.find(({ id }) => id === resource.physicalId);
      const before = parentOf(resource, deployed);
      if (found === undefined || before === undefined || found.parentId === before) continue;
      if (before === (await targetIdOf(context, { kind: 'organizational-unit', key: ou }, deployed))) continue;
      const what = `config/accounts.ts → ${key}: moves to ${ou} from ${pathOf(before)}, where it is not any more: somebody moved it to ${pathOf(found.parentId)}`;
      const move = `aws organizations move-account --account-id ${found.id} --source-parent-id ${found.parentId} --destination-parent-id ${before}`;
      findings.push(toDo(what, `Move it back, and the deploy moves it: ${move}`));
    }
    return orOk(findings, 'every account that moves is where it was deployed to');
  },
};

/** Id of the OU that a template names. Undefined where another stack has it, which makes the call itself. */
function parentOf({ properties }: DeployedResource, deployed: DeployedResources): string | undefined {
  const parents: JsonValue | undefined = properties.ParentIds;
  const [parent] = isList(parents) ? parents : [];
  if (typeof parent === 'string') return parent;
  const name = isObject(parent) ? parent.Ref : undefined;
  return typeof name === 'string' ? entryOf(deployed, name)?.physicalId : undefined;
}
