import type { GuardrailDefinition } from './definition/guardrail';
import { backUpTaggedResources } from './backup/back-up-tagged-resources';
import { blockPublicS3 } from './data/block-public-s3';
import { denyChangingAccessAnalyzer } from './detection/deny-changing-access-analyzer';
import { denyChangingBaselineStacks } from './organization/deny-changing-baseline-stacks';
import { denyChangingCloudtrail } from './audit/deny-changing-cloudtrail';
import { denyChangingConfig } from './audit/deny-changing-config';
import { denyChangingEbsEncryptionDefault } from './data/deny-changing-ebs-encryption-default';
import { denyChangingEnabledRegions } from './regions/deny-changing-enabled-regions';
import { denyChangingFederation } from './identity/deny-changing-federation';
import { denyChangingGuardduty } from './detection/deny-changing-guardduty';
import { denyChangingIdentityCenterProvider } from './identity/deny-changing-identity-center-provider';
import { denyChangingLandingZoneResources } from './audit/deny-changing-landing-zone-resources';
import { denyChangingLogBuckets } from './audit/deny-changing-log-buckets';
import { denyChangingMacieAndInspector } from './detection/deny-changing-macie-and-inspector';
import { denyChangingPermissionsBoundary } from './identity/deny-changing-permissions-boundary';
import { denyChangingProtectedRoles } from './identity/deny-changing-protected-roles';
import { denyChangingPublicAccessBlock } from './data/deny-changing-public-access-block';
import { denyChangingSecurityHub } from './detection/deny-changing-security-hub';
import { denyClosingAccount } from './organization/deny-closing-account';
import { denyConfusedDeputies } from './perimeter/deny-confused-deputies';
import { denyConsoleOauthTokens } from './identity/deny-console-oauth-tokens';
import { denyContactAndPaymentChanges } from './organization/deny-contact-and-payment-changes';
import { denyCopyingOutOfRegions } from './regions/deny-copying-out-of-regions';
import { denyDeletingBackups } from './data/deny-deleting-backups';
import { denyDeletingLogs } from './audit/deny-deleting-logs';
import { denyDisablingKeys } from './data/deny-disabling-keys';
import { denyDisablingLogKeys } from './audit/deny-disabling-log-keys';
import { denyExemptionSessionTags } from './perimeter/deny-exemption-session-tags';
import { denyExternalResourceShares } from './data/deny-external-resource-shares';
import { denyIamUsers } from './identity/deny-iam-users';
import { denyLeavingOrganization } from './organization/deny-leaving-organization';
import { denyOutsideOidcIdentities } from './perimeter/deny-outside-oidc-identities';
import { denyOutsidePrincipals } from './perimeter/deny-outside-principals';
import { denyOutsideResources } from './perimeter/deny-outside-resources';
import { denyPublicFunctionUrls } from './compute/deny-public-function-urls';
import { denyRootUser } from './root/deny-root-user';
import { denyServiceSpecificCredentials } from './identity/deny-service-specific-credentials';
import { denySharingImagesAndSnapshots } from './data/deny-sharing-images-and-snapshots';
import { denySharingResources } from './data/deny-sharing-resources';
import { denyUnapprovedRegions } from './regions/deny-unapproved-regions';
import { denyUnencryptedTransport } from './perimeter/deny-unencrypted-transport';
import { enableSecurityHub } from './detection/enable-security-hub';
import { enforceInstanceDefaults } from './compute/enforce-instance-defaults';
import { limitSandbox } from './sandbox/limit-sandbox';
import { optOutOfAiTraining } from './ai/opt-out-of-ai-training';
import { quarantineAccount } from './quarantine/quarantine-account';
import { requireImdsv2 } from './compute/require-imdsv2';
import { requirePermissionsBoundary } from './identity/require-permissions-boundary';
import { standardizeCostTags } from './tags/standardize-cost-tags';

/**
 * Every guardrail by theme and id. The id is the file's name; the theme is its folder, and decides with which others it
 * shares an organization policy.
 */
export const catalogue = {
  organization: {
    'deny-leaving-organization': denyLeavingOrganization,
    'deny-closing-account': denyClosingAccount,
    'deny-contact-and-payment-changes': denyContactAndPaymentChanges,
    'deny-changing-baseline-stacks': denyChangingBaselineStacks,
  },
  root: {
    'deny-root-user': denyRootUser,
  },
  audit: {
    'deny-changing-cloudtrail': denyChangingCloudtrail,
    'deny-changing-config': denyChangingConfig,
    'deny-changing-landing-zone-resources': denyChangingLandingZoneResources,
    'deny-changing-log-buckets': denyChangingLogBuckets,
    'deny-disabling-log-keys': denyDisablingLogKeys,
    'deny-deleting-logs': denyDeletingLogs,
  },
  detection: {
    'deny-changing-guardduty': denyChangingGuardduty,
    'deny-changing-security-hub': denyChangingSecurityHub,
    'deny-changing-access-analyzer': denyChangingAccessAnalyzer,
    'deny-changing-macie-and-inspector': denyChangingMacieAndInspector,
    'enable-security-hub': enableSecurityHub,
  },
  identity: {
    'deny-iam-users': denyIamUsers,
    'deny-service-specific-credentials': denyServiceSpecificCredentials,
    'deny-changing-federation': denyChangingFederation,
    'deny-changing-identity-center-provider': denyChangingIdentityCenterProvider,
    'deny-changing-protected-roles': denyChangingProtectedRoles,
    'require-permissions-boundary': requirePermissionsBoundary,
    'deny-changing-permissions-boundary': denyChangingPermissionsBoundary,
    'deny-console-oauth-tokens': denyConsoleOauthTokens,
  },
  regions: {
    'deny-changing-enabled-regions': denyChangingEnabledRegions,
    'deny-unapproved-regions': denyUnapprovedRegions,
    'deny-copying-out-of-regions': denyCopyingOutOfRegions,
  },
  data: {
    'block-public-s3': blockPublicS3,
    'deny-changing-public-access-block': denyChangingPublicAccessBlock,
    'deny-external-resource-shares': denyExternalResourceShares,
    'deny-sharing-images-and-snapshots': denySharingImagesAndSnapshots,
    'deny-sharing-resources': denySharingResources,
    'deny-changing-ebs-encryption-default': denyChangingEbsEncryptionDefault,
    'deny-disabling-keys': denyDisablingKeys,
    'deny-deleting-backups': denyDeletingBackups,
  },
  compute: {
    'deny-public-function-urls': denyPublicFunctionUrls,
    'enforce-instance-defaults': enforceInstanceDefaults,
    'require-imdsv2': requireImdsv2,
  },
  perimeter: {
    'deny-outside-principals': denyOutsidePrincipals,
    'deny-confused-deputies': denyConfusedDeputies,
    'deny-outside-oidc-identities': denyOutsideOidcIdentities,
    'deny-unencrypted-transport': denyUnencryptedTransport,
    'deny-outside-resources': denyOutsideResources,
    'deny-exemption-session-tags': denyExemptionSessionTags,
  },
  backup: {
    'back-up-tagged-resources': backUpTaggedResources,
  },
  quarantine: {
    'quarantine-account': quarantineAccount,
  },
  sandbox: {
    'limit-sandbox': limitSandbox,
  },
  tags: {
    'standardize-cost-tags': standardizeCostTags,
  },
  ai: {
    'opt-out-of-ai-training': optOutOfAiTraining,
  },
} as const satisfies Record<string, Record<string, GuardrailDefinition>>;

export type GuardrailTheme = keyof typeof catalogue;
export type GuardrailId = { [Theme in GuardrailTheme]: keyof (typeof catalogue)[Theme] }[GuardrailTheme];
