import type { Account } from '../../assembly';
import type { PolicyDocument } from '../../policy';

/** A resource or a role with the policy that says whom it lets in. */
export interface Door {
  readonly arn: string;
  readonly kind: 'role' | 'resource';
  readonly policy: PolicyDocument | undefined;
  /** Of a role that the landing zone needs. */
  readonly isNeeded: boolean;
}

/** The same one on both sides. */
export interface DoorPair {
  readonly accounts: { readonly base: Account; readonly head: Account };
  readonly base: Door;
  readonly head: Door;
}
