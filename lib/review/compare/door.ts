import type { Account, Principal } from '../../assembly';
import type { PolicyDocument } from '../../policy';
import type { Source } from '../../assembly/deployment';

/** A resource or a role with the policy that says whom it lets in. */
export interface Door {
  readonly arn: string;
  readonly kind: 'role' | 'resource';
  readonly policy: PolicyDocument | undefined;
  /** Of a role that the landing zone needs. */
  readonly isNeeded: boolean;
  /** The role itself. @default it is a resource */
  readonly role?: Principal;
  /** What of the templates says so. @default a role's own */
  readonly source?: Source;
}

/** The same one on both sides. */
export interface DoorPair {
  readonly accounts: { readonly base: Account; readonly head: Account };
  readonly base: Door;
  readonly head: Door;
}
