import { z } from 'zod';
import { accountFilesSchema, accountTagsSchema, taggedAccountsSchema } from './account-tag-schema';
import { alarmsSchema, backupSchema, contactsSchema, serviceUsersSchema } from './baseline-schema';
import { batchesSchema } from './batch-schema';
import { budgetsSchema } from './budget-schema';
import { exceptionsSchema } from './exception-schema';
import {
  accountId,
  accountName,
  email,
  freeWord,
  guardrailId,
  key,
  personaId,
  reference,
  region,
  tags,
  visibleName,
} from './formats';
import { quotasSchema } from './quotas';
import { reviewersSchema } from './reviewers-schema';
import { scenarioSchema } from './scenario-schema';
import { workloadSchema } from './workload-schema';

/**
 * The shape of a landing zone: the one definition from which the types, the editor's completion and the run-time
 * validation all come. What one field alone can say is here; what relates fields to each other is in `checks/`.
 *
 * Limits are AWS's own.
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html
 */

/** S3 Object Lock keeps an object for 100 years at most. */
const LOG_DAYS = 'a whole number of days from 1 to 36,500';
const logDays = z
  .int()
  .min(1, LOG_DAYS)
  .max(36_500, LOG_DAYS)
  .meta({ examples: [365] });

/** @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html */
export const logRetentionSchema = z.strictObject({
  /** Days for which nobody can delete or overwrite a log. They cannot be shortened for logs that are there already. */
  lockDays: logDays,
  /**
   * `governance`: whoever may bypass it can end the lock, which the guardrail on log buckets denies to all. `compliance`:
   * nobody can, not even AWS, and the account cannot be emptied before the days are over.
   * @default 'governance'
   */
  lockMode: z.enum(['governance', 'compliance']).optional(),
  /** Days after which logs move to S3 Glacier Instant Retrieval: a quarter of the price, still readable at once. */
  archiveAfterDays: logDays,
  /** Days after which logs are deleted. */
  expireAfterDays: logDays,
});

const onOrOff = z.enum(['on', 'off']);

/**
 * Which security services run in every account and approved region. What each costs at rest is in docs/costs.md.
 * Switching one off here stops managing it: accounts that have it keep it until somebody disables it.
 */
export const securityServicesSchema = z.strictObject({
  /** AWS Config: recorders, rules and `npm run compliance`. Cost: per recorded change and per evaluation. @default 'on' */
  config: onOrOff.optional(),
  /** Amazon GuardDuty threat detection. Cost: per event and flow log analysed; 30 days free. @default 'off' */
  guardDuty: onOrOff.optional(),
  /** AWS Security Hub, with the guardrail `enable-security-hub`. Cost: per resource that it covers; 30 days free. @default 'off' */
  securityHub: onOrOff.optional(),
  /** Amazon Inspector vulnerability scans. Cost: per instance, image and function; nothing where there are none. @default 'off' */
  inspector: onOrOff.optional(),
  /** Amazon Macie discovery of sensitive data. Cost: per bucket and per gigabyte sampled, even at rest. @default 'off' */
  macie: onOrOff.optional(),
  /** IAM Access Analyzer for access from outside the organization. Cost: none. @default 'on' */
  accessAnalyzer: onOrOff.optional(),
});

export const companySchema = z.strictObject({
  /** Shown in descriptions, never part of a logical id. */
  name: visibleName(64),
  /** Where the landing zone's own stacks live; IAM Identity Center too, unless `identityCenterRegion` says otherwise. */
  homeRegion: region,
  /** Regions in which anything may be created. Global services keep working whatever is listed. */
  approvedRegions: z.array(region).min(1).readonly(),
  /** Where IAM Identity Center is switched on: one Region, which cannot change. @default the home region */
  identityCenterRegion: region.optional(),
  /** The account that pays and that the organization belongs to: no control policy binds it. */
  managementAccount: z.strictObject({
    /** AWS account name of the management account. */
    name: accountName,
    /** Of its root user, as AWS has it. */
    email,
    /** When given, a deploy to any other account is refused. @default any management account */
    accountId: accountId.optional(),
  }),
  /** Key of the account that the security services are delegated to. */
  securityAccount: reference,
  /** Key of the account that keeps the organization's logs. */
  logArchiveAccount: reference,
  /** Accounts that AWS lets the organization have, the management account included. 10 unless AWS has raised it. */
  accountQuota: z.int().min(1),
  /** Other quotas that AWS has raised for the company, each with a reason. @default AWS's own defaults */
  quotas: quotasSchema.optional(),
  /** Names for stacks beside today's, for a company that one stack has no room for. @default everything is in one stack of its kind */
  batches: batchesSchema.optional(),
  /** How long the log archive keeps logs. @default locked for 365 days, archived after 90, deleted after 1,095 */
  logRetention: logRetentionSchema.optional(),
  /** Security services for every account. @default AWS Config and Access Analyzer, which cost least */
  securityServices: securityServicesSchema.optional(),
  /** Whom AWS writes to, for every account that names nobody else. @default AWS writes to the account's own e-mail address alone */
  contacts: contactsSchema.optional(),
  /** Who hears of root, break-glass and changes to the guardrails themselves. @default the topic has no subscribers yet */
  alarms: alarmsSchema.optional(),
  /** Where backups have a locked vault. @default nowhere */
  backup: backupSchema.optional(),
  /** IAM users for software outside AWS that cannot federate, by name. @default none, as it should be */
  serviceUsers: serviceUsersSchema.optional(),
  /** What a month may cost, and who hears when it is more. @default no budgets and no alerts */
  budgets: budgetsSchema.optional(),
  /** Tags on every resource that can carry them. */
  tags: tags.optional(),
  /** Who has to approve a change of which part of the repository. @default nobody in particular */
  reviewers: reviewersSchema.optional(),
  /** Files of accounts that teams own, and what each may hold. @default every account is in a file of the platform's */
  accountFiles: accountFilesSchema.optional(),
  /** Accounts of partners whose principals may reach our resources from outside the organization. */
  trustedPartners: z
    .array(
      z.strictObject({
        /** Of the partner. */
        accountId,
        /** For whoever reviews it. */
        why: z.string().min(1),
      }),
    )
    .readonly()
    .optional(),
  /** OpenID Connect providers that may federate into our roles, and which of their subjects are ours. */
  trustedOidcProviders: z
    .array(
      z.strictObject({
        /** Host and path without the scheme, for example `token.actions.githubusercontent.com`. */
        url: z
          .string()
          .regex(/^[a-z0-9.-]+(\/[\w./-]+)?$/, 'host and path of the provider, without https://')
          .meta({ examples: ['token.actions.githubusercontent.com'] }),
        /** What `aud` of its tokens may be. */
        audiences: z.array(z.string().min(1)).min(1).readonly(),
        /** Patterns of the subjects that are ours, for example `repo:trips/*`. */
        subjects: z.array(z.string().min(1)).min(1).readonly(),
      }),
    )
    .readonly()
    .optional(),
});

export const organizationalUnitSchema = z.strictObject({
  /** Key of the parent OU, or `root`. */
  parent: reference,
  /** AWS name of the OU, 1 to 128 characters. @default the key */
  name: visibleName(128).optional(),
  /** Id of an OU that already exists: it is used, never created. */
  existing: z
    .string()
    .regex(/^ou-[0-9a-z]{4,32}-[0-9a-z]{8,32}$/, 'the id of an OU')
    .meta({ examples: ['ou-ab12-11111111'] })
    .optional(),
  /** Guardrails for every account in the OU and below it. */
  guardrails: z.array(guardrailId).readonly().optional(),
  /**
   * Some of the company's approved Regions: nothing else may be created in the OU and below it. With the home Region, where the
   * landing zone listens and machine roles work. @default those of the OU above, or the company's
   */
  approvedRegions: z.array(region).min(1).readonly().optional(),
  /** Tags of every account in the OU and below it, where neither an OU in between nor the account says otherwise. */
  tags: tags.optional(),
  /** One of `company.batches.organizationalUnits`: it never changes. @default the stack of the organization */
  batch: reference.optional(),
  /** A suspended OU takes no assignments. @default 'active' */
  status: z.enum(['active', 'suspended']).optional(),
});

export const organizationSchema = z.strictObject({
  /**
   * Id of the organization where one exists (enabling IAM Identity Center in the console creates one).
   * @default the organization is created
   */
  existing: z
    .string()
    .regex(/^o-[a-z0-9]{10,32}$/, 'the id of an organization')
    .meta({ examples: ['o-abcde12345'] })
    .optional(),
  /** Role that AWS creates in new member accounts, assumable from the management account. @default 'OrganizationAccountAccessRole' */
  accountAccessRoleName: z
    .string()
    .regex(/^[\w+=,.@-]{1,64}$/, 'a role name of 1 to 64 letters, digits and + = , . @ _ -')
    .meta({ examples: ['OrganizationAccountAccessRole'] })
    .optional(),
  /** Guardrails for every account but the management account, which no control policy binds. */
  guardrails: z.array(guardrailId).readonly(),
  /** A flat map: each OU names its parent. Five levels below the root at most. */
  organizationalUnits: z.record(key, organizationalUnitSchema),
});

export const accountSchema = z.strictObject({
  /** Unique across all of AWS, whatever the case of its letters. AWS cannot change it through CloudFormation. */
  email,
  /** Key of the OU, or `root`. */
  ou: reference,
  /** AWS account name, 1 to 50 characters. AWS cannot change it through CloudFormation. @default the key */
  name: accountName.optional(),
  /** Id of an account that already exists: it is used and moved into its OU, never created. */
  existing: accountId.optional(),
  /** Guardrails for this account alone. */
  guardrails: z.array(guardrailId).readonly().optional(),
  /** Whom AWS writes to about this account, kind by kind. @default the company's contacts */
  contacts: contactsSchema.optional(),
  /** Over those of its OUs, key by key. @default those of its OUs */
  tags: tags.optional(),
  /**
   * One of `company.batches.accounts`: it never changes. The account's contacts, assignments, budget and own guardrails are in the
   * stacks of the same batch. @default the stacks without a batch
   */
  batch: reference.optional(),
});
export const accountsSchema = z.record(key, accountSchema);

export const groupSchema = z.strictObject({
  /** As people see it, and as `can` and the access report name it. @default the key */
  displayName: visibleName(1024)
    .regex(/^[^/]*$/, 'a name without a slash, which ends it in the name of a principal')
    .regex(/^[^*]*$/, 'a name without *, which stands for any letters in the name of a principal')
    .optional(),
  /** Who belongs to it, 1 to 1,024 characters. */
  description: z.string().min(1).max(1024).optional(),
  /** Id of the group in the identity store, for a group that an external identity provider owns. @default looked up by display name at deploy time */
  id: z
    .string()
    .regex(
      /^([0-9a-f]{10}-)?[A-Fa-f0-9]{8}(-[A-Fa-f0-9]{4}){3}-[A-Fa-f0-9]{12}$/,
      'the id of a group in the identity store',
    )
    .meta({ examples: ['11111111-2222-3333-4444-555555555555'] })
    .optional(),
});

export const userSchema = z.strictObject({
  /** First name. */
  givenName: visibleName(1024),
  /** Last name. */
  familyName: visibleName(1024),
  /** Where the invitation goes. */
  email,
  /** Keys of the groups that the user belongs to. */
  groups: z.array(reference).min(1).readonly(),
});

export const assignmentSchema = z.strictObject({
  /** Key of the group, one of `access.groups`. */
  group: reference,
  /** Id of the persona: the name of a file in `lib/catalogue/personas` or `config/personas`. */
  persona: personaId,
  /** Keys of accounts; `management` is the management account. */
  accounts: z.array(reference).readonly().optional(),
  /** Keys of OUs, or `root`: every account in them and below, the management account not included. */
  organizationalUnits: z.array(reference).readonly().optional(),
  /** Accounts by their tags, now and whenever a tag changes: whoever may change such a tag decides who gets in. */
  taggedAccounts: taggedAccountsSchema.optional(),
  /**
   * One of `company.batches.assignments`: it never changes, and every line about the same group and persona says the same.
   * @default the stacks of the accounts' batches
   */
  batch: reference.optional(),
});

export const accessSchema = z.strictObject({
  /**
   * Where groups and users come from. `identity-center`: created here. `external`: provisioned over SCIM by an
   * identity provider, so only referenced.
   */
  identitySource: z.enum(['identity-center', 'external']),
  /** Which instance of IAM Identity Center, where a deploy is not to look it up. @default looked up at deploy time */
  identityCenter: z
    .strictObject({
      /** As `aws sso-admin list-instances` shows it. */
      instanceArn: z
        .string()
        .regex(/^arn:aws:sso:::instance\/(sso)?ins-[a-zA-Z0-9-.]{16}$/, 'the ARN of an IAM Identity Center instance')
        .meta({ examples: ['arn:aws:sso:::instance/ssoins-1111111111111111'] }),
      /** Of the same instance. */
      identityStoreId: z
        .string()
        .regex(/^(d-[0-9a-f]{10}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/, 'the id of an identity store')
        .meta({ examples: ['d-1111111111'] }),
    })
    .optional(),
  /** By a key that is the group's identity. */
  groups: z.record(key, groupSchema),
  /**
   * User name to user, for a company without an identity provider.
   * @see https://docs.aws.amazon.com/singlesignon/latest/IdentityStoreAPIReference/API_CreateUser.html
   */
  users: z
    .record(
      freeWord
        .max(128, 'a user name of 128 characters at most')
        .regex(/^[\p{L}\p{M}\p{S}\p{N}\p{P}]+$/u, 'a user name without spaces or control characters'),
      userSchema,
    )
    .optional(),
  /**
   * Tags of accounts by which lines may let people in (`taggedAccounts`), each with every value that it may have: any other is refused
   * wherever an account or OU says it. @default tags let nobody in
   */
  accountTags: accountTagsSchema.optional(),
  /** Who gets in where, and as what: a line for each group and persona. */
  assignments: z.array(assignmentSchema).readonly(),
});

export const landingZoneSchema = z.strictObject({
  /** Name, Regions, quotas, security services, contacts, alarms, budgets, reviewers. */
  company: companySchema,
  /** OUs, and the guardrails on them. */
  organization: organizationSchema,
  /** Every account but the management account, by a key that is its identity. */
  accounts: accountsSchema,
  /** Groups, users, and who gets in where as what. */
  access: accessSchema,
  /** Who is exempt from which guardrail, and why. @default nobody but whom the catalogue exempts */
  exceptions: exceptionsSchema.optional(),
  /** Machine roles and where they live, by a key of the workload. @default none */
  workloads: z.record(key, workloadSchema).optional(),
  /** What must never and what must always be possible, in the company's own words. @default only the catalogues' proofs */
  scenarios: z.array(scenarioSchema).readonly().optional(),
});

export type Company = z.infer<typeof companySchema>;
export type LogRetention = z.infer<typeof logRetentionSchema>;
export type SecurityServices = z.infer<typeof securityServicesSchema>;
export type OrganizationalUnit = z.infer<typeof organizationalUnitSchema>;
export type Organization = z.infer<typeof organizationSchema>;
export type Account = z.infer<typeof accountSchema>;
export type Group = z.infer<typeof groupSchema>;
export type User = z.infer<typeof userSchema>;
export type Assignment = z.infer<typeof assignmentSchema>;
export type Access = z.infer<typeof accessSchema>;
/** As a config writes it: `completeLandingZone` fills in what it leaves out. */
export type WrittenLandingZone = z.infer<typeof landingZoneSchema>;
