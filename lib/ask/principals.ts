import type { Account, EngineEnvironment, IamRole, Principal } from '../assembly';
import { didYouMean } from '../base/did-you-mean';
import {
  meantForm,
  parsePrincipalName,
  PRINCIPAL_ARN_FORMS,
  PRINCIPAL_FORMS,
  type IdentityName,
  type PersonName,
  type PrincipalArn,
  type RequestPrincipal,
} from '../policy';
import type { NotFound } from './not-found';
import { closestOf } from './people-meant';
import { findProvider } from './providers';

/** Somebody who is there, or why nobody of that name is. */
export type FoundPrincipal =
  | { readonly principal: RequestPrincipal }
  | NotFound<{
      /** Whether the problem says how to mend it. */
      readonly mend: 'told' | 'not told';
    }>;

/**
 * Finds a principal by the name that people use, {@link PRINCIPAL_FORMS}. A provider is called by its ARN or by what stands
 * there after `oidc-provider/`.
 */
export function findPrincipal(environment: EngineEnvironment, text: string, account: Account): FoundPrincipal {
  const name = parsePrincipalName(text);
  if (name === undefined) {
    return unknown(
      text.startsWith('arn:')
        ? `"${text}" is no ARN of a principal: expected ${PRINCIPAL_ARN_FORMS}`
        : `"${text}" is no principal: expected ${PRINCIPAL_FORMS.replace('persona', 'PermissionSet')}`,
    );
  }
  switch (name.kind) {
    case 'root':
      return { principal: environment.root(account) };
    case 'arn':
      return byArn(environment, name);
    case 'role':
    case 'user':
      return byName(environment, account, name);
    case 'person':
      return byAssignment(environment, account, name);
    case 'federated':
      return byProvider(environment, account, name.provider);
    default:
      return { principal: name };
  }
}

function byProvider(environment: EngineEnvironment, account: Account, text: string): FoundPrincipal {
  const found = findProvider(environment, text, account);
  if ('provider' in found) return { principal: { kind: 'federated', ...found } };
  if (found.kind === 'not assigned') return found;
  const { problem, meant, known } = found;
  if (meant !== undefined) return unknown(`${problem}: did you mean "federated/${meant}"?`, 'told');
  const some = known.slice(0, 3).map((one) => `federated/${one}`);
  return unknown(`${problem}. Expected for example ${some.join(', ')}`, 'told');
}

function byArn(environment: EngineEnvironment, { arn, account: id, identity }: PrincipalArn): FoundPrincipal {
  const account = environment.graph.account(id);
  if (account === undefined) return unknown(`no account of the organization has the id or name in "${arn}"`);
  if (identity.kind === 'root') return { principal: environment.root(account) };
  return byName(environment, account, identity);
}

function byName(environment: EngineEnvironment, account: Account, { kind, name }: IdentityName): FoundPrincipal {
  const { graph } = environment;
  const candidatesIn = (place: Account): readonly Principal[] =>
    graph.contentsOf(place).principals.filter((principal) => principal.kind === kind);
  const wanted = withoutMadeUpPart(name);
  const isWanted = (principal: Principal): boolean =>
    [principal.name, nameWithPath(principal)].some((known) => withoutMadeUpPart(known) === wanted);
  const found = candidatesIn(account).find(isWanted);
  if (found !== undefined) return { principal: environment.principal(found) };
  const places = graph.accounts.filter((place) => candidatesIn(place).some(isWanted)).map((place) => place.name);
  if (places.length > 0) {
    const more = places.length > 3 ? ` and ${places.length - 3} more accounts` : '';
    const problem = `${account.name} has no ${kind} "${name}": it is in ${places.slice(0, 3).join(', ')}${more}`;
    return { problem, kind: 'not assigned' };
  }
  const problem = `${account.name} has no ${kind} "${name}"`;
  // Those of the account come first: of two that are as near, somebody who is there is meant.
  const candidates = [account, ...graph.accounts].flatMap(candidatesIn).map(nameWithPath);
  const meant = didYouMean(name, candidates) ?? byLastWord(name, candidates);
  return meant === undefined ? unknown(problem) : unknown(`${problem}: did you mean "${kind}/${meant}"?`, 'told');
}

/**
 * AWS ends the names of some roles with digits that it makes up at the deploy: a name that was read in an account means the
 * same role as the one in the templates.
 */
export function withoutMadeUpPart(name: string): string {
  return name.replace(/(?<=AWSReservedSSO_.+_)[0-9a-f]{16}$|(?<=^stacksets-exec-)[0-9a-f]{32}$/, '');
}

function byAssignment(
  environment: EngineEnvironment,
  account: Account,
  { group, persona: permissionSet }: PersonName,
): FoundPrincipal {
  const { graph } = environment;
  const names = graph.permissionSets.map(({ name }) => name);
  const groups = [...new Set(graph.assignments.map((assignment) => assignment.group))];
  if (!groups.includes(group)) {
    const problem = `no group "${group}" has any assignment`;
    const form = meantForm(`${group}/${permissionSet}`, groups);
    const near = closestOf(group, groups);
    const meant = form ?? (near && `${near}/${closestOf(permissionSet, names) ?? permissionSet}`);
    return meant === undefined ? unknown(problem) : unknown(`${problem}: did you mean "${meant}"?`, 'told');
  }
  if (!names.includes(permissionSet)) {
    const problem = `there is no permission set "${permissionSet}"`;
    const meant = closestOf(permissionSet, names);
    return meant === undefined ? unknown(problem) : unknown(`${problem}: did you mean "${group}/${meant}"?`, 'told');
  }
  const role = rolesOf(environment, account, permissionSet).find(({ assignment }) =>
    assignment?.groups.includes(group),
  );
  if (role !== undefined) return { principal: environment.principal(role) };
  return {
    problem: `the group ${group} has no assignment of ${permissionSet} in ${account.name}`,
    kind: 'not assigned',
  };
}

/** Roles that IAM Identity Center makes of a permission set in an account. */
export function rolesOf(environment: EngineEnvironment, account: Account, permissionSet: string): readonly IamRole[] {
  return environment.graph
    .contentsOf(account)
    .roles.filter(({ assignment }) => assignment?.permissionSet === permissionSet);
}

export function nameWithPath({ path, name }: Pick<Principal, 'path' | 'name'>): string {
  return `${path.slice(1)}${name}`;
}

function unknown(problem: string, mend: 'told' | 'not told' = 'not told'): FoundPrincipal {
  return { problem, kind: 'unknown', mend };
}

/** Of names with paths, the one that ends in what was most likely meant: a path is what is left out most often. */
function byLastWord(name: string, candidates: readonly string[]): string | undefined {
  const meant = didYouMean(lastWord(name), candidates.map(lastWord));
  return candidates.find((candidate) => lastWord(candidate) === meant);
}

function lastWord(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}
