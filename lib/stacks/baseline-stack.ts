import { Stack, type StackProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { PermissionsBoundary } from '../constructs/baseline/permissions-boundary';
import { MemberStackSet } from '../constructs/stack-set/member-stack-set';
import { StackSetTemplate } from '../constructs/stack-set/stack-set-template';
import { STACK_SET_PREFIX } from '../names';

export interface BaselineStackProps extends StackProps {
  /** `r-…` */
  readonly rootId: string;
}

/** What every account gets: by StackSet in member accounts, and the same here for the management account. */
export class BaselineStack extends Stack {
  public constructor(scope: Construct, id: string, props: BaselineStackProps) {
    super(scope, id, props);

    new PermissionsBoundary(this, 'PermissionsBoundary');

    const template = new StackSetTemplate(this, 'PermissionsBoundaryTemplate');
    new PermissionsBoundary(template, 'PermissionsBoundary');
    new MemberStackSet(this, 'PermissionsBoundaryStackSet', {
      stackSetName: `${STACK_SET_PREFIX}permissions-boundary`,
      description: 'The permissions boundary in every member account',
      template,
      organizationalUnitIds: [props.rootId],
      // IAM is global: one region is enough, and a second would try to create the same policy again.
      regions: [this.region],
    });
  }
}
