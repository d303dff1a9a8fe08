import { CfnPolicy } from 'aws-cdk-lib/aws-organizations';
import { Construct } from 'constructs';
import { policyLogicalId, type OrganizationPolicy } from '../../../choice/organization-policies';
import { EXCEPTIONS } from '../../../base/template-contract';
import { oneByOne } from '../lanes';

export interface OrganizationPoliciesProps {
  readonly policies: readonly OrganizationPolicy[];
  /** Id of the root, the OU or the account that a policy is attached to. */
  readonly targetId: (target: OrganizationPolicy['target']) => string;
}

/**
 * The organization policies, one after the other since Organizations refuses parallel changes. The content is a JSON
 * object, not a string: CloudFormation detects drift only on objects.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-organizations-policy.html
 */
export class OrganizationPolicies extends Construct {
  public constructor(scope: Construct, id: string, props: OrganizationPoliciesProps) {
    super(scope, id);
    oneByOne(
      props.policies.map((policy) => {
        // Two policies of different types may share a name.
        const key = `${policy.type.toLowerCase()} ${policy.name}`;
        const resource = new CfnPolicy(this, key, {
          name: policy.name,
          description: policy.description,
          type: policy.type,
          content: policy.content,
          targetIds: [props.targetId(policy.target)],
        });
        if (policy.exceptions !== undefined) resource.addMetadata(EXCEPTIONS, policy.exceptions);
        resource.overrideLogicalId(policyLogicalId(policy));
        return resource;
      }),
    );
  }
}
