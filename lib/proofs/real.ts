import type { Account, EngineEnvironment, IamRole } from '../assembly';
import {
  parseArn,
  type Account as EngineAccount,
  type NamedPolicy,
  type RequestPrincipal,
  type RequestResource,
  type RolePrincipal,
  type UserPrincipal,
} from '../policy';
import { kindOfAccount } from './interchangeable';
import { findPrincipal } from './principals';
import { WrongRowError, type World } from './world';

export interface RealWorldProps {
  readonly environment: EngineEnvironment;
  /** Who a row is about where it names nobody. */
  readonly defaultRoles: (account: Account) => readonly IamRole[];
  /** What of a principal's policies has a say. @default all of it */
  readonly limit?: (principal: RolePrincipal | UserPrincipal) => RolePrincipal | UserPrincipal;
}

/** The organization as the templates make it: principals with the policies that they will have. */
export class RealWorld implements World {
  public readonly environment: EngineEnvironment;

  public constructor(private readonly props: RealWorldProps) {
    this.environment = props.environment;
  }

  public account(account: Account): EngineAccount {
    return this.environment.account(account);
  }

  public kindOf(account: Account): string {
    const principals = this.defaultPrincipals(account).flatMap((principal) =>
      'identityPolicies' in principal ? [principal] : [],
    );
    const documents = principals.flatMap(({ identityPolicies, boundary }) =>
      [...identityPolicies, ...(boundary === undefined ? [] : [boundary])].map(({ document }) => document),
    );
    const { resourcePolicies } = this.environment.graph.contentsOf(account);
    return kindOfAccount(account, principals[0]?.account ?? this.account(account), [
      ...documents,
      ...resourcePolicies.map(({ document }) => document),
    ]);
  }

  public defaultPrincipals(account: Account): readonly RequestPrincipal[] {
    return this.props.defaultRoles(account).map((role) => this.limited(this.environment.principal(role)));
  }

  public principal(text: string, account: Account): RequestPrincipal {
    const found = findPrincipal(this.environment, text, account);
    if ('problem' in found) throw new WrongRowError(found.problem);
    const { principal } = found;
    return principal.kind === 'role' || principal.kind === 'user' ? this.limited(principal) : principal;
  }

  public resource(arn: string, account: Account, action: string): RequestResource {
    const known = this.environment.resource(arn, account);
    if (known.policy !== undefined || action.toLowerCase() !== 'sts:assumerole') return known;
    return { ...known, policy: trusting(parseArn(arn)?.account ?? account.id) };
  }

  private limited(principal: RolePrincipal | UserPrincipal): RequestPrincipal {
    return this.props.limit?.(principal) ?? principal;
  }
}

/** Trust policy of a role that no template has: the widest that is usual, so that the caller's side decides. */
function trusting(accountId: string): NamedPolicy {
  return {
    name: 'a trust policy that trusts the account',
    document: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${accountId}:root` }, Action: 'sts:AssumeRole' }],
    },
  };
}
