import { groupsByUser } from '../../../lib/ask/groups-by-user';
import { stringify } from 'yaml';
import type { Assembly } from '../../../lib/assembly';
import type { JsonObject } from '../../../lib/base/json';
import type { Source } from '../../../lib/assembly/deployment';
import { expectedOf } from '../../../lib/operate/drift/expected';
import { expectedSettingsOf } from '../../../lib/operate/drift/expected-settings';
import { PASSWORD_POLICY } from '../../../lib/base/password-policy';
import { REGIONS_ENABLED_BY_DEFAULT } from '../../../lib/model/regions';
import { LiveError, type LiveAws } from '../../../lib/operate/live';
import { eachWith } from '../../../lib/operate/live/each';
import type * as Live from '../../../lib/operate/live';
import type { ReadSettings } from '../../../lib/operate/live/account-settings';
import type { Contact } from '../../../lib/operate/live/contacts';
import type { CallState, WantedCall } from '../../../lib/operate/live/organization-call';
import type { Place } from '../../../lib/operate/live/place';
import type { TopicSubscription } from '../../../lib/operate/live/subscriptions';
import type { WantedResource } from '../../../lib/operate/live/there';

/** What a fake AWS holds; a test changes it at will. */
export interface State {
  caller: Live.Caller;
  organization: Live.Organization | undefined;
  rootId: string;
  policyTypes: Live.PolicyTypeStatus[];
  organizationalUnits: Live.OrganizationalUnit[];
  accounts: Live.Account[];
  tags: Record<string, Record<string, string>>;
  policies: Live.OrganizationPolicy[];
  trustedServices: string[];
  delegatedAdministrators: Live.DelegatedAdministrator[];
  identityCenters: Record<string, Live.IdentityCenter>;
  permissionSets: Live.PermissionSet[];
  assignments: Live.Assignment[];
  groups: Live.Group[];
  stacks: Record<string, Live.Stack[]>;
  templates: Record<string, object>;
  /** Stacks, as those, whose template is YAML: those that `cdk import` has changed. */
  yaml: string[];
  /** By region and stack, for example `us-west-2/lz-organization`. */
  resources: Record<string, Live.StackResource[]>;
  rootAccessFeatures: string[];
  enabledRegions: string[];
  /** Of one Region, by service and Region, for example `guardDuty us-west-2`. */
  serviceAdministrators: Record<string, string[]>;
  /** By account id, then by Region: `ENABLED` or `ENABLING`. */
  optedInRegions: Record<string, Record<string, string>>;
  stackSetsAccess: string;
  stackSets: Live.StackSet[];
  /** What CloudFormation finds, by the name of a stack or StackSet. */
  stackDrifts: Record<string, Live.ResourceDrift[]>;
  trails: Record<string, Live.Trail>;
  /** Whom topics tell, by ARN. */
  subscriptions: Record<string, TopicSubscription[]>;
  resourcePolicy: JsonObject | undefined;
  rootUser: Live.RootUser;
  accountQuota: number;
  openInvitations: readonly string[];
  /** By the group's id. */
  members: Record<string, Live.Membership[]>;
  users: Live.User[];
  /** What is otherwise, by service, command and Region, for example `guardduty CreateDetector us-west-2`. */
  calls: Record<string, CallState>;
  /** By account id, or `management`, and type. */
  contacts: Record<string, Contact>;
  /** By account id. */
  settings: Record<string, ReadSettings>;
  typesNotBackedUp: Record<string, string[]>;
  /** What accounts have beside what was deployed, by account, Region and type. */
  there: Record<string, string>;
  /** Calls that these credentials may not make. */
  denied: (keyof LiveAws)[];
}

export const MANAGEMENT_ID = '111111111111';
export const ORGANIZATION_ID = 'o-abcde12345';
const INSTANCE: Live.IdentityCenter = {
  instanceArn: 'arn:aws:sso:::instance/ssoins-1111222233334444',
  identityStoreId: 'd-1234567890',
};

const stack = (name: string, status = 'CREATE_COMPLETE', outputs = {}): Live.Stack => ({
  name,
  status,
  outputs,
  terminationProtection: 'off',
});

/** An account from which a first deploy can start: bootstrapped, Identity Center on, no organization yet. */
export function freshAccount(): State {
  const bootstrapped = (): Live.Stack[] => [stack('CDKToolkit', 'CREATE_COMPLETE', { BootstrapVersion: '33' })];
  return {
    caller: { accountId: MANAGEMENT_ID, arn: `arn:aws:sts::${MANAGEMENT_ID}:assumed-role/Admin/me`, partition: 'aws' },
    organization: undefined,
    rootId: 'r-ab12',
    policyTypes: [],
    organizationalUnits: [],
    accounts: [],
    tags: {},
    policies: [],
    trustedServices: [],
    delegatedAdministrators: [],
    identityCenters: { 'us-west-2': INSTANCE },
    permissionSets: [],
    assignments: [],
    groups: [],
    stacks: { 'us-west-2': bootstrapped(), 'us-east-1': bootstrapped() },
    templates: {},
    yaml: [],
    resources: {},
    rootAccessFeatures: [],
    stackSetsAccess: 'DISABLED',
    stackSets: [],
    stackDrifts: {},
    trails: {},
    subscriptions: {},
    resourcePolicy: undefined,
    rootUser: { mfa: 'on', accessKeys: 0 },
    enabledRegions: [...REGIONS_ENABLED_BY_DEFAULT],
    optedInRegions: {},
    serviceAdministrators: {},
    accountQuota: 10,
    there: {},
    openInvitations: [],
    members: {},
    users: [],
    calls: {},
    contacts: {},
    settings: {},
    typesNotBackedUp: {},
    denied: [],
  };
}

const trailOf = (bucket: string, alias: string): Live.Trail => ({
  logging: 'on',
  isOrganizationTrail: true,
  isMultiRegionTrail: true,
  includesGlobalEvents: true,
  validatesFiles: true,
  bucket,
  // AWS looks up the key of an alias.
  key: alias.replace(/alias\/.*/, 'key/1234abcd'),
  selectors: 'default',
});

const groupId = (name: string): string => `g-${name}`;

/** AWS as it is once the assembly is deployed, with ids that AWS made up. */
export function deployed(assembly: Assembly): State {
  const expected = expectedOf(assembly);
  const { graph, emails, policyTypes, trustedServices, delegations, groups } = expected;
  const state = freshAccount();
  const ids = new Map([
    [graph.organizationId, ORGANIZATION_ID],
    [graph.rootId, state.rootId],
    [graph.managementAccount.id, MANAGEMENT_ID],
  ]);
  for (const [index, { id }] of [...graph.organizationalUnits.values()].entries()) {
    ids.set(id, /^ou-[0-9a-z]{4}-[0-9a-z]{8}$/.test(id) ? id : `ou-ab12-${String(index).padStart(8, '0')}`);
  }
  const members = graph.accounts.filter(({ kind }) => kind === 'member');
  for (const [index, { id }] of members.entries()) {
    ids.set(id, /^\d{12}$/.test(id) ? id : String(200_000_000_000 + index));
  }
  const idOf = (symbol: string): string => ids.get(symbol) ?? symbol;
  const parts = /(?<=[":/])[^":/]+(?=[":/])/g;
  const real = <T>(value: T): T => JSON.parse(JSON.stringify(value).replaceAll(parts, idOf)) as T;

  state.organization = { id: ORGANIZATION_ID, featureSet: 'ALL', managementAccountId: MANAGEMENT_ID };
  state.policyTypes = policyTypes.map((type) => ({ type, status: 'ENABLED' }));
  state.organizationalUnits = [...graph.organizationalUnits.values()].map(({ id, name, parentId, path }) => ({
    id: idOf(id),
    name,
    parentId: idOf(parentId),
    path,
  }));
  state.accounts = graph.accounts.map(({ id, name, parentId }) => ({
    id: idOf(id),
    name,
    email: emails.get(id) ?? `aws+${name}@trips.com`,
    status: 'ACTIVE',
    parentId: idOf(parentId),
  }));
  state.tags = Object.fromEntries(graph.accounts.map(({ id, tags }) => [idOf(id), { ...tags }]));
  state.policies = graph.policies.map(({ name, type, content, targetIds }, index) => ({
    id: `p-${index}`,
    name,
    type,
    owner: 'customer',
    content: real(content),
    targetIds: targetIds.map(idOf),
  }));
  state.policies.push({
    id: 'p-FullAWSAccess',
    name: 'FullAWSAccess',
    type: 'SERVICE_CONTROL_POLICY',
    owner: 'aws',
    content: {},
    targetIds: [...ids.values()],
  });
  const { switches } = expected;
  state.trustedServices = [...trustedServices, 'sso.amazonaws.com', ...switches.map(({ service }) => service)];
  state.delegatedAdministrators = delegations.map(({ accountId, service }) => ({
    accountId: idOf(accountId),
    service,
  }));
  state.rootAccessFeatures = ['RootCredentialsManagement', 'RootSessions'];
  state.stackSetsAccess = 'ENABLED';
  state.trails = Object.fromEntries(
    expected.trails.map(({ name, bucket, key }) => {
      const symbol = key.split(':')[4] ?? '';
      const withId = (text: string): string => text.replace(symbol, idOf(symbol));
      return [name, trailOf(withId(bucket), withId(key))];
    }),
  );
  const isIn = (id: string | undefined, target: string): boolean =>
    id !== undefined && (id === target || isIn(graph.organizationalUnits.get(id)?.parentId, target));
  state.stackSets = expected.stackSets.map(
    ({ name, autoDeployment, onRemoval, roles, targets, accounts, regions }) => ({
      name,
      autoDeployment,
      ...(onRemoval === undefined ? {} : { onRemoval }),
      ...(roles === undefined ? {} : { roles: real(roles) }),
      instances: graph.accounts
        .filter(
          ({ kind, parentId }) =>
            roles !== undefined || (kind === 'member' && targets.some((target) => isIn(parentId, target))),
        )
        .filter(({ id }) => accounts === undefined || accounts.includes(id))
        .flatMap(({ id }) => regions.map((region) => ({ accountId: idOf(id), region, status: 'CURRENT' }))),
    }),
  );
  state.permissionSets = graph.permissionSets.map((set) => ({
    arn: `arn:aws:sso:::permissionSet/${set.name}`,
    name: set.name,
    sessionDuration: set.sessionDuration,
    managedPolicyArns: set.managedPolicyArns,
    customerManagedPolicies: set.customerManagedPolicies,
    ...(set.inlinePolicy === undefined ? {} : { inlinePolicy: real(set.inlinePolicy) as unknown as JsonObject }),
    ...(set.boundary === undefined ? {} : { boundary: set.boundary }),
  }));
  state.assignments = graph.assignments.map(({ group, permissionSet, account }) => ({
    permissionSetArn: `arn:aws:sso:::permissionSet/${permissionSet.name}`,
    accountId: idOf(account.id),
    principalType: 'group',
    principalId: groupId(group),
    principal: group,
  }));
  state.groups = [...new Set([...groups.keys(), ...graph.assignments.map(({ group }) => group)])].map((name) => ({
    id: groupId(name),
    name,
  }));
  const settings = expectedSettingsOf(assembly, expected);
  state.users = settings.users.map(({ userName, givenName, familyName, email }) => ({
    id: `u-${userName}`,
    userName,
    givenName,
    familyName,
    email,
  }));
  for (const [userName, names] of groupsByUser(assembly)) {
    for (const name of names) {
      const members = (state.members[groupId(name)] ??= []);
      members.push({ id: `m-${userName}-${name}`, userId: `u-${userName}` });
    }
  }
  for (const { account, contact } of settings.contacts) {
    const { AlternateContactType = '', ...rest } = contact;
    state.contacts[`${account === undefined ? 'management' : idOf(account)} ${AlternateContactType}`] = rest;
  }
  for (const account of graph.accounts)
    for (const { type, texts } of graph.madeIn(account)) {
      if (type !== 'AWS::SNS::Subscription') continue;
      const [[topic = ''] = [], [endpoint = ''] = [], [protocol = ''] = []] = [
        texts.TopicArn,
        texts.Endpoint,
        texts.Protocol,
      ];
      const arn = topic.replace(account.id, idOf(account.id));
      (state.subscriptions[arn] ??= []).push({ endpoint, protocol, arn: `${arn}:${state.accounts.length}` });
    }
  for (const { id } of state.accounts)
    state.settings[id] = { passwordPolicy: { ...PASSWORD_POLICY, ExpirePasswords: true }, unencrypted: [] };
  const physical = new Map<string, string>();
  const stands = ({ stackName, logicalId }: Source, id: string): void => {
    physical.set(`${stackName}/${logicalId}`, id);
  };
  for (const { id, source } of [...graph.organizationalUnits.values(), ...graph.accounts]) {
    if (source !== undefined) stands(source, idOf(id));
  }
  for (const [index, { source }] of graph.policies.entries()) stands(source, `p-${index}`);
  for (const { name, source } of graph.permissionSets) {
    stands(source, `${INSTANCE.instanceArn}|arn:aws:sso:::permissionSet/${name}`);
  }
  for (const [name, source] of groups) stands(source, `${groupId(name)}|${INSTANCE.identityStoreId}`);
  for (const { userName, source } of settings.users) stands(source, `u-${userName}`);
  for (const { stackName, region = '', template } of assembly.stacks) {
    state.resources[`${region}/${stackName}`] = Object.entries(template.Resources).map(([logicalId, { Type }]) => ({
      logicalId,
      type: Type,
      physicalId: physical.get(`${stackName}/${logicalId}`) ?? `${stackName}-${logicalId}`,
      status: 'CREATE_COMPLETE',
    }));
    state.stacks[region] = [...(state.stacks[region] ?? []), stack(stackName)];
    state.templates[`${region}/${stackName}`] = template;
  }
  return state;
}

export function fakeLive(state: State): LiveAws {
  const answer =
    <Arguments extends readonly unknown[], T>(
      call: keyof LiveAws,
      read: (...args: Arguments) => T,
    ): ((...args: Arguments) => Promise<T>) =>
    (...args) =>
      state.denied.includes(call)
        ? Promise.reject(new LiveError('not allowed', `these credentials may not call ${call}`))
        : Promise.resolve(read(...args));
  const { rootId } = state;
  return {
    each: eachWith(),
    caller: answer('caller', () => state.caller),
    organization: answer('organization', () => state.organization),
    tree: answer('tree', () => ({ ...state, rootId })),
    policies: answer('policies', (type: string) => state.policies.filter((policy) => policy.type === type)),
    accountTags: answer('accountTags', (id: string) => state.tags[id] ?? {}),
    trustedServices: answer('trustedServices', () => state.trustedServices),
    delegatedAdministrators: answer('delegatedAdministrators', () => state.delegatedAdministrators),
    identityCenter: answer('identityCenter', (region: string) => state.identityCenters[region]),
    permissionSets: answer('permissionSets', () => state.permissionSets),
    assignments: answer('assignments', () => state.assignments),
    stacks: answer('stacks', (region: string) => state.stacks[region] ?? []),
    stackTemplate: answer('stackTemplate', (name: string, region: string) => {
      const template = state.templates[`${region}/${name}`];
      if (template === undefined) return undefined;
      return state.yaml.includes(`${region}/${name}`) ? stringify(template) : JSON.stringify(template);
    }),
    stackResources: answer('stackResources', (name: string, region: string, roleArn?: string) => {
      const account = roleArn?.split(':')[4] ?? MANAGEMENT_ID;
      // An id is of a stack in one account alone.
      if (name.startsWith('arn:') && name.split(':')[4] !== account) return [];
      return state.resources[`${region}/${name}`] ?? [];
    }),
    groups: answer('groups', () => state.groups),
    members: answer('members', (_region: string, groupId: string) => state.members[groupId] ?? []),
    rootAccessFeatures: answer('rootAccessFeatures', () =>
      state.trustedServices.includes('iam.amazonaws.com') ? state.rootAccessFeatures : [],
    ),
    stackSetsAccess: answer('stackSetsAccess', () => state.stackSetsAccess),
    stackSet: answer('stackSet', (name: string) => state.stackSets.find((one) => one.name === name)),
    stackDrift: answer('stackDrift', (name: string, region: string) =>
      state.stacks[region]?.some((one) => one.name === name) === true ? (state.stackDrifts[name] ?? []) : undefined,
    ),
    stackSetDrift: answer('stackSetDrift', (name: string) =>
      state.stackSets.some((one) => one.name === name) ? (state.stackDrifts[name] ?? []) : undefined,
    ),
    trail: answer('trail', (name: string) => state.trails[name]),
    subscriptions: answer('subscriptions', (topicArn: string, { roleArn }: Place) =>
      // By the role of its own account alone.
      topicArn.split(':')[4] === (roleArn?.split(':')[4] ?? MANAGEMENT_ID) ? state.subscriptions[topicArn] : undefined,
    ),
    resourcePolicy: answer('resourcePolicy', () => state.resourcePolicy),
    rootUser: answer('rootUser', () => state.rootUser),
    enabledRegions: answer('enabledRegions', () => state.enabledRegions),
    optedInRegions: answer('optedInRegions', (id: string) => new Map(Object.entries(state.optedInRegions[id] ?? {}))),
    serviceAdministrators: answer(
      'serviceAdministrators',
      (service: string, region: string) => state.serviceAdministrators[`${service} ${region}`] ?? [],
    ),
    openInvitations: answer('openInvitations', () => state.openInvitations),
    accountQuota: answer('accountQuota', () => state.accountQuota),
    there: answer('there', ({ type, ref, place: { region, roleArn } }: WantedResource) => {
      const found = state.there[`${roleArn?.split(':')[4] ?? MANAGEMENT_ID} ${region} ${type}`];
      return found === undefined || found === ''
        ? undefined
        : type.includes('Config') || type.startsWith('AWS::CE') || found === ref
          ? found
          : undefined;
    }),
    users: answer('users', () => state.users),
    organizationCall: answer('organizationCall', (wanted: WantedCall): CallState => {
      const { service, command, place } = wanted;
      return state.calls[`${service} ${command} ${place.region}`] ?? { isSo: true };
    }),
    contact: answer('contact', (type: string, id?: string) => state.contacts[`${id ?? 'management'} ${type}`]),
    accountSettings: answer('accountSettings', (_regions: readonly string[], _home: string, roleArn?: string) => {
      const settings = state.settings[roleArn?.split(':')[4] ?? MANAGEMENT_ID];
      if (settings === undefined) throw new LiveError('failed', `no account ${roleArn ?? ''}`);
      return settings;
    }),
    typesNotBackedUp: answer('typesNotBackedUp', (region: string) => state.typesNotBackedUp[region] ?? []),
  };
}

/** Text that a command wrote. */
export function recorder(): { readonly text: () => string; readonly write: (text: string) => boolean } {
  let written = '';
  return { text: () => written, write: (text) => ((written += text), true) };
}
