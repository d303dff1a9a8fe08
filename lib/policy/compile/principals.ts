import type { OneOrMore, Principal } from '../document';
import { accountOf } from '../environment';
import type { RequestPrincipal } from '../environment';

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
  /** It names the role, or everyone: enough by itself, within the permissions boundary and the session policies. */
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
  readonly negated: boolean;
  /** Whether any of its ARNs is of a role's session. */
  readonly namesSessions: boolean;
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html */
export function compilePrincipals(principal: Principal, negated: boolean): PrincipalElement {
  const blocks = principal === '*' ? { AWS: '*' } : principal;
  const aws = new Set(listOf(blocks.AWS));
  return {
    everyone: aws.has('*'),
    aws,
    services: new Set(listOf('Service' in blocks ? blocks.Service : undefined).map((host) => host.toLowerCase())),
    federated: new Set(listOf('Federated' in blocks ? blocks.Federated : undefined)),
    negated,
    namesSessions: [...aws].some((name) => name.includes(':assumed-role/')),
  };
}

export function grantTo(element: PrincipalElement, principal: RequestPrincipal): Grant {
  return element.negated ? grantByExclusion(element, principal) : grantByName(element, principal);
}

function grantByName(element: PrincipalElement, principal: RequestPrincipal): Grant {
  switch (principal.kind) {
    case 'service':
      return element.everyone || names(element.services, principal.host.toLowerCase()) ? Grant.DIRECT : Grant.NONE;
    case 'federated':
      return element.everyone || names(element.federated, principal.provider) ? Grant.DIRECT : Grant.NONE;
    case 'anonymous':
      return element.everyone ? Grant.DIRECT : Grant.NONE;
    case 'user':
      if (element.aws.has(principal.arn)) return Grant.DIRECT;
      break;
    case 'role':
      // Most resource policies name everyone or accounts: putting the session's ARN together costs more than the rest.
      if (element.namesSessions && element.aws.has(sessionArn(principal.arn, principal.sessionName)))
        return Grant.DIRECT;
      if (element.aws.has(principal.arn)) return Grant.LIMITED;
      break;
    case 'root':
      break;
  }
  if (element.everyone) return Grant.LIMITED;
  return namesAccount(element, principal) ? Grant.ACCOUNT : Grant.NONE;
}

/**
 * Everyone but those named. AWS asks for the account beside the role or user, else the statement still catches it.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
 */
function grantByExclusion(element: PrincipalElement, principal: RequestPrincipal): Grant {
  const named = grantByName(element, principal);
  const account = accountOf(principal);
  if (!account) return named === Grant.NONE ? Grant.DIRECT : Grant.NONE;
  const isExcluded = namesAccount(element, principal) && (principal.kind === 'root' || named > Grant.ACCOUNT);
  return isExcluded || element.everyone ? Grant.NONE : Grant.LIMITED;
}

function namesAccount(element: PrincipalElement, principal: RequestPrincipal): boolean {
  const id = accountOf(principal)?.id;
  return id !== undefined && (element.aws.has(id) || element.aws.has(`arn:aws:iam::${id}:root`));
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-arns */
function sessionArn(roleArn: string, sessionName = 'session'): string {
  const [start = '', path = ''] = roleArn.replace(':iam:', ':sts:').split(':role/', 2);
  return `${start}:assumed-role/${path.split('/').at(-1) ?? ''}/${sessionName}`;
}

function names(listed: ReadonlySet<string>, name: string): boolean {
  return listed.has(name) || listed.has('*');
}

function listOf(value: OneOrMore<string> | undefined): readonly string[] {
  return value === undefined ? [] : typeof value === 'string' ? [value] : value;
}
