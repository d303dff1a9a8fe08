import { GLOBAL_REGION } from '../../base/regions';
import type { AwsClients } from './clients';
import { isAwsError, LiveError } from './live-error';
import type { Caller, RootUser } from './model';
import { told } from './told';

/** @see https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html */
export async function readCaller(clients: AwsClients): Promise<Caller> {
  const { GetCallerIdentityCommand } = await import('@aws-sdk/client-sts');
  const { Account, Arn } = await (await clients.sts(GLOBAL_REGION)).send(new GetCallerIdentityCommand({}));
  const api = 'sts:GetCallerIdentity';
  const arn = told(Arn, api, 'Arn');
  return {
    accountId: told(Account, api, 'Account'),
    arn,
    partition: told(arn.split(':')[1], api, 'the partition of Arn'),
  };
}

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountSummary.html */
export async function readRootUser(clients: AwsClients): Promise<RootUser> {
  const { GetAccountSummaryCommand } = await import('@aws-sdk/client-iam');
  const { SummaryMap = {} } = await (await clients.iam()).send(new GetAccountSummaryCommand({}));
  const count = (key: 'AccountMFAEnabled' | 'AccountAccessKeysPresent'): number =>
    told(SummaryMap[key], 'iam:GetAccountSummary', `SummaryMap.${key}`);
  return { mfa: count('AccountMFAEnabled') === 1 ? 'on' : 'off', accessKeys: count('AccountAccessKeysPresent') };
}

/**
 * Those that are being switched on, too.
 *
 * @see https://docs.aws.amazon.com/accounts/latest/reference/API_ListRegions.html
 */
export async function readEnabledRegions(clients: AwsClients): Promise<readonly string[]> {
  const { paginateListRegions } = await import('@aws-sdk/client-account');
  const client = await clients.account();
  const found: string[] = [];
  for await (const { Regions = [] } of paginateListRegions(
    { client },
    { RegionOptStatusContains: ['ENABLED', 'ENABLED_BY_DEFAULT', 'ENABLING'] },
  ))
    found.push(...Regions.map(({ RegionName }) => told(RegionName, 'account:ListRegions', 'Regions.RegionName')));
  return found;
}

/**
 * Of a member, from the management account.
 *
 * @see https://docs.aws.amazon.com/accounts/latest/reference/using-orgs-trusted-access.html
 */
export async function readOptedInRegions(clients: AwsClients, AccountId: string): Promise<ReadonlyMap<string, string>> {
  const { paginateListRegions } = await import('@aws-sdk/client-account');
  const client = await clients.account();
  const found = new Map<string, string>();
  for await (const { Regions = [] } of paginateListRegions(
    { client },
    { AccountId, RegionOptStatusContains: ['ENABLED', 'ENABLING'] },
  ))
    for (const { RegionName, RegionOptStatus } of Regions) {
      const api = 'account:ListRegions';
      found.set(told(RegionName, api, 'Regions.RegionName'), told(RegionOptStatus, api, 'Regions.RegionOptStatus'));
    }
  return found;
}

/** By its name: AWS says that the codes of quotas may change. */
const ACCOUNT_QUOTA = /maximum number of accounts/i;

/** @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html */
export async function readAccountQuota(clients: AwsClients): Promise<number> {
  const { paginateListServiceQuotas } = await import('@aws-sdk/client-service-quotas');
  const client = await clients.serviceQuotas();
  for await (const { Quotas = [] } of paginateListServiceQuotas({ client }, { ServiceCode: 'organizations' })) {
    const found = Quotas.find(({ QuotaName = '' }) => ACCOUNT_QUOTA.test(QuotaName))?.Value;
    if (found !== undefined) return found;
  }
  throw new LiveError('failed', 'Service Quotas does not say how many accounts the organization may have');
}

/**
 * None where IAM is not trusted by the organization: then none has an effect.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListOrganizationsFeatures.html
 */
export async function readRootAccessFeatures(clients: AwsClients): Promise<readonly string[]> {
  const { ListOrganizationsFeaturesCommand } = await import('@aws-sdk/client-iam');
  const client = await clients.iam();
  try {
    const { EnabledFeatures = [] } = await client.send(new ListOrganizationsFeaturesCommand({}));
    return EnabledFeatures;
  } catch (error) {
    if (isAwsError(error, 'ServiceAccessNotEnabledException', 'ServiceAccessNotEnabled')) return [];
    throw error;
  }
}
