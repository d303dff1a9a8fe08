import { entryOf } from '../../../base/entry-of';
import type { OrganizationalUnit, OrganizationTree } from '../../live';
import { logicalId } from '../../../base/logical-id';
import { ROOT } from '../../../model/tree';
import { clashes, isNamedAnew, oneAfterTheOther, type Clash, type Holder, type Wanted } from '../clashes';
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

interface WantedUnit extends Wanted {
  /** Id that its parent has in AWS. */
  readonly parentId: string;
}

/** Two OUs of one parent cannot have one name, not for a moment either. */
export const unitNames: Check = {
  name: 'names of OUs',
  async run(context) {
    const { zone, live } = context;
    const { units, deployed } = await unitsOf(context);
    const { id = '' } = (await live.organization()) ?? {};
    // An organization that is to be created has no OUs to adopt.
    const organizationToo =
      zone.organization.existing === undefined ? [`config/organization.ts → existing: '${id}'`] : [];
    const wanted = Object.entries(zone.organization.organizationalUnits)
      .filter(([, { existing }]) => existing === undefined)
      .map(([key, { name, parent }]) => ({
        key,
        logicalId: logicalId(KIND, key),
        name,
        parentId: units.idOf(parent),
      }));
    const found = clashes(wanted, units.tree?.organizationalUnits ?? [], {
      deployed,
      nameProperty: 'Name',
      isNear: (one, { parentId }) => one.parentId === parentId,
    }).filter((clash) => isNamedAnew(deployed[clash.wanted.logicalId], clash.wanted.name, 'Name'));
    const findings = found.map((clash) => {
      const { wanted: one, there, holder } = clash;
      const isNew = deployed[one.logicalId] === undefined;
      if (holder.kind === 'is renamed') return takesFrom(clash, oneAfterTheOther(one, holder.wanted));
      if (!isNew) return takesFrom(clash, anotherName(there));
      const edits = [...units.adoption(one.key, there.id), ...organizationToo].join(', and ');
      return toDo(`${place(one.key)}: an OU ${there.path} exists (${there.id})`, `${keptKey(holder)}${edits}`);
    });
    return orOk(findings, `${wanted.length}, no name taken`);
  },
};

function anotherName({ id }: OrganizationalUnit): string {
  return `Give this one another name, or that one: aws organizations update-organizational-unit --organizational-unit-id ${id} --name <name>`;
}

function takesFrom({ wanted, there, holder }: Clash<WantedUnit, OrganizationalUnit>, how: string): Finding {
  const who = {
    others: 'nobody here made it',
    leaves: 'it stays in AWS after it left the config',
    'is renamed': 'it is renamed in the same deploy',
  }[holder.kind];
  const what = `${place(wanted.key)}: takes the name ${wanted.name}, which ${there.path} (${there.id}) has: ${who}`;
  return toDo(what, how);
}

/** One that a stack has is ours under another key: then nothing has to be adopted. */
function keptKey(holder: Holder<WantedUnit>): string {
  return holder.kind === 'leaves'
    ? `Keep the key that it had (a stack has it as ${holder.logicalId}), or adopt it: `
    : '';
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
