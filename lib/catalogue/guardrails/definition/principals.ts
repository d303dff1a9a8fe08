/** `aws:PrincipalArn` pattern of a role by name (and path, where it has one) in any account, or in the one given. */
export function roleArnPattern(pathAndName: string, accountId = '*'): string {
  return `arn:aws:iam::${accountId}:role/${pathAndName}`;
}

/**
 * `aws:PrincipalArn` pattern of the roles that IAM Identity Center creates for a permission set. The path holds the
 * Identity Center region, except where that is us-east-1, hence the wildcard after the host name.
 *
 * @see https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html
 */
export function permissionSetRoleArnPattern(permissionSetName: string, accountId = '*'): string {
  return roleArnPattern(permissionSetRolePattern(permissionSetName), accountId);
}

/** Path and name of those roles: AWS ends the name with digits that it makes up. */
export function permissionSetRolePattern(permissionSetName: string): string {
  return `aws-reserved/sso.amazonaws.com*/AWSReservedSSO_${permissionSetName}_*`;
}
