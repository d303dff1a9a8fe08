import { CustomResource, Stack } from 'aws-cdk-lib/core';
import { Construct, type IConstruct } from 'constructs';
import { BOUNDARY_STACK_SET_NAME } from '../../../base/names';
import { CustomType } from '../../../base/template-contract';
import { stackInstancesHandler, STACK_INSTANCES_TIMEOUT } from '../custom-resources/handlers';

export interface BoundaryArrivalProps {
  /** Twelve digits or tokens, of member accounts. */
  readonly accountIds: readonly string[];
  /** Region of the StackSet that brings the boundary. */
  readonly homeRegion: string;
  /** What names the boundary in these accounts. */
  readonly before: readonly IConstruct[];
  /** The StackSet, where it is in the same stack. @default - it is there already */
  readonly after?: readonly IConstruct[];
}

/**
 * Waits until each of the accounts has its permissions boundary. A new account gets it by the StackSet's auto-deployment, minutes
 * later and by nobody's deploy; an assignment, a role or a user that names a policy that is not there is refused.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-orgs-manage-auto-deployment.html
 * @see https://docs.aws.amazon.com/singlesignon/latest/userguide/permissionsetcustom.html
 */
export class BoundaryArrival extends Construct {
  public constructor(
    scope: Construct,
    id: string,
    { accountIds, homeRegion, before, after = [] }: BoundaryArrivalProps,
  ) {
    super(scope, id);
    if (accountIds.length === 0) return;
    const arrived = new CustomResource(this, 'Resource', {
      resourceType: CustomType.STACK_INSTANCES,
      serviceToken: stackInstancesHandler(this, stackSetArn(this, homeRegion)),
      serviceTimeout: STACK_INSTANCES_TIMEOUT,
      properties: { StackSetName: BOUNDARY_STACK_SET_NAME, Region: homeRegion, Accounts: [...accountIds] },
    });
    arrived.node.addDependency(...after);
    for (const one of before) one.node.addDependency(arrived);
  }
}

/** With any id: AWS gives it. */
function stackSetArn(scope: Construct, region: string): string {
  const resourceName = `${BOUNDARY_STACK_SET_NAME}:*`;
  return Stack.of(scope).formatArn({ service: 'cloudformation', region, resource: 'stackset', resourceName });
}
