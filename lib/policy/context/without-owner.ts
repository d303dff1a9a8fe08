import { parseArn } from '../arn';
import { Glob } from '../text/glob';
import { servicePrefixOf } from '../service-facts';

/** Keys that say whose the resource is, in lower case. */
export const OWNER_KEYS: ReadonlySet<string> = new Set([
  'aws:resourceaccount',
  'aws:resourceorgid',
  'aws:resourceorgpaths',
]);

/**
 * Action patterns with which AWS does not send {@link OWNER_KEYS}, in lower case. EventBridge's PutEvents is not here: it lacks
 * them for some older targets only.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-resourceaccount
 */
export const WITHOUT_OWNER: readonly string[] = [
  'auditmanager:updateassessmentframeworkshare',
  'detective:acceptinvitation',
  'ds:acceptshareddirectory',
  'ebs:*',
  'ec2:accepttransitgatewaypeeringattachment',
  'ec2:acceptvpcendpointconnections',
  'ec2:acceptvpcpeeringconnection',
  'ec2:createtransitgatewaypeeringattachment',
  'ec2:createvpcendpoint',
  'ec2:createvpcpeeringconnection',
  'es:acceptinboundconnection',
  'guardduty:acceptadministratorinvitation',
  // It lists policies of AWS too: IAM/latest/UserGuide/resource_examples_iam_policies_resource_account.html
  'iam:listpolicies',
  'macie2:acceptinvitation',
  'route53:associatevpcwithhostedzone',
  'route53:createvpcassociationauthorization',
  'securityhub:acceptadministratorinvitation',
];

/**
 * Actions, in lower case, with which AWS does not say who calls: nobody is known yet. Of the keys about the caller beside its ARN and
 * account AWS does not say it.
 *
 * @see https://docs.aws.amazon.com/signin/latest/userguide/console-access-control.html
 */
export const WITHOUT_PRINCIPAL: readonly string[] = ['signin:authenticate'];

const services = new Set(WITHOUT_OWNER.map(servicePrefixOf));
const globs = WITHOUT_OWNER.map((pattern) => Glob.of(pattern));

/**
 * Whether it is AWS's own, such as `arn:aws:iam::aws:policy/ReadOnlyAccess`: an account of AWS owns it, outside of every organization of a
 * customer. Of that account nobody knows the digits.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/resource_examples_iam_policies_resource_account.html
 */
export function isOfAws(arn: string | undefined): boolean {
  return arn !== undefined && parseArn(arn)?.account === 'aws';
}

/**
 * Services of which an ARN without an account is one of the account that is asked about: a bucket's name tells whose it is, and the others
 * take calls about what their caller's organization has alone.
 */
const OF_WHOM_IS_ASKED: readonly string[] = ['apigateway', 'identitystore', 'route53', 's3', 'signin', 'sso'];

/**
 * Whether an ARN leaves open whose the resource is: an image, a snapshot and a data set may be anybody's, a foundation model and a public
 * parameter are AWS's own, and their ARNs name no account.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-resourceaccount
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-resourceorgid
 */
export function isOfAnybody(arn: string | undefined): boolean {
  const parts = arn === undefined ? undefined : parseArn(arn);
  return parts?.account === '' && !OF_WHOM_IS_ASKED.includes(parts.service);
}

export function isWithoutOwner(action: string): boolean {
  if (!services.has(servicePrefixOf(action))) return false;
  const folded = action.toLowerCase();
  return globs.some((glob) => glob.matches(folded));
}

/** Whether conditions or resources, as text, compare one of the keys or fill it in. */
export function readsOwner(text: string): boolean {
  return /aws:resource(?:account|orgid|orgpaths)/i.test(text);
}

/** Whether AWS does not say with the action who calls. */
export function isWithoutPrincipal(action: string): boolean {
  return WITHOUT_PRINCIPAL.includes(action.toLowerCase());
}

/** Whether a key, in lower case, is about the caller. */
export function isOfPrincipal(key: string): boolean {
  return key.startsWith('aws:principal') || key === 'aws:userid' || key === 'aws:username';
}

/** Whether conditions or resources, as text, compare a key about the caller or fill it in. */
export function readsPrincipal(text: string): boolean {
  return /aws:(?:principal|userid|username)/i.test(text);
}
