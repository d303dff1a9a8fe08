import type { Severity } from '../model';

/** How severe it is that a resource of some kind comes, goes, or changes in a way of which nothing more is known. */
export interface Kind {
  readonly created: Severity;
  readonly removed: Severity;
  readonly changed: Severity;
}

export const KINDS = {
  /** The engine decides by it: that it comes or goes is told as access, guardrails or opened resources. */
  read: { created: 'info', removed: 'low', changed: 'medium' },
  /** Records, keeps, watches, or mends what somebody changed. */
  guards: { created: 'info', removed: 'high', changed: 'medium' },
  /** Nobody can make again what is in it. */
  data: { created: 'info', removed: 'critical', changed: 'medium' },
  /** Somebody is told what others are not. */
  tells: { created: 'medium', removed: 'high', changed: 'high' },
  /** Makes somebody a member, or trusted, which no policy says. */
  grants: { created: 'high', removed: 'low', changed: 'high' },
  /** Gives a service, or an account that administers it, the whole organization. It stays when it leaves its stack. */
  delegates: { created: 'high', removed: 'medium', changed: 'high' },
  /** Nobody says here what it does. */
  unknown: { created: 'medium', removed: 'medium', changed: 'medium' },
} as const satisfies Readonly<Record<string, Kind>>;

/** Values of which it is known which hold less. */
export interface Order {
  /** Which numbers are looser, a list without some of its members, or the values themselves from the tightest to the loosest. */
  readonly looser: 'less' | 'more' | 'without members' | readonly string[];
  /** How severe a looser value is, and one that cannot be compared. A tighter one is `low`. */
  readonly loosened: Severity;
  /** What AWS takes where nothing is said. @default nobody knows, so that it cannot be compared */
  readonly unsaid?: string;
}

/** `read`: the engine decides by it, so that it is told as what it lets pass. A severity: whatever becomes of it. */
export type PathMeaning = 'read' | Severity | Order;

export interface TypeMeaning extends Partial<Kind> {
  readonly kind: keyof typeof KINDS;
  /** By path, without positions in lists. What is below a path means the same; of several the longest counts. */
  readonly paths?: Readonly<Record<string, PathMeaning>>;
}

/** Of every type, unless it says otherwise: words for people. */
export const PLAIN_PATHS: Readonly<Record<string, PathMeaning>> = {
  Description: 'info',
  ServiceTimeout: 'info',
  Tags: 'info',
};

const read = (...names: readonly string[]): Readonly<Record<string, PathMeaning>> =>
  Object.fromEntries(names.map((name) => [name, 'read']));
const on = (loosened: Severity, unsaid = 'false'): Order => ({ looser: ['true', 'false'], loosened, unsaid });
const FOREVER = 'Infinity';
const INSIDE_STACK_SET = {
  'TemplateBody.Description': 'info',
  'TemplateBody.Metadata': 'info',
  'TemplateBody.Outputs': 'info',
} as const;

/** By type, exactly as AWS spells it. */
export const RESOURCE_MEANINGS: Readonly<Record<string, TypeMeaning>> = {
  'AWS::AccessAnalyzer::Analyzer': { kind: 'guards', paths: { ArchiveRules: 'high', AnalyzerConfiguration: 'high' } },
  'AWS::BCMDataExports::Export': {
    kind: 'guards',
    paths: { 'Export.Description': 'info', 'Export.DestinationConfigurations': 'high' },
  },
  'AWS::Backup::BackupPlan': { kind: 'guards' },
  'AWS::Backup::BackupVault': {
    kind: 'data',
    paths: {
      BackupVaultTags: 'info',
      LockConfiguration: 'high',
      'LockConfiguration.MinRetentionDays': { looser: 'less', loosened: 'high', unsaid: '0' },
    },
  },
  'AWS::Budgets::Budget': {
    kind: 'guards',
    paths: {
      'Budget.BudgetLimit.Amount': { looser: 'more', loosened: 'medium' },
      'NotificationsWithSubscribers.Notification.Threshold': { looser: 'more', loosened: 'medium' },
      'NotificationsWithSubscribers.Subscribers': 'high',
      ResourceTags: 'info',
    },
  },
  'AWS::CE::AnomalyMonitor': { kind: 'guards', paths: { ResourceTags: 'info' } },
  'AWS::CE::AnomalySubscription': { kind: 'guards', paths: { ResourceTags: 'info', Subscribers: 'high' } },
  'AWS::CloudFormation::StackSet': {
    kind: 'guards',
    paths: {
      ...INSIDE_STACK_SET,
      'AutoDeployment.Enabled': on('high'),
      ManagedExecution: 'info',
      OperationPreferences: 'info',
      'StackInstancesGroup.DeploymentTargets.OrganizationalUnitIds': { looser: 'without members', loosened: 'high' },
      'StackInstancesGroup.Regions': { looser: 'without members', loosened: 'high' },
    },
  },
  'AWS::CloudTrail::ResourcePolicy': { kind: 'read', paths: read('ResourceArn') },
  'AWS::CloudTrail::Trail': {
    kind: 'guards',
    paths: {
      AdvancedEventSelectors: 'high',
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
  'AWS::CloudWatch::Alarm': { kind: 'guards' },
  'AWS::CloudWatch::CompositeAlarm': { kind: 'guards' },
  'AWS::Config::ConfigRule': { kind: 'guards' },
  'AWS::Config::ConfigurationAggregator': { kind: 'guards' },
  'AWS::Config::ConfigurationRecorder': { kind: 'guards', paths: { RecordingGroup: 'high', RecordingMode: 'high' } },
  'AWS::Config::ConformancePack': { kind: 'guards' },
  'AWS::Config::DeliveryChannel': {
    kind: 'guards',
    paths: { S3BucketName: 'high', S3KmsKeyArn: 'high', SnsTopicARN: 'high' },
  },
  'AWS::DynamoDB::GlobalTable': { kind: 'data' },
  'AWS::DynamoDB::Table': { kind: 'data' },
  'AWS::ECR::Repository': { kind: 'data' },
  'AWS::EFS::FileSystem': { kind: 'data' },
  'AWS::Events::EventBus': { kind: 'guards' },
  'AWS::Events::EventBusPolicy': { kind: 'read', paths: read('EventBusName') },
  'AWS::Events::Rule': {
    kind: 'guards',
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
  'AWS::GuardDuty::Detector': { kind: 'guards' },
  'AWS::IAM::AccessKey': { kind: 'grants' },
  'AWS::IAM::Group': { kind: 'read', paths: read('GroupName', 'ManagedPolicyArns', 'Policies') },
  'AWS::IAM::InstanceProfile': { kind: 'unknown' },
  'AWS::IAM::ManagedPolicy': {
    kind: 'read',
    paths: read('Groups', 'ManagedPolicyName', 'Path', 'PolicyDocument', 'Roles', 'Users'),
  },
  'AWS::IAM::OIDCProvider': { kind: 'grants' },
  'AWS::IAM::Policy': { kind: 'read', paths: read('Groups', 'PolicyDocument', 'PolicyName', 'Roles', 'Users') },
  'AWS::IAM::Role': {
    kind: 'read',
    paths: {
      ...read(
        'AssumeRolePolicyDocument',
        'ManagedPolicyArns',
        'Path',
        'PermissionsBoundary',
        'Policies',
        'RoleName',
        'Tags',
      ),
      MaxSessionDuration: { looser: 'more', loosened: 'medium', unsaid: '3600' },
    },
  },
  'AWS::IAM::SAMLProvider': { kind: 'grants' },
  'AWS::IAM::ServiceLinkedRole': { kind: 'unknown' },
  'AWS::IAM::User': {
    kind: 'read',
    paths: {
      ...read('Groups', 'ManagedPolicyArns', 'Path', 'PermissionsBoundary', 'Policies', 'Tags', 'UserName'),
      LoginProfile: 'high',
    },
  },
  // Whoever was put in by hand, or by an identity provider, is no longer in it.
  'AWS::IdentityStore::Group': { kind: 'read', removed: 'high' },
  'AWS::IdentityStore::GroupMembership': { kind: 'grants' },
  'AWS::IdentityStore::User': { kind: 'grants' },
  'AWS::KMS::Alias': { kind: 'unknown' },
  'AWS::KMS::Key': {
    kind: 'data',
    paths: {
      BypassPolicyLockoutSafetyCheck: 'high',
      EnableKeyRotation: on('high'),
      Enabled: on('high', 'true'),
      PendingWindowInDays: { looser: 'less', loosened: 'high', unsaid: '30' },
      RotationPeriodInDays: { looser: 'more', loosened: 'medium', unsaid: '365' },
    },
  },
  'AWS::KMS::ReplicaKey': { kind: 'data' },
  'AWS::Kinesis::ResourcePolicy': { kind: 'read', paths: read('ResourceArn') },
  'AWS::Kinesis::Stream': { kind: 'data' },
  'AWS::Lambda::Function': { kind: 'guards', paths: { MemorySize: 'info', Role: 'high', Timeout: 'info' } },
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
      RetentionInDays: { looser: 'less', loosened: 'critical', unsaid: FOREVER },
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
  'AWS::RDS::DBCluster': { kind: 'data' },
  'AWS::RDS::DBInstance': { kind: 'data' },
  'AWS::S3::Bucket': {
    kind: 'data',
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
      'LifecycleConfiguration.Rules.ExpirationInDays': { looser: 'less', loosened: 'critical', unsaid: FOREVER },
      'LifecycleConfiguration.Rules.Id': 'info',
      'LifecycleConfiguration.Rules.NoncurrentVersionExpiration.NoncurrentDays': {
        looser: 'less',
        loosened: 'critical',
      },
      'LifecycleConfiguration.Rules.Transitions': 'medium',
      LoggingConfiguration: 'high',
      NotificationConfiguration: 'high',
      ObjectLockConfiguration: 'high',
      'ObjectLockConfiguration.Rule.DefaultRetention.Days': { looser: 'less', loosened: 'high', unsaid: '0' },
      'ObjectLockConfiguration.Rule.DefaultRetention.Mode': { looser: ['COMPLIANCE', 'GOVERNANCE'], loosened: 'high' },
      'ObjectLockConfiguration.Rule.DefaultRetention.Years': { looser: 'less', loosened: 'high', unsaid: '0' },
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
  'AWS::SQS::Queue': { kind: 'data' },
  'AWS::SQS::QueueInlinePolicy': { kind: 'read', paths: read('Queue') },
  'AWS::SQS::QueuePolicy': { kind: 'read', paths: read('Queues') },
  'AWS::SSO::Assignment': {
    kind: 'read',
    paths: { ...read('PermissionSetArn', 'TargetId'), PrincipalId: 'high', PrincipalType: 'high' },
  },
  'AWS::SSO::PermissionSet': {
    kind: 'read',
    paths: read(
      'CustomerManagedPolicyReferences',
      'InlinePolicy',
      'ManagedPolicies',
      'Name',
      'PermissionsBoundary',
      'SessionDuration',
    ),
  },
  'AWS::Scheduler::Schedule': {
    kind: 'guards',
    paths: { State: { looser: ['ENABLED', 'DISABLED'], loosened: 'high', unsaid: 'ENABLED' }, Target: 'high' },
  },
  'AWS::SecretsManager::ResourcePolicy': { kind: 'read', paths: read('SecretId') },
  'AWS::SecretsManager::Secret': { kind: 'data' },
  'AWS::SecurityHub::Hub': { kind: 'guards' },
  'Custom::AccountPlacement': { kind: 'read', paths: read('ParentId') },
  'Custom::AccountSettings': {
    kind: 'guards',
    paths: {
      Config: { looser: ['on', 'off'], loosened: 'high' },
      Regions: { looser: 'without members', loosened: 'high' },
    },
  },
  'Custom::ActivateOrganizationsAccess': { kind: 'delegates' },
  'Custom::AlternateContacts': { kind: 'tells', created: 'info' },
  'Custom::CreateDetector': { kind: 'guards' },
  'Custom::CreateMember': { kind: 'guards' },
  'Custom::EnableAWSServiceAccess': { kind: 'delegates' },
  'Custom::EnableDelegatedAdminAccount': { kind: 'delegates' },
  'Custom::EnableOrganizationAdminAccount': { kind: 'delegates' },
  'Custom::EnableOrganizationsRootCredentialsManagement': { kind: 'delegates' },
  'Custom::EnableOrganizationsRootSessions': { kind: 'delegates' },
  'Custom::EnableSecurityHubV2': { kind: 'guards' },
  'Custom::EnableSharingWithAwsOrganization': { kind: 'delegates' },
  'Custom::IdentityCenterGroup': { kind: 'read', paths: { DisplayName: 'high' } },
  'Custom::IdentityCenterInstance': { kind: 'read' },
  'Custom::IdentityCenterUser': { kind: 'grants' },
  'Custom::ListRoots': { kind: 'read' },
  'Custom::OrganizationPolicyTypes': {
    kind: 'guards',
    paths: { PolicyTypes: { looser: 'without members', loosened: 'critical' } },
  },
  'Custom::RegisterDelegatedAdministrator': { kind: 'delegates' },
  'Custom::RegisterOrganizationDelegatedAdmin': { kind: 'delegates' },
  'Custom::UpdateOrganizationConfiguration': { kind: 'guards' },
};
