/** What must go on whoever administers an account: that is told, that it is recorded, that it is kept. */
export type Chain = 'alarms' | 'logs' | 'backups';

/** How a chain would break at a resource of one type. */
export interface Link {
  /** Guardrail that keeps it as it is, by the chain: claimed wherever it is in force. */
  readonly keptBy: Readonly<Partial<Record<Chain, string>>>;
  /**
   * Calls that break it and that AWS asks about no resource, or about another one. What AWS asks about the resource itself comes from
   * AWS's data: every call that writes, tags or gives permissions, but for what the guardrail leaves out with a reason.
   *
   * @default none
   */
  readonly besides?: readonly string[];
  /** Calls of that kind that another guardrail keeps, by its id. @default none */
  readonly elsewhere?: Readonly<Record<string, readonly string[]>>;
  /**
   * What AWS makes in every account and Region, and on which a link stands that names no other: whatever changes that breaks it too.
   * `{account}` and `{region}` are the link's, `unless` means the ARNs of links that stand on another.
   *
   * @default nothing
   */
  readonly standsOn?: { readonly resource: string; readonly unless: RegExp };
  /** The type of the link that it is part of: AWS asks about that. @default it stands by itself */
  readonly partOf?: string;
}

const alarms = { keptBy: { alarms: 'deny-changing-landing-zone-resources' } } as const;
const config = { keptBy: { logs: 'deny-changing-config' } } as const;
const roles = 'deny-changing-protected-roles';
const keys = { alarms: 'deny-changing-landing-zone-resources', logs: 'deny-disabling-log-keys' } as const;

/**
 * Types of which a chain may have a link. A chain that comes to a resource of another type does not hold before that stands here or
 * among {@link BESIDE}.
 */
export const LINKS: Readonly<Record<string, Link>> = {
  'AWS::Backup::BackupVault': { keptBy: { backups: 'deny-deleting-backups' }, besides: ['backup:UpdateGlobalSettings'] },
  'AWS::CloudTrail::Trail': { keptBy: { logs: 'deny-changing-cloudtrail' }, besides: ['cloudtrail:DeregisterOrganizationDelegatedAdmin'] },
  'AWS::Config::ConfigurationRecorder': { ...config, besides: ['config:DeleteRetentionConfiguration', 'config:PutRetentionConfiguration'] },
  'AWS::Config::DeliveryChannel': { ...config, besides: ['config:DeleteDeliveryChannel', 'config:PutDeliveryChannel'] },
  'AWS::Events::EventBus': { ...alarms, besides: ['events:PutPermission', 'events:RemovePermission'] },
  'AWS::Events::Rule': { ...alarms, standsOn: { resource: 'arn:aws:events:{region}:{account}:event-bus/default', unless: /:rule\/[^/]+\// } },
  'AWS::IAM::Role': { keptBy: { alarms: roles, logs: roles, backups: roles }, elsewhere: { 'deny-changing-enabled-regions': ['iam:SetSTSRegionalEndpointStatus'] } },
  'AWS::KMS::Alias': { keptBy: keys },
  'AWS::KMS::Key': { keptBy: keys },
  'AWS::S3::Bucket': { keptBy: { logs: 'deny-changing-log-buckets' } },
  'AWS::S3::BucketPolicy': { keptBy: { logs: 'deny-changing-log-buckets' }, partOf: 'AWS::S3::Bucket', besides: ['s3:DeleteBucketPolicy', 's3:PutBucketPolicy'] },
  'AWS::SNS::Subscription': { ...alarms, partOf: 'AWS::SNS::Topic', besides: ['sns:SetSubscriptionAttributes', 'sns:Unsubscribe'] },
  'AWS::SNS::Topic': alarms,
  'AWS::SNS::TopicPolicy': { ...alarms, partOf: 'AWS::SNS::Topic', besides: ['sns:AddPermission', 'sns:RemovePermission', 'sns:SetTopicAttributes'] },
}; // prettier-ignore

/** Keeps the stack by which a StackSet brings a link. */
export const STACK_KEPT_BY = 'deny-changing-baseline-stacks';

/** What names a link and is none: taking it away breaks nothing. Anything else that names one is part of the chain. */
export const BESIDE: Readonly<Record<string, string>> = {
  'AWS::Athena::WorkGroup': 'reads what was recorded',
  'AWS::BCMDataExports::Export': 'is about costs',
  'AWS::CloudFormation::StackSet': 'brings links; its stacks are asked about beside each, and itself in the management account',
  'AWS::Glue::Table': 'reads what was recorded',
  'AWS::IAM::Role': 'may use a link; a role that a link names is one',
  'AWS::Organizations::Policy': 'is of the organization: only the management account changes it',
  'AWS::SSO::PermissionSet': 'says what people may do with a link',
}; // prettier-ignore

/** Properties that name what a resource looks for, not what it works through. */
export const NAMES_IN_PASSING: Readonly<Partial<Record<string, readonly string[]>>> = {
  'AWS::Events::Rule': ['EventPattern'],
};

/** Types that nothing can name but by ARN: another resource of the same name is not meant. */
export const NAMED_BY_ARN: readonly string[] = ['AWS::Events::Rule'];

/**
 * Where each chain begins. Of rules those that are alarms: others start functions. Of roles the one by which AWS Backup works, which the
 * backup policy names.
 */
export const BEGINNINGS: Readonly<Record<Chain, readonly string[]>> = {
  alarms: ['AWS::Events::Rule'],
  logs: ['AWS::CloudTrail::Trail', 'AWS::Config::ConfigurationRecorder', 'AWS::Config::DeliveryChannel'],
  backups: ['AWS::Backup::BackupVault', 'AWS::IAM::Role'],
};

/** Types without which a chain reaches nobody or keeps nothing, whatever its other links say. */
export const NEEDED: Readonly<Record<Chain, readonly string[]>> = {
  alarms: ['AWS::Events::Rule', 'AWS::Events::EventBus', 'AWS::IAM::Role', 'AWS::SNS::Topic', 'AWS::SNS::TopicPolicy', 'AWS::SNS::Subscription'],
  logs: ['AWS::CloudTrail::Trail', 'AWS::S3::Bucket', 'AWS::S3::BucketPolicy'],
  backups: ['AWS::Backup::BackupVault', 'AWS::IAM::Role'],
}; // prettier-ignore

/**
 * Calls that AWS asks about no resource, of services that links belong to, and that break none. With those that {@link LINKS} and the
 * guardrails' own lists name they are all that there are: one that AWS adds is told.
 */
export const BREAKS_NOTHING: readonly { readonly because: string; readonly actions: readonly string[] }[] = [
  { because: 'sends one event', actions: ['events:PutPartnerEvents'] },
  {
    because: 'is about what sends to phones',
    actions: [
      'sns:CreatePlatformApplication',
      'sns:CreatePlatformEndpoint',
      'sns:CreateSMSSandboxPhoneNumber',
      'sns:DeleteEndpoint',
      'sns:DeletePlatformApplication',
      'sns:DeleteSMSSandboxPhoneNumber',
      'sns:OptInPhoneNumber',
      'sns:SetEndpointAttributes',
      'sns:SetPlatformApplicationAttributes',
      'sns:SetSMSAttributes',
      'sns:VerifySMSSandboxPhoneNumber',
    ],
  },
  {
    because: 'is about key stores of one’s own; keys of the landing zone are in AWS’s',
    actions: [
      'kms:ConnectCustomKeyStore',
      'kms:CreateCustomKeyStore',
      'kms:CreateKey',
      'kms:DeleteCustomKeyStore',
      'kms:DisconnectCustomKeyStore',
      'kms:GenerateRandom',
      'kms:UpdateCustomKeyStore',
    ],
  },
  {
    because: 'is about names, contacts, passwords, tokens and keys of the account, by which no service takes a role',
    actions: [
      'iam:CreateAccountAlias',
      'iam:DeleteAccountAlias',
      'iam:DeleteAccountPasswordPolicy',
      'iam:DeleteCloudFrontPublicKey',
      'iam:DisableOutboundWebIdentityFederation',
      'iam:EnableOutboundWebIdentityFederation',
      'iam:PutAccountProperties',
      'iam:SetSecurityTokenServicePreferences',
      'iam:UpdateAccountEmailAddress',
      'iam:UpdateAccountName',
      'iam:UpdateAccountPasswordPolicy',
      'iam:UpdateCloudFrontPublicKey',
      'iam:UploadCloudFrontPublicKey',
    ],
  },
  {
    because: 'only the management account can',
    actions: [
      'iam:DisableOrganizationsRootCredentialsManagement',
      'iam:DisableOrganizationsRootSessions',
      'iam:EnableOrganizationsRootCredentialsManagement',
      'iam:EnableOrganizationsRootSessions',
    ],
  },
  {
    because: 'works through roles and buckets, about which AWS asks besides, or counts what is there',
    actions: [
      's3:CreateJob',
      's3:CreateStorageLensGroup',
      's3:PutAccessPointPublicAccessBlock',
      's3:PutAccountPublicAccessBlock',
      's3:PutStorageLensConfiguration',
    ],
  },
  {
    because: 'is about plans of a team’s own: those of a backup policy follow the management account',
    actions: ['backup:UpdateRegionSettings'],
  },
];
