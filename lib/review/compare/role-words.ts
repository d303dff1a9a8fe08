import { permissionSetRolePattern } from '../../catalogue/guardrails/definition/principals';

const ROLE = /^arn:[^:]*:iam::[^:]*:role\/(?<name>.+)$/;
const PERMISSION_SET = /AWSReservedSSO_(?<name>.+)_\*$/;

/** Path and name of the role that such a pattern of `aws:PrincipalArn` means. Undefined where it means no role. */
export function roleNameIn(pattern: string): string | undefined {
  return ROLE.exec(pattern)?.groups?.name;
}

/** Whom a pattern of `aws:PrincipalArn` means, in whichever account. */
export function roleWords(pattern: string): string {
  const name = roleNameIn(pattern);
  if (name === undefined) return `whoever is ${pattern}`;
  const permissionSet = PERMISSION_SET.exec(name)?.groups?.name;
  if (permissionSet !== undefined && permissionSetRolePattern(permissionSet) === name)
    return `whoever has the permission set ${permissionSet}`;
  return /[*?]/.test(name) ? `roles called ${name}` : `role ${name}`;
}
