import { ADMINISTRATOR_ACCESS_ARN } from '../../policy/service-facts';
import { GLOBAL_REGION } from '../../base/regions';
import { createHash } from 'node:crypto';
import type { PolicyDocument } from '../../policy/document';
import { Remembered } from '../../policy/remembered';
import type { ManagedPolicies } from './managed-policies';
import type { Account, Assignment, IamRole, ManagedPolicyReference, PermissionSet } from './model';
import { groupBy } from '../../base/group-by';

export const ADMINISTRATOR_ACCESS: ManagedPolicyReference = {
  arn: ADMINISTRATOR_ACCESS_ARN,
  name: 'AdministratorAccess',
  owner: 'aws',
};

const STACK_SETS_SERVICE_ROLE =
  'role/aws-service-role/stacksets.cloudformation.amazonaws.com/AWSServiceRoleForCloudFormationStackSetsOrgAdmin';

/**
 * Role with which the management account reaches an account that it created.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts_access.html
 */
export function accountAccessRole(account: Account, managementAccount: string): IamRole | undefined {
  const { accessRoleName: name } = account;
  if (name === undefined) return undefined;
  return administrator(account, name, trust({ AWS: `arn:aws:iam::${managementAccount}:root` }));
}

/**
 * Role that StackSets create in every account they deploy to.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-orgs-activate-trusted-access.html
 */
export function stackSetsExecutionRole(account: Account, managementAccount: string): IamRole {
  const trustPolicy = trust({ AWS: `arn:aws:iam::${managementAccount}:${STACK_SETS_SERVICE_ROLE}` });
  return administrator(account, `stacksets-exec-${hash('stacksets', 32)}`, trustPolicy);
}

/**
 * Roles that IAM Identity Center creates: one for each permission set that is assigned to anyone in the account.
 *
 * @see https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html
 */
export function permissionSetRoles(
  account: Account,
  assignments: readonly Assignment[],
  managedPolicies: ManagedPolicies,
): readonly IamRole[] {
  return [...groupBy(assignments, ({ permissionSet }) => permissionSet)].map(([permissionSet, assigned]) => ({
    ...permissionSetRole(account, permissionSet, managedPolicies),
    assignment: {
      permissionSet: permissionSet.name,
      groups: [...new Set(assigned.map(({ group }) => group))].sort(),
    },
  }));
}

function permissionSetRole(account: Account, permissionSet: PermissionSet, managedPolicies: ManagedPolicies): IamRole {
  const { boundary, customerManagedPolicies, inlinePolicy, managedPolicyArns, region } = permissionSet;
  const path = region === GLOBAL_REGION ? `/${ROLE_PATH}/` : `/${ROLE_PATH}/${region}/`;
  const name = `AWSReservedSSO_${permissionSet.name}_${hash(permissionSet.name, 16)}`;
  const where = `permission set ${permissionSet.name} in ${account.name}`;
  const find = (policy: string | { readonly name: string; readonly path: string }): ManagedPolicyReference =>
    managedPolicies.reference(
      typeof policy === 'string' ? policy : `arn:aws:iam::${account.id}:policy${policy.path}${policy.name}`,
      where,
    );
  return {
    kind: 'role',
    name,
    path,
    arn: `arn:aws:iam::${account.id}:role${path}${name}`,
    account,
    trustPolicy: samlTrust(account),
    inlinePolicies: inlinePolicy === undefined ? [] : [{ name: 'AwsSSOInlinePolicy', document: inlinePolicy }],
    managedPolicies: [...managedPolicyArns, ...customerManagedPolicies].map(find),
    ...(boundary === undefined ? {} : { boundary: find(boundary) }),
    tags: {},
    source: permissionSet.source,
  };
}

const ROLE_PATH = 'aws-reserved/sso.amazonaws.com';

function samlTrust(account: Account): PolicyDocument {
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: {
          Federated: `arn:aws:iam::${account.id}:saml-provider/AWSSSO_${hash('saml', 16)}_DO_NOT_DELETE`,
        },
        Action: ['sts:AssumeRoleWithSAML', 'sts:TagSession'],
        Condition: { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } },
      },
    ],
  };
}

function administrator(account: Account, name: string, trustPolicy: PolicyDocument): IamRole {
  return {
    kind: 'role',
    name,
    path: '/',
    arn: `arn:aws:iam::${account.id}:role/${name}`,
    account,
    trustPolicy,
    inlinePolicies: [],
    managedPolicies: [ADMINISTRATOR_ACCESS],
    tags: {},
  };
}

function trust(Principal: { readonly AWS: string }): PolicyDocument {
  return { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' }] };
}

const digests = new Remembered<string, string>();

/** Stands for what AWS makes up: the same in every run and in every account. */
function hash(text: string, digits: number): string {
  let digest = digests.get(text);
  if (digest === undefined) {
    digest = createHash('sha256').update(text).digest('hex');
    digests.set(text, digest);
  }
  return digest.slice(0, digits);
}
