import { COMPANY_MEANINGS } from './company-meanings';
import { CUSTOM_MEANINGS } from './custom-meanings';
import { IDENTITY_MEANINGS } from './identity-meanings';
import { FOREVER, kept, off, on, PLAN, read, type PathMeaning, type TypeMeaning } from './meaning-terms';

const INSIDE_STACK_SET = {
  'TemplateBody.Description': 'info',
  'TemplateBody.Metadata': 'info',
  'TemplateBody.Outputs': 'info',
} as const;

/** Whom an alarm calls, and when it does. */
const ALARM: Readonly<Record<string, PathMeaning>> = {
  ActionsEnabled: on('high', 'true'),
  AlarmActions: 'high',
  AlarmDescription: 'info',
};
const ALARM_ACTIONS = ['AlarmActions', 'InsufficientDataActions', 'OKActions'] as const;
const KEY: Readonly<Record<string, PathMeaning>> = {
  Enabled: on('high', 'true'),
  PendingWindowInDays: kept('30', 'high'),
};
const DATABASE: Readonly<Record<string, PathMeaning>> = {
  BackupRetentionPeriod: kept('1'),
  DeletionProtection: on('high'),
  PubliclyAccessible: { looser: ['false', 'true'], loosened: 'high' },
  StorageEncrypted: on('high'),
};

/** By type, exactly as AWS spells it. */
export const RESOURCE_MEANINGS: Readonly<Record<string, TypeMeaning>> = {
  ...CUSTOM_MEANINGS,
  ...IDENTITY_MEANINGS,
  ...Object.fromEntries(Object.values(COMPANY_MEANINGS).flatMap((types) => Object.entries(types))),
  'AWS::AccessAnalyzer::Analyzer': { kind: 'guards', paths: { ArchiveRules: 'high', AnalyzerConfiguration: 'high' } },
  // What an investigation asks with. Where it looks elsewhere, or no further back, it finds nothing.
  'AWS::Athena::WorkGroup': {
    kind: 'guards',
    outward: ['WorkGroupConfiguration.ResultConfiguration'],
    paths: {
      RecursiveDeleteOption: 'low',
      'WorkGroupConfiguration.BytesScannedCutoffPerQuery': 'low',
      'WorkGroupConfiguration.ResultConfiguration': 'high',
    },
  },
  'AWS::BCMDataExports::Export': {
    kind: 'guards',
    outward: ['Export.DestinationConfigurations'],
    paths: { 'Export.Description': 'info', 'Export.DestinationConfigurations': 'high' },
  },
  'AWS::Backup::BackupPlan': {
    kind: 'guards',
    outward: ['BackupPlan.BackupPlanRule.CopyActions'],
    paths: {
      BackupPlanTags: 'info',
      'BackupPlan.BackupPlanRule': 'high',
      'BackupPlan.BackupPlanRule.CopyActions': {
        looser: 'without members',
        loosened: 'critical',
        tightened: 'high',
      },
      'BackupPlan.BackupPlanRule.CopyActions.Lifecycle.DeleteAfterDays': kept(FOREVER),
      'BackupPlan.BackupPlanRule.Lifecycle.DeleteAfterDays': kept(FOREVER),
      'BackupPlan.BackupPlanRule.RecoveryPointTags': 'info',
    },
  },
  'AWS::Backup::BackupVault': {
    kind: 'data',
    paths: {
      BackupVaultTags: 'info',
      LockConfiguration: 'high',
      'LockConfiguration.MinRetentionDays': kept('0', 'high'),
    },
  },
  'AWS::Budgets::Budget': {
    kind: 'guards',
    outward: ['NotificationsWithSubscribers.Subscribers'],
    paths: {
      'Budget.BudgetLimit.Amount': { looser: 'more', loosened: 'medium' },
      'NotificationsWithSubscribers.Notification.Threshold': { looser: 'more', loosened: 'medium' },
      'NotificationsWithSubscribers.Subscribers': 'high',
      ResourceTags: 'info',
    },
  },
  'AWS::CE::AnomalyMonitor': { kind: 'guards', paths: { ResourceTags: 'info' } },
  'AWS::CE::AnomalySubscription': {
    kind: 'guards',
    outward: ['Subscribers'],
    paths: { ResourceTags: 'info', Subscribers: 'high' },
  },
  'AWS::CloudFormation::StackSet': {
    kind: 'guards',
    paths: {
      ...INSIDE_STACK_SET,
      AdministrationRoleARN: 'high',
      'AutoDeployment.Enabled': on('high'),
      ExecutionRoleName: 'high',
      ManagedExecution: 'info',
      OperationPreferences: 'info',
      // Which accounts that are is told by what goes there, and what is deleted.
      'StackInstancesGroup.DeploymentTargets.Accounts': 'info',
      'StackInstancesGroup.DeploymentTargets.OrganizationalUnitIds': { looser: 'without members', loosened: 'high' },
      'StackInstancesGroup.Regions': { looser: 'without members', loosened: 'high' },
    },
  },
  // Does nothing: a stack of a batch in which nobody has anything any more must have a resource.
  'AWS::CloudFormation::WaitConditionHandle': { kind: 'read', removed: 'info', changed: 'info' },
  'AWS::CloudTrail::ResourcePolicy': { kind: 'read', paths: read('ResourceArn') },
  'AWS::CloudTrail::Trail': {
    kind: 'guards',
    outward: ['CloudWatchLogsLogGroupArn', 'S3BucketName', 'SnsTopicName'],
    paths: {
      AdvancedEventSelectors: 'high',
      CloudWatchLogsLogGroupArn: 'high',
      EnableLogFileValidation: on('high'),
      EventSelectors: 'high',
      IncludeGlobalServiceEvents: { looser: ['true', 'false'], loosened: 'high' },
      IsLogging: { looser: ['true', 'false'], loosened: 'critical' },
      IsMultiRegionTrail: on('high'),
      IsOrganizationTrail: on('high'),
      KMSKeyId: 'high',
      S3BucketName: 'high',
    },
  },
  'AWS::CloudWatch::Alarm': {
    kind: 'guards',
    outward: ALARM_ACTIONS,
    paths: {
      ...ALARM,
      ComparisonOperator: 'high',
      Dimensions: 'high',
      MetricName: 'high',
      Metrics: 'high',
      Namespace: 'high',
      Threshold: 'high',
    },
  },
  'AWS::CloudWatch::CompositeAlarm': {
    kind: 'guards',
    outward: ALARM_ACTIONS,
    paths: { ...ALARM, ActionsSuppressor: 'high', AlarmRule: 'high' },
  },
  'AWS::CodeBuild::Project': { kind: 'acts' },
  'AWS::Config::ConfigRule': { kind: 'guards', paths: { Source: 'high' } },
  'AWS::Config::ConfigurationAggregator': {
    kind: 'guards',
    paths: { 'OrganizationAggregationSource.AllAwsRegions': on('high') },
  },
  'AWS::Config::ConfigurationRecorder': { kind: 'guards', paths: { RecordingGroup: 'high', RecordingMode: 'high' } },
  'AWS::Config::ConformancePack': { kind: 'guards' },
  'AWS::Config::DeliveryChannel': {
    kind: 'guards',
    outward: ['S3BucketName', 'SnsTopicARN'],
    paths: { S3BucketName: 'high', S3KmsKeyArn: 'high', SnsTopicARN: 'high' },
  },
  'AWS::DynamoDB::GlobalTable': {
    kind: 'data',
    paths: {
      'Replicas.DeletionProtectionEnabled': on('high'),
      'Replicas.PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled': on('high'),
      'Replicas.PointInTimeRecoverySpecification.RecoveryPeriodInDays': kept('35'),
      'Replicas.Region': { looser: 'without members', loosened: 'high', tightened: 'medium' },
      'Replicas.ResourcePolicy': 'high',
      SSESpecification: 'high',
      'TimeToLiveSpecification.Enabled': off('critical'),
    },
  },
  'AWS::DynamoDB::Table': {
    kind: 'data',
    outward: ['KinesisStreamSpecification'],
    paths: {
      DeletionProtectionEnabled: on('high'),
      KinesisStreamSpecification: 'high',
      'PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled': on('high'),
      'PointInTimeRecoverySpecification.RecoveryPeriodInDays': kept('35'),
      SSESpecification: 'high',
      'TimeToLiveSpecification.Enabled': off('critical'),
    },
  },
  'AWS::ECR::RegistryPolicy': { kind: 'read' },
  'AWS::ECR::Repository': {
    kind: 'data',
    paths: {
      'ImageScanningConfiguration.ScanOnPush': on('high'),
      ImageTagMutability: { looser: ['IMMUTABLE', 'MUTABLE'], loosened: 'high', unsaid: 'MUTABLE' },
      LifecyclePolicy: 'critical',
    },
  },
  'AWS::EFS::FileSystem': {
    kind: 'data',
    outward: ['ReplicationConfiguration'],
    paths: {
      'BackupPolicy.Status': { looser: ['ENABLED', 'DISABLED'], loosened: 'high', unsaid: 'DISABLED' },
      Encrypted: on('high'),
      ReplicationConfiguration: 'high',
    },
  },
  'AWS::Events::EventBus': { kind: 'guards' },
  'AWS::Events::EventBusPolicy': { kind: 'read', paths: read('EventBusName') },
  'AWS::Events::Rule': {
    kind: 'acts',
    paths: {
      EventPattern: 'high',
      State: {
        looser: ['ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS', 'ENABLED', 'DISABLED'],
        loosened: 'high',
        unsaid: 'ENABLED',
      },
      Targets: 'high',
    },
  },
  'AWS::Glue::Database': { kind: 'guards', paths: { 'DatabaseInput.Description': 'info' } },
  'AWS::Glue::Table': {
    kind: 'guards',
    paths: {
      'TableInput.Description': 'info',
      'TableInput.Parameters': 'high',
      'TableInput.PartitionKeys.Comment': 'info',
      'TableInput.StorageDescriptor': 'high',
    },
  },
  'AWS::GuardDuty::Detector': {
    kind: 'guards',
    paths: {
      DataSources: 'high',
      Enable: on('high'),
      'Features.Status': PLAN,
      'Features.AdditionalConfiguration.Status': PLAN,
    },
  },
  'AWS::KMS::Alias': { kind: 'unknown' },
  'AWS::KMS::Key': {
    kind: 'data',
    paths: {
      ...KEY,
      BypassPolicyLockoutSafetyCheck: 'high',
      EnableKeyRotation: on('high'),
      RotationPeriodInDays: { looser: 'more', loosened: 'medium', unsaid: '365' },
    },
  },
  'AWS::KMS::ReplicaKey': { kind: 'data', paths: KEY },
  'AWS::Kinesis::ResourcePolicy': { kind: 'read', paths: read('ResourceArn') },
  'AWS::Kinesis::Stream': {
    kind: 'data',
    paths: {
      RetentionPeriodHours: kept('24'),
      StreamEncryption: 'high',
      'StreamEncryption.EncryptionType': { looser: ['KMS', 'NONE'], loosened: 'high', unsaid: 'NONE' },
    },
  },
  'AWS::KinesisFirehose::DeliveryStream': { kind: 'tells' },
  'AWS::Lambda::Function': {
    kind: 'acts',
    paths: { CodeSigningConfigArn: 'high', Layers: 'high', MemorySize: 'info', Role: 'high', Timeout: 'info' },
  },
  'AWS::Lambda::Permission': {
    kind: 'read',
    paths: read(
      'Action',
      'EventSourceToken',
      'FunctionName',
      'FunctionUrlAuthType',
      'Principal',
      'PrincipalOrgID',
      'SourceAccount',
      'SourceArn',
    ),
  },
  'AWS::Logs::LogGroup': {
    kind: 'data',
    paths: {
      DataProtectionPolicy: 'high',
      DeletionProtectionEnabled: on('high'),
      RetentionInDays: kept(FOREVER),
    },
  },
  'AWS::Logs::ResourcePolicy': { kind: 'read' },
  'AWS::Organizations::Account': {
    kind: 'data',
    paths: { ...read('AccountName', 'ParentIds', 'Tags'), Email: 'high' },
  },
  'AWS::Organizations::Organization': {
    kind: 'data',
    paths: { FeatureSet: { looser: ['ALL', 'CONSOLIDATED_BILLING'], loosened: 'critical', unsaid: 'ALL' } },
  },
  'AWS::Organizations::OrganizationalUnit': { kind: 'data', paths: read('Name', 'ParentId') },
  'AWS::Organizations::Policy': { kind: 'read', paths: read('Content', 'Name', 'TargetIds', 'Type') },
  'AWS::Organizations::ResourcePolicy': { kind: 'read' },
  'AWS::RDS::DBCluster': { kind: 'data', outward: ['PubliclyAccessible'], paths: DATABASE },
  'AWS::RDS::DBInstance': {
    kind: 'data',
    outward: ['PubliclyAccessible'],
    paths: { ...DATABASE, DeleteAutomatedBackups: off('high', 'true') },
  },
  'AWS::S3::Bucket': {
    kind: 'data',
    outward: ['AccessControl', 'NotificationConfiguration', 'ReplicationConfiguration', 'WebsiteConfiguration'],
    paths: {
      AccessControl: 'high',
      BucketEncryption: 'high',
      'BucketEncryption.ServerSideEncryptionConfiguration.BucketKeyEnabled': 'medium',
      'BucketEncryption.ServerSideEncryptionConfiguration.ServerSideEncryptionByDefault.SSEAlgorithm': {
        looser: ['aws:kms:dsse', 'aws:kms', 'AES256'],
        loosened: 'high',
      },
      LifecycleConfiguration: 'critical',
      'LifecycleConfiguration.Rules.AbortIncompleteMultipartUpload': 'medium',
      'LifecycleConfiguration.Rules.ExpirationInDays': kept(FOREVER),
      'LifecycleConfiguration.Rules.Id': 'info',
      'LifecycleConfiguration.Rules.NoncurrentVersionExpiration.NoncurrentDays': kept(),
      'LifecycleConfiguration.Rules.Transitions': 'medium',
      LoggingConfiguration: 'high',
      NotificationConfiguration: 'high',
      ObjectLockConfiguration: 'high',
      'ObjectLockConfiguration.Rule.DefaultRetention.Days': kept('0', 'high'),
      'ObjectLockConfiguration.Rule.DefaultRetention.Mode': { looser: ['COMPLIANCE', 'GOVERNANCE'], loosened: 'high' },
      'ObjectLockConfiguration.Rule.DefaultRetention.Years': kept('0', 'high'),
      ObjectLockEnabled: on('high'),
      OwnershipControls: 'high',
      PublicAccessBlockConfiguration: { looser: ['true', 'false'], loosened: 'high' },
      ReplicationConfiguration: 'high',
      'VersioningConfiguration.Status': { looser: ['Enabled', 'Suspended'], loosened: 'high', unsaid: 'Suspended' },
      WebsiteConfiguration: 'high',
    },
  },
  'AWS::S3::BucketPolicy': { kind: 'read', paths: read('Bucket') },
  'AWS::SNS::Subscription': { kind: 'tells' },
  'AWS::SNS::Topic': { kind: 'tells', paths: { DisplayName: 'info' } },
  'AWS::SNS::TopicInlinePolicy': { kind: 'read', paths: read('TopicArn') },
  'AWS::SNS::TopicPolicy': { kind: 'read', paths: read('Topics') },
  'AWS::SQS::Queue': {
    kind: 'data',
    outward: ['RedrivePolicy'],
    paths: {
      KmsMasterKeyId: 'high',
      MessageRetentionPeriod: kept('345600'),
      RedrivePolicy: 'high',
      SqsManagedSseEnabled: on('high', 'true'),
    },
  },
  'AWS::SQS::QueueInlinePolicy': { kind: 'read', paths: read('Queue') },
  'AWS::SQS::QueuePolicy': { kind: 'read', paths: read('Queues') },
  'AWS::Scheduler::Schedule': {
    kind: 'acts',
    paths: { State: { looser: ['ENABLED', 'DISABLED'], loosened: 'high', unsaid: 'ENABLED' }, Target: 'high' },
  },
  'AWS::SecretsManager::ResourcePolicy': { kind: 'read', paths: read('SecretId') },
  'AWS::SecretsManager::Secret': { kind: 'data', paths: { KmsKeyId: 'high' } },
  'AWS::SecurityHub::Hub': {
    kind: 'guards',
    paths: { AutoEnableControls: on('high', 'true'), EnableDefaultStandards: on('high', 'true') },
  },
  'AWS::StepFunctions::StateMachine': { kind: 'acts' },
};
