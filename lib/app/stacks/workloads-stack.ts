import { Stack, type StackProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { Workloads, type WorkloadsProps } from '../constructs/workloads/workloads';

export interface WorkloadsStackProps extends StackProps, WorkloadsProps {}

/** Machine roles in their accounts, with what they work with. */
export class WorkloadsStack extends Stack {
  public constructor(scope: Construct, id: string, props: WorkloadsStackProps) {
    super(scope, id, props);
    new Workloads(this, 'Workloads', props);
  }
}
