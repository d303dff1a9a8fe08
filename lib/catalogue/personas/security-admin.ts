import { LOG_DATABASE_NAME, PREFIX, SECURITY_AUDIT_ROLE_NAME, TRAIL_WORKGROUP_NAME } from '../../base/names';
import type { PersonaDefinition } from './definition/persona';
import { deniedReads, denyReads } from './definition/deny';
import { secretReads } from './definition/reads';
import { noAssumedRoles, noCommandLineTokens, noIdentityWrites, noWrites } from './definition/writes';

/** Services that the organization delegates to the security account, whole: tuning them is the job. */
const securityServices = [
  'access-analyzer:*',
  'detective:*',
  'guardduty:*',
  'inspector2:*',
  'macie2:*',
  'securityhub:*',
];
const servicesOf = [
  'access-analyzer.amazonaws.com',
  'agentless.inspector2.amazonaws.com',
  'detective.amazonaws.com',
  'guardduty.amazonaws.com',
  'inspector2.amazonaws.com',
  'macie.amazonaws.com',
  'malware-protection.guardduty.amazonaws.com',
  'securityhub.amazonaws.com',
  'securityhubv2.amazonaws.com',
];

/** What an investigation asks the logs, in queries; the aggregated configuration is in SecurityAudit. */
const investigate = [
  'cloudtrail:CancelQuery',
  'cloudtrail:DescribeQuery',
  'cloudtrail:GetQueryResults',
  'cloudtrail:StartQuery',
  'logs:FilterLogEvents',
  'logs:GetLogEvents',
  'logs:GetQueryResults',
  'logs:StartQuery',
  'logs:StopQuery',
];
/** In every account, and open to this persona in the security account alone: the role's own trust says so. */
const auditRole = (account: string): string => `arn:aws:iam::${account}:role/${SECURITY_AUDIT_ROLE_NAME}`;
const logObjectReads = ['s3:GetObject', 's3:GetObjectVersion'];
const logObjects = `arn:aws:s3:::${PREFIX}*/*`;
/**
 * Queries of the trail, in the landing zone's own workgroup: Athena reads catalog and objects as whoever asks, and a query that writes
 * needs more than this. How a workgroup is set up, and ids of its queries, SecurityAudit shows.
 *
 * @see https://docs.aws.amazon.com/athena/latest/ug/managed-results.html
 */
const queries = [
  'athena:BatchGetQueryExecution',
  'athena:GetQueryExecution',
  'athena:GetQueryResults',
  'athena:GetQueryResultsStream',
  'athena:GetQueryRuntimeStatistics',
  'athena:StartQueryExecution',
  'athena:StopQueryExecution',
];
const workgroup = (name: string): string => `arn:aws:athena:{region}:{account}:workgroup/${name}`;
const rowsOfTables = [
  'glue:BatchGetPartition',
  'glue:GetPartition',
  'glue:GetPartitions',
  'glue:GetTable',
  'glue:GetTables',
];
const catalogReads = ['glue:GetDatabase', ...rowsOfTables];
const elsewhere = { 'aws:ResourceAccount': '999999999999' };
const catalog = (name: string): string => `arn:aws:glue:*:*:${name}`;
/**
 * Athena asks the catalog for this database before every query, and makes it where it is not there yet.
 *
 * @see https://docs.aws.amazon.com/athena/latest/ug/fine-grained-access-to-glue-resources.html#full-access-to-default-db-per-region
 */
const beforeQueries = ['glue:CreateDatabase', 'glue:GetDatabase'];
const DEFAULT_DATABASE = 'database/default';
/** What the console shows beside the query editor. */
const tableReads = ['athena:GetDataCatalog', 'athena:GetDatabase', 'athena:GetTableMetadata'];
const dataCatalog = (name: string): string => `arn:aws:athena:{region}:{account}:datacatalog/${name}`;
/** Callers spell it as they like, and AWS compares it as it was spelt. */
const spellings = ['AwsDataCatalog', 'awsdatacatalog'] as const;
const inCatalog = ['catalog', `database/${LOG_DATABASE_NAME}`, `table/${LOG_DATABASE_NAME}/trail`].map(
  (name) => `arn:aws:glue:{region}:{account}:${name}`,
);
const inOwnAccount = { StringEquals: { 'aws:ResourceAccount': '${aws:PrincipalAccount}' } };
const throughS3 = { StringLike: { 'kms:ViaService': 's3.*.amazonaws.com' }, ...inOwnAccount };

/** Whoever watches must not be able to take the record away; nor may anyone who has stolen their session. */
const erasures = [
  'cloudtrail:Delete*',
  'cloudtrail:StopLogging',
  'cloudtrail:Update*',
  'config:Delete*',
  'config:Stop*',
  'kms:DisableKey',
  'kms:PutKeyPolicy',
  'kms:ScheduleKeyDeletion',
  'logs:Delete*',
  'logs:PutRetentionPolicy',
  's3:BypassGovernanceRetention',
  's3:Delete*',
  's3:Put*',
];

export const securityAdmin: PersonaDefinition = {
  name: 'SecurityAdmin',
  description:
    'For the security team: administer the security services of the whole organization, and read its logs. Deletes none.',
  sessionHours: 2,
  managedPolicies: ['SecurityAudit'],
  statements: [
    { Effect: 'Allow', Action: [...securityServices, ...investigate], Resource: '*' },
    {
      Effect: 'Allow',
      Action: 'iam:CreateServiceLinkedRole',
      Resource: 'arn:aws:iam::*:role/aws-service-role/*',
      Condition: { StringEquals: { 'iam:AWSServiceName': servicesOf } },
    },
    { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: auditRole('*') },
    { Effect: 'Allow', Action: logObjectReads, Resource: logObjects, Condition: inOwnAccount },
    { Effect: 'Allow', Action: 'kms:Decrypt', Resource: '*', Condition: throughS3 },
    {
      Effect: 'Allow',
      Action: queries,
      Resource: `arn:aws:athena:*:*:workgroup/${TRAIL_WORKGROUP_NAME}`,
      Condition: inOwnAccount,
    },
    {
      Effect: 'Allow',
      Action: catalogReads,
      Resource: [catalog('catalog'), catalog(`database/${LOG_DATABASE_NAME}`), catalog(`table/${LOG_DATABASE_NAME}/*`)],
      Condition: inOwnAccount,
    },
    {
      Effect: 'Allow',
      Action: beforeQueries,
      Resource: [catalog('catalog'), catalog(DEFAULT_DATABASE)],
      Condition: inOwnAccount,
    },
    {
      Effect: 'Allow',
      Action: tableReads,
      Resource: spellings.map((name) => `arn:aws:athena:*:*:datacatalog/${name}`),
      Condition: inOwnAccount,
    },
    ...denyReads(...secretReads),
    { Effect: 'Deny', Action: erasures, Resource: '*' },
  ],
  can: [
    { action: investigate },
    {
      action: [
        'access-analyzer:StartResourceScan',
        'config:DescribeConfigurationAggregators',
        'config:SelectAggregateResourceConfig',
        'detective:StartInvestigation',
        'guardduty:UnarchiveFindings',
        'iam:GetRolePolicy',
        'inspector2:CreateFindingsReport',
        'macie2:CreateClassificationJob',
        'securityhub:BatchUpdateFindings',
      ],
    },
    ...servicesOf.map((service) => ({
      action: 'iam:CreateServiceLinkedRole',
      resource: `arn:aws:iam::{account}:role/aws-service-role/${service}/AWSServiceRoleFor`,
      context: { 'iam:AWSServiceName': service },
    })),
    { action: 'apigateway:GET', resource: 'arn:aws:apigateway:{region}::/restapis' },
    { action: logObjectReads, resource: `arn:aws:s3:::${PREFIX}logs/AWSLogs/1` },
    {
      action: 'kms:Decrypt',
      resource: 'arn:aws:kms:{region}:{account}:key/1',
      context: { 'kms:ViaService': 's3.us-west-2.amazonaws.com' },
    },
    { action: queries, resource: workgroup(TRAIL_WORKGROUP_NAME) },
    { action: catalogReads, resource: inCatalog },
    {
      action: beforeQueries,
      resource: ['catalog', DEFAULT_DATABASE].map((name) => `arn:aws:glue:{region}:{account}:${name}`),
    },
    ...spellings.map((name) => ({ action: tableReads, resource: dataCatalog(name) })),
  ],
  cannot: [
    { action: [...erasures, ...secretReads] },
    noIdentityWrites('iam:CreateServiceLinkedRole'),
    {
      action: 'iam:CreateServiceLinkedRole',
      resource: 'arn:aws:iam::{account}:role/aws-service-role/organizations.amazonaws.com/AWSServiceRoleFor',
      context: { 'iam:AWSServiceName': 'organizations.amazonaws.com' },
    },
    {
      action: 'iam:CreateServiceLinkedRole',
      resource: 'arn:aws:iam::{account}:role/orders',
      context: { 'iam:AWSServiceName': 'guardduty.amazonaws.com' },
    },
    { ...noAssumedRoles, except: [...(noAssumedRoles.except ?? []), 'sts:AssumeRole'] },
    {
      action: 'sts:AssumeRole',
      resource: ['arn:aws:iam::{account}:role/lz-break-glass', `${auditRole('{account}')}-2`],
    },
    noCommandLineTokens,
    noWrites(...securityServices, ...investigate, ...queries, 'glue:CreateDatabase', 'iam:CreateServiceLinkedRole'),
    { action: beforeQueries, resource: 'arn:aws:glue:{region}:{account}:database/orders' },
    { action: beforeQueries, resource: `arn:aws:glue:{region}:{account}:${DEFAULT_DATABASE}`, context: elsewhere },
    { action: tableReads, resource: dataCatalog('orders') },
    { action: tableReads, resource: dataCatalog('AwsDataCatalog'), context: elsewhere },
    { action: rowsOfTables, resource: 'arn:aws:glue:{region}:{account}:table/orders/bookings' },
    {
      action: rowsOfTables,
      resource: `arn:aws:glue:{region}:{account}:table/${LOG_DATABASE_NAME}/trail`,
      context: elsewhere,
    },
    { action: logObjectReads, resource: ['arn:aws:s3:::orders/1', 'arn:aws:s3:::orders/lz-1'] },
    {
      action: logObjectReads,
      resource: `arn:aws:s3:::${PREFIX}logs/AWSLogs/1`,
      context: elsewhere,
    },
    { action: 'kms:Decrypt', resource: 'arn:aws:kms:{region}:{account}:key/1' },
    {
      action: 'kms:Decrypt',
      resource: 'arn:aws:kms:{region}:{account}:key/1',
      context: { 'kms:ViaService': 's3.us-west-2.amazonaws.com', 'aws:ResourceAccount': '999999999999' },
    },
    {
      action: queries,
      resource: [workgroup('primary'), workgroup(`${TRAIL_WORKGROUP_NAME}-2`)],
    },
    {
      action: queries,
      resource: workgroup(TRAIL_WORKGROUP_NAME),
      context: elsewhere,
    },
    { action: 'organizations:*', except: ['organizations:Describe*', 'organizations:List*'] },
  ],
  denies: [...deniedReads(...secretReads), { action: erasures }],
};
