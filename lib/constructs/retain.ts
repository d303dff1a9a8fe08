import { RemovalPolicy, type CfnResource } from 'aws-cdk-lib/core';

/**
 * Keeps a resource when it leaves the template and when it would be replaced. For what must never go by accident:
 * CloudFormation closes an account whose resource it deletes.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-deletionpolicy.html
 */
export function retain<T extends CfnResource>(resource: T): T {
  resource.applyRemovalPolicy(RemovalPolicy.RETAIN, { applyToUpdateReplacePolicy: true });
  return resource;
}
