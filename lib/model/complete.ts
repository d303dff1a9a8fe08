import { filled } from '../base/filled';
import {
  DEFAULT_ACCOUNT_ACCESS_ROLE_NAME,
  DEFAULT_ANOMALY_ALERT_USD,
  DEFAULT_BACKUP_LOCK,
  DEFAULT_LOG_RETENTION,
  DEFAULT_SECURITY_SERVICES,
  displayNameOf,
  nameOf,
} from './defaults';
import type * as complete from './landing-zone';
import type * as written from './schema';
import { narrowedRegionsGuardrail } from './narrowed-regions';
import { accountsWithTags, inheritedTags, MANAGEMENT } from './tree';

/**
 * The landing zone that a config of the right shape describes, with every default filled in: here and nowhere else.
 *
 * @param zone may still be one that the checks refuse
 */
export function completeLandingZone(zone: written.WrittenLandingZone): complete.LandingZone {
  const { company, organization, accounts, access, exceptions = {}, workloads = {}, scenarios = [] } = zone;
  return {
    company: completeCompany(company, zone),
    organization: completeOrganization(organization),
    accounts: mapEntries(accounts, (account, key) => completeAccount(account, key, zone)),
    access: completeAccess(access),
    exceptions,
    workloads: mapEntries(workloads, (workload) =>
      filled(workload, { ...NOWHERE, regions: [company.homeRegion], resources: {} }),
    ),
    scenarios: scenarios.map((scenario) => filled(scenario, { never: [], always: [] })),
  };
}

const NOWHERE = { accounts: [], organizationalUnits: [] } as const;

function completeCompany(company: written.Company, zone: written.WrittenLandingZone): complete.Company {
  const {
    batches = {},
    backup,
    budgets,
    serviceUsers = {},
    logRetention = {},
    securityServices = {},
    ...rest
  } = company;
  return {
    ...filled(rest, {
      identityCenterRegion: company.homeRegion,
      contacts: {},
      alarms: { emails: [] },
      tags: {},
      trustedPartners: [],
      trustedOidcProviders: [],
    }),
    batches: filled(batches, { accounts: [], organizationalUnits: [], assignments: [] }),
    logRetention: filled(logRetention, DEFAULT_LOG_RETENTION),
    securityServices: filled(securityServices, DEFAULT_SECURITY_SERVICES),
    ...(backup && { backup: filled(backup, { lock: DEFAULT_BACKUP_LOCK }) }),
    serviceUsers: mapEntries(serviceUsers, (user) => filled(user, { tags: {} })),
    ...(budgets && { budgets: completeBudgets(budgets, zone) }),
  };
}

function completeBudgets(
  {
    accountMonthlyUsd,
    accountsMonthlyUsd = {},
    taggedAccountsMonthlyUsd = [],
    ...budgets
  }: NonNullable<written.Company['budgets']>,
  zone: written.WrittenLandingZone,
): complete.CompleteBudgets {
  const accounts = [MANAGEMENT, ...Object.keys(zone.accounts)];
  const byTags = taggedAccountsMonthlyUsd.flatMap(({ tags, monthlyUsd }) =>
    accountsWithTags(zone, tags).map((account) => [account, monthlyUsd] as const),
  );
  const byDefault = Object.fromEntries(accounts.map((account) => [account, accountMonthlyUsd]));
  return {
    ...filled(budgets, { anomalyAlertUsd: DEFAULT_ANOMALY_ALERT_USD }),
    accountsMonthlyUsd: filled(accountsMonthlyUsd, { ...byDefault, ...Object.fromEntries(byTags) }),
  };
}

function completeOrganization(organization: written.Organization): complete.Organization {
  return {
    ...filled(organization, { accountAccessRoleName: DEFAULT_ACCOUNT_ACCESS_ROLE_NAME }),
    organizationalUnits: mapEntries(organization.organizationalUnits, (unit, key) => completeUnit(unit, key)),
  };
}

function completeUnit(unit: written.OrganizationalUnit, key: string): complete.OrganizationalUnit {
  const { guardrails = [], approvedRegions } = unit;
  const narrowed = approvedRegions === undefined ? [] : [narrowedRegionsGuardrail(key)];
  return {
    ...filled(unit, { name: nameOf(key, unit), tags: {}, status: 'active' }),
    guardrails: [...guardrails, ...narrowed],
  };
}

function completeAccount(
  account: written.Account,
  key: string,
  { company, organization }: written.WrittenLandingZone,
): complete.Account {
  const { contacts = {}, tags = {} } = account;
  return {
    ...filled(account, { name: nameOf(key, account), guardrails: [] }),
    contacts: filled(contacts, company.contacts ?? {}),
    tags: { ...inheritedTags({ organization }, account.ou), ...tags },
  };
}

function completeAccess(access: written.Access): complete.Access {
  return {
    ...filled(access, { users: {} }),
    groups: mapEntries(access.groups, (group, key) => filled(group, { displayName: displayNameOf(key, group) })),
    assignments: access.assignments.map((assignment) => filled(assignment, NOWHERE)),
  };
}

function mapEntries<T, U>(
  entries: Readonly<Record<string, T>>,
  map: (value: T, key: string) => U,
): Readonly<Record<string, U>> {
  return Object.fromEntries(Object.entries(entries).map(([key, value]) => [key, map(value, key)]));
}
