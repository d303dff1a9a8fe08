import { entryOf } from '../../base/entry-of';
import { AssemblyError } from '../assembly-error';
import { isObject, type JsonObject } from '../../base/json';
import {
  ACCOUNT_NAME,
  ADOPTED_ORGANIZATIONAL_UNITS,
  CustomType,
  SdkCommand,
  sdkCallType,
  UNFIT_FOR_ARN,
} from '../../base/template-contract';
import { ORGANIZATION_ID, ROOT_ID } from '../symbols';
import type { Deployments } from './deployments';
import type { Account, OrganizationalUnit } from './model';
import { parsed, readersOf, type ResourceReader } from './reader';

/** The organization's root, OUs and accounts. Whatever is named as a parent is part of it, also what was there before. */
export class OrganizationTree {
  public readonly organizationId: string;
  public readonly rootId = ROOT_ID;
  /** By id, parents before children. */
  public readonly organizationalUnits = new Map<string, OrganizationalUnit>();
  /** By id, the management account first. */
  public readonly accounts = new Map<string, Account>();
  public readonly managementAccount: Account;
  private readonly names = new Set<string>();
  private readonly created = new Map<string, ResourceReader>();
  private readonly adopted: JsonObject;

  public constructor(private readonly deployments: Deployments) {
    this.organizationId = organizationId(deployments);
    this.adopted = adoptedUnits(deployments);
    for (const unit of this.readers('AWS::Organizations::OrganizationalUnit')) this.created.set(unit.ref(), unit);
    for (const id of [...this.created.keys(), ...Object.keys(this.adopted)]) this.idsOf(id, []);
    const { managementAccount: name } = deployments;
    this.managementAccount = { id: name, name, kind: 'management', parentId: ROOT_ID, ids: [ROOT_ID], tags: {} };
    this.add(this.managementAccount);
    for (const account of this.readers('AWS::Organizations::Account')) this.add(this.createdAccount(account));
    for (const placement of this.readers(CustomType.ACCOUNT_PLACEMENT)) this.add(this.adoptedAccount(placement));
  }

  /** Ids from the root down to the OU. */
  public idsOf(id: string, below: readonly string[] = []): readonly string[] {
    if (id.startsWith('r-')) return [ROOT_ID];
    const known = this.organizationalUnits.get(id);
    if (known !== undefined) return known.ids;
    const reader = this.created.get(id);
    if (below.includes(id)) {
      throw new AssemblyError({ where: `OU ${id}`, found: 'it lies below itself', mend: 'Give it another parent.' });
    }
    const parentId = normalRoot(reader?.text('ParentId') ?? this.adoptedText(id, 'ParentId') ?? ROOT_ID);
    const name = reader?.text('Name') ?? this.adoptedText(id, 'Name') ?? id;
    const ids = [...this.idsOf(parentId, [...below, id]), id];
    const parentPath = this.organizationalUnits.get(parentId)?.path;
    const path = parentPath === undefined ? name : `${parentPath}/${name}`;
    const source = reader === undefined ? {} : { source: reader.source };
    this.organizationalUnits.set(id, { id, name, parentId, path, ids, ...source });
    return ids;
  }

  private add(account: Account): void {
    const { id, name, source } = account;
    const where = source === undefined ? 'the organization' : `stack ${source.stackName}, ${source.logicalId}`;
    if (UNFIT_FOR_ARN.test(id)) {
      const found = `an account called ${JSON.stringify(name)}, whose name cannot stand in an ARN`;
      throw new AssemblyError({ where, found, mend: 'Name it without any of : / * ? and not "aws".' });
    }
    if (this.names.has(id) || this.names.has(name)) {
      const found = `a second account called ${JSON.stringify(name)}`;
      throw new AssemblyError({ where, found, mend: 'Give every account a name of its own.' });
    }
    this.names.add(id).add(name);
    this.accounts.set(id, account);
  }

  private createdAccount(reader: ResourceReader): Account {
    const [parent = ROOT_ID] = reader.texts('ParentIds');
    const ids = this.idsOf(parent);
    return {
      id: reader.attribute('AccountId'),
      name: reader.text('AccountName'),
      kind: 'member',
      parentId: normalRoot(parent),
      ids,
      tags: reader.tags(),
      accessRoleName: reader.optionalText('RoleName') ?? 'OrganizationAccountAccessRole',
      source: reader.source,
    };
  }

  private adoptedAccount(reader: ResourceReader): Account {
    const id = reader.text('AccountId');
    const parent = reader.text('ParentId');
    return {
      id,
      name: reader.metadata(ACCOUNT_NAME) ?? keyOf(reader) ?? id,
      kind: 'member',
      parentId: normalRoot(parent),
      ids: this.idsOf(parent),
      tags: {},
      source: reader.source,
    };
  }

  private adoptedText(id: string, key: string): string | undefined {
    const unit = entryOf(this.adopted, id);
    const value = isObject(unit) ? entryOf(unit, key) : undefined;
    return typeof value === 'string' ? value : undefined;
  }

  private readers(type: string): readonly ResourceReader[] {
    return this.deployments.stacks.flatMap((stack) => readersOf(stack, type));
  }
}

/** Every id of a root stands for the one root of the organization. */
export function normalRoot(id: string): string {
  return id.startsWith('r-') ? ROOT_ID : id;
}

/** `…/Accounts/<key>/Resource/Default`: the key from the config, where no name is given. */
function keyOf(reader: ResourceReader): string | undefined {
  const parts = (reader.source.constructPath ?? '')
    .split('/')
    .filter((part) => part !== 'Resource' && part !== 'Default');
  return parts.length > 1 ? parts.at(-1) : undefined;
}

const EXISTING_ID = /^o-[a-z0-9]{10,32}$/;

/** Of an organization that was there before: the root's look-up is made once for each organization. */
function organizationId(deployments: Deployments): string {
  for (const reader of deployments.stacks.flatMap((stack) => readersOf(stack, sdkCallType(SdkCommand.LIST_ROOTS)))) {
    const call = parsed(reader.optionalText('Create') ?? reader.optionalText('Update') ?? '{}');
    const physical = isObject(call) ? call.physicalResourceId : undefined;
    const id = isObject(physical) ? physical.id : undefined;
    if (typeof id === 'string' && EXISTING_ID.test(id)) return id;
  }
  return ORGANIZATION_ID;
}

function adoptedUnits(deployments: Deployments): JsonObject {
  const units = deployments.stacks.map(
    ({ deployment }) => deployment.template.Metadata?.[ADOPTED_ORGANIZATIONAL_UNITS],
  );
  return Object.fromEntries(units.filter(isObject).flatMap((unit) => Object.entries(unit)));
}
