import { readDate } from '../base/date-text';
import { parseArn } from '../policy';

/** The values that a request carries of each key, with the key as it was written; none where it carries no such key. */
export type Carried = Readonly<Record<string, readonly string[]>>;

/** Two statements about one request that cannot both be so. */
export interface Contradiction {
  readonly found: string;
  readonly expected: string;
  readonly mend: string;
}

/** What AWS says of keys that are in one request together. Keys are in AWS's spelling, and compared without case. */
export type Rule =
  /** Whoever calls in the one way does not call in the other. */
  | { readonly kind: 'apart'; readonly one: readonly string[]; readonly other: readonly string[]; readonly why: string }
  /** Where the first is there the second is, with one of these values. */
  | {
      readonly kind: 'needs';
      readonly key: string;
      readonly needed: string;
      readonly values: readonly string[] | 'any';
      readonly why: string;
    }
  /** Keys such as `aws:RequestTag/owner`, whose ends are the values of another. */
  | { readonly kind: 'listed'; readonly prefix: string; readonly list: string; readonly why: string }
  /** The one follows from the other, where that says it. */
  | {
      readonly kind: 'follows';
      readonly key: string;
      readonly from: string;
      readonly value: (values: readonly string[]) => string | undefined;
      readonly isSame?: (one: string, other: string) => boolean;
      /** @default a request may have the one without the other */
      readonly always?: true;
      readonly why: string;
    }
  | { readonly kind: 'not after'; readonly key: string; readonly other: string; readonly why: string };

/** Milliseconds since 1970; NaN for what is no date. */
export function instantOf(text: string): number {
  return readDate(text) ?? NaN;
}

const secondsOf = (text: string): number => Math.floor(instantOf(text) / 1000);
const isSameInstant = (one: string, other: string): boolean => secondsOf(one) === secondsOf(other);
const written = (instant: number, key: string): string =>
  key === 'aws:EpochTime' ? String(instant / 1000) : new Date(instant).toISOString();
const first = ([value]: readonly string[]): string | undefined => value;
const last = (values: readonly string[]): string | undefined => values.at(-1);
const organizationOf = ([path]: readonly string[]): string | undefined => path?.split('/')[0];
const accountOfArn = ([arn = '']: readonly string[]): string | undefined =>
  /^\d{12}$/.exec(parseArn(arn)?.account ?? '')?.[0];

const THROUGH_ENDPOINT = [
  'aws:SourceVpc',
  'aws:SourceVpcArn',
  'aws:SourceVpce',
  'aws:VpcSourceIp',
  'aws:VpceAccount',
  'aws:VpceOrgID',
  'aws:VpceOrgPaths',
];
const OF_INSTANCE = [
  'ec2:RoleDelivery',
  'ec2:SourceInstanceArn',
  'aws:Ec2InstanceSourceVpc',
  'aws:Ec2InstanceSourcePrivateIPv4',
];

/**
 * One table for rows, sentences and questions.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/amazon-s3-policy-keys.html
 */
export const RULES: readonly Rule[] = [
  {
    kind: 'apart',
    one: ['aws:SourceIp'],
    other: THROUGH_ENDPOINT,
    why: 'a request through a VPC endpoint has aws:VpcSourceIp, any other has aws:SourceIp',
  },
  {
    kind: 'apart',
    one: OF_INSTANCE,
    other: ['lambda:SourceFunctionArn', 'glue:CredentialIssuingService'],
    why: 'credentials are those of an instance, of a function or of a job',
  },
  {
    kind: 'apart',
    one: ['lambda:SourceFunctionArn'],
    other: ['glue:CredentialIssuingService', 'glue:RoleAssumedBy'],
    why: 'credentials are those of a function or of a job',
  },
  {
    kind: 'needs',
    key: 'aws:MultiFactorAuthAge',
    needed: 'aws:MultiFactorAuthPresent',
    values: ['true'],
    why: 'AWS sends an age only where MFA was used',
  },
  {
    kind: 'needs',
    key: 'aws:MultiFactorAuthPresent',
    needed: 'aws:TokenIssueTime',
    values: 'any',
    why: 'AWS sends both with temporary credentials, and neither with others',
  },
  ...['aws:CalledVia', 'aws:CalledViaFirst', 'aws:CalledViaLast'].map((key): Rule => ({
    kind: 'needs',
    key,
    needed: 'aws:ViaAWSService',
    values: ['true'],
    why: 'a call that comes through a service is not direct',
  })),
  {
    kind: 'needs',
    key: 'aws:CalledViaAWSMCP',
    needed: 'aws:ViaAWSMCPService',
    values: ['true'],
    why: 'a call that comes through a server of AWS is not direct',
  },
  {
    kind: 'needs',
    key: 's3:TlsVersion',
    needed: 'aws:SecureTransport',
    values: ['true'],
    why: 'only a request by TLS has a version of it',
  },
  {
    kind: 'needs',
    key: 's3:x-amz-server-side-encryption-aws-kms-key-id',
    needed: 's3:x-amz-server-side-encryption',
    values: ['aws:kms', 'aws:kms:dsse'],
    why: 'only those kinds of encryption name a key',
  },
  { kind: 'listed', prefix: 'aws:RequestTag/', list: 'aws:TagKeys', why: 'AWS lists the keys of all tags there' },
  {
    kind: 'listed',
    prefix: 'kms:EncryptionContext:',
    list: 'kms:EncryptionContextKeys',
    why: 'AWS lists the keys of the whole encryption context there',
  },
  {
    kind: 'listed',
    prefix: 's3:RequestObjectTag/',
    list: 's3:RequestObjectTagKeys',
    why: 'AWS lists the keys of all tags there',
  },
  ...(
    [
      ['aws:EpochTime', 'aws:CurrentTime'],
      ['aws:CurrentTime', 'aws:EpochTime'],
    ] as const
  ).map(([key, from]): Rule => ({
    kind: 'follows',
    key,
    from,
    value: ([value = '']) => {
      const seconds = secondsOf(value);
      return Number.isNaN(seconds) ? undefined : written(seconds * 1000, key);
    },
    isSame: isSameInstant,
    always: true,
    why: 'both are the time of the request',
  })),
  ...(
    [
      ['ec2:Region', 'aws:RequestedRegion'],
      ['aws:RequestedRegion', 'ec2:Region'],
    ] as const
  ).map(([key, from]): Rule => ({
    kind: 'follows',
    key,
    from,
    value: first,
    ...(key === 'aws:RequestedRegion' ? { always: true } : {}),
    why: 'one region: a request has the same in both',
  })),
  {
    kind: 'follows',
    key: 'aws:CalledViaFirst',
    from: 'aws:CalledVia',
    value: first,
    always: true,
    why: 'it is the first service of aws:CalledVia',
  },
  {
    kind: 'follows',
    key: 'aws:CalledViaLast',
    from: 'aws:CalledVia',
    value: last,
    always: true,
    why: 'it is the last service of aws:CalledVia',
  },
  {
    kind: 'follows',
    key: 's3:ResourceAccount',
    from: 'aws:ResourceAccount',
    value: first,
    why: 'both are the owner of the resource',
  },
  {
    kind: 'follows',
    key: 'aws:SourceAccount',
    from: 'aws:SourceArn',
    value: accountOfArn,
    isSame: (one, other) => !/^\d{12}$/.test(one) || one === other,
    why: 'both name the account for which a service acts',
  },
  {
    kind: 'follows',
    key: 'aws:SourceOrgID',
    from: 'aws:SourceOrgPaths',
    value: organizationOf,
    why: 'a path begins with the organization',
  },
  {
    kind: 'follows',
    key: 'aws:VpceOrgID',
    from: 'aws:VpceOrgPaths',
    value: organizationOf,
    why: 'a path begins with the organization',
  },
  {
    kind: 'follows',
    key: 'aws:SourceVpc',
    from: 'aws:SourceVpcArn',
    value: ([arn]) => arn?.split('/')[1],
    why: 'the ARN is that of the VPC',
  },
  {
    kind: 'not after',
    key: 'aws:TokenIssueTime',
    other: 'aws:CurrentTime',
    why: 'credentials are issued before they are used',
  },
];
