import { GLOBAL_REGION, type AwsClients } from './clients';
import { LiveError } from './live-error';
import type { Caller, RootUser } from './model';

/** @see https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html */
export async function readCaller(clients: AwsClients): Promise<Caller> {
  const { GetCallerIdentityCommand } = await import('@aws-sdk/client-sts');
  const { Account = '', Arn = '' } = await (await clients.sts(GLOBAL_REGION)).send(new GetCallerIdentityCommand({}));
  return { accountId: Account, arn: Arn, partition: Arn.split(':')[1] ?? '' };
}

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountSummary.html */
export async function readRootUser(clients: AwsClients): Promise<RootUser> {
  const { GetAccountSummaryCommand } = await import('@aws-sdk/client-iam');
  const { SummaryMap = {} } = await (await clients.iam()).send(new GetAccountSummaryCommand({}));
  return {
    mfa: SummaryMap.AccountMFAEnabled === 1 ? 'on' : 'off',
    accessKeys: SummaryMap.AccountAccessKeysPresent ?? 0,
  };
}

/** Service Quotas' code of "Default maximum number of accounts". */
const ACCOUNT_QUOTA = 'L-E619E033';

/** @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html */
export async function readAccountQuota(clients: AwsClients): Promise<number> {
  const { GetServiceQuotaCommand } = await import('@aws-sdk/client-service-quotas');
  const { Quota } = await (
    await clients.serviceQuotas()
  ).send(new GetServiceQuotaCommand({ ServiceCode: 'organizations', QuotaCode: ACCOUNT_QUOTA }));
  if (Quota?.Value === undefined) throw new LiveError('failed', 'Service Quotas does not say how many accounts');
  return Quota.Value;
}
