import { LOG_DATABASE_NAME, PREFIX, TRAIL_TABLE_NAME, TRAIL_WORKGROUP_NAME } from '../../base/names';
import { APPLICATION_ROLE, here } from './definition/arns';
import type { Workflow } from './definition/workflow';

const LOGS = `arn:aws:s3:::${PREFIX}organization-trail-{account}-{region}`;
/** As keys are told apart before AWS has given them their ids: by what makes them. */
const LOG_KEY = here('kms', `key/StackSet-${PREFIX}log-archive-00000000-0000-0000-0000-000000000000-LogKey`);

/** How the organization is watched, audited and investigated. */
export const security = {
  'evidence-run': {
    says: 'An auditor gathers evidence: who has access, what is encrypted, what is logged, which rules are broken.',
    source: [
      'https://docs.aws.amazon.com/aws-managed-policy/latest/reference/SecurityAudit.html',
      'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html',
    ],
    by: 'persona/auditor',
    calls: [
      {
        action: [
          'iam:GenerateCredentialReport',
          'iam:GetAccountAuthorizationDetails',
          'iam:GetAccountSummary',
          'iam:GetCredentialReport',
          'iam:ListRoles',
        ],
      },
      {
        action: [
          'cloudtrail:DescribeTrails',
          'cloudtrail:LookupEvents',
          'config:DescribeConfigRules',
          'ec2:DescribeFlowLogs',
          'ec2:DescribeSecurityGroups',
          'ec2:GetEbsEncryptionByDefault',
          'guardduty:ListDetectors',
          'kms:ListKeys',
          'logs:DescribeLogGroups',
          'rds:DescribeDBInstances',
          's3:GetAccountPublicAccessBlock',
          's3:ListAllMyBuckets',
          'securityhub:GetFindings',
        ],
      },
      {
        action: ['s3:GetBucketPolicy', 's3:GetBucketPublicAccessBlock', 's3:GetEncryptionConfiguration'],
        resource: 'arn:aws:s3:::orders',
      },
      { action: ['kms:GetKeyPolicy', 'kms:GetKeyRotationStatus'], resource: here('kms', 'key/0a1b2c') },
    ],
  },
  'artifact-reports': {
    says: 'An auditor fetches AWS’s own reports of compliance.',
    source: ['https://docs.aws.amazon.com/artifact/latest/ug/example-iam-policies.html'],
    by: 'persona/auditor',
    calls: [
      { action: 'artifact:ListReports' },
      {
        action: ['artifact:GetReport', 'artifact:GetReportMetadata', 'artifact:GetTermForReport'],
        resource: 'arn:aws:artifact:us-east-1::report/report-0a1b2c:1',
      },
    ],
  },
  'triage-findings': {
    says: 'The security team reads findings, and marks in Security Hub those that are done. Elsewhere it hides one from the security account alone.',
    source: [
      'https://docs.aws.amazon.com/securityhub/latest/userguide/security_iam_id-based-policy-examples.html',
      'https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_findings.html',
    ],
    by: 'persona/security-admin',
    calls: [
      { action: ['securityhub:BatchUpdateFindings', 'securityhub:GetFindings', 'securityhub:GetInsights'] },
      {
        action: ['guardduty:GetFindings', 'guardduty:ListDetectors', 'guardduty:ListFindings'],
      },
      { action: ['access-analyzer:ListFindings', 'inspector2:ListFindings'] },
    ],
  },
  'investigate-finding': {
    says: 'The security team follows a finding: what the role is, what it did in 90 days, what is configured around it.',
    source: [
      'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/view-cloudtrail-events.html',
      'https://docs.aws.amazon.com/config/latest/developerguide/querying-AWS-resources.html',
      'https://docs.aws.amazon.com/detective/latest/userguide/detective-investigations.html',
    ],
    by: 'persona/security-admin',
    calls: [
      { action: 'cloudtrail:LookupEvents' },
      { action: ['config:SelectAggregateResourceConfig', 'config:GetResourceConfigHistory'] },
      { action: ['iam:GetRole', 'iam:GetRolePolicy', 'iam:ListAttachedRolePolicies'], resource: APPLICATION_ROLE },
      { action: ['detective:SearchGraph', 'detective:StartInvestigation'] },
      { action: 'logs:StartQuery', resource: here('logs', 'log-group:/aws/lambda/orders') },
      { action: 'logs:GetQueryResults' },
      { action: ['ec2:DescribeInstances', 'ec2:DescribeNetworkInterfaces'] },
    ],
  },
  'read-trail': {
    says: 'The security team fetches what the trail has recorded from the log archive, and decrypts it.',
    source: ['https://docs.aws.amazon.com/awscloudtrail/latest/userguide/get-and-view-cloudtrail-log-files.html'],
    by: 'persona/security-admin',
    in: 'log-archive',
    calls: [
      { action: 's3:GetObject', resource: `${LOGS}/AWSLogs/o-a1b2c3d4e5/1.json.gz` },
      {
        action: 'kms:Decrypt',
        resource: LOG_KEY,
        context: { 'kms:ViaService': 's3.{region}.amazonaws.com' },
      },
      { action: 's3:ListBucket', resource: LOGS },
    ],
  },
  'query-trail': {
    says: 'The security team asks the whole trail a question in SQL, in the log archive: who did what, in which account, on which days.',
    source: [
      'https://docs.aws.amazon.com/athena/latest/ug/cloudtrail-logs.html',
      'https://docs.aws.amazon.com/athena/latest/ug/managed-results.html',
      'https://docs.aws.amazon.com/athena/latest/ug/fine-grained-access-to-glue-resources.html',
    ],
    by: 'persona/security-admin',
    in: 'log-archive',
    calls: [
      {
        action: [
          'athena:GetQueryExecution',
          'athena:GetQueryResults',
          'athena:GetWorkGroup',
          'athena:StartQueryExecution',
        ],
        resource: here('athena', `workgroup/${TRAIL_WORKGROUP_NAME}`),
      },
      {
        action: ['athena:GetDataCatalog', 'athena:GetDatabase', 'athena:GetTableMetadata'],
        resource: here('athena', 'datacatalog/AwsDataCatalog'),
      },
      {
        action: ['athena:ListDatabases', 'athena:ListTableMetadata'],
        resource: here('athena', 'datacatalog/AwsDataCatalog'),
      },
      // Before every query, whatever it asks for; in an account that never had a query the database is made.
      {
        action: ['glue:CreateDatabase', 'glue:GetDatabase'],
        resource: [here('glue', 'catalog'), here('glue', 'database/default')],
      },
      {
        action: 'glue:GetDatabase',
        resource: [here('glue', 'catalog'), here('glue', `database/${LOG_DATABASE_NAME}`)],
      },
      {
        action: ['glue:GetPartitions', 'glue:GetTable'],
        resource: [
          here('glue', 'catalog'),
          here('glue', `database/${LOG_DATABASE_NAME}`),
          here('glue', `table/${LOG_DATABASE_NAME}/${TRAIL_TABLE_NAME}`),
        ],
      },
      { action: ['s3:GetBucketLocation', 's3:ListBucket'], resource: LOGS },
      {
        action: 's3:GetObject',
        resource: `${LOGS}/AWSLogs/o-a1b2c3d4e5/1.json.gz`,
        context: { 'aws:CalledVia': ['athena.amazonaws.com'] },
      },
      {
        action: 'kms:Decrypt',
        resource: LOG_KEY,
        context: { 'kms:ViaService': 's3.{region}.amazonaws.com' },
      },
    ],
  },
  'look-into-account': {
    says: 'The security team looks into another account, by the audit role that is in each.',
    source: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_switch-role-console.html'],
    by: 'persona/security-admin',
    in: 'security',
    calls: [{ action: 'sts:AssumeRole', resource: 'arn:aws:iam::{other}:role/lz-security-audit' }],
  },
  'finding-suppressed-by-team': {
    says: 'A team hides findings of GuardDuty about its own account by a filter.',
    source: ['https://docs.aws.amazon.com/guardduty/latest/ug/findings_suppression-rule.html'],
    by: 'administrator',
    calls: [{ action: 'guardduty:CreateFilter' }],
    blocked: [
      {
        by: 'deny-changing-guardduty',
        calls: [1],
        instead: 'Ask the security team for a filter, which it makes in the security account for all.',
        allow: 'Exempt a role of the security team from deny-changing-guardduty in config/exceptions.ts.',
      },
    ],
  },
  'rule-of-config': {
    says: 'A team adds a rule of its own to AWS Config.',
    source: ['https://docs.aws.amazon.com/config/latest/developerguide/conformance-packs.html'],
    by: 'administrator',
    calls: [
      { action: 'config:PutConformancePack', resource: here('config', 'conformance-pack/orders/conformance-pack-1') },
      { action: 'config:PutConfigRule' },
    ],
    blocked: [
      {
        by: 'deny-changing-config',
        calls: [2],
        instead: 'Put the rule into a conformance pack, which works.',
        allow: 'Add it to the controls of the landing zone, for every account.',
      },
    ],
  },
  'trail-of-application': {
    says: 'A team makes a trail of its own for data events, and stops it again.',
    source: ['https://docs.aws.amazon.com/awscloudtrail/latest/userguide/security_iam_id-based-policy-examples.html'],
    by: 'administrator',
    calls: [
      { action: ['cloudtrail:CreateTrail', 'cloudtrail:StartLogging'], resource: here('cloudtrail', 'trail/orders') },
      { action: ['cloudtrail:DeleteTrail', 'cloudtrail:StopLogging'], resource: here('cloudtrail', 'trail/orders') },
    ],
    blocked: [
      {
        by: 'deny-changing-cloudtrail',
        calls: [2],
        instead: 'Record accesses to a bucket by S3 server access logs or EventBridge, which a team ends by itself.',
        allow:
          'Have an administrator of the organization delete it through the account’s access role with the guardrail taken off the OU for a day.',
      },
    ],
  },
  'flow-logs': {
    says: 'A team opens flow logs of its network, and closes them with its stack.',
    source: ['https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-iam.html'],
    by: 'administrator',
    calls: [
      {
        action: 'ec2:CreateFlowLogs',
        resource: [here('ec2', 'vpc/vpc-0123456789abcdef0'), here('ec2', 'vpc-flow-log/*')],
      },
      {
        action: 'iam:PassRole',
        resource: APPLICATION_ROLE,
        context: { 'iam:PassedToService': 'vpc-flow-logs.amazonaws.com' },
      },
      { action: 'logs:CreateLogDelivery' },
      { action: 'ec2:DeleteFlowLogs', resource: here('ec2', 'vpc-flow-log/fl-0123456789abcdef0') },
    ],
    blocked: [
      {
        by: 'deny-deleting-logs',
        calls: [4],
        instead: 'Retain the flow log when its stack is deleted (RemovalPolicy.RETAIN): it ends with its network.',
        allow: 'Take deny-deleting-logs off the OU of accounts where nobody has to be investigated.',
      },
    ],
  },
  'log-group-of-application': {
    says: 'A team makes a log group, says how long it is kept, forwards it and deletes it.',
    source: ['https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/permissions-reference-cwl.html'],
    by: 'persona/developer',
    calls: [
      {
        action: ['logs:CreateLogGroup', 'logs:DeleteLogGroup', 'logs:PutRetentionPolicy', 'logs:PutSubscriptionFilter'],
        resource: here('logs', 'log-group:/aws/lambda/orders:*'),
      },
    ],
  },
} as const satisfies Readonly<Record<string, Workflow>>;
