import { deepEqual, equal } from 'node:assert/strict';
import { BackupClient, DescribeRegionSettingsCommand } from '@aws-sdk/client-backup';
import {
  ConfigServiceClient,
  DescribeConfigurationRecordersCommand,
  DescribeConfigurationRecorderStatusCommand,
} from '@aws-sdk/client-config-service';
import { EC2Client, GetEbsEncryptionByDefaultCommand } from '@aws-sdk/client-ec2';
import {
  DescribeOrganizationConfigurationCommand,
  GuardDutyClient,
  ListDetectorsCommand,
} from '@aws-sdk/client-guardduty';
import { guardDutyRegions } from '../../../lib/model/watched-regions';
import { GetAccountPasswordPolicyCommand, IAMClient } from '@aws-sdk/client-iam';
import { Inspector2Client, ListDelegatedAdminAccountsCommand } from '@aws-sdk/client-inspector2';
import {
  DescribeOrganizationConfigurationCommand as DescribeMacieOrganization,
  ListMembersCommand,
  Macie2Client,
} from '@aws-sdk/client-macie2';
import { PASSWORD_POLICY } from '../../../lib/base/password-policy';
import type { Aws, Place } from '../harness/aws';
import type { Site } from '../harness/site';
import { expectMemberStacks } from './member-stacks';
import { Names } from './names';

/**
 * What every account has, asked for account by account and region by region: the stacks of StackSets, the password policy,
 * encryption of disks, AWS Config; which types AWS Backup takes; and that GuardDuty and Macie take in every account, and Inspector has its administrator.
 *
 * @returns how many things were read
 */
export async function expectContents(aws: Aws, site: Site): Promise<number> {
  const { company } = site.zone;
  const live = await site.organization();
  const stacks = await expectMemberStacks(aws, site, live);
  const accounts = live.accounts.map(({ id }) => id);
  for (const account of accounts) await expectPasswords(aws, { account, region: site.home.region });
  const places = accounts.flatMap((account) => company.approvedRegions.map((region) => ({ account, region })));
  for (const place of places) {
    await expectEncryption(aws, place);
    if (company.securityServices.config === 'on' && place.account !== live.managementAccountId)
      await expectRecording(aws, place);
  }
  if (company.backup !== undefined)
    for (const region of company.approvedRegions)
      await expectBackups(aws, { account: live.managementAccountId, region });
  const security = new Names(site.zone, live).accountId(company.securityAccount) ?? '';
  if (company.securityServices.guardDuty === 'on')
    for (const region of guardDutyRegions(company)) await expectDetection(aws, { account: security, region });
  const others = accounts.filter((account) => account !== security && account !== live.managementAccountId);
  for (const region of company.approvedRegions) {
    if (company.securityServices.inspector === 'on')
      await expectInspection(aws, { account: live.managementAccountId, region }, security);
    if (company.securityServices.macie === 'on') await expectClassification(aws, { account: security, region }, others);
  }
  return stacks + accounts.length + 2 * places.length;
}

async function expectPasswords(aws: Aws, place: Place): Promise<void> {
  const { PasswordPolicy } = await aws.client(IAMClient, place).send(new GetAccountPasswordPolicyCommand({}));
  const found = Object.fromEntries(
    Object.keys(PASSWORD_POLICY).map((key) => [key, PasswordPolicy?.[key as keyof typeof PASSWORD_POLICY]]),
  );
  deepEqual(found, PASSWORD_POLICY, `password policy of ${place.account}`);
}

async function expectEncryption(aws: Aws, place: Place): Promise<void> {
  const { EbsEncryptionByDefault } = await aws.client(EC2Client, place).send(new GetEbsEncryptionByDefaultCommand({}));
  equal(EbsEncryptionByDefault, true, `disks are encrypted by default in ${place.account} (${place.region})`);
}

/** Of the management account: its settings decide for the plans of backup policies in all accounts. */
async function expectBackups(aws: Aws, place: Place): Promise<void> {
  const settings = await aws.client(BackupClient, place).send(new DescribeRegionSettingsCommand({}));
  const types = Object.entries(settings.ResourceTypeOptInPreference ?? {});
  deepEqual(types.length > 0 && types.filter(([, on]) => !on), [], `AWS Backup takes every type in ${place.region}`);
}

async function expectRecording(aws: Aws, place: Place): Promise<void> {
  const client = aws.client(ConfigServiceClient, place);
  const { ConfigurationRecorders = [] } = await client.send(new DescribeConfigurationRecordersCommand({}));
  const { ConfigurationRecordersStatus = [] } = await client.send(new DescribeConfigurationRecorderStatusCommand({}));
  deepEqual(
    [ConfigurationRecorders.length, ConfigurationRecordersStatus.map(({ recording }) => recording)],
    [1, [true]],
    `AWS Config records in ${place.account} (${place.region})`,
  );
}

async function expectDetection(aws: Aws, place: Place): Promise<void> {
  const client = aws.client(GuardDutyClient, place);
  const { DetectorIds: [DetectorId] = [] } = await client.send(new ListDetectorsCommand({}));
  const settings = await client.send(new DescribeOrganizationConfigurationCommand({ DetectorId }));
  equal(settings.AutoEnableOrganizationMembers, 'ALL', `GuardDuty takes in every account in ${place.region}`);
}

async function expectInspection(aws: Aws, place: Place, administrator: string): Promise<void> {
  const client = aws.client(Inspector2Client, place);
  const { delegatedAdminAccounts = [] } = await client.send(new ListDelegatedAdminAccountsCommand({}));
  const found = delegatedAdminAccounts.map(({ accountId }) => accountId);
  deepEqual(found, [administrator], `Inspector is administered in ${place.region}`);
}

async function expectClassification(aws: Aws, place: Place, accounts: readonly string[]): Promise<void> {
  const client = aws.client(Macie2Client, place);
  const { members = [] } = await client.send(new ListMembersCommand({}));
  const found = members.map(({ accountId, relationshipStatus }) => `${accountId ?? ''} ${relationshipStatus ?? ''}`);
  const expected = accounts.map((account) => `${account} Enabled`);
  deepEqual(found.sort(), expected.sort(), `Macie looks at every account in ${place.region}`);
  const { autoEnable } = await client.send(new DescribeMacieOrganization({}));
  equal(autoEnable, true, `Macie takes in accounts that arrive in ${place.region}`);
}
