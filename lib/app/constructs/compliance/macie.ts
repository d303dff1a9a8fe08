import type { CfnResource } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { OrganizationCall } from '../custom-resources/organization-call';
import { delegate, type OrganizationServiceProps } from './delegation';

export interface MacieProps extends OrganizationServiceProps {
  /** The member accounts but the security account, by key. */
  readonly accounts: Readonly<Record<string, { readonly accountId: string; readonly email: string }>>;
}

/**
 * Macie in every member account, administered by the security account. Macie enrols accounts that arrive later by
 * itself and those that are there only one by one; CloudFormation can do neither.
 *
 * @see https://docs.aws.amazon.com/macie/latest/user/accounts-mgmt-ao-integrate.html
 */
export class Macie extends Construct {
  public readonly delegations: readonly CfnResource[];

  public constructor(scope: Construct, id: string, props: MacieProps) {
    super(scope, id);
    this.delegations = props.regions.map((region) => {
      const delegation = delegate(this, region, {
        service: 'macie2',
        command: 'EnableOrganizationAdminAccount',
        list: 'ListOrganizationAdminAccounts',
        parameters: { adminAccountId: props.securityAccountId },
      });
      const call = (name: string, command: string, parameters: Record<string, unknown>): OrganizationCall =>
        new OrganizationCall(this, `${name} in ${region}`, {
          why: 'CloudFormation has no resource type for the accounts that Macie looks at.',
          service: 'macie2',
          command,
          parameters,
          identity: `macie-${name}-${region}`,
          region,
          assumedRoleArn: props.securityAccountRoleArn,
        });
      const calls = [
        call('later accounts', 'UpdateOrganizationConfiguration', { autoEnable: true }),
        ...Object.entries(props.accounts).map(([key, account]) => call(key, 'CreateMember', { account })),
      ];
      for (const { resource } of calls) resource.addResourceDependency(delegation);
      return delegation;
    });
  }
}
