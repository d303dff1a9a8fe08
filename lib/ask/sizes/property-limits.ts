import { POLICY_CHARACTERS } from '../../model/policy-sizes';
import { QUOTAS, type QuotaName } from '../../model/quotas';

/** How much AWS takes of one property of a resource. */
export interface PropertyLimit {
  /** `*`: any type that has the property. */
  readonly type: string;
  readonly property: string;
  /** Path to what counts inside of the property. @default the whole of it */
  readonly part?: string;
  /** What other resources of the template add to it: then all of it counts together. @default each counts for itself */
  readonly also?: readonly Attached[];
  /** What is counted; `entries` of a list, `resources` of a template. */
  readonly unit: 'bytes' | 'characters' | 'entries' | 'resources';
  /** White space does not count in IAM's policies, and in no others. @default everything counts */
  readonly without?: 'white space';
  /** AWS's default where it raises the quota on request. */
  readonly limit: number;
  /** Under which the config says what AWS has granted. @default AWS does not raise it */
  readonly quota?: QuotaName;
  readonly mend: string;
  /** Where AWS says so. */
  readonly page: string;
}

/** Resources that put something on another one. */
export interface Attached {
  readonly type: string;
  /** Property that names the other one. */
  readonly to: string;
  /** What counts of it. @default all its properties */
  readonly part?: string;
  /** What AWS adds to each of its own, in the unit of the limit. @default nothing */
  readonly more?: number;
}

const IAM = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html';
const IDENTITY_CENTER = 'https://docs.aws.amazon.com/singlesignon/latest/userguide/limits.html';
const LAMBDA = 'https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html';
const CONFIG = 'https://docs.aws.amazon.com/config/latest/developerguide/configlimits.html';
const SNS = 'https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-language-api-permissions-reference.html';
const SPLIT = 'say less in it, or make two policies of it';
const SHORTEN = 'name fewer things in it: wildcards, paths or the organization id take the place of lists';

function raisable(quota: QuotaName): Pick<PropertyLimit, 'limit' | 'quota' | 'page'> {
  const { byDefault, page } = QUOTAS[quota];
  return { limit: byDefault, quota, page };
}

/** Inline policies of a principal count together, those that are resources of their own too. */
function inline(
  principal: string,
  list: string,
): Pick<PropertyLimit, 'part' | 'also' | 'unit' | 'without' | 'mend' | 'page'> {
  const part = 'PolicyDocument';
  const also = [
    { type: 'AWS::IAM::Policy', to: list, part },
    { type: `AWS::IAM::${principal}Policy`, to: `${principal}Name`, part },
  ];
  return {
    part,
    also,
    unit: 'characters',
    without: 'white space',
    mend: 'move a part into a managed policy',
    page: IAM,
  };
}

/** A managed policy names principals, or they name it. */
function managed(list: string): Pick<PropertyLimit, 'also' | 'unit' | 'mend'> {
  return { also: [{ type: 'AWS::IAM::ManagedPolicy', to: list }], unit: 'entries', mend: 'put them together' };
}

/** Organization policies have limits of their own, in the model. */
export const PROPERTY_LIMITS: readonly PropertyLimit[] = [
  { type: 'AWS::IAM::ManagedPolicy', property: 'PolicyDocument', unit: 'characters', without: 'white space', limit: POLICY_CHARACTERS.managedPolicy, mend: SPLIT, page: IAM },
  { type: 'AWS::IAM::Role', property: 'AssumeRolePolicyDocument', unit: 'characters', without: 'white space', ...raisable('trustPolicyCharacters'), mend: SHORTEN },
  { type: 'AWS::IAM::Role', property: 'Policies', ...inline('Role', 'Roles'), limit: POLICY_CHARACTERS.inlineOfRole },
  { type: 'AWS::IAM::Role', property: 'ManagedPolicyArns', ...managed('Roles'), ...raisable('managedPoliciesPerRole') },
  { type: 'AWS::IAM::User', property: 'Policies', ...inline('User', 'Users'), limit: POLICY_CHARACTERS.inlineOfUser },
  { type: 'AWS::IAM::User', property: 'ManagedPolicyArns', ...managed('Users'), limit: 10, page: IAM },
  { type: 'AWS::IAM::User', property: 'Groups', unit: 'entries', limit: 10, mend: 'put the groups together', page: IAM },
  { type: 'AWS::IAM::Group', property: 'Policies', ...inline('Group', 'Groups'), limit: POLICY_CHARACTERS.inlineOfGroup },
  { type: 'AWS::IAM::Group', property: 'ManagedPolicyArns', ...managed('Groups'), limit: 10, page: IAM },
  { type: 'AWS::IAM::OIDCProvider', property: 'ClientIdList', unit: 'entries', limit: 100, mend: 'name fewer audiences', page: IAM },
  { type: 'AWS::SSO::PermissionSet', property: 'InlinePolicy', unit: 'characters', limit: POLICY_CHARACTERS.inlineOfPermissionSet, mend: 'move a part into a managed policy', page: IDENTITY_CENTER },
  { type: 'AWS::SSO::PermissionSet', property: 'ManagedPolicies', unit: 'entries', ...raisable('managedPoliciesPerRole'), mend: 'write what they allow as statements' },
  { type: 'AWS::S3::BucketPolicy', property: 'PolicyDocument', unit: 'bytes', limit: 20 * 1024, mend: SHORTEN, page: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-iam-policies.html' },
  { type: 'AWS::SNS::TopicPolicy', property: 'PolicyDocument', unit: 'bytes', limit: 30 * 1024, mend: SHORTEN, page: SNS },
  { type: 'AWS::SNS::TopicPolicy', property: 'PolicyDocument', part: 'Statement', unit: 'entries', limit: 100, mend: 'put statements together', page: SNS },
  { type: 'AWS::SQS::QueuePolicy', property: 'PolicyDocument', unit: 'bytes', limit: 8_192, mend: SHORTEN, page: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-policies.html' },
  { type: 'AWS::KMS::Key', property: 'KeyPolicy', unit: 'bytes', limit: 32 * 1024, mend: SHORTEN, page: 'https://docs.aws.amazon.com/kms/latest/APIReference/API_PutKeyPolicy.html' },
  { type: 'AWS::Events::EventBus', property: 'Policy', unit: 'characters', ...raisable('eventBusPolicyCharacters'), mend: SHORTEN },
  { type: 'AWS::Events::Rule', property: 'EventPattern', unit: 'characters', ...raisable('eventPatternCharacters'), mend: 'make two alarms of it, or match by prefix' },
  { type: 'AWS::Lambda::Function', property: 'Environment', unit: 'bytes', limit: 4_096, mend: 'hand over less', page: LAMBDA },
  { type: 'AWS::Lambda::Function', property: 'Code', part: 'ZipFile', unit: 'bytes', limit: 4 * 1024 * 1024, mend: 'hand it over as an asset', page: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-lambda-function-code.html' },
  { type: 'AWS::Lambda::Function', property: 'Permissions', also: [{ type: 'AWS::Lambda::Permission', to: 'FunctionName', more: 300 }], unit: 'bytes', limit: 20 * 1024, mend: 'let one permission stand for many callers', page: LAMBDA },
  { type: 'AWS::Events::Rule', property: 'Targets', unit: 'entries', limit: 5, mend: 'make two rules of it', page: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html' },
  { type: 'AWS::Budgets::Budget', property: 'NotificationsWithSubscribers', part: 'Subscribers', unit: 'entries', limit: 11, mend: 'name a mailing list instead of its members', page: 'https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_NotificationWithSubscribers.html' },
  { type: 'AWS::SSM::Parameter', property: 'Value', unit: 'bytes', limit: 4_096, mend: 'keep less in it', page: 'https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-advanced-parameters.html' },
  { type: 'AWS::Config::ConformancePack', property: 'TemplateBody', unit: 'bytes', limit: 51_200, mend: 'define fewer controls', page: CONFIG },
  { type: 'AWS::Config::ConformancePack', property: 'TemplateBody', unit: 'resources', limit: 130, mend: 'define fewer controls', page: CONFIG },
  { type: '*', property: 'Tags', unit: 'entries', limit: 50, mend: 'put fewer tags on it: those of company.tags are on everything', page: 'https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html' },
]; // prettier-ignore
