import { listOf } from '../../base/list';
import type { Principal } from '../document';
import type { Truth } from '../truth';

/**
 * How directly a resource policy's statement names a caller, which decides what else must allow. The order matters:
 * each grants at least what the one before does.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html#access_policies_boundaries-eval-logic
 */
export enum Grant {
  /** The statement is about others. */
  NONE = 0,
  /** It names the account, which leaves the decision to the account's own policies. */
  ACCOUNT = 1,
  /** It names the role: enough by itself, within the permissions boundary and the session policies. */
  LIMITED = 2,
  /** It names the user or the session, or a caller without an account: enough by itself. */
  DIRECT = 3,
}

/** A `Principal` or `NotPrincipal` element. */
export interface PrincipalElement {
  readonly everyone: boolean;
  readonly aws: ReadonlySet<string>;
  readonly services: ReadonlySet<string>;
  readonly federated: ReadonlySet<string>;
  /** Whether it names accounts by their canonical ids, of which nothing is known. */
  readonly namesCanonicalUsers: boolean;
  /** Whether any of its names is one of these, so that what is never asked for costs nothing. */
  readonly namesSessions: boolean;
  readonly namesUniqueIds: boolean;
  readonly use: PrincipalUse;
}

/** What else of its statement decides how the element grants. */
export interface PrincipalUse {
  readonly element: 'Principal' | 'NotPrincipal';
  readonly effect: 'Allow' | 'Deny';
  /** A trust policy, which has no `Resource`, names providers for their tokens; any other for the sessions made of them. */
  readonly about: 'role' | 'resource';
  /** Whether a condition says who of everyone is meant, by `aws:PrincipalArn`. */
  readonly comparesPrincipalArn: Truth;
}

const UNIQUE_ID = /^(?:AROA|AIDA)[A-Z0-9]+/;
const SESSION = /:sts:[^:]*:[^:]*:(?:assumed-role|federated-user)\//;

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html */
export function compilePrincipals(principal: Principal, use: PrincipalUse): PrincipalElement {
  const blocks = principal === '*' ? { AWS: '*' } : principal;
  const names = listOf(blocks.AWS);
  const aws = new Set(names);
  return {
    everyone: aws.has('*'),
    aws,
    services: new Set(listOf('Service' in blocks ? blocks.Service : undefined).map((host) => host.toLowerCase())),
    federated: new Set(listOf('Federated' in blocks ? blocks.Federated : undefined)),
    namesCanonicalUsers: 'CanonicalUser' in blocks && blocks.CanonicalUser !== undefined,
    namesSessions: names.some((name) => SESSION.test(name)),
    namesUniqueIds: names.some((name) => UNIQUE_ID.test(name)),
    use,
  };
}
