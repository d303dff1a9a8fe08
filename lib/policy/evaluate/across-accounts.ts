import { isManagementAccount } from '../environment';
import type { Account } from '../environment';

/** Calls across accounts that the caller's own policies decide: what is called has no policy of its own. */
export interface CallerDecides {
  /** Action patterns in lower case. */
  readonly actions: readonly string[];
  /** Whose resource it is. */
  readonly on: 'management account' | 'member account';
  /** What must be so beside the policies, which AWS alone knows. */
  readonly provided: string;
  readonly page: string;
}

/**
 * Within one organization only: nobody outside can make these calls at all.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_integrate_delegated_admin.html
 */
export const CALLER_DECIDES: readonly CallerDecides[] = [
  {
    actions: ['sts:assumeroot'],
    on: 'member account',
    provided: 'root access is centralized, and the caller’s account manages it',
    page: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user-privileged-task.html',
  },
  {
    actions: ['organizations:describe*', 'organizations:list*'],
    on: 'management account',
    provided: 'the caller’s account is a delegated administrator of any service',
    page: 'https://docs.aws.amazon.com/organizations/latest/APIReference/action-reference.html',
  },
  {
    actions: ['account:*'],
    on: 'management account',
    provided: 'the caller’s account is a delegated administrator of account.amazonaws.com',
    page: 'https://docs.aws.amazon.com/accounts/latest/reference/using-orgs-delegated-admin.html',
  },
  {
    actions: ['account:*'],
    on: 'member account',
    provided: 'the caller’s account is the management account or a delegated administrator of account.amazonaws.com',
    page: 'https://docs.aws.amazon.com/accounts/latest/reference/using-orgs-delegated-admin.html',
  },
  {
    actions: ['sso:*', 'sso-directory:*', 'identitystore:*'],
    on: 'management account',
    provided: 'the caller’s account is a delegated administrator of sso.amazonaws.com',
    page: 'https://docs.aws.amazon.com/singlesignon/latest/userguide/delegated-admin.html',
  },
  {
    actions: ['cloudformation:*stackset*', 'cloudformation:*stackinstance*'],
    on: 'management account',
    provided: 'the caller’s account is a delegated administrator of member.org.stacksets.cloudformation.amazonaws.com',
    page: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-orgs-delegated-admin.html',
  },
  {
    actions: ['cloudtrail:*'],
    on: 'management account',
    provided: 'the caller’s account is a delegated administrator of cloudtrail.amazonaws.com',
    page: 'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-delegated-administrator.html',
  },
];

/** The rows that hold between two accounts. */
export function callerDecidesBetween(caller: Account, owner: Account): readonly CallerDecides[] {
  if (caller.organization === undefined || caller.organization.id !== owner.organization?.id) return [];
  const on = isManagementAccount(owner) ? 'management account' : 'member account';
  return CALLER_DECIDES.filter((row) => row.on === on);
}
