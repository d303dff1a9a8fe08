import { defineOrganization } from '../lib/config/define';
import { catalogue } from './catalogue';

/**
 * The tree of organizational units, and the guardrails on each. A guardrail on an OU holds for every account in it and
 * below it, root users and administrators included. No guardrail binds the management account.
 */
export const organization = defineOrganization(catalogue, {
  // `deny-outside-resources` is in the catalogue but not here: turn it on once it is known what workloads reach.
  guardrails: [
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
    'enable-security-hub',

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
  ],
  organizationalUnits: {
    security: { parent: 'root' },

    engineering: { parent: 'root' },
    nonproduction: { parent: 'engineering' },
    dev: { parent: 'nonproduction', guardrails: ['require-permissions-boundary'] },
    test: { parent: 'nonproduction' },
    staging: { parent: 'nonproduction' },
    production: {
      parent: 'engineering',
      guardrails: [
        'deny-console-oauth-tokens',
        'deny-sharing-images-and-snapshots',
        'deny-sharing-resources',
        'deny-disabling-keys',
        'deny-deleting-backups',
        'back-up-tagged-resources',
        'deny-public-function-urls',
      ],
    },
    prod: { parent: 'production' },

    growth: { parent: 'root' },
    marketing: { parent: 'growth' },
    sales: { parent: 'growth' },

    sandbox: { parent: 'root', guardrails: ['require-permissions-boundary', 'limit-sandbox'] },

    // Accounts on their way out: move them here, and nobody but the landing zone itself can do anything in them.
    suspended: { parent: 'root', status: 'suspended', guardrails: ['quarantine-account'] },
  },
});
