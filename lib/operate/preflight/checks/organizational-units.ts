import { entryOf } from '../../../base/entry-of';
import type { OrganizationTree } from '../../live';
import { logicalId } from '../../../base/logical-id';
import { ROOT } from '../../../model/tree';
import { ok, orOk, toDo, toDoSoon, type Check, type CheckContext, type Finding } from '../check';
import { deployedOrganization, type DeployedResources } from '../../deployed/resources';

const place = (key: string): string => `config/organization.ts → ${key}`;
const KIND = 'OrganizationalUnit';

/** OUs as they are deployed and as the config wants them, told by the ids that they have in AWS now. */
class Units {
  public constructor(
    private readonly zone: CheckContext['zone'],
    private readonly deployed: DeployedResources,
    public readonly tree: OrganizationTree | undefined,
  ) {}

  /** Live id of the OU of a config key; something else that is the same for the same key where it does not exist yet. */
  public idOf(key: string): string {
    if (key === ROOT) return this.tree?.rootId ?? ROOT;
    return (
      entryOf(this.zone.organization.organizationalUnits, key)?.existing ?? this.idOfDeployed(logicalId(KIND, key))
    );
  }

  /** Live id of what a deployed OU lies below. */
  public parentOfDeployed(id: string): string {
    const liveId = this.idOfDeployed(id);
    return this.tree?.organizationalUnits.find((unit) => unit.id === liveId)?.parentId ?? '';
  }

  /** Edits of the config that adopt an OU, those of the OUs above it included: one that exists lies below none that is to be created. */
  public adoption(key: string, liveId: string): readonly string[] {
    const units = this.zone.organization.organizationalUnits;
    const parent = entryOf(units, key)?.parent ?? ROOT;
    const isAboveThere = parent === ROOT || entryOf(units, parent)?.existing !== undefined;
    const above = isAboveThere ? [] : this.adoption(parent, this.idOf(parent));
    return [`${place(key)}: existing: '${liveId}'`, ...above];
  }

  private idOfDeployed(id: string): string {
    return entryOf(this.deployed, id)?.physicalId ?? id;
  }
}

async function unitsOf({ zone, live }: CheckContext): Promise<{ units: Units; deployed: DeployedResources }> {
  const deployed = await deployedOrganization(zone, live);
  const tree = (await live.organization()) === undefined ? undefined : await live.tree();
  return { units: new Units(zone, deployed, tree), deployed };
}

/** AWS cannot move an OU: CloudFormation would make a new one and leave the accounts behind. */
export const unitParents: Check = {
  name: 'parents of OUs',
  async run(context) {
    const { units, deployed } = await unitsOf(context);
    const findings = Object.entries(context.zone.organization.organizationalUnits).flatMap(([key, unit]) => {
      const id = logicalId(KIND, key);
      if (unit.existing !== undefined || entryOf(deployed, id) === undefined) return [];
      const before = units.parentOfDeployed(id);
      // One that is gone is told by drift.
      if (before === '' || before === units.idOf(unit.parent)) return [];
      const was = units.tree?.organizationalUnits.find((one) => one.id === before)?.path ?? 'the root';
      const how =
        'Put it back. To move it: add a new key below the new parent, move its accounts there, deploy, then take the old key out.';
      return [toDo(`${place(key)}: its parent changes from ${was} to ${unit.parent}`, how)];
    });
    return orOk(findings, 'no OU changes its parent');
  },
};

/** Two OUs of one parent cannot have one name. */
export const unitsPresent: Check = {
  name: 'OUs to create',
  async run(context) {
    const { units, deployed } = await unitsOf(context);
    const { id = '' } = (await context.live.organization()) ?? {};
    // An organization that is to be created has no OUs to adopt.
    const isCreatedHere = context.zone.organization.existing === undefined;
    const organizationToo = isCreatedHere ? [`config/organization.ts → existing: '${id}'`] : [];
    const create = Object.entries(context.zone.organization.organizationalUnits).filter(
      ([key, { existing }]) => existing === undefined && deployed[logicalId(KIND, key)] === undefined,
    );
    const findings = create.flatMap(([key, unit]) => {
      const parentId = units.idOf(unit.parent);
      const name = unit.name;
      const found = units.tree?.organizationalUnits.find((one) => one.name === name && one.parentId === parentId);
      if (found === undefined) return [];
      const what = `${place(key)}: an OU ${found.path} exists (${found.id})`;
      const edits = [...units.adoption(key, found.id), ...organizationToo].join(', and ');
      return [toDo(what, `${keptKey(deployed, found.id)}${edits}`)];
    });
    return orOk(findings, `${create.length}, no name taken`);
  },
};

/** One that a stack has is ours under another key: then nothing has to be adopted. */
function keptKey(deployed: DeployedResources, liveId: string): string {
  const found = Object.entries(deployed).find(([, { physicalId }]) => physicalId === liveId);
  return found === undefined ? '' : `Keep the key that it had (a stack has it as ${found[0]}), or adopt it: `;
}

/** Adopted OUs are where the config says: nothing moves them, and guardrails are proven for that place. */
export const adoptedUnits: Check = {
  name: 'adopted OUs',
  async run(context) {
    const { units } = await unitsOf(context);
    const adopted = Object.entries(context.zone.organization.organizationalUnits).filter(
      ([, { existing }]) => existing !== undefined,
    );
    if (adopted.length === 0) return [ok('none')];
    const findings = adopted.flatMap(([key, unit]): readonly Finding[] => {
      const found = units.tree?.organizationalUnits.find(({ id }) => id === unit.existing);
      if (found === undefined) {
        const how = `Correct the id (aws organizations list-organizational-units-for-parent …), or take it out to create the OU`;
        return [toDo(`${place(key)}: ${unit.existing ?? ''} is not in the organization`, how)];
      }
      if (found.parentId !== units.idOf(unit.parent)) {
        return [
          toDo(`${place(key)}: ${found.id} is ${found.path} in AWS, not below ${unit.parent}`, 'Correct its parent.'),
        ];
      }
      if (found.name === unit.name) return [];
      return [
        toDoSoon(`${place(key)}: ${found.id} is called "${found.name}" in AWS`, `${place(key)}: name: '${found.name}'`),
      ];
    });
    return orOk(findings, `${adopted.length}, all there`);
  },
};
