import { CfnRole } from 'aws-cdk-lib/aws-iam';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import { Aws, Stack, Validations } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { PREFIX } from '../../../base/names';
import type { PolicyDocument } from '../../../policy/document';

export interface CostAllocationTagsProps {
  readonly tagKeys: readonly string[];
}

/** @see https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_UpdateCostAllocationTagsStatus.html */
const KEYS_IN_A_CALL = 20;

/**
 * Activates tags for splitting costs, once a day. CloudFormation has no type for it, and one call at deploy time would not
 * do: a key can be activated only after billing has seen it on a resource, which takes up to a day, and for the keys that it
 * has not seen the call answers with errors and succeeds. Repeating it is what AWS allows and changes nothing else.
 *
 * EventBridge Scheduler calls the API itself, so there is no function to keep.
 *
 * @see https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/activating-tags.html
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets-universal.html
 */
export class CostAllocationTags extends Construct {
  public constructor(scope: Construct, id: string, { tagKeys }: CostAllocationTagsProps) {
    super(scope, id);
    const role = new CfnRole(this, 'Role', {
      description: 'Lets EventBridge Scheduler activate cost allocation tags',
      assumeRolePolicyDocument: schedulerOf(Stack.of(this).region),
      policies: [{ policyName: 'permissions', policyDocument: ACTIVATION }],
    });
    role.overrideLogicalId('CostAllocationTagsRole');
    acknowledge(role);

    chunks(tagKeys, KEYS_IN_A_CALL).forEach((keys, index) => {
      const suffix = index === 0 ? '' : `-${index + 1}`;
      new CfnSchedule(this, `Schedule${suffix}`, {
        name: `${PREFIX}cost-allocation-tags${suffix}`,
        description: `Activates the cost allocation tags ${keys.join(', ')}`.slice(0, 512),
        scheduleExpression: 'rate(1 day)',
        flexibleTimeWindow: { mode: 'OFF' },
        target: {
          arn: 'arn:aws:scheduler:::aws-sdk:costexplorer:updateCostAllocationTagsStatus',
          roleArn: role.attrArn,
          input: JSON.stringify({
            CostAllocationTagsStatus: keys.map((TagKey) => ({ TagKey, Status: 'Active' })),
          }),
          retryPolicy: { maximumRetryAttempts: 3 },
        },
      }).overrideLogicalId(`CostAllocationTags${suffix.replace('-', '')}`);
    });
  }
}

const ACTIVATION: PolicyDocument = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'ce:UpdateCostAllocationTagsStatus', Resource: '*' }],
};

function schedulerOf(region: string): PolicyDocument {
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Service: 'scheduler.amazonaws.com' },
        Action: 'sts:AssumeRole',
        Condition: {
          StringEquals: {
            'aws:SourceAccount': Aws.ACCOUNT_ID,
            'aws:SourceArn': `arn:aws:scheduler:${region}:${Aws.ACCOUNT_ID}:schedule-group/default`,
          },
        },
      },
    ],
  };
}

function acknowledge(role: CfnRole): void {
  Validations.of(role).acknowledge(
    {
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'Cost allocation tags belong to the organization as a whole: AWS defines no resource for the action.',
    },
    {
      id: 'NIST.800.53.R5-IAMNoInlinePolicy',
      reason: 'One action for one schedule: the policy belongs to this role and goes with it.',
    },
  );
}

function chunks<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
