import { QUOTAS, type QuotaName } from '../../model/quotas';

/** How much AWS takes of one property of a resource. */
export interface PropertyLimit {
  /** `*`: any type that has the property. */
  readonly type: string;
  readonly property: string;
  /** What is counted; `entries` of a list. White space does not count in IAM's policies. */
  readonly unit: 'bytes' | 'characters' | 'entries';
  /** AWS's default where it raises the quota on request. */
  readonly limit: number;
  /** Under which the config says what AWS has granted. @default AWS does not raise it */
  readonly quota?: QuotaName;
  readonly mend: string;
  /** Where AWS says so. */
  readonly page: string;
}

const IAM = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html';
const IDENTITY_CENTER = 'https://docs.aws.amazon.com/singlesignon/latest/userguide/limits.html';
const SPLIT = 'say less in it, or make two policies of it';
const SHORTEN = 'name fewer things in it: wildcards, paths or the organization id take the place of lists';

function raisable(quota: QuotaName): Pick<PropertyLimit, 'limit' | 'quota' | 'page'> {
  const { byDefault, page } = QUOTAS[quota];
  return { limit: byDefault, quota, page };
}

/** Organization policies have limits of their own, in the model. */
export const PROPERTY_LIMITS: readonly PropertyLimit[] = [
  { type: 'AWS::IAM::ManagedPolicy', property: 'PolicyDocument', unit: 'characters', limit: 6_144, mend: SPLIT, page: IAM },
  { type: 'AWS::IAM::Role', property: 'AssumeRolePolicyDocument', unit: 'characters', ...raisable('trustPolicyCharacters'), mend: SHORTEN },
  { type: 'AWS::IAM::Role', property: 'Policies', unit: 'characters', limit: 10_240, mend: 'move a part into a managed policy', page: IAM },
  { type: 'AWS::IAM::Role', property: 'ManagedPolicyArns', unit: 'entries', ...raisable('managedPoliciesPerRole'), mend: 'put them together' },
  { type: 'AWS::IAM::User', property: 'Policies', unit: 'characters', limit: 2_048, mend: 'move a part into a managed policy', page: IAM },
  { type: 'AWS::IAM::User', property: 'ManagedPolicyArns', unit: 'entries', limit: 10, mend: 'put them together', page: IAM },
  { type: 'AWS::IAM::Group', property: 'Policies', unit: 'characters', limit: 5_120, mend: 'move a part into a managed policy', page: IAM },
  { type: 'AWS::IAM::Group', property: 'ManagedPolicyArns', unit: 'entries', limit: 10, mend: 'put them together', page: IAM },
  { type: 'AWS::SSO::PermissionSet', property: 'InlinePolicy', unit: 'characters', limit: 10_240, mend: 'move a part into a managed policy', page: IDENTITY_CENTER },
  { type: 'AWS::SSO::PermissionSet', property: 'ManagedPolicies', unit: 'entries', ...raisable('managedPoliciesPerRole'), mend: 'write what they allow as statements' },
  { type: 'AWS::S3::BucketPolicy', property: 'PolicyDocument', unit: 'bytes', limit: 20 * 1024, mend: SHORTEN, page: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-iam-policies.html' },
  { type: 'AWS::SNS::TopicPolicy', property: 'PolicyDocument', unit: 'bytes', limit: 30 * 1024, mend: SHORTEN, page: 'https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-language-api-permissions-reference.html' },
  { type: 'AWS::SQS::QueuePolicy', property: 'PolicyDocument', unit: 'bytes', limit: 8_192, mend: SHORTEN, page: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-policies.html' },
  { type: 'AWS::KMS::Key', property: 'KeyPolicy', unit: 'bytes', limit: 32 * 1024, mend: SHORTEN, page: 'https://docs.aws.amazon.com/kms/latest/APIReference/API_PutKeyPolicy.html' },
  { type: 'AWS::Events::EventBus', property: 'Policy', unit: 'characters', ...raisable('eventBusPolicyCharacters'), mend: SHORTEN },
  { type: 'AWS::Events::Rule', property: 'EventPattern', unit: 'characters', ...raisable('eventPatternCharacters'), mend: 'make two alarms of it, or match by prefix' },
  { type: 'AWS::Lambda::Function', property: 'Environment', unit: 'bytes', limit: 4_096, mend: 'hand over less', page: 'https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html' },
  { type: 'AWS::SSM::Parameter', property: 'Value', unit: 'bytes', limit: 4_096, mend: 'keep less in it', page: 'https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-advanced-parameters.html' },
  { type: 'AWS::Config::ConformancePack', property: 'TemplateBody', unit: 'bytes', limit: 51_200, mend: 'define fewer controls', page: 'https://docs.aws.amazon.com/config/latest/developerguide/configlimits.html' },
  { type: '*', property: 'Tags', unit: 'entries', limit: 50, mend: 'put fewer tags on it: those of company.tags are on everything', page: 'https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html' },
]; // prettier-ignore
