import { accountOf } from '../environment';
import type { Account, RequestPrincipal, RequestResource, Tags, UserPrincipal } from '../environment';
import { federatedUserArn } from '../compile/naming';
import { callerKindOf } from '../evaluate/caller-fact';
import type { CallerKind } from '../evaluate/caller-fact';
import { accessPointKey } from '../evaluate/access-points';
import { calledRegion } from '../evaluate/global-services';
import { servicePrefixOf } from '../service-facts';
import { availabilityOf, keysOfSession } from './availability';
import { PRESENT, UNKNOWN, untoldPrincipal } from './context';
import type { ContextLookup, DerivedContext } from './context';
import { keyOfCall } from './of-calls';
import { OWNER_KEYS, isOfAnybody, isOfAws, isWithoutOwner, isWithoutPrincipal } from './without-owner';

export interface DerivedFrom {
  readonly principal: RequestPrincipal;
  readonly resourceAccount: Account | undefined;
  readonly resource?: RequestResource;
  /** @default any */
  readonly action?: string;
  readonly region?: string;
  readonly time?: Date;
  /** Whether a service may make the call with the caller's credentials. */
  readonly viaService: 'no' | 'maybe';
}

const ABSENT: readonly string[] = [];
export const PRINCIPAL_TAG = 'aws:principaltag/';
export const RESOURCE_TAG = /^[a-z0-9-]+:resourcetag\/(.+)$/;

/**
 * The context keys that follow from who calls and what is called.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
export function deriveContext(from: DerivedFrom): DerivedContext {
  const whose = isSigned(from.principal) ? 'a signed request' : 'any request';
  return (key) => ruledKey(key, from) ?? availableKey(key, from.principal) ?? keyOfCall(key, from.action, whose);
}

/** Whether AWS sends a key in no request of such a caller, so that a condition on it could never match. */
export function isNeverSentBy(principal: RequestPrincipal, name: string): boolean {
  const key = name.toLowerCase();
  // A root user may be a session that the management account has opened.
  if (key === 'aws:assumedroot') return principal.kind !== 'root';
  const value = saidOfCaller(principal, key);
  return typeof value === 'object' && value.length === 0;
}

/** Keys of the caller's session that its kind leaves open. */
export function keysLeftOpen(principal: RequestPrincipal): readonly string[] {
  return keysOfSession(callerKindOf(principal));
}

/** What AWS says of a key whoever the resource belongs to; undefined where that depends on the request. */
export function saidOfCaller(principal: RequestPrincipal, name: string): ContextLookup | undefined {
  return deriveContext({ principal, resourceAccount: undefined, viaService: 'maybe' })(name.toLowerCase());
}

function ruledKey(key: string, from: DerivedFrom): ContextLookup | undefined {
  if (from.action !== undefined && isWithoutPrincipal(from.action)) return untoldPrincipal(key) ?? toldKey(key, from);
  return toldKey(key, from);
}

function toldKey(key: string, from: DerivedFrom): ContextLookup | undefined {
  if (key.startsWith('aws:principal')) return principalKey(key, from.principal);
  if (key === 'aws:sourceowner') return sourceOwner(from);
  if (key.startsWith('aws:source')) return sourceKey(key, from.principal);
  if (key.startsWith('kms:')) return kmsKey(key, from) ?? resourceTag(key, from.resource);
  return otherKey(key, from) ?? pointKey(key, from.resource) ?? resourceTag(key, from.resource);
}

function pointKey(key: string, resource: RequestResource | undefined): ContextLookup | undefined {
  const found = resource && accessPointKey(key, resource);
  if (found === undefined) return undefined;
  return found.value === undefined ? PRESENT : [found.value];
}

function availableKey(key: string, principal: RequestPrincipal): ContextLookup | undefined {
  switch (availabilityOf(key, callerKindOf(principal))) {
    case 'absent':
      return ABSENT;
    case 'present':
      return PRESENT;
    default:
      return undefined;
  }
}

/** @see https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html */
function kmsKey(key: string, { principal, viaService }: DerivedFrom): ContextLookup | undefined {
  if (key === 'kms:calleraccount') return callerAccount(principal);
  if (key !== 'kms:viaservice') return undefined;
  return viaService === 'no' ? ABSENT : undefined;
}

function callerAccount(principal: RequestPrincipal): ContextLookup | undefined {
  if (principal.kind === 'service') return undefined;
  return one(accountOf(principal)?.id);
}

function principalKey(key: string, principal: RequestPrincipal): ContextLookup | undefined {
  const account = accountOf(principal);
  switch (key) {
    case 'aws:principalarn':
      return one(principalArn(principal));
    case 'aws:principalaccount':
      return account ? [account.id] : ACCOUNTS_OF_OUTSIDERS[principal.kind];
    case 'aws:principalorgid':
      return one(account?.organization?.id);
    case 'aws:principalorgpaths':
      return organizationPaths(account);
    case 'aws:principalorgmasteraccountid':
      return one(account?.organization?.managementAccountId);
    case 'aws:principalisawsservice':
      return isSigned(principal) ? [String(principal.kind === 'service')] : ABSENT;
    case 'aws:principalservicename':
      return principal.kind === 'service' ? [principal.host] : ABSENT;
    // All the names of the service, of which its host is one.
    case 'aws:principalservicenameslist':
      return principal.kind === 'service' ? PRESENT : ABSENT;
    case 'aws:principaltype':
      return PRINCIPAL_TYPES[callerKindOf(principal)];
    default:
      return key.startsWith(PRINCIPAL_TAG) ? principalTag(key.slice(PRINCIPAL_TAG.length), principal) : undefined;
  }
}

/**
 * AWS sets it for every request; for services and for holders of a token it does not say to what.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalaccount
 */
const ACCOUNTS_OF_OUTSIDERS: Partial<Readonly<Record<RequestPrincipal['kind'], ContextLookup>>> = {
  anonymous: ['anonymous'],
  service: PRESENT,
  federated: PRESENT,
};

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#principaltable */
const PRINCIPAL_TYPES: Readonly<Record<CallerKind, ContextLookup>> = {
  role: ['AssumedRole'],
  user: ['User'],
  'federated user': ['FederatedUser'],
  root: ['Account'],
  anonymous: ['Anonymous'],
  service: PRESENT,
  federated: PRESENT,
};

/** Whoever only holds a token of an identity provider signs nothing yet. */
function isSigned({ kind }: RequestPrincipal): boolean {
  return kind !== 'anonymous' && kind !== 'federated';
}

/** Services call on with the credentials of whoever has an account, and of nobody else. */
function isForwarded(principal: RequestPrincipal): boolean {
  return accountOf(principal) !== undefined;
}

/** The role's own ARN for a session of it. Undefined for a caller without an account. */
export function principalArn(principal: RequestPrincipal): string | undefined {
  if (principal.kind === 'root') return `arn:aws:iam::${principal.account.id}:root`;
  if (principal.kind === 'role') return principal.arn;
  if (principal.kind !== 'user') return undefined;
  const { account, arn, federation } = principal;
  return federation ? federatedUserArn(account.id, federation.name) : arn;
}

function principalTag(name: string, principal: RequestPrincipal): ContextLookup | undefined {
  if (principal.kind !== 'role' && principal.kind !== 'user') return ABSENT;
  const { tags } = principal;
  return tags === 'not known' ? UNKNOWN : tags && tagValue(tags, name);
}

const SOURCE_KEYS: ReadonlySet<string> = new Set([
  'aws:sourceaccount',
  'aws:sourcearn',
  'aws:sourceorgid',
  'aws:sourceorgpaths',
]);

/** Only a service that acts on someone's behalf says for whom. */
function sourceKey(key: string, principal: RequestPrincipal): ContextLookup | undefined {
  if (!SOURCE_KEYS.has(key)) return undefined;
  if (principal.kind !== 'service') return ABSENT;
  const account = principal.onBehalfOf;
  if (!account || key === 'aws:sourcearn') return undefined;
  if (key === 'aws:sourceaccount') return [account.id];
  return key === 'aws:sourceorgid' ? one(account.organization?.id) : organizationPaths(account);
}

/**
 * SNS compares it in the policy that AWS gives a topic. When it sets it for callers of the topic's own account, AWS does not say.
 *
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html
 */
function sourceOwner({ principal, resourceAccount }: DerivedFrom): ContextLookup | undefined {
  const account = accountOf(principal);
  if (account === undefined) return isSigned(principal) ? UNKNOWN : ABSENT;
  return account.id === resourceAccount?.id ? UNKNOWN : [account.id];
}

function otherKey(key: string, from: DerivedFrom): ContextLookup | undefined {
  const account = from.resourceAccount;
  if (OWNER_KEYS.has(key) && from.action !== undefined && isWithoutOwner(from.action)) return ABSENT;
  if (OWNER_KEYS.has(key) && isOfAws(from.resource?.arn)) return key === 'aws:resourceaccount' ? ['aws'] : UNKNOWN;
  if (OWNER_KEYS.has(key) && isOwnerOpen(from)) return UNKNOWN;
  switch (key) {
    case 'aws:resourceaccount':
    case 's3:resourceaccount':
      return account && [account.id];
    case 'aws:resourceorgid':
      return account && one(account.organization?.id);
    case 'aws:resourceorgpaths':
      return account && organizationPaths(account);
    case 'aws:securetransport':
      return ['true'];
    case 'aws:viaawsservice':
      return ['false'];
    case 'aws:calledvia':
    case 'aws:calledviafirst':
    case 'aws:calledvialast':
      return from.viaService === 'no' || !isForwarded(from.principal) ? ABSENT : undefined;
    case 'aws:assumedroot':
      return from.principal.kind === 'root' ? undefined : ABSENT;
    case 'aws:username':
      return callerKindOf(from.principal) === 'user' ? one(lastSegment(principalArn(from.principal) ?? '')) : ABSENT;
    case 'aws:userid':
      return userId(from.principal);
    case 'aws:requestedregion':
      return requestedRegion(from);
    case 'ec2:region':
      return isOfEc2(from) ? (requestedRegion(from) ?? PRESENT) : undefined;
    case 'aws:currenttime':
      return from.time && [from.time.toISOString()];
    case 'aws:epochtime':
      return from.time && [String(Math.floor(from.time.getTime() / 1000))];
    default:
      return undefined;
  }
}

/** A question that names the caller's own account need not say more than who asks. */
function isOwnerOpen({ principal, resource, resourceAccount }: DerivedFrom): boolean {
  const caller = accountOf(principal);
  return isOfAnybody(resource?.arn) && (caller === undefined || caller.id === resourceAccount?.id);
}

function requestedRegion({ resource, action, region }: DerivedFrom): ContextLookup | undefined {
  const found = calledRegion(action, resource?.arn, region);
  if (found === 'several') return PRESENT;
  return found === undefined ? undefined : [found];
}

/** @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html#amazonec2-policy-keys */
function isOfEc2({ action }: DerivedFrom): boolean {
  return action !== undefined && servicePrefixOf(action) === 'ec2';
}

function resourceTag(key: string, resource: RequestResource | undefined): ContextLookup | undefined {
  if (!resource?.tags) return undefined;
  const name = RESOURCE_TAG.exec(key)?.[1];
  return name === undefined ? undefined : tagValue(resource.tags, name);
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#principaltable */
function userId(principal: RequestPrincipal): ContextLookup {
  switch (principal.kind) {
    case 'root':
      return [principal.account.id];
    case 'user':
      return userIdOfUser(principal);
    case 'role':
      return principal.uniqueId === undefined
        ? PRESENT
        : [`${principal.uniqueId}:${principal.sessionName ?? 'session'}`];
    case 'anonymous':
      return ['anonymous'];
    default:
      return PRESENT;
  }
}

function userIdOfUser({ account, federation, uniqueId }: UserPrincipal): ContextLookup {
  if (federation) return [`${account.id}:${federation.name}`];
  return uniqueId === undefined ? PRESENT : [uniqueId];
}

function organizationPaths(account: Account | undefined): ContextLookup {
  if (!account?.organization) return ABSENT;
  return account.organizationPath === undefined ? PRESENT : [account.organizationPath];
}

/** Tag keys in a condition key's name are compared without case. */
function tagValue(tags: Tags, name: string): readonly string[] {
  return Object.entries(tags).flatMap(([tag, value]) => (tag.toLowerCase() === name ? [value] : []));
}

function lastSegment(arn: string): string | undefined {
  return arn.split('/').at(-1);
}

function one(value: string | undefined): readonly string[] {
  return value === undefined ? ABSENT : [value];
}
