import type { WrittenLandingZone } from '../../../lib/model/schema';

/**
 * Three accounts in an organization that was there before: everything is adopted but one account, people come from an
 * external identity provider, and nothing is called as in the sample.
 */
export const startUp: WrittenLandingZone = {
  company: {
    name: 'Ferry Tales',
    homeRegion: 'eu-central-1',
    approvedRegions: ['eu-central-1'],
    identityCenterRegion: 'eu-west-1',
    managementAccount: { name: 'Ferry Tales', email: 'root@ferrytales.example', accountId: '100000000000' },
    securityAccount: 'guard',
    logArchiveAccount: 'ledger',
    accountQuota: 5,
    serviceUsers: {
      printer: {
        account: 'booking',
        why: 'Prints tickets on board and cannot federate',
        actions: ['s3:GetObject'],
        resources: ['arn:aws:s3:::ferry-tickets/*'],
      },
    },
    trustedOidcProviders: [
      {
        url: 'gitlab.com',
        audiences: ['https://gitlab.com'],
        subjects: ['project_path:ferry-tales/*'],
      },
    ],
    trustedPartners: [{ accountId: '900000000001', why: 'Our auditor collects its evidence itself' }],
  },
  organization: {
    existing: 'o-ferrytales01',
    accountAccessRoleName: 'FerryAdmin',
    guardrails: [
      'deny-leaving-organization',
      'deny-root-user',
      'deny-unapproved-regions',
      'deny-changing-protected-roles',
      'deny-outside-principals',
      'deny-unencrypted-transport',
      'enforce-instance-defaults',
    ],
    organizationalUnits: {
      platform: { parent: 'root', name: 'Core Platform', existing: 'ou-f3rr-aaaaaaaa' },
      products: { parent: 'root', name: 'Products', existing: 'ou-f3rr-bbbbbbbb' },
      booking: {
        parent: 'products',
        guardrails: ['require-permissions-boundary', 'deny-changing-permissions-boundary'],
      },
      attic: { parent: 'root', name: 'Attic', status: 'suspended', guardrails: ['quarantine-account'] },
    },
  },
  accounts: {
    guard: { email: 'guard@ferrytales.example', name: 'FT Security', ou: 'platform', existing: '100000000001' },
    ledger: { email: 'ledger@ferrytales.example', name: 'FT Logs', ou: 'platform', existing: '100000000002' },
    booking: {
      email: 'booking@ferrytales.example',
      name: 'Booking Engine',
      ou: 'booking',
      tags: { product: 'booking' },
    },
  },
  access: {
    identitySource: 'external',
    identityCenter: { instanceArn: 'arn:aws:sso:::instance/ssoins-1111111111111111', identityStoreId: 'd-1111111111' },
    groups: {
      founders: { displayName: 'Founders', id: '11111111-2222-3333-4444-555555555555' },
      crew: { displayName: 'Crew (all engineers)' },
    },
    assignments: [
      { group: 'founders', persona: 'org-admin', accounts: ['management'] },
      { group: 'founders', persona: 'security-admin', organizationalUnits: ['platform'] },
      { group: 'crew', persona: 'developer', accounts: ['booking'] },
      { group: 'crew', persona: 'auditor', organizationalUnits: ['root'] },
    ],
  },
  workloads: {
    'booking-pipeline': {
      machineRole: 'oidc-deploy',
      accounts: ['booking'],
      resources: { provider: { createdIn: 'same-account' } },
      oidc: {
        issuer: 'https://gitlab.com',
        audience: 'https://gitlab.com',
        subject: 'project_path:ferry-tales/booking:ref_type:branch:ref:main',
      },
    },
  },
};
