import { defineWorkloads } from '../lib/config/define';
import { accounts } from './accounts';
import { catalogue } from './catalogue';
import { organization } from './organization';

/**
 * Machine roles, and where they live. What a role works with is created beside it (`same-account`), created in one other
 * account and shared with it, or given by its `arn`. A key is the workload's identity: buckets and topics are called after it.
 */
export const workloads = defineWorkloads(catalogue, organization, accounts, {
  'trips-server': {
    machineRole: 'trips-server',
    organizationalUnits: ['engineering'],
    resources: { uploads: { createdIn: 'same-account' }, notifications: { createdIn: 'same-account' } },
  },
  'order-publisher': {
    machineRole: 'order-publisher',
    organizationalUnits: ['engineering'],
    resources: { orders: { createdIn: 'same-account' } },
  },
  'report-reader': {
    machineRole: 'report-reader',
    organizationalUnits: ['growth'],
    resources: { 'shared-reports': { createdIn: 'engineering-prod' } },
  },
  // GitHub puts immutable ids into the subjects of repositories made since June 2026: then write owner@1/name@2.
  'landing-zone-pipeline': {
    machineRole: 'ci-deploy',
    accounts: ['management'],
    resources: { github: { createdIn: 'same-account' } },
    github: { repository: 'trips/landing-zone', environment: 'production' },
  },
  'trips-pipeline': {
    machineRole: 'ci-deploy',
    accounts: ['engineering-dev'],
    resources: { github: { createdIn: 'same-account' } },
    github: { repository: 'trips/trips', environment: 'dev' },
  },
});
