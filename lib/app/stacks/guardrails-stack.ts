import { Stack, type StackProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { OrganizationPolicies, type OrganizationPoliciesProps } from '../constructs/organization/organization-policies';

export interface GuardrailsStackProps extends StackProps, OrganizationPoliciesProps {}

/** The organization policies. Deployed last: a restriction must not stand in the way of what it protects. */
export class GuardrailsStack extends Stack {
  public constructor(scope: Construct, id: string, props: GuardrailsStackProps) {
    super(scope, id, props);
    new OrganizationPolicies(this, 'OrganizationPolicies', props);
  }
}
