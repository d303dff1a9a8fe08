import type { Account as EngineAccount, NamedPolicy, RequestPrincipal, RequestResource } from '../../policy';
import { ADMINISTRATOR, OPEN_TO_ALL, openToAccount, outsideAccount, trusting } from '../../ask/world';
import { accountOf } from '../../policy';
import { Remembered } from '../../policy/remembered';
import type { Organization } from '../../ask/organization';

/** An account that no organization has. */
export const OUTSIDE = outsideAccount('999999999999');

/** Whoever its own policies allow everything, so that only what is compared decides. */
export function anyRole(account: EngineAccount): RequestPrincipal {
  const arn = `arn:aws:iam::${account.id}:role/anyone`;
  return { kind: 'role', account, arn, identityPolicies: [ADMINISTRATOR] };
}

/** A resource that lets everybody in, by whatever kind of name AWS asks for. */
export function openResource(principal: RequestPrincipal, arn: string, account: EngineAccount): RequestResource {
  return { arn, account, policy: OPEN_BY_KIND[principal.kind]?.(principal) ?? OPEN_TO_ALL };
}

const OPEN_BY_KIND: Partial<Record<RequestPrincipal['kind'], (principal: RequestPrincipal) => NamedPolicy>> = {
  federated: (principal) => openTo({ Federated: 'provider' in principal ? principal.provider : '*' }),
  service: (principal) => openTo({ Service: 'host' in principal ? principal.host : '*' }),
};

const opened = new Remembered<string, NamedPolicy>();

function openTo(Principal: { readonly Federated?: string; readonly Service?: string }): NamedPolicy {
  const key = JSON.stringify(Principal);
  const known = opened.get(key);
  if (known !== undefined) return known;
  const policy: NamedPolicy = {
    name: 'open to the caller',
    document: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal, Action: '*', Resource: '*' }] },
  };
  opened.set(key, policy);
  return policy;
}

/** A resource whose own policy names the principal: nothing but what denies, and its boundary, keeps it out. */
export function resourceNaming(principal: RequestPrincipal, arn: string, account: EngineAccount): RequestResource {
  if (!('arn' in principal)) return { arn, account };
  const name = principal.arn;
  return {
    arn,
    account,
    policy: policyOf(`names ${name}`, () => ({
      name: `a policy of the resource that names ${name}`,
      document: {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Principal: { AWS: name }, Action: '*', Resource: '*' }],
      },
    })),
  };
}

const RESOURCE_OWNER = /^arn:[^:]*:[^:]*:[^:]*:(?<account>[^:]+):/;

/**
 * What a principal's own policies decide about: a resource that leaves the decision to them, in whichever account its ARN names.
 */
export function ownDecision(
  organization: Organization,
  principal: RequestPrincipal,
  arn: string,
  action: string,
): RequestResource {
  const caller = accountOf(principal);
  const id = RESOURCE_OWNER.exec(arn)?.groups?.account;
  const inside = id === undefined ? undefined : organization.graph.account(id);
  const known = inside === undefined ? undefined : organization.environment.account(inside);
  const outside = id !== undefined && /^\d{12}$/.test(id) ? outsideOf(id) : undefined;
  const account = known ?? outside ?? caller ?? OUTSIDE;
  if (caller === undefined) return { arn, account };
  if (action.toLowerCase().startsWith('sts:'))
    return { arn, account, policy: policyOf(`trust ${caller.id}`, () => trusting(caller.id)) };
  return account.id === caller.id
    ? { arn, account }
    : { arn, account, policy: policyOf(caller.id, () => openToAccount(caller.id)) };
}

const outsiders = new Remembered<string, EngineAccount>();

function outsideOf(id: string): EngineAccount {
  const known = outsiders.get(id) ?? outsideAccount(id);
  outsiders.set(id, known);
  return known;
}

function policyOf(key: string, make: () => NamedPolicy): NamedPolicy {
  const known = opened.get(key) ?? make();
  opened.set(key, known);
  return known;
}
