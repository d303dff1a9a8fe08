import {
  readAccountQuota,
  readCaller,
  readEnabledRegions,
  readOptedInRegions,
  readRootAccessFeatures,
  readRootUser,
} from './account';
import { listingCall, readServiceAdministrators } from './administrators';
import { awsClients, type AwsClients } from './clients';
import { readAccountSettings, readTypesNotBackedUp } from './account-settings';
import { readContact } from './contacts';
import { eachWith, type Progress } from './each';
import {
  readAssignments,
  readGroups,
  readMembers,
  readIdentityCenter,
  readPermissionSets,
  readUsers,
} from './identity-center';
import { asLiveError } from './live-error';
import type { LiveAws } from './model';
import {
  readAccountTags,
  readDelegatedAdministrators,
  readOpenInvitations,
  readOrganization,
  readResourcePolicy,
  readTree,
  readTrustedServices,
} from './organization';
import { readOrganizationCall } from './organization-call';
import { readPolicies } from './policies';
import { readStackDrift, readStackSetDrift } from './resource-drift';
import { readStackSet, readStackSetsAccess } from './stack-sets';
import { readStackResources, readStacks, readStackTemplate } from './stacks';
import { readSubscriptions } from './subscriptions';
import { lookingCall, readThere } from './there';
import { readTrail, readTrailsIn } from './trail';

/**
 * The AWS that the credentials at hand reach. Nothing here changes anything.
 *
 * @param clients @default those of the SDK's own defaults
 * @param progress of long reads. @default nobody watches
 */
export function liveAws(clients: AwsClients = awsClients(), progress?: Progress): LiveAws {
  const each = eachWith(progress);
  const memory = new Map<string, Promise<unknown>>();
  /** One read, once, its failure told as a LiveError. The key names the call, for messages too. */
  const once = <T>(call: string, key: string, read: () => Promise<T>): Promise<T> => {
    const id = `${call} ${key}`;
    let answer = memory.get(id);
    if (answer === undefined) {
      answer = read().catch((error: unknown) => {
        throw asLiveError(error, call);
      });
      memory.set(id, answer);
    }
    return answer as Promise<T>;
  };
  return {
    each,
    caller: () => once('sts:GetCallerIdentity', '', () => readCaller(clients)),
    organization: () => once('organizations:DescribeOrganization', '', () => readOrganization(clients)),
    tree: () => once('organizations:ListRoots', '', () => readTree(clients, each)),
    policies: (type) => once('organizations:ListPolicies', type, () => readPolicies(clients, type, each)),
    accountTags: (id) => once('organizations:ListTagsForResource', id, () => readAccountTags(clients, id)),
    trustedServices: () =>
      once('organizations:ListAWSServiceAccessForOrganization', '', () => readTrustedServices(clients)),
    delegatedAdministrators: () =>
      once('organizations:ListDelegatedAdministrators', '', () => readDelegatedAdministrators(clients)),
    identityCenter: (region) => once('sso:ListInstances', region, () => readIdentityCenter(clients, region)),
    permissionSets: (region) => once('sso:ListPermissionSets', region, () => readPermissionSets(clients, region, each)),
    assignments: (region) => once('sso:ListAccountAssignments', region, () => readAssignments(clients, region, each)),
    groups: (region) => once('identitystore:ListGroups', region, () => readGroups(clients, region)),
    members: (region, groupId) =>
      once('identitystore:ListGroupMemberships', `${region} ${groupId}`, () => readMembers(clients, region, groupId)),
    stacks: (region) => once('cloudformation:DescribeStacks', region, () => readStacks(clients, region)),
    stackTemplate: (name, region) =>
      once('cloudformation:GetTemplate', `${region} ${name}`, () => readStackTemplate(clients, name, region)),
    stackResources: (name, region, roleArn) =>
      once('cloudformation:ListStackResources', `${region} ${name} ${roleArn ?? ''}`, () =>
        readStackResources(clients, name, region, roleArn),
      ),
    rootAccessFeatures: () => once('iam:ListOrganizationsFeatures', '', () => readRootAccessFeatures(clients)),
    stackSetsAccess: (region) =>
      once('cloudformation:DescribeOrganizationsAccess', region, () => readStackSetsAccess(clients, region)),
    stackSet: (name, region) =>
      once('cloudformation:DescribeStackSet', `${region} ${name}`, () => readStackSet(clients, name, region)),
    stackDrift: (name, region) =>
      once('cloudformation:DetectStackDrift', `${region} ${name}`, () => readStackDrift(clients, name, region)),
    stackSetDrift: (name, region) =>
      once('cloudformation:DetectStackSetDrift', `${region} ${name}`, () => readStackSetDrift(clients, name, region)),
    trail: (name, region) => once('cloudtrail:GetTrail', `${region} ${name}`, () => readTrail(clients, name, region)),
    trailsIn: (region) => once('cloudtrail:DescribeTrails', region, () => readTrailsIn(clients, region)),
    subscriptions: (topicArn, place) =>
      once('sns:ListSubscriptionsByTopic', JSON.stringify([topicArn, place]), () =>
        readSubscriptions(clients, topicArn, place),
      ),
    resourcePolicy: () => once('organizations:DescribeResourcePolicy', '', () => readResourcePolicy(clients)),
    users: (region) => once('identitystore:ListUsers', region, () => readUsers(clients, region)),
    serviceAdministrators: (service, region) =>
      once(listingCall(service), region, () => readServiceAdministrators(clients, service, region)),
    organizationCall: (wanted) => {
      const { service, command, place } = wanted;
      const key = JSON.stringify([service, command, wanted.parameters, place]);
      return once(`${service}:${command}`, key, () => readOrganizationCall(clients, wanted));
    },
    contact: (type, accountId) =>
      once('account:GetAlternateContact', `${accountId ?? ''} ${type}`, () => readContact(clients, type, accountId)),
    accountSettings: (regions, home, roleArn) =>
      once('iam:GetAccountPasswordPolicy', roleArn ?? '', () => readAccountSettings(clients, regions, home, roleArn)),
    typesNotBackedUp: (region) =>
      once('backup:DescribeRegionSettings', region, () => readTypesNotBackedUp(clients, region)),
    enabledRegions: () => once('account:ListRegions', '', () => readEnabledRegions(clients)),
    optedInRegions: (accountId) => once('account:ListRegions', accountId, () => readOptedInRegions(clients, accountId)),
    rootUser: () => once('iam:GetAccountSummary', '', () => readRootUser(clients)),
    openInvitations: () => once('organizations:ListHandshakesForOrganization', '', () => readOpenInvitations(clients)),
    there: (wanted) =>
      once(lookingCall(wanted.type), JSON.stringify([wanted.ref, wanted.place, wanted.texts]), () =>
        readThere(clients, wanted),
      ),
    accountQuota: () => once('servicequotas:ListServiceQuotas', '', () => readAccountQuota(clients)),
  };
}
