import type { Account, OrganizationGraph } from '../assembly';
import { didYouMean } from '../base/did-you-mean';
import type { IamData } from '../iam-data';
import { isNeverAboutOwn } from '../policy';
import { calledRegion } from '../policy/evaluate/global-services';
import { Glob } from '../policy/text/glob';
import { WrongRowError } from './world';

/**
 * An ARN of the first kind of resource that AWS must check the action on, else of the first that it may, or `*`.
 *
 * @throws WrongRowError for an action that AWS does not have
 */
export function representativeResource(iamData: IamData, action: string, account: Account, region: string): string {
  let formats = firstFormats.get(iamData);
  if (formats === undefined) firstFormats.set(iamData, (formats = new Map<string, string>()));
  let format = formats.get(action);
  if (format === undefined) {
    const all = iamData.resourceFormats(action);
    if (all === undefined) throw unknownAction(iamData, action);
    const required = iamData.requiredFormats(action);
    formats.set(action, (format = likeliestOf(required.length === 0 ? all : required)));
  }
  return exampleOf(format, account, regionOf(action, region));
}

/**
 * Whose resource a call of an account is about where nobody says: its own, unless AWS never takes the call about that. Then it is
 * a member account's that is another.
 */
export function likeliestOwner(graph: OrganizationGraph, action: string, account: Account): Account {
  if (!isNeverAboutOwn(action)) return account;
  return graph.accounts.find((one) => one !== account && one !== graph.managementAccount) ?? account;
}

/** The first that is no access point: through one of those AWS also checks what it leads to. */
export function likeliestOf(formats: readonly string[]): string {
  return formats.find((format) => !format.includes(':accesspoint/')) ?? formats[0] ?? '*';
}

/** What a service with one endpoint has is there. */
function regionOf(action: string, region: string): string {
  const called = calledRegion(action, undefined, region);
  return called === undefined || called === 'several' ? region : called;
}

/**
 * What a call names at least: one resource, but for EC2 one of each kind that it must have. A launch takes an image, an
 * interface, a subnet and more, and whoever may not use one of them may not launch. So it is with an alias of KMS and its key. What
 * calls of other services may take besides is {@link perhapsOfCall}.
 *
 * @param given stands for its kind
 * @throws WrongRowError for an action that AWS does not have
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ExamplePolicies_EC2.html#iam-example-runinstances
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/alias-access.html
 */
export function resourcesOfCall(
  iamData: IamData,
  action: string,
  account: Account,
  region: string,
  given?: string,
): readonly string[] {
  const required = TAKES_ALL.test(action) ? iamData.requiredFormats(action) : [];
  if (given !== undefined) {
    return [given, ...required.filter((format) => !isOf(format, given)).map((one) => exampleOf(one, account, region))];
  }
  if (required.length === 0) return [representativeResource(iamData, action, account, region)];
  return required.map((format) => exampleOf(format, account, region));
}

/**
 * What a call may have to name besides: of services other than EC2, AWS's data do not tell kinds that go together (an assignment of IAM
 * Identity Center is about an account, an instance and a permission set) from kinds of which a call names one (a listener of an application
 * or of a network load balancer). A call that is denied on one of them may be denied.
 *
 * @param given stand for their kinds
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export function perhapsOfCall(
  iamData: IamData,
  action: string,
  account: Account,
  region: string,
  given: readonly string[] = [],
): readonly string[] {
  if (MAKES_VOLUMES.test(action)) return missing([VOLUME]);
  if (TAKES_ALL.test(action) || TAKES_ONE.test(action)) return [];
  const required = iamData.requiredFormats(action);
  return required.length < 2 ? [] : missing(required);

  function missing(formats: readonly string[]): readonly string[] {
    const named = given.length === 0 ? [representativeResource(iamData, action, account, region)] : given;
    return formats
      .filter((format) => !named.some((arn) => isOf(format, arn)))
      .map((format) => exampleOf(format, account, region));
  }
}

/** A launch makes volumes, but from an image of an instance store: AWS's data have them as a kind that it need not have. */
const MAKES_VOLUMES = /^ec2:(?:createfleet|runinstances)$/i;
const VOLUME = 'arn:${Partition}:ec2:${Region}:${Account}:volume/${VolumeId}';

function isOf(format: string, arn: string): boolean {
  return Glob.of(format.replaceAll(/\$\{[^}]*\}/g, '*')).matches(arn);
}

const TAKES_ALL = /^(?:ec2:|kms:(?:create|delete|update)alias$)/i;

/**
 * Of these the pages of the API say that a call names one ARN, or an id, of whichever kind. What holds something in the Data Catalog of
 * AWS Glue the engine asks about itself.
 */
const TAKES_ONE =
  /^(?:backup:\w+|dynamodb:(?:\w+resourcepolicy|listtagsofresource|tagresource|untagresource)|elasticloadbalancing:\w+|glue:\w+|iam:\w+|redshift-data:\w+|route53:changetagsforresource|s3-outposts:\w+|states:\w+)$/i;

/** By action: thousands of questions are about a few hundred. */
const firstFormats = new WeakMap<IamData, Map<string, string>>();

const OWNER = /^((?:[^:]*:){4})\$\{\w*Account(?:Id)?\}/;

/** An ARN of a format such as `arn:${Partition}:sqs:${Region}:${Account}:${QueueName}`. */
export function exampleOf(format: string, account: Account, region: string): string {
  return format.replace(OWNER, `$1${account.id}`).replaceAll(/\$\{(\w+)\}/g, (_variable, name) => {
    if (name === 'Partition') return 'aws';
    if (name === 'Region') return region;
    // Of Kinesis, whose ARNs begin so whatever the type.
    if (name === 'StreamType') return 'stream';
    return name === 'Account' ? account.id : 'example';
  });
}

export function unknownAction(iamData: IamData, action: string): WrongRowError {
  const meant = didYouMean(action, iamData.actionsOf(action.split(':')[0] ?? ''));
  return new WrongRowError(`AWS has no action ${action}${meant === undefined ? '' : `: did you mean ${meant}?`}`);
}
