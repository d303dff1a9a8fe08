import { keyPattern, type IamData } from '../iam-data';
import { keysSentWith } from './asked-about';

/** About tags: global by their name, and sent with some actions alone. */
const OF_SOME_ACTIONS = /^aws:(?:RequestTag\/|ResourceTag\/|TagKeys$)/i;

/** Whether AWS sends a key whatever the action is. */
export function isGlobal(iamData: IamData, key: string): boolean {
  return !OF_SOME_ACTIONS.test(key) && iamData.globalConditionKeys.some((one) => keyPattern(one).test(key));
}

/** Whether AWS sends a key that is not global with one action about such resources. */
export function isSentWith(iamData: IamData, action: string, arns: readonly string[], key: string): boolean {
  if (isOfToken(key) && OF_TOKENS.some((one) => one.toLowerCase() === action.toLowerCase())) return true;
  return arns.some((arn) => hasKey(keysSentWith(iamData, action, arn), key));
}

/** Keys of an action that is named by nobody are told elsewhere. */
export function hasKey(keys: readonly string[] | undefined, key: string): boolean {
  return keys === undefined || keys.some((one) => keyPattern(one).test(key));
}

/**
 * `<provider>:sub` and the like are read from a token, so only with the calls that hand one over.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#condition-keys-wif
 */
export const OF_TOKENS = ['sts:AssumeRoleWithWebIdentity', 'sts:SetSourceIdentity', 'sts:TagSession'];

export function isOfToken(key: string): boolean {
  return key.slice(0, key.indexOf(':')).includes('.');
}
