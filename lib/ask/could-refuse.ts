import { isKmsKey, otherLimitsOf } from '../policy';
import type { AccessRequest } from '../policy';

/** Keys that say that a call goes through a VPC endpoint, in lower case. */
const OF_ENDPOINT: ReadonlySet<string> = new Set([
  'aws:sourcevpc',
  'aws:sourcevpcarn',
  'aws:sourcevpce',
  'aws:vpceaccount',
  'aws:vpceorgid',
  'aws:vpceorgpaths',
  'aws:vpcsourceip',
]);

const ENDPOINT_PAGE = 'https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html';

/** A call that policies allow. */
interface Passed extends Pick<AccessRequest, 'action' | 'context' | 'resource'> {
  /** Whether the caller's account owns the resource. */
  readonly isOwn: boolean;
}

/** What an allowed call takes for granted: that nothing refuses it of which the templates do not tell. */
export function couldRefuse({ action, isOwn, resource, context = {} }: Passed): readonly string[] {
  const goesThroughEndpoint = Object.entries(context).some(
    ([key, values]) => OF_ENDPOINT.has(key.toLowerCase()) && [values].flat().length > 0,
  );
  return [
    ...policiesOf(resource),
    ...(goesThroughEndpoint
      ? [`Taken for granted that the policy of the VPC endpoint lets it through. ${ENDPOINT_PAGE}`]
      : []),
    ...otherLimitsOf(action, isOwn, resource.arn).map(
      ({ what, page }) => `Taken for granted that ${what}. No policy here would show it. ${page}`,
    ),
  ];
}

function policiesOf({ arn, policy, otherPolicy }: AccessRequest['resource']): readonly string[] {
  const leaves = isKmsKey(arn)
    ? 'leaves the key to its account, as AWS’s own does, and denies nothing'
    : 'does not deny it';
  return [
    ...(policy === 'not known'
      ? [`Taken for granted that the policy of ${arn}, which no template makes, ${leaves}.`]
      : []),
    ...(otherPolicy === 'not known'
      ? [`Taken for granted that what its account says of such resources, which no template makes, does not deny it.`]
      : []),
  ];
}
