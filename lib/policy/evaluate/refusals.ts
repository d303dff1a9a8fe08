import { isManagementAccount } from '../environment';
import type { Account } from '../environment';
import type { CallerFact, CallerKind } from './caller-facts';

/** Calls that AWS refuses for whose the resource is, whatever policies say. */
interface Refusal extends CallerFact {
  readonly on: Owner;
  /** AWS does not say whether it refuses it. @default it does */
  readonly isUnsaid?: true;
}

/** Whose the resource is, seen from the caller. */
type Owner = 'another account’s' | 'the management account’s' | 'a member’s own' | 'a delegate’s own';

const ACCOUNTS: readonly CallerKind[] = ['role', 'user', 'root', 'federated user'];
const OWNER_ALONE = 'AWS takes this call from the account that owns the resource alone, whatever its policy allows.';
const PRIVILEGED_TASK = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user-privileged-task.html';

/** By what kind of resource it is about. */
export const REFUSALS: readonly Refusal[] = [
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
    callers: ACCOUNTS,
    on: 'another account’s',
    why: OWNER_ALONE,
    page: 'https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-modifying-external-accounts.html',
  },
  {
    actions: ['s3:deletebucketpolicy', 's3:getbucketpolicy', 's3:putbucketpolicy'],
    callers: [...ACCOUNTS, 'anonymous'],
    on: 'another account’s',
    why: OWNER_ALONE,
    page: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketPolicy.html',
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
    callers: ACCOUNTS,
    on: 'another account’s',
    why: OWNER_ALONE,
    page: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-limitations-of-custom-policies.html',
  },
  {
    actions: ['sts:assumeroot'],
    callers: ACCOUNTS,
    on: 'the management account’s',
    why: 'Privileged tasks are done on member accounts: nobody takes the root of the management account.',
    page: PRIVILEGED_TASK,
  },
  {
    actions: ['sts:assumeroot'],
    callers: ACCOUNTS,
    on: 'a member’s own',
    why: 'The management account, or the delegated administrator of IAM, takes the root of a member: a member does not take its own.',
    page: PRIVILEGED_TASK,
  },
  {
    actions: ['sts:assumeroot'],
    callers: ACCOUNTS,
    on: 'a delegate’s own',
    isUnsaid: true,
    why: 'Whether the delegated administrator of IAM takes the root of its own account, AWS does not say.',
    page: PRIVILEGED_TASK,
  },
];

/** Those that stand in the way of a call on what the owner has. */
export function refusalsOf(caller: Account | undefined, owner: Account): readonly Refusal[] {
  return REFUSALS.filter(({ on }) => IS_ON[on](caller, owner));
}

const IS_ON: Readonly<Record<Owner, (caller: Account | undefined, owner: Account) => boolean>> = {
  'another account’s': (caller, owner) => caller?.id !== owner.id,
  'the management account’s': (_caller, owner) => isManagementAccount(owner),
  'a member’s own': (caller, owner) => isMembersOwn(caller, owner) && !mayBeDelegate(owner),
  'a delegate’s own': (caller, owner) => isMembersOwn(caller, owner) && mayBeDelegate(owner),
};

function isMembersOwn(caller: Account | undefined, owner: Account): boolean {
  return caller?.id === owner.id && !isManagementAccount(owner);
}

function mayBeDelegate({ organization, delegatedServices }: Account): boolean {
  return organization !== undefined && delegatedServices?.includes('iam.amazonaws.com') !== false;
}
