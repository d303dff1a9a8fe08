import type { JsonObject, JsonValue } from '../../lib/base/json';
import type { Severity } from '../../lib/review/model';
import { findingsOf, of, severityOf } from './severity-of';

type Row = readonly [
  what: string,
  type: string,
  was: JsonObject | undefined,
  is: JsonObject | undefined,
  severity: Severity,
];

const told = (_what: string, type: string, was: Row[2], is: Row[3], severity: Severity): void => {
  expect(severityOf(of(type, was), of(type, is), '111111111111')).toBe(severity);
};

const bus = (account: JsonValue): JsonObject => ({
  Targets: [{ Id: 'a', Arn: { 'Fn::Join': ['', ['arn:aws:events:us-west-2:', account, ':event-bus/b']] } }],
});
const backup = (rule: JsonObject): JsonObject => ({ BackupPlan: { BackupPlanName: 'p', BackupPlanRule: [rule] } });
const copies = (...vaults: string[]): JsonObject =>
  backup({ CopyActions: vaults.map((DestinationBackupVaultArn) => ({ DestinationBackupVaultArn })) });
const OTHER = '999999999999';

describe('of what is there for the first time', () => {
  test.each<Row>([
    [
      'a schedule that attaches a policy',
      'AWS::Scheduler::Schedule',
      undefined,
      { Target: { Arn: 'arn:aws:scheduler:::aws-sdk:iam:attachRolePolicy' } },
      'medium',
    ],
    ['a rule of an own bus', 'AWS::Events::Rule', undefined, bus({ Ref: 'AWS::AccountId' }), 'medium'],
    ['a rule of the same account', 'AWS::Events::Rule', undefined, bus('111111111111'), 'medium'],
    ["a rule that sends to a stranger's bus", 'AWS::Events::Rule', undefined, bus(OTHER), 'high'],
    [
      "a rule that sends to a stranger's bus in one text",
      'AWS::Events::Rule',
      undefined,
      { Targets: [{ Arn: `arn:aws:events:us-west-2:${OTHER}:event-bus/b` }] },
      'high',
    ],
    [
      'a rule whose account stands in a text with a placeholder',
      'AWS::Events::Rule',
      undefined,
      { Targets: [{ Arn: { 'Fn::Sub': `arn:aws:events:\${AWS::Region}:${OTHER}:event-bus/b` } }] },
      'high',
    ],
    ['a function with a role', 'AWS::Lambda::Function', undefined, { Role: { 'Fn::GetAtt': ['R', 'Arn'] } }, 'medium'],
    [
      "a function of a stranger's code",
      'AWS::Lambda::Function',
      undefined,
      { Layers: [`arn:aws:lambda:us-west-2:${OTHER}:layer:l:1`] },
      'high',
    ],
    [
      "a function of a stranger's image",
      'AWS::Lambda::Function',
      undefined,
      { Code: { ImageUri: `${OTHER}.dkr.ecr.us-west-2.amazonaws.com/i` } },
      'high',
    ],
    [
      "a subscription of a stranger's queue",
      'AWS::SNS::Subscription',
      undefined,
      { Endpoint: `arn:aws:sqs:us-west-2:${OTHER}:q` },
      'high',
    ],
    ['backups that are copied', 'AWS::Backup::BackupPlan', undefined, copies('vault'), 'medium'],
    [
      'backups that are copied to a stranger',
      'AWS::Backup::BackupPlan',
      undefined,
      copies(`arn:aws:backup:us-west-2:${OTHER}:backup-vault:v`),
      'high',
    ],
    ['backups that stay', 'AWS::Backup::BackupPlan', undefined, backup({ RuleName: 'r' }), 'info'],
    ['an alarm that acts', 'AWS::CloudWatch::Alarm', undefined, { AlarmActions: ['a'] }, 'medium'],
    ['an alarm of nobody', 'AWS::CloudWatch::Alarm', undefined, { MetricName: 'm' }, 'info'],
    ['a copied bucket', 'AWS::S3::Bucket', undefined, { ReplicationConfiguration: { Role: 'r' } }, 'medium'],
    [
      'a bucket that is called after an account',
      'AWS::S3::Bucket',
      undefined,
      { BucketName: `logs-${OTHER}-us-west-2` },
      'info',
    ],
    ['a public database', 'AWS::RDS::DBInstance', undefined, { PubliclyAccessible: true }, 'medium'],
    ['a private database', 'AWS::RDS::DBInstance', undefined, { PubliclyAccessible: false }, 'info'],
    ['something that nobody knows, of a stranger', 'AWS::Made::Up', undefined, { With: OTHER }, 'high'],
    ['contacts of another account', 'Custom::AlternateContacts', undefined, { AccountId: OTHER }, 'info'],
  ])('of %s this is told', told);

  test('an account is another one where nobody knows in which the template is', () => {
    expect(severityOf({}, of('AWS::Events::Rule', bus('111111111111')))).toBe('high');
  });

  test('the line says what it does, and in which account', () => {
    const details = findingsOf({}, of('AWS::Events::Rule', bus(OTHER)), '111111111111').flatMap((one) => one.details);
    expect(details.join()).toMatch(/^A \(AWS::Events::Rule\): Targets\.0\.Arn .*, names account 999999999999$/);
  });
});

const call = (parameters: JsonObject, id: JsonValue = 'd'): JsonObject => {
  const text = JSON.stringify({ action: 'Call', parameters: { DetectorId: 'ID', ...parameters } });
  return { Create: { 'Fn::Join': ['', [text.split('ID')[0] ?? '', id, text.split('ID').slice(1).join('ID')]] } };
};
const CALL = 'Custom::UpdateOrganizationConfiguration';
const everybody = (AutoEnableOrganizationMembers: string): JsonObject =>
  call({ AutoEnableOrganizationMembers }, { 'Fn::GetAtt': ['Detector', 'DetectorId'] });

test.each<Row>([
  ['accounts that are no longer enrolled', CALL, everybody('ALL'), everybody('NONE'), 'high'],
  ['later accounts alone that are enrolled', CALL, everybody('ALL'), everybody('NEW'), 'high'],
  ['accounts that are enrolled', CALL, everybody('NONE'), everybody('ALL'), 'low'],
  ['accounts that Macie no longer enrols', CALL, call({ autoEnable: true }), call({ autoEnable: false }), 'high'],
  ['a plan less', CALL, call({ F: [{ AutoEnable: 'ALL' }] }), call({ F: [{ AutoEnable: 'NONE' }] }), 'medium'],
  [
    'a plan that is off',
    CALL,
    call({ Features: [{ Name: 'S3', AutoEnable: 'ALL' }] }),
    call({ Features: [{ Name: 'S3', AutoEnable: 'NONE' }] }),
    'high',
  ],
  ['a call that is no text of JSON', CALL, everybody('ALL'), { Create: { Ref: 'Call' } }, 'high'],
  ['a detector by a call', 'Custom::CreateDetector', call({ Enable: true }), call({ Enable: false }), 'high'],
  ['a detector', 'AWS::GuardDuty::Detector', { Enable: true }, { Enable: false }, 'high'],
  ['a detector that is on', 'AWS::GuardDuty::Detector', { Enable: false }, { Enable: true }, 'low'],
  [
    'a plan of a detector',
    'AWS::GuardDuty::Detector',
    { Features: [{ Name: 'S3', Status: 'ENABLED' }] },
    { Features: [{ Name: 'S3', Status: 'DISABLED' }] },
    'high',
  ],
  ['code beside that of a function', 'AWS::Lambda::Function', {}, { Layers: ['arn'] }, 'high'],
  ['an alarm of nobody', 'AWS::CloudWatch::Alarm', { AlarmActions: ['a'] }, { AlarmActions: [] }, 'high'],
  ['an alarm without actions', 'AWS::CloudWatch::Alarm', { AlarmActions: ['a'] }, {}, 'high'],
  ['an alarm of others', 'AWS::CloudWatch::Alarm', { AlarmActions: ['a'] }, { AlarmActions: ['b'] }, 'high'],
  ['an alarm that is off', 'AWS::CloudWatch::Alarm', {}, { ActionsEnabled: false }, 'high'],
  ['an alarm that is on', 'AWS::CloudWatch::Alarm', { ActionsEnabled: 'false' }, {}, 'low'],
  ['an alarm that never rings', 'AWS::CloudWatch::Alarm', { Threshold: 1 }, { Threshold: 1e9 }, 'high'],
  ['alarms of nobody', 'AWS::CloudWatch::CompositeAlarm', { AlarmActions: ['a'] }, {}, 'high'],
  ['alarms that are off', 'AWS::CloudWatch::CompositeAlarm', {}, { ActionsEnabled: false }, 'high'],
  ['alarms that never ring', 'AWS::CloudWatch::CompositeAlarm', { AlarmRule: 'a' }, { AlarmRule: 'FALSE' }, 'high'],
  [
    'backups that are kept shorter',
    'AWS::Backup::BackupPlan',
    backup({ Lifecycle: { DeleteAfterDays: 365 } }),
    backup({ Lifecycle: { DeleteAfterDays: 7 } }),
    'critical',
  ],
  [
    'backups that are no longer kept for ever',
    'AWS::Backup::BackupPlan',
    backup({ RuleName: 'r' }),
    backup({ RuleName: 'r', Lifecycle: { DeleteAfterDays: 7 } }),
    'critical',
  ],
  [
    'backups that are kept longer',
    'AWS::Backup::BackupPlan',
    backup({ Lifecycle: { DeleteAfterDays: 7 } }),
    backup({ Lifecycle: { DeleteAfterDays: 365 } }),
    'low',
  ],
  ['backups without a copy', 'AWS::Backup::BackupPlan', copies('a'), backup({ RuleName: 'r' }), 'critical'],
  ['backups with a copy less', 'AWS::Backup::BackupPlan', copies('a', 'b'), copies('a'), 'critical'],
  ['backups with a copy more', 'AWS::Backup::BackupPlan', copies('a'), copies('a', 'b'), 'high'],
  ['backups elsewhere', 'AWS::Backup::BackupPlan', copies('a'), copies('b'), 'critical'],
  [
    'no backups',
    'AWS::Backup::BackupPlan',
    backup({ RuleName: 'r', ScheduleExpression: 'cron(a)' }),
    { BackupPlan: { BackupPlanName: 'p', BackupPlanRule: [] } },
    'high',
  ],
  ...(['AWS::RDS::DBInstance', 'AWS::RDS::DBCluster'] as const).flatMap((type): Row[] => [
    [`a public ${type}`, type, { PubliclyAccessible: false }, { PubliclyAccessible: true }, 'high'],
    [`a private ${type}`, type, { PubliclyAccessible: true }, { PubliclyAccessible: false }, 'medium'],
    [`a ${type} that may be deleted`, type, { DeletionProtection: true }, {}, 'high'],
    [`shorter backups of a ${type}`, type, { BackupRetentionPeriod: 35 }, { BackupRetentionPeriod: 7 }, 'critical'],
    [`no backups of a ${type}`, type, { BackupRetentionPeriod: 7 }, { BackupRetentionPeriod: 0 }, 'critical'],
  ]),
  [
    'a table without point-in-time recovery',
    'AWS::DynamoDB::Table',
    { PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } },
    {},
    'high',
  ],
  ['a table that may be deleted', 'AWS::DynamoDB::Table', { DeletionProtectionEnabled: true }, {}, 'high'],
  [
    'a table whose items end',
    'AWS::DynamoDB::Table',
    { KeySchema: [] },
    { KeySchema: [], TimeToLiveSpecification: { AttributeName: 'a', Enabled: true } },
    'critical',
  ],
  [
    'a table of many Regions that may be deleted in one',
    'AWS::DynamoDB::GlobalTable',
    { Replicas: [{ Region: 'us-west-2', DeletionProtectionEnabled: true }] },
    { Replicas: [{ Region: 'us-west-2', DeletionProtectionEnabled: false }] },
    'high',
  ],
  [
    'a table of a Region less',
    'AWS::DynamoDB::GlobalTable',
    { Replicas: [{ Region: 'us-west-2' }, { Region: 'us-east-1' }] },
    { Replicas: [{ Region: 'us-west-2' }] },
    'high',
  ],
  ['a replica of a key that is off', 'AWS::KMS::ReplicaKey', {}, { Enabled: false }, 'high'],
  ['a replica of a key that is soon gone', 'AWS::KMS::ReplicaKey', {}, { PendingWindowInDays: 7 }, 'high'],
  [
    'records that are kept shorter',
    'AWS::Kinesis::Stream',
    { RetentionPeriodHours: 168 },
    { RetentionPeriodHours: 24 },
    'critical',
  ],
  ['records in the clear', 'AWS::Kinesis::Stream', { StreamEncryption: { EncryptionType: 'KMS' } }, {}, 'high'],
  ['messages that are kept shorter', 'AWS::SQS::Queue', {}, { MessageRetentionPeriod: 60 }, 'critical'],
  ['files without a backup', 'AWS::EFS::FileSystem', { BackupPolicy: { Status: 'ENABLED' } }, {}, 'high'],
  ['images that expire', 'AWS::ECR::Repository', {}, { LifecyclePolicy: { LifecyclePolicyText: '{}' } }, 'critical'],
  ['controls that are off', 'AWS::SecurityHub::Hub', {}, { AutoEnableControls: false }, 'high'],
])('of %s this is told', told);

const IN: readonly string[] = [
  'AWS::RAM::ResourceShare',
  'AWS::S3::AccessGrant',
  'AWS::RolesAnywhere::TrustAnchor',
  'AWS::Lambda::LayerVersionPermission',
  'AWS::Lambda::Url',
  'AWS::SSO::InstanceAccessControlAttributeConfiguration',
];

test.each<Row>([
  ...IN.flatMap((type): Row[] => [
    ['is there', type, undefined, { A: 'a' }, 'high'],
    ['changes', type, { A: 'a' }, { A: 'b' }, 'high'],
  ]),
  ...['AWS::Logs::SubscriptionFilter', 'AWS::Oam::Link'].flatMap((type): Row[] => [
    ['is there', type, undefined, { A: 'a' }, 'medium'],
    ['changes', type, { A: 'a' }, { A: 'b' }, 'high'],
    ['is gone', type, {}, undefined, 'high'],
  ]),
  ...['AWS::Backup::BackupSelection', 'AWS::SecurityHub::Standard', 'AWS::EC2::FlowLog'].map((type): Row => [
    'is gone',
    type,
    {},
    undefined,
    'high',
  ]),
  ['hides findings', 'AWS::GuardDuty::Filter', undefined, { Action: 'ARCHIVE' }, 'high'],
])('that it %s is told of %s', told);

const BUCKET = 'AWS::S3::Bucket';

test.each<[policy: string, type: string, was: JsonValue | undefined, is: JsonValue | undefined, severity: Severity]>([
  ...['DeletionPolicy', 'UpdateReplacePolicy']
    .flatMap((policy) => [
      [policy, BUCKET, 'Snapshot', 'Delete', 'high'] as const,
      [policy, BUCKET, 'Snapshot', undefined, 'high'] as const,
      [policy, BUCKET, 'Retain', 'Delete', 'high'] as const,
      [policy, BUCKET, 'Retain', 'Snapshot', 'medium'] as const,
      [policy, BUCKET, 'Retain', { Ref: 'Kept' }, 'high'] as const,
      [policy, BUCKET, 'Delete', 'Snapshot', 'info'] as const,
      [policy, BUCKET, 'Snapshot', 'Retain', 'info'] as const,
      [policy, BUCKET, 'Retain', 'RetainExceptOnCreate', 'info'] as const,
    ])
    .map(([policy, ...rest]): [string, string, JsonValue | undefined, JsonValue | undefined, Severity] => [
      policy,
      ...rest,
    ]),
  ['DeletionPolicy', 'AWS::RDS::DBCluster', undefined, 'Delete', 'high'],
  ['DeletionPolicy', 'AWS::RDS::DBInstance', undefined, 'Delete', 'high'],
  ['DeletionPolicy', 'AWS::RDS::DBInstance', 'Delete', undefined, 'info'],
])('that the %s of a %s was %j and is %j is told', (policy, type, was, is, severity) => {
  const [before, after] = [was, is].map((value) => of(type, {}, value === undefined ? {} : { [policy]: value }));
  expect(severityOf(before ?? {}, after ?? {})).toBe(severity);
});

test.each<[type: string, attributes: JsonObject, line: string]>([
  [BUCKET, { DeletionPolicy: 'Retain' }, 'medium: stays in AWS'],
  ['AWS::RDS::DBCluster', { DeletionPolicy: 'Snapshot' }, 'high: is deleted, and a snapshot stays'],
  ['AWS::RDS::DBCluster', {}, 'high: is deleted, and a snapshot stays'],
  ['AWS::RDS::DBCluster', { DeletionPolicy: 'Delete' }, 'critical: is deleted'],
  ['AWS::RDS::DBInstance', { Properties: { DBClusterIdentifier: 'c' } }, 'critical: is deleted'],
  [BUCKET, {}, 'critical: is deleted'],
])('of a %s with %j that leaves its stack is told what becomes of it', (type, attributes, line) => {
  const [{ severity, details } = { severity: '', details: [] }] = findingsOf(of(type, {}, attributes), {});
  expect(`${severity}${details.join().replace(/^A \([^)]*\)/, '')}`).toBe(line);
});
