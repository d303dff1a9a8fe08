import { isCustomType } from '../../base/template-contract';
import { isObject, type JsonObject } from '../../base/json';
import type { Resolver } from '../resolve/resolver';
import { parsed, readersOf, type ResourceReader } from './reader';

const DELEGATING = /^(?:Register\w*DelegatedAdmin\w*|Enable\w*AdminAccount)Command$/;

/**
 * Services by the account that the templates make their delegated administrator. CloudFormation has no resource type for
 * it: these are custom resources that make one call of the AWS SDK.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_integrate_delegated_admin.html
 */
export function readDelegations(stacks: readonly Resolver[]): ReadonlyMap<string, readonly string[]> {
  const services = new Map<string, string[]>();
  for (const { accountId, service } of stacks.flatMap(delegationsIn)) {
    const known = services.get(accountId);
    if (known === undefined) services.set(accountId, [service]);
    else if (!known.includes(service)) known.push(service);
  }
  return services;
}

interface Delegation {
  readonly accountId: string;
  readonly service: string;
}

function delegationsIn(stack: Resolver): readonly Delegation[] {
  const types = Object.values(stack.deployment.template.Resources).map(({ Type }) => Type);
  const custom = [...new Set(types)].filter(isCustomType);
  return custom.flatMap((type) => readersOf(stack, type).flatMap(delegationOf));
}

function delegationOf(reader: ResourceReader): readonly Delegation[] {
  const { action, service: client, parameters } = callOf(reader);
  if (typeof action !== 'string' || !DELEGATING.test(action) || !isObject(parameters)) return [];
  const account = Object.entries(parameters).find(([name]) => /account(?:id)?$/i.test(name))?.[1];
  const prefix = typeof client === 'string' ? client.replace('@aws-sdk/client-', '') : '';
  const service = parameters.ServicePrincipal ?? `${prefix}.amazonaws.com`;
  return typeof account === 'string' && typeof service === 'string' ? [{ accountId: account, service }] : [];
}

function callOf(reader: ResourceReader): JsonObject {
  const value = reader.value('Create') ?? reader.value('Update');
  const call = typeof value === 'string' ? parsed(value) : undefined;
  return isObject(call) ? call : {};
}
