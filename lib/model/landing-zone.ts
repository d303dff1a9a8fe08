import type { z } from 'zod';
import type * as written from './schema';
import type { Backup, ServiceUser } from './baseline-schema';
import type { batchesSchema } from './batch-schema';
import type { Budgets } from './budget-schema';
import type { Scenario } from './scenario-schema';
import type { Workload } from './workload-schema';

/*
 * A landing zone as everything but the config's own checks reads it: what a config may leave out and the schema has a default for
 * is there. `completeLandingZone` alone fills defaults in, and these types hold it: a key that is filled in is required, so a second
 * default is a comparison that never differs, which the linter refuses. What stays optional is what a config leaves out to mean
 * something: an account to be created (`existing`), a group to be looked up (`id`), no vaults, no budgets.
 */

/** `T` with these keys filled in. */
type Filled<T, Key extends keyof T> = Omit<T, Key> & { readonly [K in Key]-?: NonNullable<T[K]> };
type ByKey<T> = Readonly<Record<string, T>>;

export type Batches = Required<z.infer<typeof batchesSchema>>;
export type LogRetention = Required<written.LogRetention>;
export type SecurityServices = Required<written.SecurityServices>;
export type CompleteBackup = Required<Backup>;
export type CompleteServiceUser = Filled<ServiceUser, 'tags'>;
/** `accountsMonthlyUsd` has every account, the management account first. */
export type CompleteBudgets = Omit<Required<Budgets>, 'accountMonthlyUsd' | 'taggedAccountsMonthlyUsd'>;

type WithoutSections = Omit<
  written.Company,
  'batches' | 'logRetention' | 'securityServices' | 'alarms' | 'backup' | 'serviceUsers' | 'budgets'
>;

export interface Company extends Filled<
  WithoutSections,
  'identityCenterRegion' | 'contacts' | 'tags' | 'trustedPartners' | 'trustedOidcProviders'
> {
  readonly batches: Batches;
  readonly logRetention: LogRetention;
  readonly securityServices: SecurityServices;
  readonly alarms: { readonly emails: readonly string[] };
  readonly backup?: CompleteBackup;
  readonly serviceUsers: ByKey<CompleteServiceUser>;
  readonly budgets?: CompleteBudgets;
}

/** `guardrails` holds the one that `approvedRegions` comes to, too. */
export type OrganizationalUnit = Filled<written.OrganizationalUnit, 'name' | 'guardrails' | 'tags' | 'status'>;

export interface Organization extends Filled<
  Omit<written.Organization, 'organizationalUnits'>,
  'accountAccessRoleName'
> {
  readonly organizationalUnits: ByKey<OrganizationalUnit>;
}

/** Contacts are the account's own, kind by kind, else the company's; tags its own, key by key, else those of the nearest OU. */
export type Account = Filled<written.Account, 'name' | 'guardrails' | 'contacts' | 'tags'>;
export type Group = Filled<written.Group, 'displayName'>;
export type Assignment = Filled<written.Assignment, 'accounts' | 'organizationalUnits'>;

export interface Access extends Filled<Omit<written.Access, 'groups' | 'assignments'>, 'users'> {
  readonly groups: ByKey<Group>;
  readonly assignments: readonly Assignment[];
}

export type CompleteWorkload = Filled<Workload, 'accounts' | 'organizationalUnits' | 'regions' | 'resources'>;
export type CompleteScenario = Filled<Scenario, 'never' | 'always'>;

export interface LandingZone {
  readonly company: Company;
  readonly organization: Organization;
  readonly accounts: ByKey<Account>;
  readonly access: Access;
  readonly exceptions: NonNullable<written.WrittenLandingZone['exceptions']>;
  readonly workloads: ByKey<CompleteWorkload>;
  readonly scenarios: readonly CompleteScenario[];
}
