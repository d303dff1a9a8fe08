import { WHATEVER_IT_TAKES, accountOf, isManagementAccount, isServiceLinkedRole } from '../environment';
import type { Account, RequestPrincipal } from '../environment';
import { Remembered } from '../remembered';
import { Glob } from '../text/glob';
import type { CallerFact, CallerKind } from './caller-fact';
import { OF_AWS_ITSELF } from './owned-by-aws';

/** A call that AWS refuses by whose the resource is. */
export interface Refusal extends CallerFact {
  /** @default what another account owns */
  readonly about?:
    | typeof OWN
    | typeof OWN_OF_MEMBER
    | typeof OWN_OF_MANAGEMENT
    | 'what the management account owns'
    | typeof MANAGEMENT_TO_OTHERS
    | typeof MANAGEMENT_TO_ITSELF
    | typeof MANAGEMENT_BY_OTHERS
    | 'whoever’s';
  /** Only of such a resource, as patterns. @default any */
  readonly on?: readonly string[];
}

const OWN = 'what the caller’s own account owns';
/** A member of an organization owns nothing of AWS Organizations: its calls are about what the management account owns. */
const OWN_OF_MEMBER = 'what the caller’s own account owns, a member';

const OWN_OF_MANAGEMENT = 'what the caller’s own account owns, the management account';

/** As an account's own ARN: of AWS Account Management, in which every one has the management account in it, and of IAM Identity Center. */
const MANAGEMENT_TO_OTHERS = 'the management account, asked by others';
const MANAGEMENT_TO_ITSELF = 'the management account, asked by itself';

const MANAGEMENT_BY_OTHERS = 'what the management account owns, asked by others';

export const PRIMARY_EMAIL = 'https://docs.aws.amazon.com/accounts/latest/reference/API_StartPrimaryEmailUpdate.html';
export const PRIVILEGED_TASK = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user-privileged-task.html';
const MEMBERS_ALONE = 'It takes the root of a member account, from the management account or the administrator of IAM.';
export const ACCOUNTS: readonly CallerKind[] = ['role', 'user', 'root', 'federated user'];
/** Also who has no credentials, and so no account. */
const ANYONE: readonly CallerKind[] = [...ACCOUNTS, 'anonymous', 'federated'];
const OWNER_ALONE = 'AWS takes this call from the account that owns the resource alone, whatever its policy allows.';

/**
 * What the policy of an organization can delegate, what a delegated administrator reads, and what an account does for itself. A
 * transfer of responsibility is between two organizations, each of which may end it.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_delegate_policies.html
 */
const OPEN_TO_MEMBERS = [
  'organizations:accepthandshake',
  'organizations:attachpolicy',
  'organizations:cancelhandshake',
  'organizations:createpolicy',
  'organizations:declinehandshake',
  'organizations:deletepolicy',
  'organizations:describe*',
  'organizations:detachpolicy',
  'organizations:disablepolicytype',
  'organizations:enablepolicytype',
  'organizations:leaveorganization',
  'organizations:list*',
  'organizations:tagresource',
  'organizations:terminateresponsibilitytransfer',
  'organizations:untagresource',
  'organizations:updatepolicy',
  'organizations:updateresponsibilitytransfer',
];

const BY_ACCOUNT = 'https://docs.aws.amazon.com/organizations/latest/APIReference/action-reference.html';
const MANAGEMENT_ALONE =
  'AWS Organizations takes this call from the management account alone: its policy can delegate that of policies and of reading, and no other.';

/** Calls that AWS refuses whatever policies allow, mostly to other accounts. */
export const REFUSALS: readonly Refusal[] = [
  {
    actions: ['organizations:*'],
    except: OPEN_TO_MEMBERS,
    about: OWN_OF_MEMBER,
    callers: ACCOUNTS,
    why: MANAGEMENT_ALONE,
    page: BY_ACCOUNT,
  },
  {
    actions: ['organizations:leaveorganization'],
    about: OWN_OF_MANAGEMENT,
    callers: ACCOUNTS,
    why: 'The management account cannot leave its organization: it deletes it.',
    page: 'https://docs.aws.amazon.com/organizations/latest/APIReference/API_LeaveOrganization.html',
  },
  {
    actions: ['organizations:createorganization'],
    about: OWN_OF_MANAGEMENT,
    callers: ACCOUNTS,
    why: 'The account has an organization, and no account has two.',
    page: 'https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreateOrganization.html',
  },
  {
    actions: ['sso:createinstance'],
    about: OWN_OF_MANAGEMENT,
    callers: ACCOUNTS,
    why: 'An instance of an account is made in a member account, or in one without an organization: AWS rejects it in the management account.',
    page: 'https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_CreateInstance.html',
  },
  {
    actions: ['sts:assumeroot'],
    about: OWN,
    callers: ACCOUNTS,
    why: MEMBERS_ALONE,
    page: PRIVILEGED_TASK,
  },
  {
    actions: ['sts:assumeroot'],
    about: 'what the management account owns',
    callers: ACCOUNTS,
    why: MEMBERS_ALONE,
    page: PRIVILEGED_TASK,
  },
  {
    actions: ['organizations:*'],
    except: OPEN_TO_MEMBERS,
    callers: ACCOUNTS,
    why: MANAGEMENT_ALONE,
    page: BY_ACCOUNT,
  },
  {
    actions: ['iam:passrole'],
    callers: ACCOUNTS,
    why: 'A role is passed to a service in its own account alone.',
    page: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html',
  },
  {
    actions: ['iam:*'],
    // What a product asks of an account's administrator goes across accounts.
    except: ['iam:*delegation*', 'iam:changepassword', 'iam:gethumanreadablesummary', 'iam:passrole'],
    callers: ACCOUNTS,
    why: 'AWS IAM takes calls about what the caller’s own account has alone: of a role another account can be let in to assume it, and to nothing else.',
    page: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_identity-vs-resource.html',
  },
  {
    actions: ['iam:changepassword'],
    callers: ACCOUNTS,
    why: 'It changes the password of the user who calls.',
    page: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_ChangePassword.html',
  },
  {
    actions: ['sts:getfederationtoken'],
    callers: ACCOUNTS,
    why: 'The federated user is one of the caller’s own account.',
    page: 'https://docs.aws.amazon.com/STS/latest/APIReference/API_GetFederationToken.html',
  },
  {
    actions: [
      'kms:cancelkeydeletion',
      'kms:connectcustomkeystore',
      'kms:createalias',
      'kms:createcustomkeystore',
      'kms:createkey',
      'kms:deletealias',
      'kms:deletecustomkeystore',
      'kms:deleteimportedkeymaterial',
      'kms:describecustomkeystores',
      'kms:disablekey',
      'kms:disablekeyrotation',
      'kms:disconnectcustomkeystore',
      'kms:enablekey',
      'kms:enablekeyrotation',
      'kms:getkeypolicy',
      'kms:getparametersforimport',
      'kms:importkeymaterial',
      'kms:listaliases',
      'kms:listkeypolicies',
      'kms:listkeyrotations',
      'kms:listkeys',
      'kms:listresourcetags',
      'kms:putkeypolicy',
      'kms:replicatekey',
      'kms:rotatekeyondemand',
      'kms:schedulekeydeletion',
      'kms:tagresource',
      'kms:untagresource',
      'kms:updatealias',
      'kms:updatecustomkeystore',
      'kms:updatekeydescription',
      'kms:updateprimaryregion',
    ],
    callers: ANYONE,
    why: OWNER_ALONE,
    page: 'https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-modifying-external-accounts.html',
  },
  {
    actions: [
      'sqs:addpermission',
      'sqs:cancelmessagemovetask',
      'sqs:createqueue',
      'sqs:deletequeue',
      'sqs:listmessagemovetasks',
      'sqs:listqueues',
      'sqs:listqueuetags',
      'sqs:removepermission',
      'sqs:setqueueattributes',
      'sqs:startmessagemovetask',
      'sqs:tagqueue',
      'sqs:untagqueue',
    ],
    callers: ANYONE,
    why: OWNER_ALONE,
    page: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-limitations-of-custom-policies.html',
  },
  {
    actions: ['sso:deleteinstance'],
    about: MANAGEMENT_BY_OTHERS,
    callers: ACCOUNTS,
    why: 'Only the account that has an instance of IAM Identity Center deletes it: a delegated administrator does not.',
    page: 'https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_DeleteInstance.html',
  },
  {
    actions: ['account:*'],
    about: MANAGEMENT_TO_OTHERS,
    callers: ACCOUNTS,
    why: 'AWS Account Management takes calls about the management account from that account alone.',
    page: 'https://docs.aws.amazon.com/accounts/latest/reference/API_PutAlternateContact.html',
  },
  {
    actions: ['sso:createaccountassignment', 'sso:deleteaccountassignment', 'sso:provisionpermissionset'],
    about: MANAGEMENT_TO_OTHERS,
    callers: ACCOUNTS,
    why: 'Who has which permission set in the management account, that account alone says: a delegated administrator does not.',
    page: 'https://docs.aws.amazon.com/singlesignon/latest/userguide/delegated-admin.html',
  },
  {
    actions: ['account:acceptprimaryemailupdate', 'account:getprimaryemail*', 'account:startprimaryemailupdate'],
    about: MANAGEMENT_TO_ITSELF,
    callers: ACCOUNTS,
    why: 'This call is about a member account: the management account cannot name itself.',
    page: PRIMARY_EMAIL,
  },
  {
    actions: ['s3:*'],
    about: 'whoever’s',
    on: ['arn:*:s3::*:accesspoint/*.mrap*'],
    callers: ['anonymous', 'federated'],
    why: 'An access point of several Regions takes no call without credentials.',
    page: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/MultiRegionAccessPointRestrictions.html',
  },
  {
    actions: ['s3:deletebucketpolicy', 's3:getbucketpolicy', 's3:putbucketpolicy'],
    callers: ANYONE,
    why: OWNER_ALONE,
    page: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketPolicy.html',
  },
  ...OF_AWS_ITSELF.map((row) => ({ ...row, about: 'whoever’s' as const, callers: ACCOUNTS })),
];

/** Patterns of calls that AWS refuses the management account about what it has itself, whatever its policies. */
export const REFUSED_TO_MANAGEMENT: readonly string[] = REFUSALS.flatMap(({ about, actions }) =>
  about === OWN_OF_MANAGEMENT ? actions : [],
);

/** What every account of an organization may ask of it, where its own policies let it. */
const OF_ANY_ACCOUNT = [
  'organizations:accepthandshake',
  'organizations:cancelhandshake',
  'organizations:declinehandshake',
  'organizations:describeeffectivepolicy',
  'organizations:describehandshake',
  'organizations:describeorganization',
  'organizations:leaveorganization',
  'organizations:listhandshakesforaccount',
  'organizations:*responsibilitytransfer*',
];

/** Calls of a member to its organization that take a delegation: its account must be an administrator, or the organization's policy name it. */
export const ORGANIZATION_DECIDES: readonly CallerFact[] = [
  {
    actions: ['organizations:describe*', 'organizations:list*'],
    except: OF_ANY_ACCOUNT,
    callers: ACCOUNTS,
    why: 'A member account reads this of its organization where it is a delegated administrator, or where the organization’s policy says so.',
    page: BY_ACCOUNT,
  },
  {
    actions: ['organizations:*'],
    except: [...OF_ANY_ACCOUNT, 'organizations:describe*', 'organizations:list*'],
    callers: ACCOUNTS,
    why: 'A member account manages policies where the organization’s policy delegates it.',
    page: 'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_delegate_policies.html',
  },
];

/** Whether the account is bound to what its organization lets it do. */
export function isMember(account: Account | undefined): account is Account {
  return account?.organization !== undefined && !isManagementAccount(account) && isReal(account);
}

/** Whether the question is about more than what policies alone do. */
function isReal(account: Account | undefined): boolean {
  return account?.delegatedServices !== WHATEVER_IT_TAKES;
}

/** A delegated administrator of any service reads the organization. */
export function mayBeRefused({ delegatedServices = [] }: Account, row: CallerFact): boolean {
  return !(row.actions.includes('organizations:list*') && delegatedServices.length > 0);
}

/** Those that stand in the way of a call on what the owner has. @param arn undefined where it may be about anything of the owner */
export function refusalsOf(principal: RequestPrincipal, owner: Account, arn: string | undefined): readonly Refusal[] {
  const caller = accountOf(principal);
  const isOwn = caller?.id === owner.id;
  const isService = isServiceLinkedRole(principal);
  const here = arn === undefined ? REFUSALS : rowsOn(arn);
  return here.filter(({ about }) => {
    if (about === OWN_OF_MEMBER) return isOwn && isMember(caller);
    if (about === OWN_OF_MANAGEMENT) return isOwn && isManagementAccount(owner) && isReal(caller);
    if (arn === undefined) return false;
    if (about === 'whoever’s') return !isService;
    if (about === undefined) return !isOwn;
    if (about === OWN) return isOwn;
    if (!isManagementAccount(owner)) return false;
    if (about === MANAGEMENT_BY_OTHERS) return !isOwn;
    if (about === MANAGEMENT_TO_OTHERS) return !isOwn && isAccountItself(arn, owner);
    return about !== MANAGEMENT_TO_ITSELF || (isOwn && isAccountItself(arn, owner));
  });
}

const onArn = new Remembered<string, readonly Refusal[]>();

/** Those that are about such a resource, or about whatever an account owns. Many ask about the same one. */
function rowsOn(arn: string): readonly Refusal[] {
  let rows = onArn.get(arn);
  if (rows === undefined) {
    rows = REFUSALS.filter(
      ({ about, on }) =>
        about === OWN_OF_MEMBER ||
        about === OWN_OF_MANAGEMENT ||
        on?.some((one) => Glob.constant(one).matches(arn)) !== false,
    );
    onArn.set(arn, rows);
  }
  return rows;
}

/** As AWS Account Management names it: `…:account`, or `…:account/o-trips/999999999999` within its organization. */
function isAccountItself(arn: string, { id }: Account): boolean {
  return arn.endsWith(':account') || arn.endsWith(`/${id}`);
}

/** Whether AWS takes a call never about what the caller's own account has. @param action in any case */
export function isNeverAboutOwn(action: string): boolean {
  const folded = action.toLowerCase();
  return REFUSALS.some(
    ({ about, actions, callers }) => about === OWN && callers.includes('user') && actions.includes(folded),
  );
}
