import type { IamData } from '../iam-data';
import { askedAbout } from '../policy/service-facts';
import { isMadeBy, type Call } from './made-by';

const WILDCARD = /[*?]/;

/** Of a log group, whose ARN in AWS's own words ends so. @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/iam-access-control-overview-cwl.html */
export const LOG_GROUP = /^arn:aws:logs:[^*?]*:log-group:[^*?]*:\*$/;

/**
 * Whether an ARN is a pattern. In a policy that means all that it matches; a call is about one resource, which nobody named so: whoever may
 * do it to each resource of a path may not do it to that. Some ARNs have an asterisk in AWS's own words.
 */
export function isPattern(iamData: IamData, call: Call & { readonly action: string }, arn: string): boolean {
  if (!WILDCARD.test(arn) || arn === '*') return false;
  if (LOG_GROUP.test(arn) || isMadeBy(call, arn) || askedAbout(call.action.toLowerCase(), '*') === arn) return false;
  return !(iamData.resourceFormats(call.action) ?? []).some(
    (format) => WILDCARD.test(format) && isWritten(format, arn),
  );
}

/** With an asterisk where the format has one, and nowhere else. */
function isWritten(format: string, arn: string): boolean {
  const parts = format.split(/\$\{\w+\}/).map((part) => part.replaceAll(/[.+^$()|[\]{}\\?*]/g, String.raw`\$&`));
  return new RegExp(`^${parts.join('[^*?]+')}$`).test(arn);
}
