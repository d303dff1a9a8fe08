import { compute } from './compute';
import { custom } from './custom';
import { data } from './data';
import { governance } from './governance';
import { identity } from './identity';
import { messaging } from './messaging';
import { organizations } from './organizations';
import type { ResourceKinds } from './resource-kind';

/**
 * Resource types whose `Ref` and attributes are known. What is not listed resolves to a mark that nothing which the
 * graph reads may hold: to use a new type in a policy, add its line to the file of its theme.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export const resourceKinds: ResourceKinds = {
  ...organizations,
  ...identity,
  ...custom,
  ...data,
  ...messaging,
  ...compute,
  ...governance,
};
