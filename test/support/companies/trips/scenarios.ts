import { defineScenarios, logArchiveObject } from '../../../../lib/config/define';
import { access } from './access';
import { accounts } from './accounts';
import { catalogue } from './catalogue';
import { company } from './company';

/** Any object in the buckets of a workload of engineering's production. */
const productionData = 'arn:aws:s3:::trips-server-uploads-{account:engineering-prod}-{region}/booking.json';
const growth = ['growth-marketing', 'growth-sales'] as const;

/**
 * What the company promises itself about access, in its own words. Every sentence is tried on the synthesized templates,
 * and `cdk synth` stops at the first one that is not true any more.
 */
export const scenarios = defineScenarios(catalogue, accounts, access, [
  {
    says: 'the growth team can never read engineering’s production data',
    never: [
      {
        account: growth,
        action: ['s3:GetObject', 's3:PutObject'],
        resource: productionData,
        resourceAccount: 'engineering-prod',
      },
    ],
  },
  {
    says: 'developers can never reach production',
    never: [
      { principal: 'developers/*', account: 'engineering-prod', action: '*', unassigned: true },
      {
        principal: 'developers/*',
        account: 'engineering-dev',
        action: 'sts:AssumeRole',
        resource: [
          'arn:aws:iam::engineering-prod:role/lz-break-glass',
          'arn:aws:iam::engineering-prod:role/OrganizationAccountAccessRole',
          'arn:aws:iam::engineering-prod:role/app/trips-server',
        ],
      },
    ],
  },
  {
    says: 'nobody but the administrators of the organization can stop the trail',
    never: [
      {
        nobodyBut: ['org-admins/org-admin', 'role/lz-break-glass', 'root'],
        action: ['cloudtrail:StopLogging', 'cloudtrail:DeleteTrail', 'cloudtrail:PutEventSelectors'],
        resource: 'arn:aws:cloudtrail:{region}:management:trail/lz-organization-trail',
        resourceAccount: 'management',
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
        resource: logArchiveObject(company, 'organization-trail', 'AWSLogs/1.json.gz'),
      },
    ],
  },
  {
    says: 'finance sees the bills and never the workloads',
    never: [
      {
        principal: 'finance/*',
        account: 'management',
        action: ['iam:CreateUser', 'organizations:RemoveAccountFromOrganization'],
      },
      {
        principal: 'finance/*',
        account: 'management',
        action: 's3:GetObject',
        resource: productionData,
        resourceAccount: 'engineering-prod',
      },
    ],
    always: [
      { principal: 'finance/billing', account: 'management', action: ['ce:GetCostAndUsage', 'budgets:ViewBudget'] },
    ],
  },
  {
    says: 'engineers on call can release to production and read its logs',
    always: [
      {
        principal: 'production-operators/prod-admin',
        account: 'engineering-prod',
        action: ['ecs:UpdateService', 'lambda:UpdateFunctionCode', 'logs:FilterLogEvents'],
      },
    ],
  },
]);
