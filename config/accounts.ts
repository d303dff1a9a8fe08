import { defineAccounts } from '../lib/config/define';
import { catalogue } from './catalogue';
import { organization } from './organization';

/**
 * One entry an account. The key is the account's identity: renaming it makes a new account. E-mail addresses must be
 * unique across all of AWS; a group mailbox with plus addressing keeps them in one place.
 */
export const accounts = defineAccounts(catalogue, organization, {
  'log-archive': {
    email: 'aws+log-archive@trips.com',
    ou: 'security',
    guardrails: ['deny-changing-log-buckets', 'deny-disabling-log-keys'],
  },
  security: { email: 'aws+security@trips.com', ou: 'security', guardrails: ['deny-disabling-keys'] },

  'engineering-dev': { email: 'aws+engineering-dev@trips.com', ou: 'dev', tags: { environment: 'dev' } },
  'engineering-test': { email: 'aws+engineering-test@trips.com', ou: 'test', tags: { environment: 'test' } },
  'engineering-staging': {
    email: 'aws+engineering-staging@trips.com',
    ou: 'staging',
    tags: { environment: 'staging' },
  },
  'engineering-prod': { email: 'aws+engineering-prod@trips.com', ou: 'prod', tags: { environment: 'prod' } },

  'growth-marketing': { email: 'aws+growth-marketing@trips.com', ou: 'marketing', tags: { environment: 'prod' } },
  'growth-sales': { email: 'aws+growth-sales@trips.com', ou: 'sales', tags: { environment: 'prod' } },
});
