import type { Account, OrganizationGraph } from '../assembly';
import { didYouMean } from '../base/did-you-mean';
import type { IamData } from '../iam-data';
import { isNeverAboutOwn } from '../policy';
import { calledRegion } from '../policy/evaluate/global-services';
import { Glob } from '../policy/text/glob';
import { WrongRowError } from './world';

/**
 * An ARN of the first kind of resource that AWS checks the action on, or `*`.
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
    formats.set(action, (format = likeliestOf(all)));
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
 * interface, a subnet and more, and whoever may not use one of them may not launch. So it is with an alias of KMS and its key. Of
 * other services AWS's data do not tell kinds that go together from kinds of which a call names one.
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
    const others = required.filter((format) => !Glob.of(format.replaceAll(/\$\{[^}]*\}/g, '*')).matches(given));
    return [given, ...others.map((format) => exampleOf(format, account, region))];
  }
  if (required.length === 0) return [representativeResource(iamData, action, account, region)];
  return required.map((format) => exampleOf(format, account, region));
}

const TAKES_ALL = /^(?:ec2:|kms:(?:create|delete|update)alias$)/i;

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
