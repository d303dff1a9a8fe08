import { Aws, CfnParameter, Stack, type StackProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { LogArchive } from '../constructs/logging/log-archive';
import { OrganizationTrail } from '../constructs/logging/organization-trail';
import { MemberStackSet } from '../constructs/stack-set/member-stack-set';
import { StackSetTemplate } from '../constructs/stack-set/stack-set-template';
import type { LogRetention } from '../../model/landing-zone';
import { STACK_SET_PREFIX } from '../../base/names';

export interface LoggingStackProps extends StackProps {
  readonly organizationId: string;
  /** `r-…` */
  readonly rootId: string;
  readonly logArchiveAccountId: string;
  readonly retention: Required<LogRetention>;
}

/** The logs of all accounts: the archive in an account of its own, and the trail that writes there. */
export class LoggingStack extends Stack {
  public constructor(scope: Construct, id: string, props: LoggingStackProps) {
    super(scope, id, { ...props, terminationProtection: true });
    const { organizationId, rootId, logArchiveAccountId, retention } = props;

    const template = new StackSetTemplate(this, 'LogArchiveTemplate');
    new LogArchive(template, 'LogArchive', {
      organizationId: new CfnParameter(template, 'OrganizationId').valueAsString,
      managementAccountId: new CfnParameter(template, 'ManagementAccountId').valueAsString,
      retention,
    });
    const archive = new MemberStackSet(this, 'LogArchiveStackSet', {
      stackSetName: `${STACK_SET_PREFIX}log-archive`,
      description: 'Key and buckets for the logs of all accounts, in the log archive account',
      template,
      // The root and not the account's OU: moving the account must not take its buckets out of the StackSet.
      organizationalUnitIds: [rootId],
      accountIds: [logArchiveAccountId],
      regions: [this.region],
      parameters: { OrganizationId: organizationId, ManagementAccountId: Aws.ACCOUNT_ID },
    });

    const trail = new OrganizationTrail(this, 'OrganizationTrail', { logArchiveAccountId });
    trail.node.addDependency(archive);
  }
}
