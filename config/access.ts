import { defineAccess } from '../lib/config/define';
import { accounts } from './accounts';
import { catalogue } from './catalogue';
import { organization } from './organization';

/** Who gets in where, and as what. A line that is taken out takes its access with it at the next deploy. */
export const access = defineAccess(catalogue, organization, accounts, {
  identitySource: 'identity-center',
  groups: {
    developers: { description: 'Engineers who build the product' },
    'qa-engineers': { description: 'Engineers who test the product' },
    'product-managers': { description: 'Owners of the product' },
    'solutions-architects': { description: 'Architects who review designs' },
    'production-operators': { description: 'Engineers on call for production' },
    marketing: { description: 'The marketing team' },
    sales: { description: 'The sales team' },
    auditors: { description: 'Internal and external auditors' },
    finance: { description: 'The finance team' },
    'security-engineers': { description: 'The security team' },
    'org-admins': { description: 'Administrators of the organization: three people at most' },
  },
  assignments: [
    { group: 'developers', persona: 'developer', organizationalUnits: ['dev', 'sandbox'] },
    { group: 'qa-engineers', persona: 'qa', organizationalUnits: ['test'] },
    { group: 'product-managers', persona: 'product-manager', organizationalUnits: ['staging'] },
    { group: 'solutions-architects', persona: 'solutions-architect', organizationalUnits: ['staging'] },
    { group: 'production-operators', persona: 'prod-admin', organizationalUnits: ['prod'] },
    { group: 'marketing', persona: 'marketing', organizationalUnits: ['marketing'] },
    { group: 'sales', persona: 'sales', organizationalUnits: ['sales'] },
    { group: 'auditors', persona: 'auditor', accounts: ['management'], organizationalUnits: ['root'] },
    { group: 'finance', persona: 'billing', accounts: ['management'] },
    { group: 'security-engineers', persona: 'security-admin', accounts: ['security', 'log-archive'] },
    { group: 'org-admins', persona: 'org-admin', accounts: ['management'] },
  ],
});
