import { parseArn } from '../arn';
import { accountOf } from '../environment';
import type { Account, RequestPrincipal, RequestResource, Tags } from '../environment';
import { globalServiceRegion } from '../evaluate/service-facts';
import { UNKNOWN } from './context';
import type { ContextLookup, DerivedContext } from './context';

export interface DerivedFrom {
  readonly principal: RequestPrincipal;
  readonly resourceAccount: Account | undefined;
  readonly resource?: RequestResource;
  /** Service prefix of the action. */
  readonly service?: string;
  readonly region?: string;
  readonly time?: Date;
}

const ABSENT: readonly string[] = [];
const PRINCIPAL_TAG = 'aws:principaltag/';
const RESOURCE_TAG = /^[a-z0-9-]+:resourcetag\/(.+)$/;

/**
 * The context keys that follow from who calls and what is called.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
export function deriveContext(from: DerivedFrom): DerivedContext {
  return (key) => {
    if (key.startsWith('aws:principal')) return principalKey(key, from.principal);
    if (key.startsWith('aws:source')) return sourceKey(key, from.principal);
    return otherKey(key, from) ?? resourceTag(key, from.resource);
  };
}

function principalKey(key: string, principal: RequestPrincipal): ContextLookup | undefined {
  const account = accountOf(principal);
  switch (key) {
    case 'aws:principalarn':
      return one(principalArn(principal));
    case 'aws:principalaccount':
      return one(account?.id);
    case 'aws:principalorgid':
      return one(account?.organization?.id);
    case 'aws:principalorgpaths':
      return organizationPaths(account);
    case 'aws:principalorgmasteraccountid':
      return one(account?.organization?.managementAccountId);
    case 'aws:principalisawsservice':
      return principal.kind === 'anonymous' ? ABSENT : one(String(principal.kind === 'service'));
    case 'aws:principalservicename':
    case 'aws:principalservicenameslist':
      return principal.kind === 'service' ? [principal.host] : ABSENT;
    case 'aws:principaltype':
      return one(PRINCIPAL_TYPES[principal.kind]);
    default:
      return key.startsWith(PRINCIPAL_TAG) ? principalTag(key.slice(PRINCIPAL_TAG.length), principal) : undefined;
  }
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#principaltable */
const PRINCIPAL_TYPES: Readonly<Record<RequestPrincipal['kind'], string | undefined>> = {
  role: 'AssumedRole',
  user: 'User',
  root: 'Account',
  anonymous: 'Anonymous',
  service: undefined,
  federated: undefined,
};

/** The role's own ARN for a session of it. Undefined for a caller without an account. */
export function principalArn(principal: RequestPrincipal): string | undefined {
  if (principal.kind === 'root') return `arn:aws:iam::${principal.account.id}:root`;
  return principal.kind === 'role' || principal.kind === 'user' ? principal.arn : undefined;
}

function principalTag(name: string, principal: RequestPrincipal): ContextLookup | undefined {
  if (principal.kind !== 'role' && principal.kind !== 'user') return ABSENT;
  return principal.tags && tagValue(principal.tags, name);
}

/** Only a service that acts on someone's behalf says for whom. */
function sourceKey(key: string, principal: RequestPrincipal): ContextLookup | undefined {
  if (!['aws:sourceaccount', 'aws:sourceorgid', 'aws:sourceorgpaths', 'aws:sourcearn'].includes(key)) return undefined;
  if (principal.kind !== 'service') return ABSENT;
  const account = principal.onBehalfOf;
  if (!account || key === 'aws:sourcearn') return undefined;
  if (key === 'aws:sourceaccount') return [account.id];
  return key === 'aws:sourceorgid' ? one(account.organization?.id) : organizationPaths(account);
}

function otherKey(key: string, from: DerivedFrom): ContextLookup | undefined {
  const account = from.resourceAccount;
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
    case 'aws:assumedroot':
      return ABSENT;
    case 'aws:username':
      return from.principal.kind === 'user' ? one(lastSegment(from.principal.arn)) : ABSENT;
    case 'aws:userid':
      return userId(from.principal);
    case 'aws:requestedregion':
      return requestedRegion(from);
    case 'aws:currenttime':
      return from.time && [from.time.toISOString()];
    case 'aws:epochtime':
      return from.time && [String(Math.floor(from.time.getTime() / 1000))];
    default:
      return undefined;
  }
}

function requestedRegion({ resource, service, region }: DerivedFrom): ContextLookup | undefined {
  const fromArn = resource ? parseArn(resource.arn)?.region : undefined;
  if (fromArn !== undefined && fromArn !== '') return [fromArn];
  const found = (service === undefined ? undefined : globalServiceRegion(service)) ?? region;
  return found === undefined ? undefined : [found];
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
      return [principal.uniqueId ?? 'AIDAUNKNOWN'];
    case 'role':
      return [`${principal.uniqueId ?? 'AROAUNKNOWN'}:${principal.sessionName ?? 'session'}`];
    case 'anonymous':
      return ['anonymous'];
    default:
      return ABSENT;
  }
}

function organizationPaths(account: Account | undefined): ContextLookup {
  if (!account?.organization) return ABSENT;
  return account.organizationPath === undefined ? UNKNOWN : [account.organizationPath];
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
