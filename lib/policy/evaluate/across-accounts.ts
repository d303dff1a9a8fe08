import { WHATEVER_IT_TAKES, isManagementAccount } from '../environment';
import type { Account } from '../environment';

/** Calls across accounts that the caller's own policies decide: what is called has no policy of its own. */
export interface CallerDecides {
  /** Action patterns in lower case. */
  readonly actions: readonly string[];
  /** Whose resource it is. */
  readonly on: 'management account' | 'member account';
  /** Service principal of which a member account must be a delegated administrator. @default any */
  readonly service?: string;
  /** Whether its account must be a delegated administrator at all, or of the organization. @default one must be both */
  readonly callers?: 'any account' | 'any account, also of no or another organization';
  /** What must be so beside the policies. */
  readonly provided: string;
  readonly page: string;
}

/**
 * Within one organization, except where strangers are asked something: nobody else outside can make these calls at all. Only the
 * account that sent a handshake cancels it, so nobody's CancelHandshake goes across accounts.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_integrate_delegated_admin.html
 */
export const CALLER_DECIDES: readonly CallerDecides[] = [
  {
    actions: ['sts:assumeroot'],
    on: 'member account',
    service: 'iam.amazonaws.com',
    provided: 'root access is centralized, and the caller’s account manages it',
    page: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user-privileged-task.html',
  },
  {
    actions: ['organizations:accepthandshake', 'organizations:declinehandshake', 'organizations:describehandshake'],
    on: 'management account',
    callers: 'any account, also of no or another organization',
    provided: 'the handshake was sent to the caller’s account',
    page: 'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts_invites.html',
  },
  {
    actions: [
      'organizations:describeeffectivepolicy',
      'organizations:describeorganization',
      'organizations:leaveorganization',
      'organizations:listhandshakesforaccount',
    ],
    on: 'management account',
    callers: 'any account',
    provided: 'it is about the caller’s own account',
    page: 'https://docs.aws.amazon.com/organizations/latest/APIReference/action-reference.html',
  },
  {
    actions: ['organizations:describe*', 'organizations:list*'],
    on: 'management account',
    provided: 'the caller’s account is a delegated administrator of any service',
    page: 'https://docs.aws.amazon.com/organizations/latest/APIReference/action-reference.html',
  },
  {
    // An account of an organization has the management account in its ARN. It is not itself one of those.
    actions: ['account:*'],
    on: 'management account',
    service: 'account.amazonaws.com',
    provided: 'the caller’s account is a delegated administrator of account.amazonaws.com, and it is about a member',
    page: 'https://docs.aws.amazon.com/accounts/latest/reference/using-orgs-delegated-admin.html',
  },
  {
    actions: ['account:*'],
    on: 'member account',
    service: 'account.amazonaws.com',
    provided: 'the caller’s account is the management account or a delegated administrator of account.amazonaws.com',
    page: 'https://docs.aws.amazon.com/accounts/latest/reference/using-orgs-delegated-admin.html',
  },
  {
    actions: ['sso:*', 'sso-directory:*', 'identitystore:*'],
    on: 'management account',
    service: 'sso.amazonaws.com',
    provided: 'the caller’s account is a delegated administrator of sso.amazonaws.com',
    page: 'https://docs.aws.amazon.com/singlesignon/latest/userguide/delegated-admin.html',
  },
  {
    actions: ['cloudformation:*stackset*', 'cloudformation:*stackinstance*'],
    on: 'management account',
    service: 'member.org.stacksets.cloudformation.amazonaws.com',
    provided: 'the caller’s account is a delegated administrator of member.org.stacksets.cloudformation.amazonaws.com',
    page: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-orgs-delegated-admin.html',
  },
  {
    actions: ['cloudtrail:*'],
    on: 'management account',
    service: 'cloudtrail.amazonaws.com',
    provided: 'the caller’s account is a delegated administrator of cloudtrail.amazonaws.com',
    page: 'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-delegated-administrator.html',
  },
];

/** The rows about calls on what another account of the organization owns, by whether they hold for the caller. */
export interface BetweenAccounts {
  readonly callerDecides: readonly CallerDecides[];
  /** Those for which its account would have to be a delegated administrator, and is known not to be. */
  readonly notDelegated: readonly CallerDecides[];
  /** Those of which it is not known. */
  readonly perhapsDelegated: readonly CallerDecides[];
}

export function betweenAccounts(caller: Account, owner: Account): BetweenAccounts {
  const on = isManagementAccount(owner) ? 'management account' : 'member account';
  const isWithin = caller.organization !== undefined && caller.organization.id === owner.organization?.id;
  const rows = CALLER_DECIDES.filter((row) => row.on === on);
  const holding = (wanted: Entitled): readonly CallerDecides[] =>
    rows.filter((row) => (row.callers === STRANGERS ? 'yes' : isWithin ? entitled(caller, row) : 'no') === wanted);
  return { callerDecides: holding('yes'), notDelegated: holding('no'), perhapsDelegated: holding('not known') };
}

/** Whether an account is a delegated administrator of a service, or needs to be none. */
export type Entitled = 'yes' | 'no' | 'not known';

const STRANGERS = 'any account, also of no or another organization';

export function entitled(caller: Account, { service, callers }: Pick<CallerDecides, 'service' | 'callers'>): Entitled {
  const { delegatedServices } = caller;
  if (callers === 'any account' || isManagementAccount(caller) || delegatedServices === WHATEVER_IT_TAKES) return 'yes';
  if (delegatedServices === undefined) return 'not known';
  const isAdministrator = service === undefined ? delegatedServices.length > 0 : delegatedServices.includes(service);
  return isAdministrator ? 'yes' : 'no';
}
