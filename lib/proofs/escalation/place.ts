import type { Account } from '../../assembly';
import type { RolePrincipal, UserPrincipal } from '../../policy';

export type Caller = RolePrincipal | UserPrincipal;

/** Somebody, and the account that they are in. */
export interface Place {
  readonly caller: Caller;
  readonly account: Account;
}
