import { CfnPolicy } from 'aws-cdk-lib/aws-organizations';
import type { CfnResource } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { PREFIX } from '../../names';
import { delegate, type OrganizationServiceProps } from './delegation';

export interface InspectorProps extends OrganizationServiceProps {
  /** `r-…` */
  readonly rootId: string;
}

/** What Inspector looks at: instances, images, functions and their code. */
const SCANS = ['ec2_scanning', 'ecr_scanning'] as const;

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
        parameters: { delegatedAdminAccountId: props.securityAccountId },
        alreadySo: '^ConflictException$',
      }),
    );
    const policy = new CfnPolicy(this, 'Policy', {
      name: `${PREFIX}inspector`,
      description: 'Amazon Inspector in every account and approved region',
      type: 'INSPECTOR_POLICY',
      content: { inspector: { enablement: enablement(props.regions) } },
      targetIds: [props.rootId],
    });
    policy.overrideLogicalId('InspectorPolicy');
    for (const delegation of this.delegations) policy.addResourceDependency(delegation);
  }
}

function enablement(regions: readonly string[]): object {
  const everywhere = { enable_in_regions: { '@@assign': regions }, disable_in_regions: { '@@assign': [] } };
  return {
    ...Object.fromEntries(SCANS.map((scan) => [scan, everywhere])),
    lambda_standard_scanning: everywhere,
  };
}
