import { CfnStackSet, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { ALL_OR_NOTHING } from './operation-preferences';
import type { StackSetTemplate } from './stack-set-template';

export interface MemberStackSetProps {
  /** Stack instances are called `StackSet-<name>-<uuid>` in each account: guardrails protect them by this name. */
  readonly stackSetName: string;
  readonly description: string;
  readonly template: StackSetTemplate;
  /** `ou-…` or `r-…` ids: every account in them and below, those that arrive later included. */
  readonly organizationalUnitIds: readonly string[];
  readonly regions: readonly string[];
  /**
   * Account ids: of the accounts below the OUs these alone. AWS does not look at them when an account arrives later, so
   * nothing is deployed by itself then.
   *
   * @default - every account below the OUs, those that arrive later included
   */
  readonly accountIds?: readonly string[];
  /** Values of parameters that the template does not hold values for itself. @default - none */
  readonly parameters?: Readonly<Record<string, string>>;
  /**
   * StackSets whose resources this one needs: deployed before it, in an account that arrives later too.
   *
   * @default - none
   */
  readonly after?: readonly MemberStackSet[];
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
    const { accountIds, after = [] } = props;
    this.resource = new CfnStackSet(this, 'Resource', {
      stackSetName: props.stackSetName,
      description: props.description,
      permissionModel: 'SERVICE_MANAGED',
      callAs: 'SELF',
      autoDeployment:
        accountIds === undefined
          ? {
              enabled: true,
              retainStacksOnAccountRemoval: true,
              ...(after.length > 0 ? { dependsOn: after.map(({ arn }) => arn) } : {}),
            }
          : { enabled: false },
      capabilities: ['CAPABILITY_NAMED_IAM'],
      managedExecution: { Active: true },
      operationPreferences: ALL_OR_NOTHING,
      stackInstancesGroup: [
        {
          deploymentTargets: {
            organizationalUnitIds: [...props.organizationalUnitIds],
            ...(accountIds === undefined ? {} : { accounts: [...accountIds], accountFilterType: 'INTERSECTION' }),
          },
          regions: [...props.regions],
        },
      ],
      parameters: Object.entries({ ...props.template.parameterValues, ...props.parameters }).map(
        ([parameterKey, parameterValue]) => ({
          parameterKey,
          parameterValue,
        }),
      ),
      templateBody: props.template.templateBody,
    });
    for (const { resource } of after) this.resource.addResourceDependency(resource);
  }

  public get arn(): string {
    return Stack.of(this).formatArn({
      service: 'cloudformation',
      resource: 'stackset',
      resourceName: this.resource.ref,
    });
  }
}
