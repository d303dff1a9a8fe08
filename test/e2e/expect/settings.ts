import { deepEqual, equal } from 'node:assert/strict';
import { AccountClient, GetAlternateContactCommand, type AlternateContactType } from '@aws-sdk/client-account';
import { BudgetsClient, DescribeBudgetsCommand } from '@aws-sdk/client-budgets';
import { CloudTrailClient, DescribeTrailsCommand, GetTrailStatusCommand } from '@aws-sdk/client-cloudtrail';
import { IAMClient, ListOrganizationsFeaturesCommand } from '@aws-sdk/client-iam';
import { ListDelegatedAdministratorsCommand, OrganizationsClient } from '@aws-sdk/client-organizations';
import { contactsByAccount } from '../../../lib/model/contacts';
import { MANAGEMENT } from '../../../lib/model/tree';
import { logBucketName, TRAIL_NAME } from '../../../lib/base/names';
import { choose } from '../../../lib/choice/choose';
import { delegatedServices, trustedServices } from '../../../lib/choice/organization-services';
import { catalogue } from '../../support/read-landing-zone';
import type { Aws } from '../harness/aws';
import type { Site } from '../harness/site';
import type { LiveOrganization } from '../live/organization';
import { Names } from './names';

/** What holds for the whole organization without being a policy: trust, delegation, root access, contacts, trail, budgets. */
export async function expectSettings(aws: Aws, site: Site, live: LiveOrganization): Promise<void> {
  expectTrust(site, live);
  await expectDelegation(aws, site, live);
  await expectRootAccess(aws, site);
  await expectContacts(aws, site, live);
  await expectTrail(aws, site, live);
  await expectBudgets(aws, site);
}

function expectTrust({ zone }: Site, { trustedServices: found }: LiveOrganization): void {
  deepEqual(
    [
      ...trustedServices(zone, choose(zone, catalogue).policyTypes),
      'ram.amazonaws.com',
      'member.org.stacksets.cloudformation.amazonaws.com',
    ].filter((service) => !found.includes(service)),
    [],
    'services that are not trusted',
  );
}

async function expectDelegation(aws: Aws, { home, zone }: Site, live: LiveOrganization): Promise<void> {
  const security = new Names(zone, live).accountId(zone.company.securityAccount);
  const client = aws.client(OrganizationsClient, home);
  for (const ServicePrincipal of ['cloudtrail.amazonaws.com', ...delegatedServices(zone)]) {
    const { DelegatedAdministrators = [] } = await client.send(
      new ListDelegatedAdministratorsCommand({ ServicePrincipal }),
    );
    deepEqual(
      DelegatedAdministrators.map(({ Id }) => Id),
      [security],
      `administrators of ${ServicePrincipal}`,
    );
  }
}

async function expectRootAccess(aws: Aws, { home }: Site): Promise<void> {
  const { EnabledFeatures = [] } = await aws.client(IAMClient, home).send(new ListOrganizationsFeaturesCommand({}));
  deepEqual([...EnabledFeatures].sort(), ['RootCredentialsManagement', 'RootSessions'], 'centralized root access');
}

export async function expectContacts(aws: Aws, { home, zone }: Site, live: LiveOrganization): Promise<void> {
  const names = new Names(zone, live);
  const client = aws.client(AccountClient, home);
  for (const [key, contacts] of contactsByAccount(zone)) {
    const where = key === MANAGEMENT ? {} : { AccountId: names.accountId(key) };
    for (const [kind, contact] of Object.entries(contacts)) {
      const AlternateContactType = kind.toUpperCase() as AlternateContactType;
      const { AlternateContact } = await client.send(
        new GetAlternateContactCommand({ ...where, AlternateContactType }),
      );
      equal(AlternateContact?.EmailAddress, contact.email, `${kind} contact of ${key}`);
    }
  }
}

async function expectTrail(aws: Aws, { home, zone }: Site, live: LiveOrganization): Promise<void> {
  const client = aws.client(CloudTrailClient, home);
  const { trailList: [trail] = [] } = await client.send(new DescribeTrailsCommand({ trailNameList: [TRAIL_NAME] }));
  const archive = new Names(zone, live).accountId(zone.company.logArchiveAccount) ?? '';
  deepEqual(
    [trail?.IsOrganizationTrail, trail?.IsMultiRegionTrail, trail?.LogFileValidationEnabled, trail?.S3BucketName],
    [true, true, true, logBucketName('organization-trail', archive, home.region)],
    'the organization trail',
  );
  const { IsLogging } = await client.send(new GetTrailStatusCommand({ Name: trail?.TrailARN }));
  equal(IsLogging, true, 'the organization trail is logging');
}

async function expectBudgets(aws: Aws, { account, zone }: Site): Promise<void> {
  const { budgets } = zone.company;
  const { Budgets = [] } = await aws
    .client(BudgetsClient, { account, region: 'us-east-1' })
    .send(new DescribeBudgetsCommand({ AccountId: account }));
  const found = Object.fromEntries(
    // Whom a budget tells is in its name.
    Budgets.map(({ BudgetName = '', BudgetLimit }) => [
      BudgetName.replace(/-[0-9a-f]{8}$/, ''),
      Number(BudgetLimit?.Amount),
    ]),
  );
  const wanted =
    budgets === undefined
      ? {}
      : {
          'lz-organization': budgets.organizationMonthlyUsd,
          ...Object.fromEntries(
            [MANAGEMENT, ...Object.keys(zone.accounts)].map((key) => [
              `lz-account-${key}`,
              budgets.accountsMonthlyUsd[key],
            ]),
          ),
        };
  deepEqual(found, wanted, 'budgets and their limits in US dollars');
}
