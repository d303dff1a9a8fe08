import type { CallerFact } from './caller-fact';
import { NEVER_UNSIGNED, PERHAPS_UNSIGNED } from './unsigned';

/** Needs no permission, and no policy can deny it. */
export const ALWAYS_ALLOWED: readonly CallerFact[] = [
  {
    actions: ['sts:getcalleridentity'],
    callers: ['role', 'user', 'root', 'federated user'],
    why: 'Whoever has credentials may ask whose they are: it needs no permission, and no policy can deny it.',
    page: 'https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html',
  },
  {
    actions: ['sts:getsessiontoken'],
    callers: ['user', 'root'],
    why: 'A user may always get a session token for itself: it needs no permission, and no policy controls it.',
    page: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_getsessiontoken.html',
  },
];

const STS_COMPARISON = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_sts-comparison.html';

/** Refused whatever policies allow. */
export const NEVER_ALLOWED: readonly CallerFact[] = [
  {
    actions: ['sts:assumerole', 'sts:setsourceidentity'],
    callers: ['root'],
    why: 'The root user cannot assume a role.',
    page: 'https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html',
  },
  {
    actions: ['sts:assumeroot'],
    callers: ['root'],
    why: 'The root user cannot take the root of another account.',
    page: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user-privileged-task.html',
  },
  {
    actions: ['iam:changepassword'],
    callers: ['role', 'root', 'federated user'],
    why: 'It changes the password of the IAM user who calls, and of nobody else.',
    page: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_ChangePassword.html',
  },
  {
    actions: ['sts:getsessiontoken', 'sts:getfederationtoken'],
    callers: ['role'],
    why: 'It takes long-term credentials, and a role’s session has none.',
    page: STS_COMPARISON,
  },
  {
    actions: ['sts:assumerolewithsaml', 'sts:assumerolewithwebidentity'],
    callers: ['role', 'user', 'root'],
    why: 'It takes a token of an identity provider, and no credentials of AWS: whoever holds the token calls, not this principal.',
    page: STS_COMPARISON,
  },
  {
    actions: ['sts:*'],
    // Asked of whoever calls another service, which then calls AWS STS itself.
    except: ['sts:getcalleridentity', 'sts:getservicebearertoken'],
    callers: ['federated user'],
    why: 'A federated user’s session cannot call AWS STS, but to ask who it is.',
    page: STS_COMPARISON,
  },
  {
    actions: ['sts:*'],
    except: [
      'sts:assumerolewithsaml',
      'sts:assumerolewithwebidentity',
      'sts:setcontext',
      'sts:setsourceidentity',
      'sts:tagsession',
    ],
    callers: ['anonymous', 'federated'],
    why: 'AWS STS takes no call without credentials, but for a role in exchange for a token. Any AWS account has some.',
    page: STS_COMPARISON,
  },
  ...NEVER_UNSIGNED,
];

/** Refused or not by how the call is made, which nobody can tell beforehand; what policies deny is denied. */
export const PERHAPS_REFUSED: readonly CallerFact[] = [
  {
    actions: ['iam:*'],
    callers: ['federated user'],
    why: 'A federated user’s session cannot call IAM by the CLI or the API; in the console it can.',
    page: STS_COMPARISON,
  },
  {
    actions: ['sts:getservicebearertoken'],
    callers: ['federated user'],
    why: 'A federated user’s session cannot call AWS STS: whether a service may ask it for a token in its place, AWS does not say.',
    page: STS_COMPARISON,
  },
  PERHAPS_UNSIGNED,
];

/** Allowed or not by what no policy says, whatever it is about; what policies deny is denied. */
export const PERHAPS_OPEN: readonly CallerFact[] = [
  {
    actions: ['sns:confirmsubscription', 'sns:unsubscribe'],
    callers: ['anonymous', 'federated'],
    why: 'Amazon SNS takes it without credentials from whoever has the token or the ARN, unless the subscription asks for them.',
    page: 'https://docs.aws.amazon.com/sns/latest/api/API_Unsubscribe.html',
  },
];

/**
 * Allowed or not by what no policy says, of the caller itself, also where no policy allows it; what policies deny is denied.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAccountPasswordPolicy.html
 */
export const PERHAPS_ALLOWED: readonly CallerFact[] = [
  {
    actions: ['iam:changepassword', 'iam:getaccountpasswordpolicy'],
    callers: ['user'],
    why: 'The account’s password policy may let every user change the own password.',
    page: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_enable-user-change.html',
  },
];

/**
 * What the root user of the account that owns a resource may do to the resource's policy even where that policy denies
 * it; organization policies deny it all the same.
 */
export const OWNER_ROOT_KEEPS: readonly CallerFact[] = [
  {
    actions: ['s3:deletebucketpolicy', 's3:getbucketpolicy', 's3:putbucketpolicy'],
    callers: ['root'],
    why: 'A bucket’s policy does not lock its owner’s root user out of that policy.',
    page: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketPolicy.html',
  },
  {
    actions: ['sqs:setqueueattributes'],
    callers: ['root'],
    why: 'A queue’s policy that denies everyone is edited or deleted by its owner’s root user.',
    page: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_root-user.html#root-user-tasks',
  },
];
