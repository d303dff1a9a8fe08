/**
 * What the data perimeter covers: services that hold data or hand out identities, that resource policies can open to
 * others, and that resource control policies bind. STS action by action: `sts:*` would also catch sign-in through
 * identity providers, whose callers belong to no organization.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html#rcp-supported-services
 */
export const perimeterActions = [
  'dynamodb:*',
  'ecr:*',
  'kms:*',
  'logs:*',
  's3:*',
  'secretsmanager:*',
  'sqs:*',
  'sts:AssumeRole',
] as const;

/** What the patterns above match and no resource control policy restricts. */
export const beyondRcps = ['kms:RetireGrant'] as const;

/** One action of each, for what must keep working. */
export const perimeterExamples = [
  'dynamodb:GetItem',
  'ecr:BatchGetImage',
  'kms:Decrypt',
  'logs:PutLogEvents',
  's3:GetObject',
  'secretsmanager:GetSecretValue',
  'sqs:SendMessage',
  'sts:AssumeRole',
] as const;

/** Of nobody that we know. */
export const STRANGER_ACCOUNT = '999999999999';
export const STRANGER_ORGANIZATION = 'o-stranger000';
