import type { AccessControl, GuardrailContext } from '../definition/guardrail';
import { STRANGER_ACCOUNT, STRANGER_ORGANIZATION } from '../definition/perimeter-services';

const ofStrangers = (service: string, name: string): string =>
  `arn:aws:${service}:{region}:${STRANGER_ACCOUNT}:${name}`;
/** One of each service at least. */
const strangersResources = [
  'arn:aws:s3:::a-strangers-bucket',
  'arn:aws:s3:::a-strangers-bucket/x',
  ofStrangers('dynamodb', 'table/x'),
  ofStrangers('ecr', 'repository/x'),
  ofStrangers('kms', 'key/x'),
  ofStrangers('secretsmanager', 'secret:x-AbCdEf'),
  ofStrangers('sns', 'x'),
  ofStrangers('sqs', 'x'),
  `arn:aws:iam::${STRANGER_ACCOUNT}:role/x`,
];

const actions = [
  'dynamodb:*',
  'ecr:*',
  'kms:*',
  's3:*',
  'secretsmanager:*',
  'sns:*',
  'sqs:*',
  'sts:AssumeRole',
] as const;
const examples = ['dynamodb:PutItem', 'kms:Encrypt', 's3:PutObject', 'sns:Publish', 'sqs:SendMessage'] as const;
const stranger = { 'aws:ResourceOrgID': STRANGER_ORGANIZATION, 'aws:ResourceAccount': STRANGER_ACCOUNT };

/**
 * AWS's own buckets and registries that ordinary workloads read. Bucket names are spelt out by Region: anybody can own
 * a bucket whose name merely begins alike.
 *
 * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/ssm-agent-technical-details.html
 * @see https://docs.aws.amazon.com/eks/latest/userguide/add-ons-images.html
 */
function ownedByAws(regions: readonly string[]): readonly string[] {
  return [
    ...regions.flatMap((region) => [
      `arn:aws:s3:::al2023-repos-${region}-de612dc2/*`,
      `arn:aws:s3:::amazon-ssm-${region}/*`,
      `arn:aws:s3:::amazon-ssm-packages-${region}/*`,
      `arn:aws:s3:::aws-codedeploy-${region}/*`,
      `arn:aws:s3:::aws-ssm-${region}/*`,
      `arn:aws:s3:::patch-baseline-snapshot-${region}/*`,
    ]),
    'arn:aws:ecr:*:602401143452:repository/*',
    'arn:aws:ecr:*:763104351884:repository/*',
  ];
}

/**
 * Off in the sample company: turn it on where it is known what workloads reach. The guard on a missing key lets requests
 * through that name no resource.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-resourceorgid
 */
export const denyOutsideResources = (context: GuardrailContext): AccessControl => {
  const partners = context.trustedPartnerAccountIds;
  return {
    type: 'SERVICE_CONTROL_POLICY',
    control: 'G37',
    why: 'Our credentials do not carry data into accounts of others.',
    exceptions: { to: ['principal', 'account'], because: 'a workload may deliver to customers' },
    statements: [
      {
        Effect: 'Deny',
        Action: actions,
        NotResource: ownedByAws(context.approvedRegions),
        Condition: {
          StringNotEquals: {
            'aws:ResourceOrgID': context.organizationId,
            ...(partners.length > 0 ? { 'aws:ResourceAccount': partners } : {}),
          },
          Null: { 'aws:ResourceOrgID': 'false' },
        },
      },
    ],
    denies: [
      {
        action: actions,
        resource: strangersResources,
        outside: true,
        context: stranger,
      },
    ],
    allows: [
      { action: examples, context: { 'aws:ResourceOrgID': '{organization}' } },
      { action: 's3:ListAllMyBuckets' },
      { action: 's3:ListAllMyBuckets', context: { 'aws:ResourceOrgID': [], 'aws:ResourceAccount': [] } },
      { action: 'ec2:DescribeImages', context: stranger },
      ...ownedByAws(context.approvedRegions).map((pattern) => ({
        action: pattern.startsWith('arn:aws:s3') ? 's3:GetObject' : 'ecr:BatchGetImage',
        resource: pattern.replace('ecr:*', 'ecr:{region}').replace('/*', '/x'),
        outside: true as const,
        context: stranger,
      })),
      ...partners.map((id) => ({ action: examples, context: { ...stranger, 'aws:ResourceAccount': id } })),
    ],
  };
};
