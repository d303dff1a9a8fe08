import type { OneOrMore } from '../../../policy/document';
import type { ProofRow } from '../../../policy/proof-row';
import type { PersonaDefinition } from './persona';
import { noAssumedRoles, noCommandLineTokens, noWrites } from './writes';

const ownAccount = { StringEquals: { 'aws:ResourceAccount': '${aws:PrincipalAccount}' } };

const bucketActions = [
  's3:GetBucketLocation',
  's3:ListBucket',
  's3:ListBucketMultipartUploads',
  's3:ListBucketVersions',
];
const objectActions = [
  's3:AbortMultipartUpload',
  's3:DeleteObject',
  's3:GetObject',
  's3:GetObjectTagging',
  's3:GetObjectVersion',
  's3:ListMultipartUploadParts',
  's3:PutObject',
  's3:PutObjectTagging',
];
/** Mail from identities that are already verified, and the templates and lists for it. */
const mailActions = [
  'ses:CreateContact',
  'ses:CreateContactList',
  'ses:CreateEmailTemplate',
  'ses:DeleteContact',
  'ses:DeleteEmailTemplate',
  'ses:GetContact',
  'ses:GetContactList',
  'ses:GetEmailIdentity',
  'ses:GetEmailTemplate',
  'ses:ListContacts',
  'ses:SendBulkEmail',
  'ses:SendBulkTemplatedEmail',
  'ses:SendEmail',
  'ses:SendRawEmail',
  'ses:SendTemplatedEmail',
  'ses:TestRenderEmailTemplate',
  'ses:UpdateContact',
  'ses:UpdateContactList',
  'ses:UpdateEmailTemplate',
];
const distributionActions = [
  'cloudfront:CreateInvalidation',
  'cloudfront:GetDistribution',
  'cloudfront:GetInvalidation',
  'cloudfront:ListInvalidations',
];
/** What the consoles list before anything is chosen; these name no resource. */
const listActions = [
  'cloudfront:ListDistributions',
  'cloudwatch:GetMetricData',
  'cloudwatch:ListMetrics',
  's3:ListAllMyBuckets',
  'ses:GetAccount',
  'ses:GetSendQuota',
  'ses:GetSendStatistics',
  'ses:ListConfigurationSets',
  'ses:ListContactLists',
  'ses:ListEmailIdentities',
  'ses:ListEmailTemplates',
];
const scopedActions = [...bucketActions, ...objectActions, ...mailActions, ...distributionActions];

/**
 * What a team of the growth department works with: its buckets, its mail, its web site's cache, all of its own account.
 *
 * Buckets are the team's by the start of their name. A pattern with `*` before the team's name would also match any
 * bucket's objects with that word in their key, since `*` crosses the `/`.
 *
 * @param team start of the names of its buckets, up to the first hyphen
 */
export function growthTeam(team: 'marketing' | 'sales'): Pick<PersonaDefinition, 'statements' | 'can' | 'cannot'> {
  const bucket = `arn:aws:s3:::${team}-assets`;
  const object = `${bucket}/campaign.png`;
  const mail = [
    'arn:aws:ses:{region}:{account}:identity/example.com',
    'arn:aws:ses:{region}:{account}:contact-list/customers',
    'arn:aws:ses:{region}:{account}:template/newsletter',
  ] as const;
  const distribution = 'arn:aws:cloudfront::{account}:distribution/E1EXAMPLE';
  return {
    statements: [
      { Effect: 'Allow', Action: listActions, Resource: '*' },
      { Effect: 'Allow', Action: bucketActions, Resource: `arn:aws:s3:::${team}-*`, Condition: ownAccount },
      { Effect: 'Allow', Action: objectActions, Resource: `arn:aws:s3:::${team}-*/*`, Condition: ownAccount },
      { Effect: 'Allow', Action: mailActions, Resource: '*', Condition: ownAccount },
      { Effect: 'Allow', Action: distributionActions, Resource: 'arn:aws:cloudfront::*:distribution/*' },
    ],
    can: [
      { action: listActions },
      { action: bucketActions, resource: bucket },
      { action: objectActions, resource: object },
      { action: mailActions, resource: mail },
      { action: distributionActions, resource: distribution },
    ],
    cannot: [
      { action: bucketActions, resource: ['arn:aws:s3:::orders', `arn:aws:s3:::orders-${team}`] },
      { action: objectActions, resource: ['arn:aws:s3:::orders/1', `arn:aws:s3:::orders/${team}-1/1`] },
      elsewhere(bucketActions, bucket),
      elsewhere(objectActions, object),
      elsewhere(mailActions, mail),
      { action: 'cloudfront:UpdateFunction', resource: 'arn:aws:cloudfront::{account}:function/redirect' },
      { action: 's3:*', except: [...bucketActions, ...objectActions, 's3:ListAllMyBuckets'] },
      { action: ['iam:*', 'organizations:*'] },
      noAssumedRoles,
      noCommandLineTokens,
      noWrites(...scopedActions),
      { action: ['ec2:DescribeInstances', 'kms:Decrypt', 'lambda:ListFunctions', 'secretsmanager:GetSecretValue'] },
    ],
  };
}

/** The same on what another account owns, should a resource policy there let it in. */
function elsewhere(action: readonly string[], resource: OneOrMore<string>): ProofRow {
  return { action, resource, context: { 'aws:ResourceAccount': '999999999999' } };
}
