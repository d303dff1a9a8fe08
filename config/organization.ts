import { defineOrganization } from '../lib/model/define';

/**
 * The tree of organizational units, and the guardrails on each. A guardrail on an OU holds for every account in it and
 * below it, root users and administrators included. No guardrail binds the management account.
 */
export const organization = defineOrganization({
  guardrails: [],
  organizationalUnits: {
    security: { parent: 'root' },

    engineering: { parent: 'root' },
    nonproduction: { parent: 'engineering' },
    dev: { parent: 'nonproduction' },
    test: { parent: 'nonproduction' },
    staging: { parent: 'nonproduction' },
    production: { parent: 'engineering' },
    prod: { parent: 'production' },

    growth: { parent: 'root' },
    marketing: { parent: 'growth' },
    sales: { parent: 'growth' },

    sandbox: { parent: 'root' },

    // Accounts on their way out: move them here, and nobody but the landing zone itself can do anything in them.
    suspended: { parent: 'root', status: 'suspended' },
  },
});
