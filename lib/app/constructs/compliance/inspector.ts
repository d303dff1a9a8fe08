import { CfnPolicy } from 'aws-cdk-lib/aws-organizations';
import type { CfnResource } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { inspectorPolicy } from '../../../choice/service-policies';
import { delegate, type OrganizationServiceProps } from './delegation';

export interface InspectorProps extends OrganizationServiceProps {
  /** `r-…` */
  readonly rootId: string;
}

/**
 * Inspector in every account of the organization, the ones that come later included, by an organization policy;
 * administered by the security account.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_inspector_syntax.html
 */
export class Inspector extends Construct {
  public readonly delegations: readonly CfnResource[];

  public constructor(scope: Construct, id: string, props: InspectorProps) {
    super(scope, id);
    this.delegations = props.regions.map((region) =>
      delegate(this, region, {
        service: 'inspector2',
        command: 'EnableDelegatedAdminAccount',
        list: 'ListDelegatedAdminAccounts',
        parameters: { delegatedAdminAccountId: props.securityAccountId },
      }),
    );
    const { logicalId, name, description, type, content } = inspectorPolicy(props.regions);
    const policy = new CfnPolicy(this, 'Policy', { name, description, type, content, targetIds: [props.rootId] });
    policy.overrideLogicalId(logicalId);
    for (const delegation of this.delegations) policy.addResourceDependency(delegation);
  }
}
