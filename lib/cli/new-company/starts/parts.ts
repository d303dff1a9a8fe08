import type { GuardrailId } from '../../../catalogue/guardrails/catalogue';
import type { Company, WrittenLandingZone } from '../../../model/schema';
import { MANAGEMENT } from '../../../model/tree';
import { logArchiveObject } from '../../../config/log-archive-object';
import type { Answers } from '../answers';
import { pipelineOf } from '../pipeline';

/** What a start says by itself; the company and its pipeline follow from the answers. */
export interface Start {
  readonly organization: WrittenLandingZone['organization'];
  /** OU and tags by key. */
  readonly accounts: Readonly<Record<string, Omit<WrittenLandingZone['accounts'][string], 'email'>>>;
  readonly groups: WrittenLandingZone['access']['groups'];
  readonly assignments: WrittenLandingZone['access']['assignments'];
  readonly scenarios: NonNullable<WrittenLandingZone['scenarios']>;
  /** OUs whose accounts get the locked backup vault. */
  readonly backup: readonly string[];
  readonly securityServices: Company['securityServices'];
}

const ids = (...guardrails: readonly GuardrailId[]): readonly GuardrailId[] => guardrails;

/** For every account of any company. */
export const EVERYWHERE = ids(
  'deny-leaving-organization',
  'deny-closing-account',
  'deny-contact-and-payment-changes',
  'deny-changing-baseline-stacks',
  'deny-root-user',
  'deny-changing-cloudtrail',
  'deny-changing-config',
  'deny-changing-landing-zone-resources',
  'deny-deleting-logs',
  'deny-changing-guardduty',
  'deny-changing-security-hub',
  'deny-changing-access-analyzer',
  'deny-changing-macie-and-inspector',
  'deny-iam-users',
  'deny-service-specific-credentials',
  'deny-changing-federation',
  'deny-changing-identity-center-provider',
  'deny-changing-protected-roles',
  'deny-changing-permissions-boundary',
  'deny-changing-enabled-regions',
  'deny-unapproved-regions',
  'deny-copying-out-of-regions',
  'block-public-s3',
  'deny-changing-public-access-block',
  'deny-external-resource-shares',
  'deny-changing-ebs-encryption-default',
  'enforce-instance-defaults',
  'require-imdsv2',
  'deny-outside-principals',
  'deny-confused-deputies',
  'deny-outside-oidc-identities',
  'deny-unencrypted-transport',
  'deny-exemption-session-tags',
  'standardize-cost-tags',
  'opt-out-of-ai-training',
);

/** For accounts with data that a company lives on. */
export const PRODUCTION = ids(
  'deny-console-oauth-tokens',
  'deny-sharing-images-and-snapshots',
  'deny-sharing-resources',
  'deny-disabling-keys',
  'deny-deleting-backups',
  'back-up-tagged-resources',
  'deny-public-function-urls',
);

/** Where people may create roles. */
export const ROLES_OF_THEIR_OWN = ids('require-permissions-boundary');

/** Accounts on their way out are moved there. */
export const SUSPENDED = { parent: 'root', status: 'suspended', guardrails: ids('quarantine-account') } as const;

export const SECURITY_ACCOUNTS = {
  'log-archive': { ou: 'security', guardrails: ids('deny-changing-log-buckets', 'deny-disabling-log-keys') },
  security: { ou: 'security', guardrails: ids('deny-disabling-keys') },
} as const;

export const SERVICES_WITH_HUB = {
  config: 'on',
  accessAnalyzer: 'on',
  guardDuty: 'on',
  securityHub: 'on',
  inspector: 'off',
  macie: 'off',
} as const;

export const ORG_ADMINS = {
  'org-admins': { description: 'Administrators of the organization: three people at most' },
} as const;
export const ORG_ADMINS_ASSIGNED = { group: 'org-admins', persona: 'org-admin', accounts: [MANAGEMENT] } as const;

/** What every company promises itself. */
export const PROMISES: Start['scenarios'] = [
  {
    says: 'nobody but the administrators of the organization can stop the trail',
    never: [
      {
        nobodyBut: ['org-admins/org-admin', 'role/lz-break-glass', 'root'],
        action: ['cloudtrail:StopLogging', 'cloudtrail:DeleteTrail', 'cloudtrail:PutEventSelectors'],
        resource: 'arn:aws:cloudtrail:{region}:management:trail/lz-organization-trail',
        resourceAccount: MANAGEMENT,
      },
    ],
  },
  {
    says: 'nobody at all can delete what the trail has recorded',
    never: [
      {
        nobodyBut: 'role/lz-break-glass',
        account: 'log-archive',
        action: ['s3:DeleteObjectVersion', 's3:BypassGovernanceRetention'],
        resource: logArchiveObject({ logArchiveAccount: 'log-archive' }, 'organization-trail', 'AWSLogs/1.json.gz'),
      },
    ],
  },
];

/** That a group has no way into an account where it is not assigned. */
export function neverReaches(group: string, account: string): Start['scenarios'][number] {
  return {
    says: `${group} can never reach ${account}`,
    never: [{ principal: `${group}/*`, account, action: '*', unassigned: true }],
  };
}

/** The whole config of a company that begins so. */
export function landingZoneOf(answers: Answers, start: Start): WrittenLandingZone {
  const { trustedOidcProviders, workloads } = pipelineOf(answers.repository);
  const { name, homeRegion, approvedRegions, identitySource, emailOf, alarmEmail, accountQuota, contacts } = answers;
  return {
    company: {
      name,
      homeRegion,
      approvedRegions,
      managementAccount: { name: MANAGEMENT, email: emailOf(MANAGEMENT) },
      securityAccount: 'security',
      logArchiveAccount: 'log-archive',
      accountQuota,
      securityServices: start.securityServices,
      ...(contacts === undefined ? {} : { contacts }),
      alarms: { emails: [alarmEmail] },
      backup: { organizationalUnits: start.backup },
      tags: { 'managed-by': 'landing-zone' },
      ...(trustedOidcProviders === undefined ? {} : { trustedOidcProviders }),
    },
    organization: start.organization,
    accounts: Object.fromEntries(
      Object.entries(start.accounts).map(([key, account]) => [key, { email: emailOf(key), ...account }]),
    ),
    access: { identitySource, groups: start.groups, assignments: start.assignments },
    exceptions: {},
    workloads,
    scenarios: start.scenarios,
  };
}
