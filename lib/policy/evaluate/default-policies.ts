import { parseArn } from '../arn';
import type { PolicyDocument } from '../document';
import type { NamedPolicy, RequestResource } from '../environment';
import { isKmsKey } from '../service-facts';

/** Resources to which AWS gives a policy where nobody does. */
interface DefaultPolicy {
  readonly name: string;
  readonly isOf: (arn: string) => boolean;
  readonly document: (owner: string) => PolicyDocument;
}

const TOPIC_ACTIONS = [
  'sns:GetTopicAttributes',
  'sns:SetTopicAttributes',
  'sns:AddPermission',
  'sns:RemovePermission',
  'sns:DeleteTopic',
  'sns:Subscribe',
  'sns:ListSubscriptionsByTopic',
  'sns:Publish',
];

const DEFAULT_POLICIES: readonly DefaultPolicy[] = [
  {
    // The account decides: https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
    name: 'default key policy',
    isOf: isKmsKey,
    document: (owner) => ({
      Version: '2012-10-17',
      Statement: {
        Effect: 'Allow',
        Principal: { AWS: `arn:aws:iam::${owner}:root` },
        Action: 'kms:*',
        Resource: '*',
      },
    }),
  },
  {
    // Whoever calls with AWS:SourceOwner: https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html
    name: 'default topic policy',
    isOf: isTopic,
    document: (owner) => ({
      Version: '2008-10-17',
      Statement: {
        Effect: 'Allow',
        Principal: { AWS: '*' },
        Action: TOPIC_ACTIONS,
        Resource: '*',
        Condition: { StringEquals: { 'AWS:SourceOwner': owner } },
      },
    }),
  },
  {
    // Whoever connects by a mount target: https://docs.aws.amazon.com/efs/latest/ug/iam-access-control-nfs-efs.html#default-filesystempolicy
    name: 'default file system policy',
    isOf: isFileSystem,
    document: () => ({
      Version: '2012-10-17',
      Statement: {
        Effect: 'Allow',
        Principal: { AWS: '*' },
        Action: [
          'elasticfilesystem:ClientMount',
          'elasticfilesystem:ClientWrite',
          'elasticfilesystem:ClientRootAccess',
        ],
        Resource: '*',
        Condition: { Bool: { 'elasticfilesystem:AccessedViaMountTarget': 'true' } },
      },
    }),
  },
];

/** What a resource has that was made without a policy. A key always has one, and where it is not known is taken to have this one. */
export function defaultPolicyOf({ arn, account, policy }: RequestResource): NamedPolicy | undefined {
  if (policy === 'not known' && !isKmsKey(arn)) return undefined;
  const found = DEFAULT_POLICIES.find(({ isOf }) => isOf(arn));
  return found && { name: found.name, document: found.document(account.id) };
}

function isFileSystem(arn: string): boolean {
  const parts = parseArn(arn);
  return parts?.service === 'elasticfilesystem' && parts.resource.startsWith('file-system/');
}

/** Not one of its subscriptions, which has a colon more. */
function isTopic(arn: string): boolean {
  const parts = parseArn(arn);
  return parts?.service === 'sns' && !parts.resource.includes(':');
}
