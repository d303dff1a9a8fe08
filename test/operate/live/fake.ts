import { stringify } from 'yaml';
import type { JsonObject } from '../../../lib/base/json';
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
  /** What a Region has besides, copies included. */
  otherTrails: Record<string, Live.PlacedTrail[]>;
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
export const INSTANCE: Live.IdentityCenter = {
  instanceArn: 'arn:aws:sso:::instance/ssoins-1111222233334444',
  identityStoreId: 'd-1234567890',
};

export const stack = (name: string, status = 'CREATE_COMPLETE', outputs = {}): Live.Stack => ({
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
    otherTrails: {},
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
    trailsIn: answer('trailsIn', (region: string) => state.otherTrails[region] ?? []),
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
