/**
 * Why an undo may be made without `--loosen`, where the comparison finds that it lets nobody do more: a reason for each operation.
 * One that is not here loosens, whatever it puts back: that the landing zone once opened something does not say that it may be
 * opened again now, after somebody closed it.
 */
export const MADE_WITHOUT_A_WORD: Readonly<Record<string, string>> = {
  AttachPolicy: 'of the types that deny, or shape what is made: nothing is allowed by it',
  CreateTrail: 'records, and lets nobody do anything',
  DeleteAccountAssignment: 'takes access away',
  DeleteGroupMembership: 'takes access away',
  DeleteInlinePolicyFromPermissionSet: 'where the set allows no more without it',
  DetachCustomerManagedPolicyReferenceFromPermissionSet: 'where the set allows no more without it',
  DetachManagedPolicyFromPermissionSet: 'where the set allows no more without it',
  EnablePolicyType: 'policies of it deny, or shape what is made',
  MoveAccount: 'to below the OU that it is in: every guardrail stays',
  ProvisionPermissionSet: 'brings to accounts what the call before it changed',
  PutAccountName: 'a name, of which no policy asks',
  PutAlternateContact: 'whom AWS writes to: nobody may do more by it',
  PutPermissionsBoundaryToPermissionSet: 'a boundary only takes away',
  StartLogging: 'records, and lets nobody do anything',
  TagResource: 'a tag of an account in Organizations, of which no policy of the landing zone asks',
  UntagResource: 'a tag of an account in Organizations, of which no policy of the landing zone asks',
  UpdateGroup: 'the name of a group: access goes by its id',
  UpdateOrganizationalUnit: 'the name of an OU: policies go by its id',
  UpdatePolicy: 'its name, or where it denies no less',
  UpdateTrail: 'records, and lets nobody do anything',
};

/** What has to be there before another call is taken, in this order; every other call comes after. */
const FIRST: readonly string[] = [
  'EnablePolicyType',
  'EnableAWSServiceAccess',
  'ActivateOrganizationsAccess',
  'EnableOrganizationsRootCredentialsManagement',
  'EnableOrganizationsRootSessions',
  'RegisterDelegatedAdministrator',
];

/** For sorting: the lower, the sooner. */
export function rank(operation: string | undefined): number {
  const index = operation === undefined ? -1 : FIRST.indexOf(operation);
  return index === -1 ? FIRST.length : index;
}
