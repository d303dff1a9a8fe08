import { Glob } from '../text/glob';
import { PRESENT, UNKNOWN } from './context';

interface KeyOfCalls {
  /** In lower case. */
  readonly action: string;
  readonly whose: 'any request' | 'a signed request';
  /** `unknown` where AWS sends it with some requests, and which they are follows from nothing that is asked. */
  readonly value: typeof PRESENT | typeof UNKNOWN;
}

const S3_SIGNED = { action: 's3:*', whose: 'a signed request' } as const;
const SESSION_NAME = { whose: 'any request', value: PRESENT } as const;

/**
 * Keys of one service that AWS sends with its calls without being asked to, by key in lower case.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/bucket-policy-s3-sigv4-conditions.html
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/amazon-s3-policy-keys.html
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#ck_rolesessionname
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoot.html
 * @see https://docs.aws.amazon.com/efs/latest/ug/iam-access-control-nfs-efs.html
 */
const KEYS: Readonly<Record<string, readonly KeyOfCalls[]>> = {
  // Where a client comes by one of the file system's mount targets.
  'elasticfilesystem:accessedviamounttarget': [
    { action: 'elasticfilesystem:client*', whose: 'any request', value: UNKNOWN },
  ],
  's3:authtype': [{ ...S3_SIGNED, value: PRESENT }],
  // With presigned URLs only.
  's3:signatureage': [{ ...S3_SIGNED, value: UNKNOWN }],
  's3:signatureversion': [{ ...S3_SIGNED, value: PRESENT }],
  // Not where a request comes without TLS.
  's3:tlsversion': [{ action: 's3:*', whose: 'any request', value: UNKNOWN }],
  // Such a session is for one task, and the call says which.
  'sts:taskpolicyarn': [{ action: 'sts:assumeroot', ...SESSION_NAME }],
  'sts:rolesessionname': ['sts:assumerole', 'sts:assumerolewithsaml', 'sts:assumerolewithwebidentity'].map(
    (action) => ({ action, ...SESSION_NAME }),
  ),
};

/** Undefined where the request has to say. */
export function keyOfCall(
  key: string,
  action: string | undefined,
  whose: KeyOfCalls['whose'],
): typeof PRESENT | typeof UNKNOWN | undefined {
  if (action === undefined || !Object.hasOwn(KEYS, key)) return undefined;
  const found = KEYS[key]?.find((one) => Glob.constant(one.action).matches(action.toLowerCase()));
  return found?.whose === 'a signed request' && whose === 'any request' ? undefined : found?.value;
}
