import { CfnWaitConditionHandle, Stack, type StackProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { stackPlace, type BatchedKind } from '../../model/batches';

export interface BatchStackProps extends Omit<StackProps, 'stackName'> {
  readonly kind: BatchedKind;
  /** Undefined where there is none of that sort. */
  readonly batches: readonly (string | undefined)[];
}

/** What of one kind the entries of a batch come to, beside the stack that has those without one. */
export class BatchStack extends Stack {
  public constructor(scope: Construct, { kind, batches, ...props }: BatchStackProps) {
    const { id, stackName } = stackPlace(kind, ...batches);
    super(scope, id, { ...props, stackName });
  }

  /** CloudFormation takes no stack without resources. A stack that left the assembly would keep what it has: the access of people. */
  public keepWithoutResources(): void {
    new CfnWaitConditionHandle(this, 'Nothing').overrideLogicalId('Nothing');
  }
}
