import type { FURTHER_ENDPOINTS, GlobalService } from './global-services';

const reference = (page: string): string => `https://docs.aws.amazon.com/general/latest/gr/${page}.html`;

/** What AWS's own SDKs call, and in which Region they sign: data, as of botocore 1.43.11. */
const SDK = 'https://github.com/boto/botocore/blob/1.43.11/botocore/data/endpoints.json';
const BILLING = reference('billing');
const IDENTITY_CENTER = reference('sso');
const NOTIFICATIONS = 'https://docs.aws.amazon.com/notifications/latest/APIReference/Welcome.html';
/** Services without an endpoint page, those of the console among them: as AWS's control on Regions lists them. */
const REGION_CONTROL =
  'https://docs.aws.amazon.com/controltower/latest/controlreference/primary-region-deny-policy.html';
/** What partners and sellers of AWS use: its APIs are in one Region, and of what is in its console alone AWS names none. */
const PARTNERS = 'https://docs.aws.amazon.com/partner-central/latest/developer-guide/selling-regions.html';
/** The console may be reached in any Region. */
const CONSOLE_SIGN_IN = 'https://docs.aws.amazon.com/signin/latest/userguide/console-access-control.html';
const S3 = 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/MrapOperations.html';

/** Where AWS says in which Region a call to a service of the table arrives. */
export const ENDPOINT_PAGES: Readonly<Record<GlobalService | keyof typeof FURTHER_ENDPOINTS, string>> = {
  'access-analyzer:ValidatePolicy': reference('access-analyzer'),
  'account:*': SDK,
  'iam:*': SDK,
  'identitystore:*': IDENTITY_CENTER,
  'organizations:*': SDK,
  'sso-directory:*': IDENTITY_CENTER,
  'sso:*': IDENTITY_CENTER,
  'sts:*': SDK,
  'bcm-dashboards:*': BILLING,
  'bcm-data-exports:*': BILLING,
  'bcm-pricing-calculator:*': BILLING,
  'bcm-recommended-actions:*': BILLING,
  'billing:*': BILLING,
  'billingconductor:*': reference('billingconductor'),
  'budgets:*': BILLING,
  'ce:*': BILLING,
  'consolidatedbilling:*': BILLING,
  'cost-optimization-hub:*': BILLING,
  'cur:*': BILLING,
  'customer-verification:*': REGION_CONTROL,
  'freetier:*': BILLING,
  'invoicing:*': BILLING,
  'payments:*': BILLING,
  'pricing:*': BILLING,
  'purchase-orders:*': BILLING,
  'savingsplans:*': SDK,
  'sustainability:*': REGION_CONTROL,
  'tax:*': BILLING,
  'activate:*': REGION_CONTROL,
  'artifact:*': REGION_CONTROL,
  'chatbot:*': reference('chatbot'),
  'consoleapp:*': REGION_CONTROL,
  'health:*': reference('awshealth'),
  'notifications-contacts:*': reference('notifications'),
  'notifications:*': NOTIFICATIONS,
  'signin:Authenticate': CONSOLE_SIGN_IN,
  'signin:AuthorizeOAuth2Access': CONSOLE_SIGN_IN,
  'signin:CreateOAuth2Token': CONSOLE_SIGN_IN,
  'support-console:*': REGION_CONTROL,
  'support:*': reference('awssupport'),
  'supportapp:*': reference('awssupport'),
  'supportplans:*': REGION_CONTROL,
  'trustedadvisor:*': reference('trustedadvisor-pas'),
  'uxc:*': reference('uxc'),
  'cloudfront-keyvaluestore:*':
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/kvs-with-functions-kvp.html',
  'cloudfront:*': SDK,
  'fms:*': reference('firewallmanager'),
  'globalaccelerator:*': reference('global_accelerator'),
  'networkmanager:*': SDK,
  'pricingplanmanager:*': REGION_CONTROL,
  'route53-recovery-cluster:*': reference('arc'),
  'route53-recovery-control-config:*': reference('arc'),
  'route53-recovery-readiness:*': reference('arc'),
  'route53:*': SDK,
  'route53domains:*': SDK,
  'route53globalresolver:*': reference('r53'),
  'shield:*': SDK,
  'waf:*': reference('waf-classic'),
  'aws-marketplace:*': reference('aws-marketplace'),
  'ecr-public:*': reference('ecr-public'),
  'cloudtrail:LookupEvents': reference('ct'),
  'ec2:DescribeRegions': reference('ec2-service'),
  's3:*MultiRegionAccessPoint*': S3,
  's3:GetAccountPublicAccessBlock': reference('s3'),
  's3:GetBucketLocation': reference('s3'),
  's3:ListAllMyBuckets': reference('s3'),
  'notifications:GetNotificationEvent': NOTIFICATIONS,
  'notifications:ListNotificationEvents': NOTIFICATIONS,
  'arc-region-switch:*': 'https://docs.aws.amazon.com/r53recovery/latest/dg/aws-regions-rs.html',
  'aws-marketplace-management:*': reference('aws-marketplace'),
  'chime:*': SDK,
  'codecatalyst:*': SDK,
  'devicefarm:*': SDK,
  'importexport:*': SDK,
  'managedblockchain-query:*': SDK,
  'mapcredits:*': PARTNERS,
  'marketplacecommerceanalytics:*': SDK,
  'mechanicalturk:*': SDK,
  'nova-act:*': SDK,
  'partnercentral-account-management:*': PARTNERS,
  'partnercentral:*': PARTNERS,
  'sagemaker-geospatial:*': SDK,
  'vendor-insights:*': reference('aws-marketplace'),
};
