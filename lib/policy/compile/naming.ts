import type { AccountPrincipal, RequestPrincipal, RolePrincipal, UserPrincipal } from '../environment';
import { Truth, both, either, not, truth } from '../truth';
import { Grant } from './principals';
import type { PrincipalElement } from './principals';

/** How a caller is named for certain, and how at most: an id that is not known may be the caller's. */
export interface Naming {
  readonly least: Grant;
  readonly most: Grant;
}

export function namingOf(element: PrincipalElement, principal: RequestPrincipal): Naming {
  return element.use.element === 'NotPrincipal' ? byExclusion(element, principal) : byName(element, principal);
}

function byName(element: PrincipalElement, principal: RequestPrincipal): Naming {
  if (!('account' in principal)) return found(namesOutsider(element, principal), Grant.DIRECT);
  return strongest(
    found(either(namesItself(element, principal), namesProvider(element, principal)), Grant.DIRECT),
    found(namesRole(element, principal), Grant.LIMITED),
    element.everyone ? everyone(element) : NOBODY,
    found(namesAccount(element, principal), Grant.ACCOUNT),
  );
}

/**
 * Boundaries and session policies do not limit whom `*` lets in by a condition on `aws:PrincipalArn`. Whether they limit whom
 * it lets in otherwise, AWS does not say: the pages on boundaries know users, roles and sessions that are named.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-roles
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html#access_policies_boundaries-eval-logic
 */
function everyone({ use }: PrincipalElement): Naming {
  return { least: use.comparesPrincipalArn === Truth.TRUE ? Grant.DIRECT : Grant.LIMITED, most: Grant.DIRECT };
}

function namesOutsider(
  { everyone: isForAll, services, federated }: PrincipalElement,
  principal: Exclude<RequestPrincipal, AccountPrincipal>,
): Truth {
  if (isForAll) return Truth.TRUE;
  if (principal.kind === 'service') return namesService(services, principal.host.toLowerCase());
  return truth(principal.kind === 'federated' && names(federated, principal.provider));
}

/**
 * A service may call by its own name or by that of its Region, and which of them it does, its pages say for some alone.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-services
 */
function namesService(services: ReadonlySet<string>, host: string): Truth {
  if (names(services, host)) return Truth.TRUE;
  const mayCallAs = (name: string): boolean => name.replace(REGION, '') === host || host.replace(REGION, '') === name;
  return maybe([...services].some(mayCallAs));
}

/** As in `logs.eu-central-1.amazonaws.com`. */
const REGION = /\.[a-z]{2}(?:-[a-z]+)+-\d+(?=\.amazonaws\.com$)/;

/** Whether it names the user or the session. Root is named as its account. */
function namesItself(element: PrincipalElement, principal: AccountPrincipal): Truth {
  if (principal.kind === 'root') return Truth.FALSE;
  // Most resource policies name everyone or accounts: putting the session's ARN together costs more than the rest.
  const session = element.namesSessions ? sessionArn(principal) : undefined;
  if (session !== undefined && element.aws.has(session)) return Truth.TRUE;
  if (principal.kind === 'role' || principal.federation !== undefined) return Truth.FALSE;
  return either(truth(element.aws.has(principal.arn)), namesUniqueId(element, principal, 'AIDA'));
}

/** Whether it names the role of a session, or the user for whom a federated session was made. */
function namesRole(element: PrincipalElement, principal: AccountPrincipal): Truth {
  if (principal.kind === 'root' || (principal.kind === 'user' && principal.federation === undefined))
    return Truth.FALSE;
  const prefix = principal.kind === 'role' ? 'AROA' : 'AIDA';
  return either(truth(element.aws.has(principal.arn)), namesUniqueId(element, principal, prefix));
}

/**
 * A session of a role may have been made of a token, and then its provider names it.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-federated-web-identity
 */
function namesProvider({ federated, use }: PrincipalElement, { kind }: AccountPrincipal): Truth {
  return maybe(kind === 'role' && use.about === 'resource' && federated.size > 0);
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids */
function namesUniqueId(element: PrincipalElement, { uniqueId }: RolePrincipal | UserPrincipal, prefix: string): Truth {
  if (!element.namesUniqueIds) return Truth.FALSE;
  if (uniqueId !== undefined) return truth(element.aws.has(uniqueId));
  return [...element.aws].some((name) => name.startsWith(prefix)) ? Truth.UNKNOWN : Truth.FALSE;
}

/**
 * Everyone but those named. A user is spared who is named with its account, a session only if its role is named too;
 * nobody is who has a permissions boundary.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
 */
function byExclusion(element: PrincipalElement, principal: RequestPrincipal): Naming {
  if (element.everyone) return NOBODY;
  if (!('account' in principal)) return found(not(namesOutsider(element, principal)), Grant.DIRECT);
  const isSpared = sparesFor(element, principal);
  // AWS describes the exception to a denial. Whom the exception to an Allow leaves out in part, it does not say.
  const mayBeSpared =
    element.use.effect === 'Deny' ? isSpared : either(isSpared, maybe(namesInPart(element, principal)));
  return { least: mayBeSpared === Truth.FALSE ? Grant.LIMITED : Grant.NONE, most: mostUnless(isSpared) };
}

function mostUnless(isSpared: Truth): Grant {
  return isSpared === Truth.TRUE ? Grant.NONE : Grant.DIRECT;
}

function sparesFor(element: PrincipalElement, principal: AccountPrincipal): Truth {
  const withAccount = namesAccount(element, principal);
  if (principal.kind === 'root') return withAccount;
  if (principal.boundary !== undefined && element.use.effect === 'Deny') return Truth.FALSE;
  const itself = namesItself(element, principal);
  if (principal.kind === 'user') return both(withAccount, itself);
  return either(both(withAccount, itself, namesRole(element, principal)), namesProvider(element, principal));
}

function namesInPart(element: PrincipalElement, principal: AccountPrincipal): boolean {
  const parts = [namesAccount, namesItself, namesRole];
  return parts.some((part) => part(element, principal) !== Truth.FALSE);
}

function namesAccount({ aws, namesCanonicalUsers }: PrincipalElement, principal: AccountPrincipal): Truth {
  const { id } = principal.account;
  if (aws.has(id) || aws.has(`arn:aws:iam::${id}:root`)) return Truth.TRUE;
  return maybe(namesCanonicalUsers);
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-arns */
function sessionArn(principal: RolePrincipal | UserPrincipal): string | undefined {
  if (principal.kind === 'user')
    return principal.federation && federatedUserArn(principal.account.id, principal.federation.name);
  const [start = '', path = ''] = principal.arn.replace(':iam:', ':sts:').split(':role/', 2);
  return `${start}:assumed-role/${path.split('/').at(-1) ?? ''}/${principal.sessionName ?? 'session'}`;
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#sts-session-principals */
export function federatedUserArn(accountId: string, name: string): string {
  return `arn:aws:sts::${accountId}:federated-user/${name}`;
}

const NOBODY: Naming = { least: Grant.NONE, most: Grant.NONE };

function found(holds: Truth, grant: Grant): Naming {
  if (holds === Truth.FALSE) return NOBODY;
  return { least: holds === Truth.TRUE ? grant : Grant.NONE, most: grant };
}

function strongest(...namings: readonly Naming[]): Naming {
  return namings.reduce(
    (strong, { least, most }) => ({
      least: least > strong.least ? least : strong.least,
      most: most > strong.most ? most : strong.most,
    }),
    NOBODY,
  );
}

function maybe(isPossible: boolean): Truth {
  return isPossible ? Truth.UNKNOWN : Truth.FALSE;
}

function names(listed: ReadonlySet<string>, name: string): boolean {
  return listed.has(name) || listed.has('*');
}
