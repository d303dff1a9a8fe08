import { Aws, CfnStackSet } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { ALL_OR_NOTHING } from './operation-preferences';
import type { StackSetTemplate } from './stack-set-template';

export interface OwnAccountStackSetProps {
  /** Stack instances are called `StackSet-<name>-<uuid>`. */
  readonly stackSetName: string;
  readonly description: string;
  readonly template: StackSetTemplate;
  readonly regions: readonly string[];
  /** Of a role that CloudFormation may take, and that is there for some seconds already. */
  readonly administrationRoleArn: string;
  /** Of a role of the account that the administration role may take. */
  readonly executionRoleName: string;
}

/**
 * Puts a stack into several Regions of the account that it is deployed in. For the management account, which service-managed
 * StackSets never reach.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-prereqs-self-managed.html
 */
export class OwnAccountStackSet extends Construct {
  public constructor(scope: Construct, id: string, props: OwnAccountStackSetProps) {
    super(scope, id);
    new CfnStackSet(this, 'Resource', {
      stackSetName: props.stackSetName,
      description: props.description,
      permissionModel: 'SELF_MANAGED',
      administrationRoleArn: props.administrationRoleArn,
      executionRoleName: props.executionRoleName,
      managedExecution: { Active: true },
      operationPreferences: ALL_OR_NOTHING,
      stackInstancesGroup: [{ deploymentTargets: { accounts: [Aws.ACCOUNT_ID] }, regions: [...props.regions] }],
      parameters: Object.entries(props.template.parameterValues).map(([parameterKey, parameterValue]) => ({
        parameterKey,
        parameterValue,
      })),
      templateBody: props.template.templateBody,
    });
  }
}
