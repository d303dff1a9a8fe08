import { exemptTag } from '../definition/exemptions';
import type { Guardrail } from '../definition/guardrail';
import { someone } from '../definition/proof-principals';

const tags = Object.values(exemptTag);
const first = exemptTag.sharesOutside;
const action = 'sts:TagSession';
const resource = 'arn:aws:iam::{account}:role/app/orders';

/**
 * A service control policy binds the one who assumes a role, wherever that is: an account without the guardrail, a partner, an
 * identity provider. What they bring as a tag of the session counts in the role's account, so it has to be stopped there. IAM
 * reads tag keys in any case.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html
 */
export const denyExemptionSessionTags: Guardrail = {
  type: 'RESOURCE_CONTROL_POLICY',
  control: 'G47',
  why: 'A tag that exempts from a guardrail is put on a role by the landing zone, never brought along by who assumes it.',
  exceptions: { to: [], because: 'whoever may bring the tag may exempt themselves from what honours it' },
  statements: [
    {
      Effect: 'Deny',
      Principal: '*',
      Action: action,
      Resource: '*',
      Condition: { 'ForAnyValue:StringEqualsIgnoreCase': { 'aws:TagKeys': tags } },
    },
  ],
  denies: [
    { principal: someone.outsider, outside: true, action, resource, context: { 'aws:TagKeys': first } },
    { principal: [someone.stackSets, someone.breakGlass], action, resource, context: { 'aws:TagKeys': first } },
    ...tags.flatMap((tag) =>
      [tag, tag.toUpperCase()].map((spelt) => ({ action, resource, context: { 'aws:TagKeys': ['owner', spelt] } })),
    ),
  ],
  allows: [
    { action, resource },
    { action, resource, context: { 'aws:TagKeys': ['owner', `${first}-2`] } },
    // What tags a role, a service control policy decides.
    { action: 'iam:TagRole', resource, context: { 'aws:TagKeys': first } },
    { action: 'sts:AssumeRole', resource },
  ],
};
