import type { PersonaDefinition } from './definition/persona';
import { deniedReads, denyReads } from './definition/deny';
import { codeReads, dataReads, logReads, secretReads } from './definition/reads';
import { noAssumedRoles, noCommandLineTokens, noIdentityWrites, noWrites } from './definition/writes';

/** An audit asks how access is set up and what happened, and CloudTrail tells; it needs no data, and no secret. */
const unread = [...secretReads, ...dataReads, ...logReads, ...codeReads];

/** AWS's own reports, with the terms under which it hands them out. */
const reports = [
  'artifact:GetReport',
  'artifact:GetReportMetadata',
  'artifact:GetTermForReport',
  'artifact:ListReports',
];

export const auditor: PersonaDefinition = {
  name: 'Auditor',
  description:
    'For internal and external auditors, in every account: how everything is configured, who has access and what happened. No secrets, no data.',
  sessionHours: 4,
  managedPolicies: ['SecurityAudit', 'job-function/ViewOnlyAccess'],
  statements: [{ Effect: 'Allow', Action: reports, Resource: '*' }, ...denyReads(...unread)],
  can: [
    { action: reports },
    {
      action: [
        'access-analyzer:ListFindings',
        'cloudtrail:DescribeTrails',
        'cloudtrail:LookupEvents',
        'config:DescribeConfigRules',
        'ec2:DescribeSecurityGroups',
        'guardduty:GetFindings',
        'iam:GetAccountAuthorizationDetails',
        'iam:GetCredentialReport',
        'kms:GetKeyPolicy',
        // Policies and assignments are read from the management account, or from a delegated administrator's.
        'organizations:DescribeOrganization',
        's3:GetBucketPolicy',
        's3:GetObjectAcl',
        's3:ListBucket',
        'secretsmanager:DescribeSecret',
        'securityhub:GetFindings',
      ],
    },
    { action: 'apigateway:GET', resource: 'arn:aws:apigateway:{region}::/restapis' },
  ],
  cannot: [
    { action: unread },
    noIdentityWrites(),
    noAssumedRoles,
    noCommandLineTokens,
    noWrites(),
    { action: 'organizations:*', except: ['organizations:Describe*', 'organizations:List*'] },
  ],
  denies: deniedReads(...unread),
};
