import { defineAccess } from '../lib/config/define';
import { accounts } from './accounts';
import { organization } from './organization';

/** Who gets in where, and as what. A line that is taken out takes its access with it at the next deploy. */
export const access = defineAccess(organization, accounts, {
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
    { group: 'developers', permissionSet: 'developer', organizationalUnits: ['dev', 'sandbox'] },
    { group: 'qa-engineers', permissionSet: 'qa', organizationalUnits: ['test'] },
    { group: 'product-managers', permissionSet: 'product-manager', organizationalUnits: ['staging'] },
    { group: 'solutions-architects', permissionSet: 'solutions-architect', organizationalUnits: ['staging'] },
    { group: 'production-operators', permissionSet: 'prod-admin', organizationalUnits: ['prod'] },
    { group: 'marketing', permissionSet: 'marketing', organizationalUnits: ['marketing'] },
    { group: 'sales', permissionSet: 'sales', organizationalUnits: ['sales'] },
    { group: 'auditors', permissionSet: 'auditor', accounts: ['management'], organizationalUnits: ['root'] },
    { group: 'finance', permissionSet: 'billing', accounts: ['management'] },
    { group: 'security-engineers', permissionSet: 'security-admin', accounts: ['security', 'log-archive'] },
    { group: 'org-admins', permissionSet: 'org-admin', accounts: ['management'] },
  ],
});
