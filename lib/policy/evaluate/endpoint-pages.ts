import type { FURTHER_ENDPOINTS, GlobalService } from './global-services';

const reference = (page: string): string => `https://docs.aws.amazon.com/general/latest/gr/${page}.html`;

/** AWS's lists of what is global, for services without an endpoint page of their own. */
const GLOBAL_ENDPOINTS = `${reference('rande')}#global-endpoints`;
/** Every service with its endpoints. */
const SERVICES = reference('aws-service-information');
const BILLING = reference('billing');
const IDENTITY_CENTER = reference('sso');
const NOTIFICATIONS = 'https://docs.aws.amazon.com/notifications/latest/APIReference/Welcome.html';
/** Services without an endpoint page, those of the console among them: as AWS's control on Regions lists them. */
const REGION_CONTROL =
  'https://docs.aws.amazon.com/controltower/latest/controlreference/primary-region-deny-policy.html';
/** The console may be reached in any Region. */
const CONSOLE_SIGN_IN = 'https://docs.aws.amazon.com/signin/latest/userguide/console-access-control.html';
const S3 = 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/MrapOperations.html';

/** Where AWS says in which Region a call to a service of the table arrives. */
export const ENDPOINT_PAGES: Readonly<Record<GlobalService | keyof typeof FURTHER_ENDPOINTS, string>> = {
  'access-analyzer:ValidatePolicy': reference('access-analyzer'),
  'account:*': REGION_CONTROL,
  'iam:*': reference('iam-service'),
  'identitystore:*': IDENTITY_CENTER,
  'organizations:*': reference('ao'),
  'sso-directory:*': IDENTITY_CENTER,
  'sso:*': IDENTITY_CENTER,
  'sts:*': reference('sts'),
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
  'savingsplans:*': REGION_CONTROL,
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
  'cloudfront:*': reference('cf_region'),
  'fms:*': reference('firewallmanager'),
  'globalaccelerator:*': reference('global_accelerator'),
  'networkmanager:*': GLOBAL_ENDPOINTS,
  'pricingplanmanager:*': REGION_CONTROL,
  'route53-recovery-cluster:*': reference('arc'),
  'route53-recovery-control-config:*': reference('arc'),
  'route53-recovery-readiness:*': reference('arc'),
  'route53:*': reference('r53'),
  'route53domains:*': reference('r53'),
  'route53globalresolver:*': reference('r53'),
  'shield:*': reference('shield'),
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
  'chime:*': reference('chime'),
  'devicefarm:*': reference('devicefarm'),
  'importexport:*': GLOBAL_ENDPOINTS,
  'mechanicalturk:*': SERVICES,
};
