import { parseArn } from '../arn';
import { Glob } from '../text/glob';

/**
 * Services with one endpoint for the world, and actions of regional services that have one, by the Region in which a
 * request arrives (`aws:RequestedRegion`): `chosen` where the caller chooses an endpoint as for a regional service,
 * `several` where some Regions have endpoints and nobody can tell which of them is called.
 *
 * The one table for the engine and for the guardrail on Regions; the page of each row is in `ENDPOINT_PAGES`. Not here on
 * purpose: `kms:*` and `config:*`, which older lists carry although both are regional.
 *
 * @see https://docs.aws.amazon.com/general/latest/gr/rande.html#global-endpoints
 * @see https://docs.aws.amazon.com/general/latest/gr/aws-service-information.html
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_examples_general.html
 * @see https://docs.aws.amazon.com/controltower/latest/controlreference/primary-region-deny-policy.html
 */
export const GLOBAL_SERVICES = {
  // Identity and the organization. Identity Center has a home Region, which need not be an approved one.
  'access-analyzer:ValidatePolicy': 'chosen',
  'account:*': 'us-east-1',
  'iam:*': 'us-east-1',
  'identitystore:*': 'chosen',
  'organizations:*': 'us-east-1',
  'sso-directory:*': 'chosen',
  'sso:*': 'chosen',
  'sts:*': 'chosen',

  // Billing and cost.
  'bcm-dashboards:*': 'us-east-1',
  'bcm-data-exports:*': 'us-east-1',
  'bcm-pricing-calculator:*': 'us-east-1',
  'bcm-recommended-actions:*': 'us-east-1',
  'billing:*': 'us-east-1',
  'billingconductor:*': 'us-east-1',
  'budgets:*': 'us-east-1',
  'ce:*': 'us-east-1',
  'consolidatedbilling:*': 'us-east-1',
  'cost-optimization-hub:*': 'us-east-1',
  'cur:*': 'us-east-1',
  'customer-verification:*': 'us-east-1',
  'freetier:*': 'us-east-1',
  'invoicing:*': 'us-east-1',
  'payments:*': 'us-east-1',
  'pricing:*': 'several',
  'purchase-orders:*': 'us-east-1',
  'savingsplans:*': 'us-east-1',
  'sustainability:*': 'several',
  'tax:*': 'us-east-1',

  // Support, health and the console itself.
  'activate:*': 'us-east-1',
  'artifact:*': 'us-east-1',
  'chatbot:*': 'several',
  'consoleapp:*': 'us-east-1',
  'health:*': 'several',
  'notifications-contacts:*': 'us-east-1',
  'notifications:*': 'us-east-1',
  'signin:Authenticate': 'chosen',
  'signin:AuthorizeOAuth2Access': 'chosen',
  'signin:CreateOAuth2Token': 'chosen',
  'support-console:*': 'us-east-1',
  'support:*': 'several',
  'supportapp:*': 'several',
  'supportplans:*': 'us-east-1',
  'trustedadvisor:*': 'several',
  'uxc:*': 'us-east-1',

  // The edge.
  'cloudfront-keyvaluestore:*': 'several',
  'cloudfront:*': 'us-east-1',
  'fms:*': 'chosen',
  'globalaccelerator:*': 'us-west-2',
  'networkmanager:*': 'us-west-2',
  'pricingplanmanager:*': 'us-east-1',
  'route53-recovery-cluster:*': 'several',
  'route53-recovery-control-config:*': 'us-west-2',
  'route53-recovery-readiness:*': 'us-west-2',
  'route53:*': 'us-east-1',
  'route53domains:*': 'us-east-1',
  'route53globalresolver:*': 'several',
  'shield:*': 'us-east-1',
  'waf:*': 'us-east-1',

  // Catalogues that are the same everywhere.
  'aws-marketplace:*': 'several',
  'ecr-public:*': 'several',

  // Global listings of regional services; Multi-Region Access Points are managed in us-west-2.
  'cloudtrail:LookupEvents': 'chosen',
  'ec2:DescribeRegions': 'chosen',
  's3:*MultiRegionAccessPoint*': 'us-west-2',
  's3:GetAccountPublicAccessBlock': 'chosen',
  's3:GetBucketLocation': 'chosen',
  's3:ListAllMyBuckets': 'chosen',
} as const;

export type GlobalService = keyof typeof GLOBAL_SERVICES;

/**
 * What the guardrail need not spare beside the table: actions that differ from their service there, and services of few
 * endpoints that no company needs in order to run.
 */
export const FURTHER_ENDPOINTS = {
  'notifications:GetNotificationEvent': 'chosen',
  'notifications:ListNotificationEvents': 'chosen',
  'arc-region-switch:*': 'several',
  'aws-marketplace-management:*': 'several',
  'chime:*': 'several',
  'codecatalyst:*': 'several',
  'devicefarm:*': 'us-west-2',
  'importexport:*': 'us-east-1',
  'managedblockchain-query:*': 'us-east-1',
  'mapcredits:*': 'several',
  'marketplacecommerceanalytics:*': 'us-east-1',
  'mechanicalturk:*': 'us-east-1',
  'nova-act:*': 'us-east-1',
  'partnercentral-account-management:*': 'several',
  'partnercentral:*': 'us-east-1',
  'sagemaker-geospatial:*': 'us-west-2',
  'vendor-insights:*': 'several',
} as const;

const rows = [...Object.entries(FURTHER_ENDPOINTS), ...Object.entries(GLOBAL_SERVICES)].map(([pattern, region]) => ({
  glob: Glob.of(pattern.toLowerCase()),
  service: pattern.split(':', 1)[0],
  region,
}));

/** Whether nothing about the resource tells the Region: the service has endpoints of its own, or the caller chooses one. */
export function isCalledApart(action: string): boolean {
  return rowOf(action) !== undefined;
}

/** Undefined where the caller chooses the Region; `several` where it is one of some. */
export function globalRegionOf(action: string): string | undefined {
  const found = rowOf(action)?.region;
  return found === 'chosen' ? undefined : found;
}

function rowOf(action: string): (typeof rows)[number] | undefined {
  const folded = action.toLowerCase();
  const service = folded.split(':', 1)[0];
  return rows.find((row) => row.service === service && row.glob.matches(folded));
}

/**
 * Where a call arrives: a service with one endpoint is called there, whatever Region stands in the ARN of what it is about.
 * Undefined where nothing tells.
 *
 * @param region of the caller's choice
 */
export function calledRegion(
  action: string | undefined,
  arn: string | undefined,
  region: string | undefined,
): string | undefined {
  const global = action === undefined ? undefined : globalRegionOf(action);
  if (global !== undefined) return global;
  const inArn = arn === undefined ? undefined : parseArn(arn)?.region;
  return inArn === undefined || inArn === '' || inArn === '*' ? region : inArn;
}
