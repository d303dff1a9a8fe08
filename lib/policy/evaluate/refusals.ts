import type { Account } from '../environment';
import type { CallerFact, CallerKind } from './caller-facts';

const ACCOUNTS: readonly CallerKind[] = ['role', 'user', 'root', 'federated user'];
const OWNER_ALONE = 'AWS takes this call from the account that owns the resource alone, whatever its policy allows.';

/** Calls that AWS refuses to other accounts, whatever the resource's policy allows. */
export const REFUSALS: readonly CallerFact[] = [
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
    callers: ACCOUNTS,
    why: OWNER_ALONE,
    page: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-limitations-of-custom-policies.html',
  },
  {
    actions: ['s3:deletebucketpolicy', 's3:getbucketpolicy', 's3:putbucketpolicy'],
    callers: ACCOUNTS,
    why: OWNER_ALONE,
    page: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketPolicy.html',
  },
];

/** Those that stand in the way of a call on what the owner has. */
export function refusalsOf(caller: Account | undefined, owner: Account): readonly CallerFact[] {
  return caller?.id === owner.id ? [] : REFUSALS;
}
