import { entryOf } from '../../base/entry-of';
import { organizationGraph, type Assembly, type OrganizationGraph } from '../../assembly';
import type { Source } from '../../assembly/deployment';
import type { StackSetRoles } from '../live';
import { delegationsIn, type Delegation } from '../../assembly/graph/delegations';
import { Deployments } from '../../assembly/graph/deployments';
import { parsed, readersOf, type ResourceReader } from '../../assembly/graph/reader';
import { isList, isObject, type JsonObject, type JsonValue } from '../../base/json';
import { CustomType, SdkCommand, isCustomType, sdkCallType } from '../../base/template-contract';

/** An account that administers a service. */
export interface ExpectedDelegation extends Delegation {
  /**
   * Parts of the service that AWS lists by themselves. Nothing says whether the service's own call registers them: they may be the
   * same account's, and nobody else's.
   */
  readonly parts: readonly string[];
}

/** A service that is trusted by a call of its own. */
export interface ExpectedSwitch {
  /** Service principal. */
  readonly service: string;
  /** The resource that makes the call, for whoever makes it again. */
  readonly source: Source;
}

/** Where a StackSet has to be. */
export interface ExpectedStackSet {
  readonly name: string;
  /** Of the stack that has it. */
  readonly home: string;
  readonly autoDeployment: 'on' | 'off';
  /** What becomes of its stack in an account that leaves. @default there is no automatic deployment */
  readonly onRemoval?: 'retain' | 'delete';
  /** Its own roles, by which it deploys into the accounts that it names. @default AWS's: it deploys into members */
  readonly roles?: StackSetRoles;
  /** As the graph names them. */
  readonly targets: readonly string[];
  /** Of the accounts below the targets these alone, as the graph names them. @default all */
  readonly accounts?: readonly string[];
  readonly regions: readonly string[];
}

export interface ExpectedTrail {
  readonly name: string;
  readonly home: string;
  /** With the graph's name of the account in it. */
  readonly bucket: string;
  readonly key: string;
}

/** What an assembly says of the organization: the graph, and the settings that only custom resources make. */
export interface Expected {
  readonly graph: OrganizationGraph;
  /** E-mail addresses of accounts that the assembly creates, by the graph's id. */
  readonly emails: ReadonlyMap<string, string>;
  readonly policyTypes: readonly string[];
  readonly trustedServices: readonly string[];
  readonly delegations: readonly ExpectedDelegation[];
  readonly switches: readonly ExpectedSwitch[];
  readonly rootAccessFeatures: readonly string[];
  /** As the assembly deploys them. */
  readonly stacks: Assembly['stacks'];
  /** Regions in which StackSets of the organization are. */
  readonly stackSets: readonly ExpectedStackSet[];
  readonly trails: readonly ExpectedTrail[];
  /** Groups that the assembly creates: their resources by display name. */
  readonly groups: ReadonlyMap<string, Source>;
  /** Services that AWS trusts on the way, by calls that do something else: that they are trusted is not drift. */
  readonly mayBeTrusted: readonly string[];
}

/** Calls that trust a service and do more than that, by the type of the resource that makes them. */
const SWITCHES: Readonly<Record<string, string>> = {
  [sdkCallType('EnableSharingWithAwsOrganization')]: 'ram.amazonaws.com',
};

/** Whether StackSets may deploy is asked of CloudFormation itself. IAM Identity Center's switch is the console. */
const ASKED_ELSEWHERE = [
  'member.org.stacksets.cloudformation.amazonaws.com',
  'stacksets.cloudformation.amazonaws.com',
  'sso.amazonaws.com',
];

const PARTS: Readonly<Record<string, readonly string[]>> = {
  'guardduty.amazonaws.com': ['malware-protection.guardduty.amazonaws.com'],
  'inspector2.amazonaws.com': ['agentless.inspector2.amazonaws.com'],
};

/** @throws AssemblyError if the assembly cannot be read */
export function expectedOf(assembly: Assembly): Expected {
  const graph = organizationGraph(assembly);
  const { stacks } = new Deployments(assembly, graph.managementAccount.name);
  const readers = (type: string): readonly ResourceReader[] => stacks.flatMap((stack) => readersOf(stack, type));
  const parameter = (type: string, name: string): readonly string[] =>
    readers(type).flatMap((reader) => textIn(callOf(reader)?.parameters, name) ?? []);
  const emails = readers('AWS::Organizations::Account').map(
    (reader) => [reader.attribute('AccountId'), reader.text('Email')] as const,
  );
  const delegations = delegationsIn(stacks).map((one) => ({ ...one, parts: entryOf(PARTS, one.service) ?? [] }));
  return {
    graph,
    emails: new Map(emails),
    policyTypes: readers(CustomType.ORGANIZATION_POLICY_TYPES).flatMap((reader) => reader.texts('PolicyTypes')),
    trustedServices: parameter(sdkCallType(SdkCommand.ENABLE_SERVICE_ACCESS), 'ServicePrincipal'),
    delegations,
    switches: Object.entries(SWITCHES).flatMap(([type, service]) =>
      readers(type).map(({ source }) => ({ service, source })),
    ),
    rootAccessFeatures: customTypes(assembly).flatMap((type) =>
      readers(type).length === 0 ? [] : (/^Custom::EnableOrganizations(Root\w+)$/.exec(type)?.[1] ?? []),
    ),
    stacks: assembly.stacks,
    stackSets: readers('AWS::CloudFormation::StackSet').map(stackSetOf),
    trails: readers('AWS::CloudTrail::Trail').map((reader) => ({
      name: reader.text('TrailName'),
      home: reader.deployment.region,
      bucket: reader.text('S3BucketName'),
      key: reader.text('KMSKeyId'),
    })),
    groups: new Map(readers('AWS::IdentityStore::Group').map((reader) => [reader.text('DisplayName'), reader.source])),
    mayBeTrusted: [...ASKED_ELSEWHERE, ...delegations.flatMap(({ service, parts }) => [service, ...parts])],
  };
}

function stackSetOf(reader: ResourceReader): ExpectedStackSet {
  const texts = (value: unknown): readonly string[] =>
    isList(value) ? (value as readonly unknown[]).filter((item) => typeof item === 'string') : [];
  const groups = reader.objects('StackInstancesGroup');
  const targets = groups.map(({ DeploymentTargets }) => (isObject(DeploymentTargets) ? DeploymentTargets : {}));
  const accounts = targets.flatMap(({ Accounts }) => texts(Accounts));
  const automatic = reader.optionalObject('AutoDeployment');
  const onRemoval = isOn(automatic?.RetainStacksOnAccountRemoval) ? 'retain' : 'delete';
  return {
    name: reader.text('StackSetName'),
    home: reader.deployment.region,
    ...(isOn(automatic?.Enabled) ? { autoDeployment: 'on', onRemoval } : { autoDeployment: 'off' }),
    ...(reader.text('PermissionModel') === 'SELF_MANAGED'
      ? {
          roles: {
            administrationArn: reader.text('AdministrationRoleARN'),
            execution: reader.text('ExecutionRoleName'),
          },
        }
      : {}),
    targets: targets.flatMap(({ OrganizationalUnitIds }) => texts(OrganizationalUnitIds)),
    ...(accounts.length === 0 ? {} : { accounts }),
    regions: groups.flatMap(({ Regions }) => texts(Regions)),
  };
}

const isOn = (value: JsonValue | undefined): boolean => value === true || value === 'true';

function customTypes({ stacks }: Assembly): readonly string[] {
  const types = stacks.flatMap(({ template }) => Object.values(template.Resources).map(({ Type }) => Type));
  return [...new Set(types)].filter(isCustomType);
}

/** The call that an `AwsCustomResource` makes: service, action and parameters. */
function callOf(reader: ResourceReader): JsonObject | undefined {
  const value = reader.value('Create') ?? reader.value('Update');
  if (typeof value !== 'string') return undefined;
  const call = parsed(value);
  return isObject(call) ? call : undefined;
}

function textIn(record: unknown, name: string): string | undefined {
  const value = isObject(record) ? entryOf(record, name) : undefined;
  return typeof value === 'string' ? value : undefined;
}
