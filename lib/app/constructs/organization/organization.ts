import { CfnOrganization } from 'aws-cdk-lib/aws-organizations';
import { Construct } from 'constructs';
import { SdkCommand } from '../../../base/template-contract';
import { LookUp } from '../custom-resources/look-up';
import { retain } from '../retain';

export interface OrganizationProps {
  /**
   * Id of the organization where one exists already.
   *
   * @default - the organization is created, with all features
   */
  readonly existing?: string;
}

/**
 * The organization, created with all features or adopted. A created one outlives this stack: deleting it would delete
 * every guardrail.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-organizations-organization.html
 */
export class Organization extends Construct {
  /** `o-…` */
  public readonly organizationId: string;
  /** `r-…`, the target that stands for every account. */
  public readonly rootId: string;

  public constructor(scope: Construct, id: string, props: OrganizationProps) {
    super(scope, id);
    if (props.existing === undefined) {
      const created = retain(new CfnOrganization(this, 'Resource', { featureSet: 'ALL' }));
      created.overrideLogicalId('Organization');
      this.organizationId = created.ref;
      this.rootId = created.attrRootId;
    } else {
      this.organizationId = props.existing;
      this.rootId = new LookUp(this, 'Root', {
        why: 'CloudFormation has no way to read the root of an organization that it did not create.',
        service: 'organizations',
        command: SdkCommand.LIST_ROOTS,
        identity: props.existing,
        iamAction: 'organizations:ListRoots',
        output: 'Roots.0.Id',
      }).value;
    }
  }
}
