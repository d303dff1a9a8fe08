import { entryOf } from '../../base/entry-of';
import { isCustomType } from '../../base/template-contract';
import { isObject, type JsonObject } from '../../base/json';
import type { Source } from '../deployment';
import type { Resolver } from '../resolve/resolver';
import { parsed, readersOf, type ResourceReader } from './reader';

const DELEGATING = /^(?:Register\w*DelegatedAdmin\w*|Enable\w*AdminAccount)Command$/;

/** Services that AWS knows by another name than their package in the SDK has. */
const PRINCIPALS: Readonly<Record<string, string>> = { macie2: 'macie.amazonaws.com' };

/** An account that a call of the templates makes the administrator of a service. */
export interface Delegation {
  /** As the graph names it: AWS name, or twelve digits. */
  readonly accountId: string;
  /** Service principal. */
  readonly service: string;
  /** `own`: a call of the service itself, in each Region for some, that registers with Organizations on the way. */
  readonly registeredBy: 'organizations' | 'own';
  /** The resource that makes the call. */
  readonly source: Source;
}

/**
 * Services by the account that the templates make their delegated administrator. CloudFormation has no resource type for
 * it: these are custom resources that make one call of the AWS SDK.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_integrate_delegated_admin.html
 */
export function readDelegations(stacks: readonly Resolver[]): ReadonlyMap<string, readonly string[]> {
  const services = new Map<string, string[]>();
  for (const { accountId, service } of delegationsIn(stacks)) {
    services.set(accountId, [...(services.get(accountId) ?? []), service]);
  }
  return services;
}

/** Each account and service once, whatever the number of Regions in which the call is made. */
export function delegationsIn(stacks: readonly Resolver[]): readonly Delegation[] {
  const all = new Map<string, Delegation>();
  for (const delegation of stacks.flatMap(inStack)) {
    const key = `${delegation.service} ${delegation.accountId}`;
    if (!all.has(key)) all.set(key, delegation);
  }
  return [...all.values()];
}

function inStack(stack: Resolver): readonly Delegation[] {
  const types = Object.values(stack.deployment.template.Resources).map(({ Type }) => Type);
  const custom = [...new Set(types)].filter(isCustomType);
  return custom.flatMap((type) => readersOf(stack, type).flatMap(delegationOf));
}

function delegationOf(reader: ResourceReader): readonly Delegation[] {
  const { action, service: client, parameters } = callOf(reader);
  if (typeof action !== 'string' || !DELEGATING.test(action) || !isObject(parameters)) return [];
  const accountId = Object.entries(parameters).find(([name]) => /account(?:id)?$/i.test(name))?.[1];
  const prefix = typeof client === 'string' ? client.replace('@aws-sdk/client-', '') : '';
  const service = parameters.ServicePrincipal ?? entryOf(PRINCIPALS, prefix) ?? `${prefix}.amazonaws.com`;
  if (typeof accountId !== 'string' || typeof service !== 'string') return [];
  const registeredBy = prefix === 'organizations' ? 'organizations' : 'own';
  return [{ accountId, service, registeredBy, source: reader.source }];
}

function callOf(reader: ResourceReader): JsonObject {
  const value = reader.value('Create') ?? reader.value('Update');
  const call = typeof value === 'string' ? parsed(value) : undefined;
  return isObject(call) ? call : {};
}
