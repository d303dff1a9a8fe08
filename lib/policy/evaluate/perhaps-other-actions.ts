import type { OtherActions } from './takes-others';

const DOCS = 'https://docs.aws.amazon.com';
const RESTORE = `${DOCS}/amazondynamodb/latest/developerguide/backuprestore_IAM.html`;
const REDRIVE = `${DOCS}/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-configure-dead-letter-queue-redrive.html`;
const WEB_ACL = `${DOCS}/waf/latest/APIReference/API_AssociateWebACL.html`;
const ACCOUNT_POLICY = `${DOCS}/AmazonCloudWatchLogs/latest/APIReference`;

const TABLE = ['BatchWriteItem', 'DeleteItem', 'GetItem', 'PutItem', 'Query', 'Scan', 'UpdateItem'].map(
  (name) => `dynamodb:${name}`,
);
const ACCOUNT_POLICIES = ['DataProtectionPolicy', 'IndexPolicy', 'SubscriptionFilter', 'Transformer'];

/** What a web ACL is put before: the resource, and the action of its own service. */
const PROTECTED = [
  ['arn:*:apigateway:*:*:/restapis/*', 'apigateway:SetWebACL'],
  ['arn:*:apprunner:*:*:service/*', 'apprunner:AssociateWebAcl'],
  ['arn:*:appsync:*:*:apis/*', 'appsync:SetWebACL'],
  ['arn:*:cognito-idp:*:*:userpool/*', 'cognito-idp:AssociateWebACL'],
  ['arn:*:ec2:*:*:verified-access-instance/*', 'ec2:AssociateVerifiedAccessInstanceWebAcl'],
  ['arn:*:elasticloadbalancing:*:*:loadbalancer/app/*', 'elasticloadbalancing:SetWebACL'],
] as const;

/**
 * Calls for which AWS's pages name other actions, of which they do not say that each call takes them, or which of them. AWS's data have no
 * list of such actions: these are the ones whose pages were read.
 */
export const PERHAPS_OTHER_ACTIONS: readonly OtherActions[] = [
  // The table that it makes, of which the call’s own resource is the backup or the table that it was.
  ...['dynamodb:restoretablefrombackup', 'dynamodb:restoretabletopointintime'].map((action): OtherActions => ({
    action,
    others: TABLE,
    isOpen: true,
    page: RESTORE,
  })),
  {
    action: 'kms:replicatekey',
    others: ['kms:CreateKey'],
    isOpen: true,
    page: `${DOCS}/kms/latest/APIReference/API_ReplicateKey.html`,
  },
  // By what kind of policy it is.
  ...['Put', 'Delete'].map((verb): OtherActions => ({
    action: `logs:${verb.toLowerCase()}accountpolicy`,
    others: ACCOUNT_POLICIES.map((kind) => `logs:${verb}${kind}`),
    isOpen: true,
    page: `${ACCOUNT_POLICY}/API_${verb}AccountPolicy.html`,
  })),
  {
    action: 'sqs:startmessagemovetask',
    others: ['DeleteMessage', 'GetQueueAttributes', 'ReceiveMessage', 'SendMessage'].map((name) => `sqs:${name}`),
    isOpen: true,
    page: REDRIVE,
  },
  ...PROTECTED.map(([on, other]): OtherActions => ({
    action: 'wafv2:associatewebacl',
    others: [other],
    on,
    isOpen: true,
    page: WEB_ACL,
  })),
];
