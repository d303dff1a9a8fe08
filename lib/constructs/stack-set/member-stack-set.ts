import { CfnStackSet } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { INLINE_TEMPLATE_LIMIT_BYTES, type StackSetTemplate } from './stack-set-template';

export interface MemberStackSetProps {
  /** Stack instances are called `StackSet-<name>-<uuid>` in each account: guardrails protect them by this name. */
  readonly stackSetName: string;
  readonly description: string;
  readonly template: StackSetTemplate;
  /** `ou-…` or `r-…` ids: every account in them and below, those that arrive later included. */
  readonly organizationalUnitIds: readonly string[];
  readonly regions: readonly string[];
}

/**
 * Puts a stack into every member account below the given OUs, and into accounts that arrive there later. AWS never
 * deploys it to the management account, which gets the same constructs in an ordinary stack.
 *
 * One failing account fails the operation, so that a deploy never ends well with an account left behind.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-orgs-associate-stackset-with-org.html
 */
export class MemberStackSet extends Construct {
  public readonly resource: CfnStackSet;

  public constructor(scope: Construct, id: string, props: MemberStackSetProps) {
    super(scope, id);
    this.resource = new CfnStackSet(this, 'Resource', {
      stackSetName: props.stackSetName,
      description: props.description,
      permissionModel: 'SERVICE_MANAGED',
      callAs: 'SELF',
      autoDeployment: { enabled: true, retainStacksOnAccountRemoval: true },
      capabilities: ['CAPABILITY_NAMED_IAM'],
      managedExecution: { Active: true },
      operationPreferences: {
        concurrencyMode: 'SOFT_FAILURE_TOLERANCE',
        failureToleranceCount: 0,
        maxConcurrentPercentage: 100,
        regionConcurrencyType: 'PARALLEL',
      },
      stackInstancesGroup: [
        { deploymentTargets: { organizationalUnitIds: [...props.organizationalUnitIds] }, regions: [...props.regions] },
      ],
      templateBody: props.template.templateBody,
    });
    this.node.addValidation({ validate: () => tooLarge(props.template) });
  }
}

function tooLarge(template: StackSetTemplate): string[] {
  const bytes = Buffer.byteLength(String(template.resolve(template.templateBody)));
  return bytes <= INLINE_TEMPLATE_LIMIT_BYTES
    ? []
    : [
        `the StackSet template ${template.node.path} has ${bytes} bytes, and CloudFormation takes ${INLINE_TEMPLATE_LIMIT_BYTES}: split it into two`,
      ];
}
