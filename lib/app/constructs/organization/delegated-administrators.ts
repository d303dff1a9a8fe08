import type { CfnResource } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { SdkCommand } from '../../../base/template-contract';
import { OrganizationCall } from '../custom-resources/organization-call';
import { oneByOne } from '../lanes';

export interface DelegatedAdministratorsProps {
  /** Twelve digits, or a token. */
  readonly securityAccountId: string;
  /** Service principals that are trusted already, for example `config.amazonaws.com`. */
  readonly services: readonly string[];
}

/**
 * Makes the security account the administrator of services for the whole organization, so that nobody needs the
 * management account for them. A registration stays when it leaves the template: taking it away would drop what the
 * service found so far.
 *
 * Not in the stack of the accounts, although it is about them: a failure here must not roll back an account's creation.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/APIReference/API_RegisterDelegatedAdministrator.html
 * @see https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-delegated-administrator.html
 */
export class DelegatedAdministrators extends Construct {
  public constructor(scope: Construct, id: string, props: DelegatedAdministratorsProps) {
    super(scope, id);
    oneByOne([this.cloudTrail(props.securityAccountId), ...this.registered(props)]);
  }

  private cloudTrail(securityAccountId: string): CfnResource {
    return new OrganizationCall(this, 'CloudTrail', {
      why: 'CloudFormation has no resource type for delegated administrators.',
      service: 'cloudtrail',
      command: 'RegisterOrganizationDelegatedAdmin',
      parameters: { MemberAccountId: securityAccountId },
      identity: `cloudtrail-${securityAccountId}`,
      iamActions: [
        'cloudtrail:RegisterOrganizationDelegatedAdmin',
        'organizations:RegisterDelegatedAdministrator',
        'organizations:ListDelegatedAdministrators',
        'organizations:ListAWSServiceAccessForOrganization',
        'iam:CreateServiceLinkedRole',
        'iam:GetRole',
      ],
    }).resource;
  }

  private registered({ services, securityAccountId }: DelegatedAdministratorsProps): readonly CfnResource[] {
    return services.map(
      (service) =>
        new OrganizationCall(this, service, {
          why: 'CloudFormation has no resource type for delegated administrators.',
          service: 'organizations',
          command: SdkCommand.REGISTER_DELEGATED_ADMINISTRATOR,
          parameters: { AccountId: securityAccountId, ServicePrincipal: service },
          identity: `${service}-${securityAccountId}`,
          iamActions: ['organizations:ListDelegatedAdministrators', 'organizations:RegisterDelegatedAdministrator'],
        }).resource,
    );
  }
}
