import { CfnConfigurationRecorder, CfnConformancePack, CfnDeliveryChannel } from 'aws-cdk-lib/aws-config';
import { Aws, CfnCondition, Fn } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { controls } from '../../../catalogue/controls/controls';
import { conformancePackTemplate, controlsOf } from '../../../catalogue/controls/definition/rules';
import { logBucketName, PREFIX } from '../../../base/names';

export interface ConfigRecorderProps {
  /** Of the log archive's bucket. */
  readonly homeRegion: string;
  /** Where global resources are recorded and account-wide rules run: once, not in every region. */
  readonly iamRegion: string;
  readonly logArchiveAccountId: string;
}

/**
 * AWS Config in one account and region: everything is recorded, the history goes to the log archive, and a conformance
 * pack evaluates the controls. The same template serves every region.
 *
 * Recorder and channel must not depend on each other: AWS starts the one once the other is there. The role is the
 * service's own, which no guardrail binds.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-config-configurationrecorder.html
 */
export class ConfigRecorder extends Construct {
  public constructor(scope: Construct, id: string, props: ConfigRecorderProps) {
    super(scope, id);
    const { homeRegion, iamRegion, logArchiveAccountId } = props;
    const isHome = new CfnCondition(this, 'IsHome', { expression: Fn.conditionEquals(Aws.REGION, iamRegion) });
    isHome.overrideLogicalId('IsHome');

    const recorder = new CfnConfigurationRecorder(this, 'Recorder', {
      name: 'default',
      roleArn: `arn:aws:iam::${Aws.ACCOUNT_ID}:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig`,
      recordingGroup: {
        allSupported: true,
        includeGlobalResourceTypes: Fn.conditionIf(isHome.logicalId, true, false),
      },
    });
    recorder.overrideLogicalId('ConfigRecorder');
    const channel = new CfnDeliveryChannel(this, 'Channel', {
      name: 'default',
      s3BucketName: logBucketName('config', logArchiveAccountId, homeRegion),
      configSnapshotDeliveryProperties: { deliveryFrequency: 'TwentyFour_Hours' },
    });
    channel.overrideLogicalId('ConfigChannel');

    const region = new CfnConformancePack(this, 'RegionControls', {
      conformancePackName: `${PREFIX}region-controls`,
      templateBody: conformancePackTemplate(controlsOf(controls, 'region')),
    });
    region.overrideLogicalId('RegionControls');
    const account = new CfnConformancePack(this, 'AccountControls', {
      conformancePackName: `${PREFIX}account-controls`,
      templateBody: conformancePackTemplate(controlsOf(controls, 'account')),
    });
    account.overrideLogicalId('AccountControls');
    account.cfnOptions.condition = isHome;
    for (const pack of [region, account]) {
      pack.addResourceDependency(recorder);
      pack.addResourceDependency(channel);
    }
  }
}
