import { isCustomType } from '../base/template-contract';
import { ACCOUNT_SETTINGS_NAME, PREFIX } from '../base/names';

/** What CloudFormation calls to create, update and delete a type of resource. */
export interface DeploymentActions {
  readonly actions: readonly string[];
  /** ARNs of one by a name that guardrails protect; `{region}` and `{account}` are filled in. @default one of any name */
  readonly resources?: readonly string[];
}

const onEach = (resources: readonly string[], ...actions: string[]): DeploymentActions => ({ actions, resources });
const on = (resource: string, ...actions: string[]): DeploymentActions => onEach([resource], ...actions);
const any = (...actions: string[]): DeploymentActions => ({ actions });
const regional = (service: string, name: string): string => `arn:aws:${service}:{region}:{account}:${name}`;
const role = `arn:aws:iam::{account}:role/${PREFIX}example`;
const bucket = `arn:aws:s3:::${PREFIX}example`;

/**
 * By resource type, for every type that StackSet templates of this project hold: what its handler needs, as the registry
 * states it.
 *
 * @see https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-schema.html
 */
export const DEPLOYMENT_ACTIONS: Readonly<Record<string, DeploymentActions>> = {
  'AWS::AccessAnalyzer::Analyzer': on(
    regional('access-analyzer', `analyzer/${PREFIX}example`),
    'access-analyzer:CreateAnalyzer',
    'access-analyzer:DeleteAnalyzer',
    'access-analyzer:UpdateAnalyzer',
  ),
  'AWS::Athena::WorkGroup': on(
    regional('athena', `workgroup/${PREFIX}example`),
    'athena:CreateWorkGroup',
    'athena:DeleteWorkGroup',
    'athena:UpdateWorkGroup',
  ),
  'AWS::Glue::Database': on(
    regional('glue', 'database/lz_example'),
    'glue:CreateDatabase',
    'glue:DeleteDatabase',
    'glue:UpdateDatabase',
  ),
  'AWS::Glue::Table': on(
    regional('glue', 'table/lz_example/example'),
    'glue:CreateTable',
    'glue:DeleteTable',
    'glue:UpdateTable',
  ),
  'AWS::Backup::BackupVault': on(
    regional('backup', `backup-vault:${PREFIX}example`),
    'backup:CreateBackupVault',
    'backup:PutBackupVaultLockConfiguration',
    'backup:PutBackupVaultNotifications',
  ),
  'AWS::Config::ConfigurationRecorder': any(
    'config:DeleteConfigurationRecorder',
    'config:PutConfigurationRecorder',
    'config:StartConfigurationRecorder',
    'config:StopConfigurationRecorder',
  ),
  'AWS::Config::DeliveryChannel': any('config:DeleteDeliveryChannel', 'config:PutDeliveryChannel'),
  'AWS::Config::ConformancePack': on(
    regional('config', `conformance-pack/${PREFIX}example/1`),
    'config:DeleteConformancePack',
    'config:PutConformancePack',
  ),
  'AWS::Config::ConfigurationAggregator': on(
    regional('config', 'config-aggregator/example'),
    'config:DeleteConfigurationAggregator',
    'config:PutConfigurationAggregator',
  ),
  // The permissions of a bus are checked on `*`.
  'AWS::Events::EventBus': onEach(
    [regional('events', `event-bus/${PREFIX}example`), '*'],
    'events:CreateEventBus',
    'events:DeleteEventBus',
    'events:PutPermission',
    'events:RemovePermission',
  ),
  'AWS::Events::Rule': on(
    regional('events', `rule/${PREFIX}example`),
    'events:DeleteRule',
    'events:PutRule',
    'events:PutTargets',
    'events:RemoveTargets',
  ),
  'AWS::IAM::InstanceProfile': on(
    'arn:aws:iam::{account}:instance-profile/app/example',
    'iam:AddRoleToInstanceProfile',
    'iam:CreateInstanceProfile',
    'iam:DeleteInstanceProfile',
    'iam:RemoveRoleFromInstanceProfile',
  ),
  'AWS::IAM::ManagedPolicy': on(
    `arn:aws:iam::{account}:policy/${PREFIX}permissions-boundary`,
    'iam:CreatePolicy',
    'iam:CreatePolicyVersion',
    'iam:DeletePolicy',
    'iam:DeletePolicyVersion',
    'iam:SetDefaultPolicyVersion',
  ),
  'AWS::IAM::OIDCProvider': on(
    'arn:aws:iam::{account}:oidc-provider/token.actions.githubusercontent.com',
    'iam:CreateOpenIDConnectProvider',
    'iam:DeleteOpenIDConnectProvider',
    'iam:UpdateOpenIDConnectProviderThumbprint',
  ),
  'AWS::IAM::Role': on(
    role,
    'iam:AttachRolePolicy',
    'iam:CreateRole',
    'iam:DeleteRole',
    'iam:DeleteRolePolicy',
    'iam:DetachRolePolicy',
    'iam:PassRole',
    'iam:PutRolePermissionsBoundary',
    'iam:PutRolePolicy',
    'iam:TagRole',
    'iam:UpdateAssumeRolePolicy',
  ),
  'AWS::IAM::ServiceLinkedRole': on(
    'arn:aws:iam::{account}:role/aws-service-role/config.amazonaws.com/AWSServiceRoleForConfig',
    'iam:CreateServiceLinkedRole',
  ),
  'AWS::IAM::User': on(
    `arn:aws:iam::{account}:user/${PREFIX}user-example`,
    'iam:CreateUser',
    'iam:DeleteUser',
    'iam:PutUserPolicy',
    'iam:TagUser',
  ),
  'AWS::KMS::Alias': on(regional('kms', `alias/${PREFIX}example`), 'kms:CreateAlias', 'kms:DeleteAlias'),
  'AWS::KMS::Key': any('kms:CreateKey', 'kms:EnableKeyRotation', 'kms:PutKeyPolicy', 'kms:TagResource'),
  'AWS::Lambda::Function': on(
    regional('lambda', `function:${ACCOUNT_SETTINGS_NAME}`),
    'lambda:CreateFunction',
    'lambda:DeleteFunction',
    'lambda:UpdateFunctionCode',
    'lambda:UpdateFunctionConfiguration',
  ),
  'AWS::Lambda::Permission': on(
    regional('lambda', `function:${ACCOUNT_SETTINGS_NAME}`),
    'lambda:AddPermission',
    'lambda:RemovePermission',
  ),
  'AWS::Logs::LogGroup': on(
    regional('logs', `log-group:/aws/lambda/${PREFIX}example`),
    'logs:CreateLogGroup',
    'logs:DeleteLogGroup',
    'logs:PutRetentionPolicy',
  ),
  'AWS::S3::Bucket': on(
    bucket,
    's3:CreateBucket',
    's3:PutBucketObjectLockConfiguration',
    's3:PutBucketPublicAccessBlock',
    's3:PutBucketVersioning',
    's3:PutEncryptionConfiguration',
    's3:PutLifecycleConfiguration',
  ),
  'AWS::S3::BucketPolicy': on(bucket, 's3:PutBucketPolicy'),
  'AWS::SNS::Subscription': on(regional('sns', `${PREFIX}example`), 'sns:Subscribe', 'sns:Unsubscribe'),
  'AWS::SNS::Topic': on(regional('sns', `${PREFIX}example`), 'sns:CreateTopic', 'sns:DeleteTopic', 'sns:TagResource'),
  'AWS::SNS::TopicPolicy': on(regional('sns', `${PREFIX}example`), 'sns:SetTopicAttributes'),
};

/** Whether a type needs nothing of its own: a custom resource calls its function, in the same template. */
export function needsNoActions(type: string): boolean {
  return isCustomType(type) || type === 'AWS::CloudFormation::WaitConditionHandle';
}
