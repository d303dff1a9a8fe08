import type { Account, EngineEnvironment } from '../assembly';
import { ExplainedError } from '../base/explained-error';
import { WHATEVER_IT_TAKES, canHaveResourcePolicy, isKmsKey, isOfTwoAllows, isRole, parseArn } from '../policy';
import type { Account as EngineAccount, NamedPolicy, RequestPrincipal, RequestResource } from '../policy';

/**
 * What a claim is tried in: which principals there are, which policies they have and which organization policies bind them.
 * A guardrail is tried alone with administrators, a persona with everything that bears on it.
 */
/** Whom a claim names: nobody, so that it is about whoever it is of; or anybody. */
export type Named = 'nobody' | 'anybody';

export interface World {
  readonly environment: EngineEnvironment;
  /** The account with the organization policies that have a say in this world. */
  account(account: Account): EngineAccount;
  /**
   * The same text for accounts in which every claim comes out alike, however many there are.
   *
   * @param who `anybody`: also claims that name people by their group
   */
  kindOf(account: Account, who: Named): string;
  /** Who the row is about where it names nobody. Empty where there is nobody to try it with. */
  defaultPrincipals(account: Account): readonly RequestPrincipal[];
  /** @throws WrongRowError for a principal that cannot be in this world */
  principal(text: string, account: Account): RequestPrincipal | Absent;
  /** @param account that owns the resource */
  resource(arn: string, account: Account, call: Call): RequestResource;
  /** The same of an account that is not of the organization. @param id twelve digits */
  strangers(arn: string, id: string, call: Call): RequestResource;
}

/** For whom and for what a resource is wanted. */
export interface Call {
  readonly action: string;
  readonly principal: RequestPrincipal;
}

/** Nobody: a principal that could be in the account, but is not, and so may do nothing there. */
export interface Absent {
  readonly kind: 'absent';
  readonly why: string;
}

/** The account as if no organization policy were attached, and as if it might be the administrator of any service. */
export function unbound(account: EngineAccount): EngineAccount {
  return { ...account, delegatedServices: WHATEVER_IT_TAKES, scps: [], rcps: [] };
}

/** An account of which nothing is known but its twelve digits. */
export function outsideAccount(id: string): EngineAccount {
  return { id, scps: [], rcps: [] };
}

/** A row that asks something that has no answer: a principal or an account that does not exist. */
export class WrongRowError extends ExplainedError {}

/** Policy of a principal that may do everything, so that only what is being proven can deny. */
export const ADMINISTRATOR: NamedPolicy = {
  name: 'AdministratorAccess',
  document: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] },
};

/**
 * Resource policy that lets everybody in, for the same reason. Not for a caller with a permissions boundary: whether a boundary
 * limits what `*` grants, AWS does not say.
 */
export const OPEN_TO_ALL: NamedPolicy = {
  name: 'open to all',
  document: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }] },
};

/**
 * Whether what the ARN names can be open to anybody by a policy: a role by its trust policy, what is asked about no resource by one of
 * its account or organization.
 */
export function canBeOpen(arn: string): boolean {
  return parseArn(arn) === undefined || isRole(arn) || canHaveResourcePolicy(arn);
}

/** Resource policy that leaves the decision to the policies of the caller's account, its permissions boundary among them. */
export function openToAccount(accountId: string): NamedPolicy {
  const principal = { AWS: `arn:aws:iam::${accountId}:root` };
  return {
    name: 'open to the account',
    document: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: principal, Action: '*', Resource: '*' }],
    },
  };
}

/** Of a resource that lets nobody in by itself. */
export const SAYS_NOTHING: NamedPolicy = {
  name: 'a policy that says nothing',
  document: { Version: '2012-10-17', Statement: [] },
};

/**
 * The resource as a claim takes it that is about what the caller's own policies do: the policy of what no template makes, which
 * within an account would be enough, lets in nobody there. A key without one leaves it to its account, and so does what must have one.
 */
export function lettingInNobody(resource: RequestResource, caller: RequestPrincipal): RequestResource {
  const isOwn = 'account' in caller && caller.account.id === resource.account.id;
  const { policy } = resource;
  if (!isOwn || typeof policy === 'object' || (policy === undefined && resource.arn !== '*')) return resource;
  const { arn, account, tags } = resource;
  const known = { arn, account, ...(tags === undefined ? {} : { tags }) };
  if (isKmsKey(arn)) return known;
  return { ...known, policy: isOfTwoAllows(arn) ? openToAccount(account.id) : SAYS_NOTHING };
}

/**
 * A role that no template has: whom it trusts nobody knows, but for one that a service brings with it. Other resources as they are.
 *
 * @param known with its trust policy, where a template has it
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/using-service-linked-roles.html
 */
export function withTrust(known: RequestResource): RequestResource {
  if (known.policy !== undefined || !isRole(known.arn)) return known;
  if (known.arn.includes(OF_IDENTITY_CENTER)) return { ...known, policy: trustingIdentityCenter(known.account.id) };
  const service = SERVICE_LINKED.exec(known.arn)?.groups?.host;
  return { ...known, policy: service === undefined ? 'not known' : trustingService(service) };
}

const OF_IDENTITY_CENTER = ':role/aws-reserved/sso.amazonaws.com/';

/** IAM Identity Center makes such roles, and lets people in by its own provider alone. @see https://docs.aws.amazon.com/singlesignon/latest/userguide/permissionsetsconcept.html */
function trustingIdentityCenter(accountId: string): NamedPolicy {
  return {
    name: 'the trust policy of a role of IAM Identity Center',
    document: {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { Federated: `arn:aws:iam::${accountId}:saml-provider/AWSSSO` },
          Action: ['sts:AssumeRoleWithSAML', 'sts:TagSession'],
        },
      ],
    },
  };
}

const SERVICE_LINKED = /:role\/aws-service-role\/(?<host>[^/]+)\//;

function trustingService(host: string): NamedPolicy {
  return {
    name: 'the trust policy of a service-linked role',
    document: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { Service: host }, Action: 'sts:AssumeRole' }],
    },
  };
}

/** Of an account that is not of the organization, whose policies nobody here knows. @param id twelve digits */
export function strangersResource(arn: string, id: string): RequestResource {
  return { arn, account: outsideAccount(id), policy: 'not known' };
}

/** Trust policy of a role that no template has: the widest that is usual, so that the caller's side decides. */
export function trusting(accountId: string): NamedPolicy {
  return {
    name: 'a trust policy that trusts the account',
    document: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${accountId}:root` }, Action: 'sts:AssumeRole' }],
    },
  };
}
