import type { StackSet as Described } from '@aws-sdk/client-cloudformation';
import type { AwsClients } from './clients';
import { isAwsError } from './live-error';
import type { StackInstance, StackSet } from './model';
import { told } from './told';

const DESCRIBE = 'cloudformation:DescribeStackSet';

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeOrganizationsAccess.html */
export async function readStackSetsAccess(clients: AwsClients, region: string): Promise<string> {
  const { DescribeOrganizationsAccessCommand } = await import('@aws-sdk/client-cloudformation');
  const client = await clients.cloudFormation(region);
  const { Status } = await client.send(new DescribeOrganizationsAccessCommand({}));
  return told(Status, 'cloudformation:DescribeOrganizationsAccess', 'Status');
}

export async function readStackSet(clients: AwsClients, name: string, region: string): Promise<StackSet | undefined> {
  const { DescribeStackSetCommand, paginateListStackInstances } = await import('@aws-sdk/client-cloudformation');
  const client = await clients.cloudFormation(region);
  try {
    const { StackSet: found } = await client.send(new DescribeStackSetCommand({ StackSetName: name }));
    const instances: StackInstance[] = [];
    const api = 'cloudformation:ListStackInstances';
    for await (const { Summaries = [] } of paginateListStackInstances({ client }, { StackSetName: name })) {
      for (const { Account, Region, Status, StackId } of Summaries) {
        instances.push({
          accountId: told(Account, api, 'Summaries.Account'),
          region: told(Region, api, 'Summaries.Region'),
          status: told(Status, api, 'Summaries.Status'),
          ...(StackId === undefined ? {} : { stackId: StackId }),
        });
      }
    }
    const { Enabled, RetainStacksOnAccountRemoval: retains } = found?.AutoDeployment ?? {};
    const roles = rolesOf(found);
    if (Enabled !== true) return { name, ...roles, autoDeployment: 'off', instances };
    return { name, ...roles, autoDeployment: 'on', onRemoval: retains === true ? 'retain' : 'delete', instances };
  } catch (error) {
    if (isAwsError(error, 'StackSetNotFoundException')) return undefined;
    throw error;
  }
}

function rolesOf(found: Described | undefined): Pick<StackSet, 'roles'> {
  if (told(found?.PermissionModel, DESCRIBE, 'PermissionModel') === 'SERVICE_MANAGED') return {};
  const administrationArn = told(found?.AdministrationRoleARN, DESCRIBE, 'AdministrationRoleARN');
  return { roles: { administrationArn, execution: told(found?.ExecutionRoleName, DESCRIBE, 'ExecutionRoleName') } };
}
