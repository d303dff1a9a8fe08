import type { CfnResource } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { OrganizationCall } from '../custom-resources/organization-call';
import { delegate, type OrganizationServiceProps } from './delegation';

/**
 * Protection plans beyond threat detection from the logs that AWS has anyway. Each is charged by what it looks at, so
 * the security team turns them on where they are worth it.
 */
const PLANS = [
  'S3_DATA_EVENTS',
  'EKS_AUDIT_LOGS',
  'EBS_MALWARE_PROTECTION',
  'RDS_LOGIN_EVENTS',
  'LAMBDA_NETWORK_LOGS',
  'RUNTIME_MONITORING',
];

/**
 * GuardDuty in every account of the organization, the ones that come later included, administered by the security
 * account. CloudFormation has a type for a detector and none for an organization.
 *
 * @see https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_organizations.html
 */
export class GuardDuty extends Construct {
  public readonly delegations: readonly CfnResource[];

  public constructor(scope: Construct, id: string, props: OrganizationServiceProps) {
    super(scope, id);
    const role = this.roleInManagement();
    this.delegations = props.regions.map((region) => {
      const detector = this.detector(region, props.securityAccountRoleArn);
      const delegation = delegate(this, region, {
        service: 'guardduty',
        command: 'EnableOrganizationAdminAccount',
        list: 'ListOrganizationAdminAccounts',
        parameters: { AdminAccountId: props.securityAccountId },
      });
      delegation.addResourceDependency(detector.resource);
      delegation.addResourceDependency(role);
      this.enrolAccounts(region, detector.answer('DetectorId'), props.securityAccountRoleArn).addResourceDependency(
        delegation,
      );
      return delegation;
    });
  }

  /**
   * Without it GuardDuty enrols every account but the management account, and no call fails.
   *
   * @see https://docs.aws.amazon.com/guardduty/latest/ug/delegated-admin-designate.html
   */
  private roleInManagement(): CfnResource {
    return new OrganizationCall(this, 'role in management', {
      why: 'CloudFormation’s type for service-linked roles fails where the role is there already.',
      service: 'iam',
      command: 'CreateServiceLinkedRole',
      parameters: { AWSServiceName: 'guardduty.amazonaws.com' },
      identity: 'guardduty-management-role',
      iamActions: ['iam:CreateServiceLinkedRole', 'iam:ListRoles'],
    }).resource;
  }

  /** The delegation would make one, too, but a moment later than it answers. */
  private detector(region: string, assumedRoleArn: string): OrganizationCall {
    return new OrganizationCall(this, `detector of ${region}`, {
      why: 'A detector that CloudFormation makes in the security account fails where there is one already.',
      service: 'guardduty',
      command: 'CreateDetector',
      // Otherwise AWS switches them on in this account: what is off for members is on for a new administrator.
      parameters: { Enable: true, Features: PLANS.map((Name) => ({ Name, Status: 'DISABLED' })) },
      identity: `guardduty-detector-${region}`,
      region,
      assumedRoleArn,
    });
  }

  private enrolAccounts(region: string, detectorId: string, assumedRoleArn: string): CfnResource {
    return new OrganizationCall(this, `accounts in ${region}`, {
      why: 'CloudFormation has no resource type for the accounts that GuardDuty enrols by itself.',
      service: 'guardduty',
      command: 'UpdateOrganizationConfiguration',
      parameters: {
        DetectorId: detectorId,
        AutoEnableOrganizationMembers: 'ALL',
        Features: PLANS.map((Name) => ({ Name, AutoEnable: 'NONE' })),
      },
      identity: `guardduty-accounts-${region}`,
      region,
      assumedRoleArn,
    }).resource;
  }
}
