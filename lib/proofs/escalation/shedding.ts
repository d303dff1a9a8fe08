import type { PolicyDocument } from '../../policy';
import type { Calls } from './calls';
import type { Place } from './place';

/** Take a policy off whom it is of. A group's goes with its membership. */
const OF_ROLES = ['iam:DetachRolePolicy', 'iam:DeleteRolePolicy'];
const OF_USERS = ['iam:DetachUserPolicy', 'iam:DeleteUserPolicy', 'iam:RemoveUserFromGroup'];
/** IAM Identity Center lets nobody but itself change its roles. */
const PROTECTED = ':role/aws-reserved/';

/** A call with which a caller takes denials off itself, and the caller without them. */
export interface Shed {
  readonly action: string;
  readonly to: Place;
}

/**
 * The same caller without what its own policies deny, where it may take policies off itself: which it takes, it chooses.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_manage-attach-detach.html
 */
export function shedDenials(place: Place, calls: Calls): Shed | undefined {
  const { caller } = place;
  if (caller.arn.includes(PROTECTED)) return undefined;
  const identityPolicies = caller.identityPolicies.map((policy) => ({
    ...policy,
    document: withoutDenials(policy.document),
  }));
  if (identityPolicies.every(({ document }, index) => document === caller.identityPolicies[index]?.document))
    return undefined;
  const action = (caller.kind === 'role' ? OF_ROLES : OF_USERS).find((one) =>
    calls.isPossible(place, { action: one, resource: caller.arn }),
  );
  return action === undefined ? undefined : { action, to: { ...place, caller: { ...caller, identityPolicies } } };
}

function withoutDenials(document: PolicyDocument): PolicyDocument {
  const all = [document.Statement].flat();
  const Statement = all.filter(({ Effect }) => Effect === 'Allow');
  return Statement.length === all.length ? document : { ...document, Statement };
}
