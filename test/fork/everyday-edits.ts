import type { Clone } from './clone';

/** What people change every week, as edits of the files that `npm run new-company` wrote. */
export const everydayEdits: readonly { readonly what: string; readonly edit: (fork: Clone) => void }[] = [
  {
    what: 'an account is added',
    edit: (fork) => {
      fork.edit(
        'config/accounts.ts',
        'defineAccounts(catalogue, organization, {',
        "defineAccounts(catalogue, organization, {\n  blog: { email: 'aws+blog@ferries.example', ou: 'marketing' },",
      );
    },
  },
  {
    what: 'an OU is added',
    edit: (fork) => {
      fork.edit(
        'config/organization.ts',
        'organizationalUnits: {',
        "organizationalUnits: {\n    labs: { parent: 'engineering', guardrails: ['deny-desktops'] },",
      );
    },
  },
  {
    what: 'a group is added, and gets access',
    edit: (fork) => {
      fork.edit('config/access.ts', 'groups: {', "groups: {\n    pursers: { description: 'Who sells on board' },");
      giveAccess(fork, "{ group: 'pursers', persona: 'analyst', organizationalUnits: ['sales'] }");
    },
  },
  {
    what: 'a line of access is added',
    edit: (fork) => {
      giveAccess(fork, "{ group: 'developers', persona: 'qa', accounts: ['engineering-test'] }");
    },
  },
  {
    what: 'a line of access is taken out',
    edit: (fork) => {
      fork.edit('config/access.ts', "{ group: 'sales', persona: 'sales', organizationalUnits: ['sales'] },", '');
    },
  },
  {
    what: 'an exception is added',
    edit: (fork) => {
      const reason = "reason: 'Their tool is in Frankfurt only', until: '2099-12-31'";
      fork.edit(
        'config/exceptions.ts',
        'defineExceptions(catalogue, accounts, access, {',
        `defineExceptions(catalogue, accounts, access, {\n  'deny-unapproved-regions': [{ account: 'growth-sales', ${reason} }],`,
      );
    },
  },
  {
    what: 'a region is added',
    edit: (fork) => {
      fork.edit(
        'config/company.ts',
        "approvedRegions: ['eu-central-1'",
        "approvedRegions: ['eu-north-1', 'eu-central-1'",
      );
    },
  },
  {
    what: 'an account is moved',
    edit: (fork) => {
      fork.edit('config/accounts.ts', "ou: 'sales'", "ou: 'marketing'");
    },
  },
  {
    what: 'an account is suspended',
    edit: (fork) => {
      fork.edit('config/accounts.ts', "ou: 'marketing'", "ou: 'suspended'");
    },
  },
];

function giveAccess(fork: Clone, line: string): void {
  fork.edit('config/access.ts', 'assignments: [', `assignments: [\n    ${line},`);
}
