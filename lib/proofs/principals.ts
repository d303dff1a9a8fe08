import type { Account, EngineEnvironment, IamRole, Principal } from '../assembly';
import { didYouMean } from '../did-you-mean';
import { parseArn, type RequestPrincipal } from '../policy';

/** Somebody who is there, or why nobody of that name is. */
export type FoundPrincipal =
  | { readonly principal: RequestPrincipal }
  | { readonly problem: string; readonly kind: 'not assigned' }
  | {
      readonly problem: string;
      readonly kind: 'unknown';
      /** Whether the problem says how to mend it. */
      readonly mend: 'told' | 'not told';
    };

/**
 * Finds a principal by the name that people use: `<group>/<PermissionSet>`, `role/<name>`, `user/<name>`, `root`,
 * `service/<host>`, `anonymous`, or an ARN.
 */
export function findPrincipal(environment: EngineEnvironment, text: string, account: Account): FoundPrincipal {
  if (text === 'root') return { principal: environment.root(account) };
  if (text === 'anonymous') return { principal: { kind: 'anonymous' } };
  if (text.startsWith('service/')) return { principal: { kind: 'service', host: text.slice('service/'.length) } };
  if (text.startsWith('federated/')) {
    return { principal: { kind: 'federated', provider: text.slice('federated/'.length) } };
  }
  if (text.startsWith('arn:')) return byArn(environment, text);
  const [kind, ...rest] = text.split('/');
  if (kind === 'role' || kind === 'user') return byName(environment, account, kind, rest.join('/'));
  return byAssignment(environment, account, text);
}

function byArn(environment: EngineEnvironment, arn: string): FoundPrincipal {
  const { graph } = environment;
  const account = graph.account(parseArn(arn)?.account ?? '');
  if (account === undefined) return unknown(`no account of the organization has the id or name in "${arn}"`);
  if (arn.endsWith(':root')) return { principal: environment.root(account) };
  const resource = arn
    .split(':')
    .slice(5)
    .join(':')
    .replace(/^assumed-role\/([^/]+)\/.*$/, 'role/$1');
  const [kind, ...rest] = resource.split('/');
  if (kind !== 'role' && kind !== 'user') return unknown(`"${arn}" is the ARN of neither a role nor a user`);
  return byName(environment, account, kind, rest.join('/'));
}

function byName(environment: EngineEnvironment, account: Account, kind: 'role' | 'user', name: string): FoundPrincipal {
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
  const candidates = graph.accounts.flatMap(candidatesIn).map((candidate) => candidate.name);
  return misspelt(`${account.name} has no ${kind} "${name}"`, name, [...new Set(candidates)]);
}

/**
 * AWS ends the names of some roles with digits that it makes up at the deploy: a name that was read in an account means the
 * same role as the one in the templates.
 */
function withoutMadeUpPart(name: string): string {
  return name.replace(/(?<=AWSReservedSSO_.+_)[0-9a-f]{16}$|(?<=^stacksets-exec-)[0-9a-f]{32}$/, '');
}

function byAssignment(environment: EngineEnvironment, account: Account, text: string): FoundPrincipal {
  const { graph } = environment;
  const slash = text.lastIndexOf('/');
  const [group, permissionSet] = [text.slice(0, slash), text.slice(slash + 1)];
  const groups = [...new Set(graph.assignments.map((assignment) => assignment.group))];
  if (slash < 1) {
    return unknown(
      `"${text}" is no principal: expected <group>/<PermissionSet>, role/<name>, user/<name>, root, service/<host> or an ARN`,
      'told',
    );
  }
  if (!groups.includes(group)) return misspelt(`no group "${group}" has any assignment`, group, groups);
  const names = graph.permissionSets.map(({ name }) => name);
  if (!names.includes(permissionSet)) {
    return misspelt(`there is no permission set "${permissionSet}"`, permissionSet, names);
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

function misspelt(problem: string, name: string, candidates: readonly string[]): FoundPrincipal {
  const meant = didYouMean(name, candidates);
  return meant === undefined ? unknown(problem) : unknown(`${problem}: did you mean "${meant}"?`, 'told');
}
