import type { IamData } from '../iam-data';
import { askedAbout } from '../policy/service-facts';
import { matchesFormat } from './arn-format';

/** Whether AWS checks an action on a resource. What is no action is told elsewhere. */
export function isAskedAbout(iamData: IamData, action: string, arn: string): boolean {
  // What AWS's own policies name where it is asked about no resource.
  if (arn !== '*' && askedAbout(action.toLowerCase(), '*') === arn) return true;
  return (iamData.resourceFormats(action) ?? [arn]).some((format) => matchesFormat(format, arn));
}

/**
 * Condition keys that AWS sends with an action about a resource, global ones apart: the action's own, and those of the
 * resource's type. About `*`, which stands for any, those of all its types. Undefined for an action that AWS does not have.
 */
export function keysSentWith(iamData: IamData, action: string, arn: string): readonly string[] | undefined {
  const details = iamData.action(action);
  if (details === undefined) return undefined;
  const types = details.resourceTypes.filter(({ arnFormat }) => arn === '*' || matchesFormat(arnFormat, arn));
  return [...details.ownConditionKeys, ...types.flatMap(({ conditionKeys }) => conditionKeys)];
}
