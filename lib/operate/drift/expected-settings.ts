import { DEFAULT_ACCOUNT_ACCESS_ROLE_NAME } from '../../model/defaults';
import { entryOf } from '../../base/entry-of';
import { isObject, type JsonObject, textOf } from '../../base/json';
import { CustomType, isCustomType } from '../../base/template-contract';
import type { Assembly } from '../../assembly';
import type { Source } from '../../assembly/deployment';
import { Deployments } from '../../assembly/graph/deployments';
import { parsed, readersOf, type ResourceReader } from '../../assembly/graph/reader';
import type { Expected } from './expected';

/** A call that is made once for the whole organization, in one Region. */
export interface ExpectedCall {
  /** Name of the SDK's package, for example `guardduty`. */
  readonly service: string;
  /** For example `CreateDetector`. */
  readonly command: string;
  /** With the graph's ids of accounts. */
  readonly parameters: JsonObject;
  readonly region: string;
  /** With the graph's id of the account in it. @default the management account makes the call */
  readonly roleArn?: string;
  readonly source: Source;
}

export interface ExpectedContact {
  /** As the graph names it. @default the management account */
  readonly account?: string;
  /** As the Account Management API has them, its type included. */
  readonly contact: Readonly<Record<string, string>>;
}

export interface ExpectedUser {
  readonly userName: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string;
  readonly source: Source;
}

/** What the function `lz-account-settings` keeps in an account. */
export interface ExpectedAccountSettings {
  /** Each part as a text, which CloudFormation makes of every value. */
  readonly passwordPolicy: Readonly<Record<string, string>>;
  readonly regions: readonly string[];
  readonly home: string;
  /** Whether it says which types AWS Backup takes. */
  readonly backups: 'on' | 'off';
}

/** What custom resources make of settings, and CloudFormation cannot look at. */
export interface ExpectedSettings {
  readonly calls: readonly ExpectedCall[];
  readonly contacts: readonly ExpectedContact[];
  readonly users: readonly ExpectedUser[];
  /** Of the management account. */
  readonly management?: ExpectedAccountSettings;
  /** Member accounts that a StackSet gives the same, as the graph names them. */
  readonly members: readonly { readonly account: string; readonly roleName: string }[];
}

/** Calls that are compared as Organizations, IAM and CloudFormation list what they have done. */
const COMPARED_AS_A_WHOLE = /^(?:cloudformation|cloudtrail|iam:EnableOrganizations\w+|organizations|ram)(?::|$)/;

/** @throws AssemblyError if the assembly cannot be read */
export function expectedSettingsOf(assembly: Assembly, { graph }: Expected): ExpectedSettings {
  const { stacks } = new Deployments(assembly, graph.managementAccount.name);
  const readers = (type: string): readonly ResourceReader[] => stacks.flatMap((stack) => readersOf(stack, type));
  const types = assembly.stacks.flatMap(({ template }) => Object.values(template.Resources).map(({ Type }) => Type));
  const custom = [...new Set(types)].filter(isCustomType);
  const [management] = readers(CustomType.ACCOUNT_SETTINGS).map(settingsOf);
  const reached = graph
    .stackSetReaches()
    .filter(({ resourceTypes }) => resourceTypes.includes(CustomType.ACCOUNT_SETTINGS))
    .flatMap(({ accounts }) => accounts);
  return {
    calls: custom.flatMap((type) => readers(type).flatMap(callOf)),
    contacts: readers(CustomType.ALTERNATE_CONTACTS).flatMap(contactsOf),
    users: readers(CustomType.IDENTITY_CENTER_USER).map((reader) => ({
      userName: reader.text('UserName'),
      givenName: reader.text('GivenName'),
      familyName: reader.text('FamilyName'),
      email: reader.text('Email'),
      source: reader.source,
    })),
    ...(management === undefined ? {} : { management }),
    // Of accounts that were adopted, the assembly does not say it.
    members: [...new Set(reached)].map(({ id, accessRoleName = DEFAULT_ACCOUNT_ACCESS_ROLE_NAME }) => ({
      account: id,
      roleName: accessRoleName,
    })),
  };
}

function settingsOf(reader: ResourceReader): ExpectedAccountSettings {
  return {
    passwordPolicy: Object.fromEntries(
      Object.entries(reader.optionalObject('PasswordPolicy') ?? {}).map(([key, value]) => [key, JSON.stringify(value)]),
    ),
    regions: reader.texts('Regions'),
    home: reader.deployment.region,
    backups: reader.optionalText('Backups') === 'on' ? 'on' : 'off',
  };
}

function callOf(reader: ResourceReader): readonly ExpectedCall[] {
  const text = reader.value('Create');
  const call = typeof text === 'string' ? parsed(text) : undefined;
  if (!isObject(call)) return [];
  const word = (name: string): string | undefined => textOf(entryOf(call, name));
  const service = word('service')?.replace('@aws-sdk/client-', '') ?? '';
  const command = (word('action') ?? '').replace(/Command$/, '');
  if (COMPARED_AS_A_WHOLE.test(`${service}:${command}`)) return [];
  const roleArn = word('assumedRoleArn');
  const parameters = entryOf(call, 'parameters');
  return [
    {
      service,
      command,
      parameters: isObject(parameters) ? parameters : {},
      region: word('region') ?? reader.deployment.region,
      ...(roleArn === undefined ? {} : { roleArn }),
      source: reader.source,
    },
  ];
}

function contactsOf(reader: ResourceReader): readonly ExpectedContact[] {
  const account = reader.optionalText('AccountId');
  return reader.objects('Contacts').map((contact) => ({
    ...(account === undefined ? {} : { account }),
    contact: Object.fromEntries(Object.entries(contact).map(([name, value]) => [name, textOf(value) ?? ''])),
  }));
}
