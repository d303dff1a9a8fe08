import { CustomResource, type CfnResource } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { CustomType } from '../../../base/template-contract';
import type { PolicyType } from '../../../catalogue/guardrails/definition/guardrail';
import { organizationsHandler, SERVICE_TIMEOUT } from '../custom-resources/handlers';

export interface PolicyTypesProps {
  readonly rootId: string;
  /** In the order in which they are enabled. */
  readonly policyTypes: readonly PolicyType[];
}

/**
 * Enables policy types on the root, one after the other, and waits until AWS shows each as enabled: a policy that is
 * attached a moment too early fails with PolicyTypeNotEnabledException. A type that is on already is left as it is, and
 * none is ever disabled, since that would take its policies off every account at once.
 *
 * CloudFormation has no property for policy types, and `AwsCustomResource` cannot wait.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_EnablePolicyType.html
 */
export class PolicyTypes extends Construct {
  public readonly resources: readonly CfnResource[];

  public constructor(scope: Construct, id: string, props: PolicyTypesProps) {
    super(scope, id);
    const enabled = new CustomResource(this, 'Resource', {
      resourceType: CustomType.ORGANIZATION_POLICY_TYPES,
      serviceToken: organizationsHandler(this),
      serviceTimeout: SERVICE_TIMEOUT,
      properties: { RootId: props.rootId, PolicyTypes: props.policyTypes },
    });
    this.resources = [enabled.node.defaultChild as CfnResource];
  }
}
