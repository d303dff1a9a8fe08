import { CfnTrail } from 'aws-cdk-lib/aws-cloudtrail';
import { Stack, Validations } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { LOG_KEY_ALIAS, logBucketName, TRAIL_NAME } from '../../../base/names';
import { retainOnceCreated } from '../retain';

export interface OrganizationTrailProps {
  /** Account whose bucket and key take the logs, in this stack's region. */
  readonly logArchiveAccountId: string;
}

/**
 * One trail for every account and every region, the ones that come later included. Accounts see it and cannot change it;
 * digest files tell whether a log was changed after it was written.
 *
 * Management events only: events of data are charged, and a team turns them on for what needs them.
 *
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/creating-trail-organization.html
 */
export class OrganizationTrail extends Construct {
  public readonly resource: CfnTrail;

  public constructor(scope: Construct, id: string, props: OrganizationTrailProps) {
    super(scope, id);
    const { region } = Stack.of(this);
    this.resource = retainOnceCreated(
      new CfnTrail(this, 'Resource', {
        trailName: TRAIL_NAME,
        isLogging: true,
        isOrganizationTrail: true,
        isMultiRegionTrail: true,
        includeGlobalServiceEvents: true,
        enableLogFileValidation: true,
        s3BucketName: logBucketName('organization-trail', props.logArchiveAccountId, region),
        kmsKeyId: `arn:aws:kms:${region}:${props.logArchiveAccountId}:${LOG_KEY_ALIAS}`,
      }),
    );
    this.resource.overrideLogicalId('OrganizationTrail');
    Validations.of(this.resource).acknowledge({
      id: 'NIST.800.53.R5-CloudTrailCloudWatchLogsEnabled',
      reason: 'Alarms come from EventBridge, which gets the same events; a second copy in CloudWatch Logs costs more.',
    });
  }
}
