import { FULL_AWS_ACCESS } from '../full-access';
import type { Account, ContextValues, RequestPrincipal, RequestResource } from '../environment';
import { Glob } from '../text/glob';
import { servicePrefixOf } from '../service-facts';

/*
 * What goes through an access point of S3 must be permitted by the access point's policy and by the bucket's.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-policies.html
 *
 * Those of Object Lambda, of S3 on Outposts, of directory buckets and of several Regions have something behind them as well:
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/olap-policies.html
 * https://docs.aws.amazon.com/AmazonS3/latest/s3-outposts/S3OutpostsIAM.html
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-directory-buckets-policies.html
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/MultiRegionAccessPointPermissions.html
 */

const FORM =
  /^(?<point>arn:[^:]*:(?:s3|s3express|s3-object-lambda|s3-outposts):[^:]*:(?<account>[^:]*):(?:outpost\/[^/]+\/)?accesspoint\/[^/]+)(?:\/object\/(?<key>.*)|\/.*)?$/;

/** Calls about an access point itself, which its own policy decides, as patterns in lower case. */
const ABOUT_IT = ['*:*accesspoint*', '*:tagresource', '*:untagresource', '*:listtagsforresource'].map((text) =>
  Glob.of(text),
);

const OF_S3: ReadonlySet<string> = new Set(['s3', 's3express', 's3-object-lambda', 's3-outposts']);

/** Whether the ARN is that of an access point, or of an object behind one. */
export function isOfAccessPoint(arn: string): boolean {
  return FORM.test(arn);
}

/** Whether the call goes through what the ARN names to what is behind it. */
export function goesThrough(action: string, arn: string): boolean {
  const folded = action.toLowerCase();
  return OF_S3.has(servicePrefixOf(folded)) && isOfAccessPoint(arn) && !ABOUT_IT.some((glob) => glob.matches(folded));
}

/**
 * Whether it takes calls from within one VPC alone.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-vpc.html
 */
export function isOfNetwork({ accessPoint }: RequestResource): boolean {
  return accessPoint?.networkOrigin === 'VPC';
}

/** What AWS says of the access point with each call through it. Undefined for another key; no value where it is not known. */
export function accessPointKey(
  key: string,
  { arn, accessPoint }: RequestResource,
): { readonly value: string | undefined } | undefined {
  if (!key.startsWith('s3:')) return undefined;
  const { point, account } = FORM.exec(arn)?.groups ?? {};
  if (point === undefined) return undefined;
  switch (key) {
    case 's3:dataaccesspointarn':
      return { value: point };
    case 's3:dataaccesspointaccount':
      return { value: account };
    case 's3:accesspointnetworkorigin':
      return { value: accessPoint?.networkOrigin };
    default:
      return undefined;
  }
}

/** A question about what is behind an access point. */
interface Asked {
  readonly principal: RequestPrincipal;
  readonly resource?: RequestResource;
  readonly context?: ContextValues;
}

/** What the bucket says of a call through its access point, in two questions; undefined where the bucket is not known. */
export interface Behind<T> {
  /** By its policy alone: whom it denies is denied. */
  readonly byPolicy: T;
  /** By all policies as if they were asked about the bucket, of which AWS does not say whether they are. */
  readonly byAll: T;
}

/** @param asked about a call that goes through an access point */
export function behind<T extends Asked>(asked: T & { readonly resource: RequestResource }): Behind<T> | undefined {
  const { principal, resource } = asked;
  const { accessPoint, arn } = resource;
  const bucket = accessPoint?.bucket;
  if (bucket === undefined || bucket.policy === 'not known') return undefined;
  const { point = '', account = '', key } = FORM.exec(arn)?.groups ?? {};
  const context = {
    's3:DataAccessPointArn': point,
    's3:DataAccessPointAccount': account,
    's3:AccessPointNetworkOrigin': accessPoint?.networkOrigin ?? [],
    ...asked.context,
  };
  const whole = key === undefined ? bucket : { ...bucket, arn: `${bucket.arn}/${key}` };
  return {
    byPolicy: {
      ...asked,
      principal: unlimited(principal),
      resource: { ...whole, account: withoutPolicies(whole.account) },
      context,
    },
    byAll: { ...asked, resource: whole, context },
  };
}

/** The same caller, whom nothing on its own side limits. */
function unlimited(principal: RequestPrincipal): RequestPrincipal {
  if (principal.kind === 'root') return { ...principal, account: withoutPolicies(principal.account) };
  if (principal.kind !== 'role' && principal.kind !== 'user') return principal;
  const whole = {
    account: withoutPolicies(principal.account),
    identityPolicies: [FULL_AWS_ACCESS],
    boundary: FULL_AWS_ACCESS,
  };
  const sessionPolicies = [FULL_AWS_ACCESS];
  if (principal.kind === 'role') return { ...principal, ...whole, sessionPolicies };
  const { federation } = principal;
  return { ...principal, ...whole, ...(federation ? { federation: { ...federation, sessionPolicies } } : {}) };
}

function withoutPolicies(account: Account): Account {
  return { ...account, scps: [], rcps: [] };
}
