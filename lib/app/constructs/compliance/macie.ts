import type { CfnResource } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { OrganizationCall } from '../custom-resources/organization-call';
import { delegate, type OrganizationServiceProps } from './delegation';

export interface MacieProps extends OrganizationServiceProps {
  /** The member accounts of this stack but the security account, by key. */
  readonly accounts: MacieAccounts;
}

export type MacieAccounts = Readonly<Record<string, { readonly accountId: string; readonly email: string }>>;

/** The calls that add accounts that are there already in one Region. */
export function addMacieMembers(
  scope: Construct,
  region: string,
  { accounts, securityAccountRoleArn }: Pick<MacieProps, 'accounts' | 'securityAccountRoleArn'>,
): readonly OrganizationCall[] {
  return Object.entries(accounts).map(([key, account]) =>
    macieCall(scope, { name: key, command: 'CreateMember', parameters: { account }, region, securityAccountRoleArn }),
  );
}

interface MacieCall extends Pick<MacieProps, 'securityAccountRoleArn'> {
  readonly name: string;
  readonly command: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly region: string;
}

function macieCall(scope: Construct, { name, command, parameters, region, ...props }: MacieCall): OrganizationCall {
  return new OrganizationCall(scope, `${name} in ${region}`, {
    why: 'CloudFormation has no resource type for the accounts that Macie looks at.',
    service: 'macie2',
    command,
    parameters,
    identity: `macie-${name}-${region}`,
    region,
    assumedRoleArn: props.securityAccountRoleArn,
  });
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
      const later = macieCall(this, {
        name: 'later accounts',
        command: 'UpdateOrganizationConfiguration',
        parameters: { autoEnable: true },
        region,
        securityAccountRoleArn: props.securityAccountRoleArn,
      });
      const calls = [later, ...addMacieMembers(this, region, props)];
      for (const { resource } of calls) resource.addResourceDependency(delegation);
      return delegation;
    });
  }
}
