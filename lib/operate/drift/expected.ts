import { entryOf } from '../../base/entry-of';
import { organizationGraph, type Assembly, type OrganizationGraph } from '../../assembly';
import type { Source } from '../../assembly/deployment';
import { Deployments } from '../../assembly/graph/deployments';
import { parsed, readersOf, type ResourceReader } from '../../assembly/graph/reader';
import { isObject, type JsonObject } from '../../base/json';
import { CustomType, SdkCommand, isCustomType, sdkCallType } from '../../base/template-contract';

export interface ExpectedDelegation {
  /** As the graph names it: symbol or twelve digits. */
  readonly accountId: string;
  readonly service: string;
}

/** What an assembly says of the organization: the graph, and the settings that only custom resources make. */
export interface Expected {
  readonly graph: OrganizationGraph;
  /** E-mail addresses of accounts that the assembly creates, by the graph's id. */
  readonly emails: ReadonlyMap<string, string>;
  readonly policyTypes: readonly string[];
  readonly trustedServices: readonly string[];
  readonly delegations: readonly ExpectedDelegation[];
  /** Groups that the assembly creates: their resources by display name. */
  readonly groups: ReadonlyMap<string, Source>;
  /**
   * Services that have a switch of their own, which trusts and delegates on the way (for example RAM's): what AWS shows of
   * them in Organizations is not drift.
   */
  readonly switchedServices: readonly string[];
}

/** Services whose switch is a custom resource here, by the client that calls it; IAM Identity Center's is the console. */
const SWITCHED: Readonly<Record<string, readonly string[]>> = {
  cloudformation: ['member.org.stacksets.cloudformation.amazonaws.com', 'stacksets.cloudformation.amazonaws.com'],
  inspector2: ['inspector2.amazonaws.com', 'agentless.inspector2.amazonaws.com'],
  guardduty: ['guardduty.amazonaws.com', 'malware-protection.guardduty.amazonaws.com'],
  organizations: [],
};
const ALWAYS = ['sso.amazonaws.com', 'member.org.stacksets.cloudformation.amazonaws.com'];

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
  return {
    graph,
    emails: new Map(emails),
    policyTypes: readers(CustomType.ORGANIZATION_POLICY_TYPES).flatMap((reader) => reader.texts('PolicyTypes')),
    trustedServices: parameter(sdkCallType(SdkCommand.ENABLE_SERVICE_ACCESS), 'ServicePrincipal'),
    delegations: readers(sdkCallType(SdkCommand.REGISTER_DELEGATED_ADMINISTRATOR)).flatMap((reader) => {
      const { parameters } = callOf(reader) ?? {};
      const [accountId, service] = [textIn(parameters, 'AccountId'), textIn(parameters, 'ServicePrincipal')];
      return accountId === undefined || service === undefined ? [] : [{ accountId, service }];
    }),
    groups: new Map(readers('AWS::IdentityStore::Group').map((reader) => [reader.text('DisplayName'), reader.source])),
    switchedServices: [...ALWAYS, ...customTypes(assembly).flatMap((type) => readers(type).flatMap(switchedBy))],
  };
}

function customTypes({ stacks }: Assembly): readonly string[] {
  const types = stacks.flatMap(({ template }) => Object.values(template.Resources).map(({ Type }) => Type));
  return [...new Set(types)].filter(isCustomType);
}

function switchedBy(reader: ResourceReader): readonly string[] {
  const client = textIn(callOf(reader), 'service')?.replace('@aws-sdk/client-', '');
  return client === undefined ? [] : (entryOf(SWITCHED, client) ?? [`${client}.amazonaws.com`]);
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
