import { CfnParameter, Stack, type StackProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { AccessAnalyzer } from '../constructs/compliance/access-analyzer';
import { ConfigAggregator } from '../constructs/compliance/config-aggregator';
import { ConfigRecorder } from '../constructs/compliance/config-recorder';
import { DetectiveServices, type DetectiveServicesProps } from '../constructs/compliance/detective-services';
import { MemberStackSet } from '../constructs/stack-set/member-stack-set';
import { StackSetTemplate } from '../constructs/stack-set/stack-set-template';
import { STACK_SET_PREFIX } from '../../base/names';

export interface ComplianceStackProps extends StackProps, DetectiveServicesProps {
  readonly logArchiveAccountId: string;
  /** Where AWS Config records IAM, of the approved Regions. */
  readonly iamRegion: string;
  /** Makes the role of AWS Config in every member account. */
  readonly baseline: MemberStackSet;
}

/** What watches every account: AWS Config and its controls, Access Analyzer, and the detective services. */
export class ComplianceStack extends Stack {
  public constructor(scope: Construct, id: string, props: ComplianceStackProps) {
    super(scope, id, props);
    if (props.services.includes('config')) {
      this.recordMembers(props);
      this.recordManagement(props);
      this.aggregate(props);
    }
    if (props.services.includes('accessAnalyzer')) this.analyzeAccess(props);
    new DetectiveServices(this, 'DetectiveServices', props);
  }

  private recordMembers({ rootId, regions, iamRegion, logArchiveAccountId, baseline }: ComplianceStackProps): void {
    const template = new StackSetTemplate(this, 'ConfigTemplate');
    new ConfigRecorder(template, 'Config', {
      homeRegion: this.region,
      iamRegion,
      logArchiveAccountId: new CfnParameter(template, 'LogArchiveAccountId').valueAsString,
    });
    new MemberStackSet(this, 'ConfigStackSet', {
      stackSetName: `${STACK_SET_PREFIX}config`,
      description: 'AWS Config and its controls in every account and approved region',
      template,
      organizationalUnitIds: [rootId],
      regions,
      parameters: { LogArchiveAccountId: logArchiveAccountId },
      after: [baseline],
    });
  }

  private recordManagement({ iamRegion, logArchiveAccountId }: ComplianceStackProps): void {
    new ConfigRecorder(this, 'Config', { homeRegion: this.region, iamRegion, logArchiveAccountId });
  }

  private aggregate({ rootId, regions, securityAccountId }: ComplianceStackProps): void {
    const template = new StackSetTemplate(this, 'ConfigAggregatorTemplate');
    new ConfigAggregator(template, 'ConfigAggregator', { regions });
    new MemberStackSet(this, 'ConfigAggregatorStackSet', {
      stackSetName: `${STACK_SET_PREFIX}config-aggregator`,
      description: 'What AWS Config finds in all accounts, in the security account',
      template,
      organizationalUnitIds: [rootId],
      accountIds: [securityAccountId],
      regions: [this.region],
    });
  }

  private analyzeAccess({ rootId, regions, securityAccountId }: ComplianceStackProps): void {
    const template = new StackSetTemplate(this, 'AccessAnalyzerTemplate');
    new AccessAnalyzer(template, 'AccessAnalyzer');
    new MemberStackSet(this, 'AccessAnalyzerStackSet', {
      stackSetName: `${STACK_SET_PREFIX}access-analyzer`,
      description: 'Access from outside the organization, in every approved region, in the security account',
      template,
      organizationalUnitIds: [rootId],
      accountIds: [securityAccountId],
      regions,
    });
  }
}
