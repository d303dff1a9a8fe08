import { GLOBAL_SERVICES } from '../../lib/policy/evaluate/global-services';
import { usEast1Companions } from '../../lib/catalogue/guardrails/definition/global-services';
import { compilePattern } from '../../lib/iam-data/pattern';
import { findUnknownActions, loadIamData } from '../../lib/iam-data';

/**
 * What AWS's own policies on Regions spare: Control Tower's and the example of Organizations.
 *
 * @see https://docs.aws.amazon.com/controltower/latest/controlreference/primary-region-deny-policy.html
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_examples_general.html
 */
const SPARED_BY_AWS = `
access-analyzer:* account:* acm:* activate:* artifact:* aws-marketplace:* billing:* billingconductor:* budgets:* ce:* chatbot:*
chime:* cloudfront:* cloudtrail:LookupEvents compute-optimizer:* config:* consoleapp:* consolidatedbilling:* cur:*
customer-verification:* datapipeline:GetAccountLimits devicefarm:* directconnect:* ec2:DescribeRegions
ec2:DescribeTransitGateways ec2:DescribeVpnGateways ecr-public:* fms:* freetier:* globalaccelerator:* health:* iam:*
importexport:* invoicing:* iq:* kms:* license-manager:ListReceivedLicenses lightsail:Get* mobileanalytics:* networkmanager:*
notifications-contacts:* notifications:* organizations:* payments:* pricing:* quicksight:DescribeAccountSubscription
resource-explorer-2:* route53-recovery-cluster:* route53-recovery-control-config:* route53-recovery-readiness:* route53:*
route53domains:* s3:CreateMultiRegionAccessPoint s3:DeleteMultiRegionAccessPoint s3:DescribeMultiRegionAccessPointOperation
s3:GetAccountPublicAccessBlock s3:GetBucketLocation s3:GetBucketPolicyStatus s3:GetBucketPublicAccessBlock
s3:GetMultiRegionAccessPoint s3:GetMultiRegionAccessPointPolicyStatus s3:GetMultiRegionAccessPointPolicy
s3:GetStorageLensConfiguration s3:GetStorageLensDashboard s3:ListAllMyBuckets s3:ListMultiRegionAccessPoints
s3:ListStorageLensConfigurations s3:PutAccountPublicAccessBlock s3:PutMultiRegionAccessPointPolicy savingsplans:* shield:*
sso:* sts:* support:* supportapp:* supportplans:* sustainability:* tag:GetResources tax:* trustedadvisor:*
vendor-insights:ListEntitledSecurityProfiles waf-regional:* waf:* wafv2:*
`
  .trim()
  .split(/\s+/);

/** Spared by AWS, and by no line of ours. */
const LEFT: readonly { readonly because: string; readonly patterns: readonly string[] }[] = [
  {
    because: 'It has an endpoint in each Region: what it is asked about an approved Region is asked there',
    patterns: [
      'access-analyzer:*',
      'compute-optimizer:*',
      'config:*',
      'directconnect:*',
      'ec2:DescribeTransitGateways',
      'ec2:DescribeVpnGateways',
      'kms:*',
      'lightsail:Get*',
      'quicksight:DescribeAccountSubscription',
      'resource-explorer-2:*',
      's3:GetBucketPolicyStatus',
      's3:GetBucketPublicAccessBlock',
      's3:GetStorageLensConfiguration',
      's3:GetStorageLensDashboard',
      's3:ListStorageLensConfigurations',
      's3:PutAccountPublicAccessBlock',
      'tag:GetResources',
      'waf-regional:*',
    ],
  },
  {
    because: 'AWS takes no new customers, or few companies need it: an account that does has an exception',
    patterns: [
      'chime:*',
      'datapipeline:GetAccountLimits',
      'devicefarm:*',
      'importexport:*',
      'iq:*',
      'license-manager:ListReceivedLicenses',
      'mobileanalytics:*',
      'vendor-insights:ListEntitledSecurityProfiles',
    ],
  },
];

test('what AWS’s own policies on Regions spare is spared here, or left out with a reason', async () => {
  const data = await loadIamData();
  const ours = [...Object.keys(GLOBAL_SERVICES), ...Object.keys(usEast1Companions)].map(compilePattern);
  const isSpared = (pattern: string): boolean => {
    const actions = data.expand(pattern);
    return actions.length > 0 && actions.every((action) => ours.some((matches) => matches(action)));
  };
  const left = SPARED_BY_AWS.filter((pattern) => !isSpared(pattern));
  expect(left.toSorted()).toEqual(LEFT.flatMap(({ patterns }) => patterns).toSorted());
  expect(findUnknownActions(SPARED_BY_AWS, data)).toEqual([]);
});
