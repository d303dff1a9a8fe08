import { catalogue } from '../../support/read-landing-zone';
import { deepEqual, equal, ok } from 'node:assert/strict';
import { DescribeKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import {
  GetBucketEncryptionCommand,
  GetObjectLockConfigurationCommand,
  HeadBucketCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { choose } from '../../../lib/choice/choose';
import type { LandingZone } from '../../../lib/model/landing-zone';
import {
  BREAK_GLASS_ROLE_NAME,
  logBucketName,
  PERMISSIONS_BOUNDARY_NAME,
  SECURITY_AUDIT_ROLE_NAME,
  type LogPurpose,
} from '../../../lib/base/names';
import { MANAGEMENT } from '../../../lib/model/tree';
import type { Aws, Place } from '../harness/aws';
import type { Site } from '../harness/site';
import { readIdentities } from '../live/iam';
import type { LiveOrganization } from '../live/organization';
import { readStackInstances } from '../live/stacks';
import { Names } from './names';

/** AWS Config and S3's own access logs cannot be delivered to a bucket whose objects are locked by default. */
const LOCKED: Readonly<Record<LogPurpose, boolean>> = {
  'organization-trail': true,
  config: false,
  'access-logs': false,
};

/** StackSet instances, and in every account the boundary, the landing zone's roles and the machine roles of the config. */
export async function expectAccounts(aws: Aws, site: Site, live: LiveOrganization): Promise<void> {
  const names = new Names(site.zone, live);
  const members = live.accounts.filter(({ id }) => id !== live.managementAccountId).map(({ id }) => id);
  await expectInstances(aws, site.home, members);
  for (const key of [MANAGEMENT, ...Object.keys(site.zone.accounts)]) {
    const account = names.accountId(key) ?? '';
    const { principals, managedPolicies } = await readIdentities(aws, account);
    const roles = new Set(principals.filter(({ kind }) => kind === 'role').map(({ name }) => name));
    const expected = [
      BREAK_GLASS_ROLE_NAME,
      SECURITY_AUDIT_ROLE_NAME,
      ...choose(site.zone, catalogue)
        .machineRoles.filter(({ accounts }) => accounts.includes(key))
        .map(({ roleName }) => roleName),
    ];
    deepEqual(
      expected.filter((name) => !roles.has(name)),
      [],
      `roles missing in ${key}`,
    );
    const boundary = `arn:aws:iam::${account}:policy/${PERMISSIONS_BOUNDARY_NAME}`;
    ok(managedPolicies[boundary] !== undefined, `${key} has ${boundary}`);
  }
}

/** Machine roles are where the config says, and nowhere else. */
export async function expectMachineRoles(aws: Aws, zone: LandingZone, live: LiveOrganization): Promise<void> {
  const names = new Names(zone, live);
  const placed = choose(zone, catalogue).machineRoles;
  const wanted = placed.flatMap(({ roleName, accounts }) => accounts.map((key) => `${roleName} in ${key}`));
  const known = new Set(placed.map(({ roleName }) => roleName));
  const found: string[] = [];
  for (const key of [MANAGEMENT, ...Object.keys(zone.accounts)]) {
    const { principals } = await readIdentities(aws, names.accountId(key) ?? '');
    found.push(...principals.filter(({ name }) => known.has(name)).map(({ name }) => `${name} in ${key}`));
  }
  deepEqual(found.sort(), wanted.sort(), 'machine roles and their accounts');
}

async function expectInstances(aws: Aws, home: Place, members: readonly string[]): Promise<void> {
  const instances = await readStackInstances(aws, home);
  deepEqual(
    instances.filter(({ status }) => status !== 'CURRENT'),
    [],
    'StackSet instances that are not current',
  );
  const byAccount = members.map((id) => instances.filter(({ accountId }) => accountId === id).length);
  ok(
    byAccount.every((count) => count > 0),
    'every member account has StackSet instances',
  );
}

/** Buckets with their lock in the log archive account, and the key that they are encrypted with, which is enabled. */
export async function expectLogArchive(aws: Aws, site: Site, live: LiveOrganization): Promise<void> {
  const { company } = site.zone;
  const { region } = site.home;
  const account = new Names(site.zone, live).accountId(company.logArchiveAccount) ?? '';
  const kms = aws.client(KMSClient, { account, region });
  const s3 = aws.client(S3Client, { account, region });
  for (const [purpose, isLocked] of Object.entries(LOCKED)) {
    const Bucket = logBucketName(purpose as LogPurpose, account, region);
    await s3.send(new HeadBucketCommand({ Bucket }));
    if (!isLocked) continue;
    const { ObjectLockConfiguration } = await s3.send(new GetObjectLockConfigurationCommand({ Bucket }));
    equal(ObjectLockConfiguration?.ObjectLockEnabled, 'Enabled', `${Bucket} is locked`);
  }
  const Bucket = logBucketName('organization-trail', account, region);
  const { ServerSideEncryptionConfiguration } = await s3.send(new GetBucketEncryptionCommand({ Bucket }));
  const [rule] = ServerSideEncryptionConfiguration?.Rules ?? [];
  const KeyId = rule?.ApplyServerSideEncryptionByDefault?.KMSMasterKeyID;
  const { KeyMetadata } = await kms.send(new DescribeKeyCommand({ KeyId }));
  equal(KeyMetadata?.KeyState, 'Enabled', `the key of ${Bucket}`);
}
