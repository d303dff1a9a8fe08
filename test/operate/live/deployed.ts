import type { Assembly } from '../../../lib/assembly';
import type { Source } from '../../../lib/assembly/deployment';
import { groupsByUser } from '../../../lib/ask/groups-by-user';
import type { JsonObject } from '../../../lib/base/json';
import { PASSWORD_POLICY } from '../../../lib/base/password-policy';
import { expectedOf } from '../../../lib/operate/drift/expected';
import { expectedSettingsOf } from '../../../lib/operate/drift/expected-settings';
import type * as Live from '../../../lib/operate/live';
import { freshAccount, INSTANCE, MANAGEMENT_ID, ORGANIZATION_ID, stack, type State } from './fake';

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
