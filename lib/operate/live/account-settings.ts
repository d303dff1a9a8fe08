import type { AwsClients } from './clients';
import { isAwsError } from './live-error';
import { askerAt, type Ask } from './ask';
import { told } from './told';

/** As IAM names its parts. */
export type PasswordPolicy = Readonly<Record<string, number | boolean | string>>;

/** What an account sets for itself, as far as CloudFormation has no type for it. */
export interface AccountSettings {
  /** @default the account has none: IAM asks for eight characters */
  readonly passwordPolicy?: PasswordPolicy;
  /** Regions of those asked for in which new disks are not encrypted. */
  readonly unencrypted: readonly string[];
}

/** Where a guardrail denies every call, so that nothing can be read: a quarantined account. */
export type ReadSettings = AccountSettings | 'denied by a guardrail';

/**
 * @param roleArn role in the account. @default the account of the credentials at hand
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountPasswordPolicy.html
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_GetEbsEncryptionByDefault.html
 */
export async function readAccountSettings(
  clients: AwsClients,
  regions: readonly string[],
  home: string,
  roleArn?: string,
): Promise<ReadSettings> {
  const at = (region: string): Ask => askerAt(clients, roleArn === undefined ? { region } : { region, roleArn });
  try {
    const passwordPolicy = await readPasswordPolicy(at(home));
    const unencrypted: string[] = [];
    for (const region of regions) {
      const { EbsEncryptionByDefault } = await at(region)('ec2', 'GetEbsEncryptionByDefault', {});
      const isOn = told(EbsEncryptionByDefault, 'ec2:GetEbsEncryptionByDefault', 'EbsEncryptionByDefault');
      if (isOn !== true) unencrypted.push(region);
    }
    return { ...(passwordPolicy === undefined ? {} : { passwordPolicy }), unencrypted };
  } catch (error) {
    if (error instanceof Error && error.message.includes(DENIED)) return 'denied by a guardrail';
    throw error;
  }
}

/** The words of AWS where an organization policy decides. */
const DENIED = 'explicit deny in a service control policy';

async function readPasswordPolicy(ask: Ask): Promise<PasswordPolicy | undefined> {
  try {
    const { PasswordPolicy } = await ask('iam', 'GetAccountPasswordPolicy', {});
    return told(PasswordPolicy, 'iam:GetAccountPasswordPolicy', 'PasswordPolicy') as PasswordPolicy;
  } catch (error) {
    if (isAwsError(error, 'NoSuchEntityException', 'NoSuchEntity')) return undefined;
    throw error;
  }
}

/**
 * Types that AWS Backup knows and does not take.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/API_DescribeRegionSettings.html
 */
export async function readTypesNotBackedUp(clients: AwsClients, region: string): Promise<readonly string[]> {
  const { ResourceTypeOptInPreference } = await askerAt(clients, { region })('backup', 'DescribeRegionSettings', {});
  const types = ResourceTypeOptInPreference as Readonly<Record<string, boolean>> | undefined;
  return Object.entries(told(types, 'backup:DescribeRegionSettings', 'ResourceTypeOptInPreference'))
    .filter(([, isTaken]) => !isTaken)
    .map(([type]) => type)
    .sort();
}
