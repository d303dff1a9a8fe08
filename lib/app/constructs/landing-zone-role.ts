import { CfnRole } from 'aws-cdk-lib/aws-iam';
import { Validations } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { logicalId } from '../../base/logical-id';
import type { NonEmpty, Statement } from '../../policy/document';

export interface LandingZoneRoleProps {
  /** With the prefix that guardrails protect. */
  readonly roleName: string;
  readonly description: string;
  /** One `sts:AssumeRole` statement each, without its `Effect`, which is `Allow`. */
  readonly trust: Pick<Statement, 'Principal' | 'Condition'>;
  /** AWS-managed policies, as they stand after `policy/` in their ARN. @default none */
  readonly managedPolicies?: readonly string[];
  /** Why these managed policies and no narrower ones: a sentence, for the reader of cdk-nag's acknowledgements. */
  readonly whyManaged?: string;
  /** @default no permissions of its own */
  readonly statements?: NonEmpty<Statement>;
}

/**
 * A role of the landing zone. Its own permissions are an inline policy: the guardrail on protected roles covers it with the
 * role, while a managed policy would be an object of its own that the guardrail does not see. One hour a session.
 */
export class LandingZoneRole extends Construct {
  public readonly resource: CfnRole;

  public constructor(scope: Construct, id: string, props: LandingZoneRoleProps) {
    super(scope, id);
    const { roleName, description, trust, statements, managedPolicies = [], whyManaged = '' } = props;
    this.resource = new CfnRole(this, 'Resource', {
      roleName,
      description,
      maxSessionDuration: 3600,
      assumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', ...trust, Action: 'sts:AssumeRole' }],
      },
      managedPolicyArns: props.managedPolicies?.map(managedPolicyArn),
      policies:
        statements === undefined
          ? undefined
          : [{ policyName: roleName, policyDocument: { Version: '2012-10-17', Statement: statements } }],
    });
    this.resource.overrideLogicalId(logicalId('Role', roleName));
    Validations.of(this.resource).acknowledge(
      ...managedPolicies.map((name) => ({
        id: `AwsSolutions-IAM4[Policy::${managedPolicyArn(name)}]`,
        reason: whyManaged,
      })),
      ...(statements === undefined
        ? []
        : [
            {
              id: 'NIST.800.53.R5-IAMNoInlinePolicy',
              reason:
                'The guardrail on protected roles covers an inline policy with its role; a managed policy it does not.',
            },
          ]),
    );
  }
}

function managedPolicyArn(name: string): string {
  return `arn:aws:iam::aws:policy/${name}`;
}
