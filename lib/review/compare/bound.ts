import type { Account } from '../../assembly';
import type { Organization } from '../../ask/organization';
import type { RolePrincipal, UserPrincipal } from '../../policy';

/** Someone on one side. */
export interface Placed {
  readonly organization: Organization;
  readonly account: Account;
  readonly principal: RolePrincipal | UserPrincipal;
}

/** Where it may do less. */
export interface Bound extends Placed {
  /** The same one on the side that lets it do more. */
  readonly free: Placed;
  /** Whether one of the same name is bound so in another account, on the side that lets this one do more, too. */
  readonly isUsual: boolean;
}
