import type { JsonObject } from '../../../lib/base/json';
import type { Call } from '../../../lib/operate/drift/call';
import { LiveError } from '../../../lib/operate/live';
import type * as Live from '../../../lib/operate/live';
import type { State } from './fake';

/** What AWS does with a call, on the fake's state: written from its documentation, apart from what makes the calls. */
export function apply(state: State, { service, operation, parameters }: Call): void {
  const act = ACTS[`${service} ${operation}`];
  if (act === undefined) throw new LiveError('failed', `the fake knows no ${service} ${operation}`);
  const text = (name: string): string => {
    const value = parameters[name];
    return typeof value === 'string' ? value : '';
  };
  act(state, text, parameters);
}

type Act = (state: State, text: (name: string) => string, parameters: JsonObject) => void;
type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

function one<T>(list: readonly T[], isIt: (item: T) => boolean): Mutable<T> {
  const found = list.find(isIt);
  if (found === undefined) throw new LiveError('failed', 'the call names something that is not there');
  return found;
}

function replace<T>(list: T[], isIt: (item: T) => boolean, by: Partial<T>): void {
  Object.assign(one(list, isIt) as object, by);
}

const policy = (state: State, id: string): Mutable<Live.OrganizationPolicy> =>
  one(state.policies, (it) => it.id === id);
const set = (state: State, arn: string): Mutable<Live.PermissionSet> =>
  one(state.permissionSets, (it) => it.arn === arn);

const reference = (parameters: JsonObject): Live.CustomerManagedPolicyReference => {
  const { Name, Path } = parameters.CustomerManagedPolicyReference as { Name: string; Path: string };
  return { name: Name, path: Path };
};

const trail = (state: State, name: string): Live.Trail => one(Object.entries(state.trails), ([key]) => key === name)[1];

/** AWS looks up the key of an alias. */
const trailWith = (parameters: JsonObject): Omit<Live.Trail, 'logging' | 'selectors'> => ({
  isOrganizationTrail: parameters.IsOrganizationTrail === true,
  isMultiRegionTrail: parameters.IsMultiRegionTrail === true,
  includesGlobalEvents: parameters.IncludeGlobalServiceEvents === true,
  validatesFiles: parameters.EnableLogFileValidation === true,
  bucket: parameters.S3BucketName as string,
  key: (parameters.KmsKeyId as string).replace(/alias\/.*/, 'key/1234abcd'),
});

const assignmentOf = (text: (name: string) => string) => (it: Live.Assignment) =>
  it.permissionSetArn === text('PermissionSetArn') &&
  it.accountId === text('TargetId') &&
  it.principalId === text('PrincipalId') &&
  it.principalType.toUpperCase() === text('PrincipalType');

const ACTS: Readonly<Record<string, Act>> = {
  'cloudformation ActivateOrganizationsAccess': (state) => {
    state.stackSetsAccess = 'ENABLED';
  },
  'cloudtrail StartLogging': (state, text) => {
    state.trails[text('Name')] = { ...trail(state, text('Name')), logging: 'on' };
  },
  'cloudtrail CreateTrail': (state, text, parameters) => {
    state.trails[text('Name')] = { ...trailWith(parameters), logging: 'off', selectors: 'default' };
  },
  'cloudtrail UpdateTrail': (state, text, parameters) => {
    state.trails[text('Name')] = { ...trail(state, text('Name')), ...trailWith(parameters) };
  },
  'iam EnableOrganizationsRootCredentialsManagement': (state) => {
    if (!state.trustedServices.includes('iam.amazonaws.com')) throw new LiveError('failed', 'IAM is not trusted');
    state.rootAccessFeatures.push('RootCredentialsManagement');
  },
  'iam EnableOrganizationsRootSessions': (state) => {
    if (!state.rootAccessFeatures.includes('RootCredentialsManagement')) throw new LiveError('failed', 'order');
    state.rootAccessFeatures.push('RootSessions');
  },
  'organizations DeleteResourcePolicy': (state) => {
    state.resourcePolicy = undefined;
  },
  'organizations AttachPolicy': (state, text) => {
    const found = policy(state, text('PolicyId'));
    found.targetIds = [...found.targetIds, text('TargetId')];
  },
  'organizations DetachPolicy': (state, text) => {
    const found = policy(state, text('PolicyId'));
    found.targetIds = found.targetIds.filter((id) => id !== text('TargetId'));
  },
  'organizations UpdatePolicy': (state, text, { Name, Content }) => {
    const found = policy(state, text('PolicyId'));
    if (typeof Name === 'string') found.name = Name;
    if (typeof Content === 'string') found.content = JSON.parse(Content) as JsonObject;
  },
  'organizations DeletePolicy': (state, text) => {
    if (policy(state, text('PolicyId')).targetIds.length > 0) throw new LiveError('failed', 'PolicyInUseException');
    state.policies = state.policies.filter(({ id }) => id !== text('PolicyId'));
  },
  'organizations EnablePolicyType': (state, text) => {
    state.policyTypes.push({ type: text('PolicyType'), status: 'ENABLED' });
  },
  'organizations MoveAccount': (state, text) => {
    const isIt = ({ id, parentId }: Live.Account): boolean =>
      id === text('AccountId') && parentId === text('SourceParentId');
    replace(state.accounts, isIt, { parentId: text('DestinationParentId') });
  },
  'organizations UpdateOrganizationalUnit': (state, text) => {
    const isIt = ({ id }: Live.OrganizationalUnit): boolean => id === text('OrganizationalUnitId');
    const { path } = one(state.organizationalUnits, isIt);
    replace(state.organizationalUnits, isIt, {
      name: text('Name'),
      path: [...path.split('/').slice(0, -1), text('Name')].join('/'),
    });
  },
  'organizations DeleteOrganizationalUnit': (state, text) => {
    const id = text('OrganizationalUnitId');
    const isUsed = [...state.accounts, ...state.organizationalUnits].some(({ parentId }) => parentId === id);
    if (isUsed) throw new LiveError('failed', 'OrganizationalUnitNotEmptyException');
    state.organizationalUnits = state.organizationalUnits.filter((unit) => unit.id !== id);
  },
  'organizations TagResource': (state, text, { Tags }) => {
    const [{ Key, Value }] = Tags as unknown as [{ Key: string; Value: string }];
    state.tags[text('ResourceId')] = { ...state.tags[text('ResourceId')], [Key]: Value };
  },
  'organizations UntagResource': (state, text, { TagKeys }) => {
    const kept = Object.entries(state.tags[text('ResourceId')] ?? {}).filter(
      ([key]) => !(TagKeys as readonly string[]).includes(key),
    );
    state.tags[text('ResourceId')] = Object.fromEntries(kept);
  },
  'organizations EnableAWSServiceAccess': (state, text) => {
    state.trustedServices.push(text('ServicePrincipal'));
  },
  'organizations DisableAWSServiceAccess': (state, text) => {
    state.trustedServices = state.trustedServices.filter((service) => service !== text('ServicePrincipal'));
  },
  'organizations RegisterDelegatedAdministrator': (state, text) => {
    state.delegatedAdministrators.push({ accountId: text('AccountId'), service: text('ServicePrincipal') });
  },
  'organizations DeregisterDelegatedAdministrator': (state, text) => {
    state.delegatedAdministrators = state.delegatedAdministrators.filter(
      ({ accountId, service }) => accountId !== text('AccountId') || service !== text('ServicePrincipal'),
    );
  },
  'account PutAccountName': (state, text) => {
    replace(state.accounts, ({ id }) => id === text('AccountId'), { name: text('AccountName') });
  },
  'identitystore UpdateGroup': (state, text, { Operations }) => {
    const [{ AttributeValue: name }] = Operations as unknown as [{ AttributeValue: string }];
    replace(state.groups, ({ id }) => id === text('GroupId'), { name });
    state.assignments = state.assignments.map((it) =>
      it.principalId === text('GroupId') ? { ...it, principal: name } : it,
    );
  },
  'identitystore CreateGroupMembership': (state, text, { MemberId }) => {
    const { UserId: userId } = MemberId as { UserId: string };
    const members = (state.members[one(state.groups, ({ id }) => id === text('GroupId')).id] ??= []);
    if (members.some((it) => it.userId === userId))
      throw new LiveError('failed', 'ConflictException: a member already');
    members.push({ id: `m-${userId}`, userId });
  },
  'identitystore DeleteGroupMembership': (state, text) => {
    for (const [id, members] of Object.entries(state.members))
      state.members[id] = members.filter((it) => it.id !== text('MembershipId'));
  },
  'sso-admin ProvisionPermissionSet': (state, text) => {
    set(state, text('PermissionSetArn'));
  },
  'sso-admin UpdatePermissionSet': (state, text) => {
    set(state, text('PermissionSetArn')).sessionDuration = text('SessionDuration');
  },
  'sso-admin PutInlinePolicyToPermissionSet': (state, text) => {
    set(state, text('PermissionSetArn')).inlinePolicy = JSON.parse(text('InlinePolicy')) as JsonObject;
  },
  'sso-admin DeleteInlinePolicyFromPermissionSet': (state, text) => {
    delete set(state, text('PermissionSetArn')).inlinePolicy;
  },
  'sso-admin PutPermissionsBoundaryToPermissionSet': (state, text, { PermissionsBoundary }) => {
    const { ManagedPolicyArn } = PermissionsBoundary as { ManagedPolicyArn?: string };
    set(state, text('PermissionSetArn')).boundary = ManagedPolicyArn ?? reference(PermissionsBoundary as JsonObject);
  },
  'sso-admin DeletePermissionsBoundaryFromPermissionSet': (state, text) => {
    delete set(state, text('PermissionSetArn')).boundary;
  },
  'sso-admin AttachManagedPolicyToPermissionSet': (state, text) => {
    const found = set(state, text('PermissionSetArn'));
    found.managedPolicyArns = [...found.managedPolicyArns, text('ManagedPolicyArn')];
  },
  'sso-admin DetachManagedPolicyFromPermissionSet': (state, text) => {
    const found = set(state, text('PermissionSetArn'));
    found.managedPolicyArns = found.managedPolicyArns.filter((arn) => arn !== text('ManagedPolicyArn'));
  },
  'sso-admin AttachCustomerManagedPolicyReferenceToPermissionSet': (state, text, parameters) => {
    const found = set(state, text('PermissionSetArn'));
    found.customerManagedPolicies = [...found.customerManagedPolicies, reference(parameters)];
  },
  'sso-admin DetachCustomerManagedPolicyReferenceFromPermissionSet': (state, text, parameters) => {
    const found = set(state, text('PermissionSetArn'));
    const { name, path } = reference(parameters);
    found.customerManagedPolicies = found.customerManagedPolicies.filter((it) => it.name !== name || it.path !== path);
  },
  'sso-admin CreateAccountAssignment': (state, text) => {
    const [type, id] = [text('PrincipalType') === 'USER' ? 'user' : 'group', text('PrincipalId')] as const;
    state.assignments.push({
      permissionSetArn: text('PermissionSetArn'),
      accountId: text('TargetId'),
      principalType: type,
      principalId: id,
      principal: type === 'group' ? one(state.groups, (group) => group.id === id).name : id,
    });
  },
  'sso-admin DeleteAccountAssignment': (state, text) => {
    const isIt = assignmentOf(text);
    one(state.assignments, isIt);
    state.assignments = state.assignments.filter((it) => !isIt(it));
  },
};
