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

/**
 * The same for what bears a name of its own and holds nothing yet when it is made: if the deploy that makes it fails, it
 * goes with the rollback, since the next deploy could not make it again. Not for accounts, which would be closed.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-deletionpolicy.html
 */
export function retainOnceCreated<T extends CfnResource>(resource: T): T {
  resource.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE, { applyToUpdateReplacePolicy: true });
  return resource;
}
