import type { PersonaDefinition } from './definition/persona';
import { deniedReads, denyReads } from './definition/deny';
import { codeReads, dataReads, logReads, secretReads } from './definition/reads';
import { noAssumedRoles, noCommandLineTokens, noIdentityWrites, noWrites } from './definition/writes';

/** How releases stand and whether the product is up: what view-only access leaves out. */
const statusReads = [
  'cloudwatch:DescribeAlarmHistory',
  'cloudwatch:DescribeAlarms',
  'codepipeline:GetPipelineState',
  'codepipeline:ListPipelineExecutions',
  'synthetics:DescribeCanaries',
  'synthetics:GetCanaryRuns',
];

/** Sees names, states and figures. What the product's users have stored, and its programs, stay out of sight. */
const unseen = [...secretReads, ...dataReads, ...logReads, ...codeReads];

export const productManager: PersonaDefinition = {
  name: 'ProductManager',
  description:
    'For owners of the product: see what is running, how releases stand and how it performs. Changes nothing.',
  sessionHours: 4,
  managedPolicies: ['job-function/ViewOnlyAccess'],
  statements: [{ Effect: 'Allow', Action: statusReads, Resource: '*' }, ...denyReads(...unseen)],
  can: [
    { action: statusReads },
    {
      action: [
        'cloudformation:DescribeStacks',
        'cloudwatch:GetDashboard',
        'cloudwatch:GetMetricData',
        'ec2:DescribeInstances',
        'ecs:DescribeServices',
        'lambda:ListFunctions',
        's3:ListAllMyBuckets',
      ],
    },
  ],
  cannot: [
    { action: unseen },
    noIdentityWrites(),
    noAssumedRoles,
    noCommandLineTokens,
    noWrites(),
    { action: '*:Start*' },
  ],
  denies: deniedReads(...unseen),
};
