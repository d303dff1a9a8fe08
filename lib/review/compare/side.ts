import { SERVICE_USER_PREFIX } from '../../base/names';
import type { Account, OrganizationGraph, Principal } from '../../assembly';
import type { Organization } from '../../ask/organization';

/** Both organizations of a review. */
export interface Sides {
  readonly base: Organization;
  readonly head: Organization;
}

/** The same principal in the same account on both sides. */
export interface PrincipalPair {
  readonly account: Account;
  readonly base: Principal;
  readonly head: Principal;
}

/** The same account on both sides. */
export interface AccountPair {
  readonly base: Account;
  readonly head: Account;
}

/** What the templates make of one thing: its logical id stays when its name changes. Another account that is adopted is another thing. */
function identityOf({ id, source }: Pick<Account, 'id' | 'source'>): string {
  if (source === undefined) return id;
  return `${source.stackName} ${source.logicalId}${wasThereBefore({ id }) ? ` ${id}` : ''}`;
}

/** An account that is adopted has its twelve digits in the templates; those of one that they make AWS gives out at the deploy. */
export function wasThereBefore({ id }: Pick<Account, 'id'>): boolean {
  return /^\d{12}$/.test(id);
}

/** Of an OU or account by its id; the root is itself. */
export function identityIn(graph: OrganizationGraph, id: string): string {
  const found = graph.organizationalUnits.get(id) ?? graph.account(id);
  return found === undefined ? 'root' : identityOf(found);
}

/** Things of both sides by their identity; what only one side has stands alone. */
export function paired<T extends Pick<Account, 'id' | 'source'>>(base: readonly T[], head: readonly T[]): Pairing<T> {
  const [before, after] = [base, head].map((all) => new Map(all.map((one) => [identityOf(one), one])));
  return pairing(before ?? new Map<string, T>(), after ?? new Map<string, T>());
}

export interface Pairing<T> {
  readonly both: readonly { readonly base: T; readonly head: T }[];
  readonly removed: readonly T[];
  readonly added: readonly T[];
}

export function pairing<T>(base: ReadonlyMap<string, T>, head: ReadonlyMap<string, T>): Pairing<T> {
  return {
    both: [...base].flatMap(([key, one]) => {
      const other = head.get(key);
      return other === undefined ? [] : [{ base: one, head: other }];
    }),
    removed: [...base].flatMap(([key, one]) => (head.has(key) ? [] : [one])),
    added: [...head].flatMap(([key, one]) => (base.has(key) ? [] : [one])),
  };
}

/** Accounts that both sides have. */
export function accountPairs({ base, head }: Sides): readonly AccountPair[] {
  return paired(base.graph.accounts, head.graph.accounts).both;
}

/**
 * A text of JSON without what says which account it is about. An account that AWS has not given an id yet is called by its name, which may be
 * the beginning of an action: it stands where an account does.
 */
export function inAnyAccount(json: string, id: string): string {
  const own = id.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
  return json.replaceAll(new RegExp(`(?<=[":-])${own}(?=["-])|(?<=[:-])${own}(?=[:-])`, 'g'), '{account}');
}

/** What a principal is called, whatever AWS makes up of its name. */
export function principalKey(principal: Principal): string {
  if (principal.kind === 'role' && principal.assignment !== undefined) return principal.assignment.permissionSet;
  return `${principal.kind}${principal.path}${principal.name}`;
}

/** How a report calls a principal: people by what they are, roles and users by name. */
export function principalTitle(principal: Principal): string {
  if (principal.kind === 'role' && principal.assignment !== undefined) {
    return `${principal.assignment.groups.join(', ')} as ${principal.assignment.permissionSet}`;
  }
  return principalKey(principal);
}

/** How a sentence calls a principal: roles and users without their path, since no other one in the account has the name. */
export function principalWords(principal: Principal): string {
  if (principal.kind === 'role' && principal.assignment !== undefined) return principalTitle(principal);
  if (principal.kind === 'user') {
    return principal.name.startsWith(SERVICE_USER_PREFIX) ? `service user ${principal.name}` : `user ${principal.name}`;
  }
  if (principal.name.startsWith('stacksets-exec-')) return 'the role of StackSets';
  const { stack } = OF_A_FUNCTION.exec(principal.name)?.groups ?? {};
  return stack === undefined ? `role ${principal.name}` : `the role of a function of stack ${stack}`;
}

/** As CloudFormation names a role of the functions with which the CDK makes custom resources. */
const OF_A_FUNCTION = /^(?<stack>[\w-]+?)-Custom\w+CustomResourceProviderRole[0-9A-F]{8}(?:-\w+)?$/;
