import type { GlobalService } from '../../../policy/evaluate/global-services';

/**
 * For each service of the engine's table an action that stands for it in proofs. Whole services only where all of them is
 * global. S3, EC2 and CloudTrail are regional, so the few global listings are named one by one.
 */
export const globalServices: Readonly<Record<GlobalService, string>> = {
  'access-analyzer:ValidatePolicy': 'access-analyzer:ValidatePolicy',
  'account:*': 'account:ListRegions',
  'iam:*': 'iam:GetRole',
  'identitystore:*': 'identitystore:DescribeGroup',
  'organizations:*': 'organizations:DescribeOrganization',
  'sso-directory:*': 'sso-directory:DescribeUsers',
  'sso:*': 'sso:ListInstances',
  'sts:*': 'sts:AssumeRole',
  'bcm-dashboards:*': 'bcm-dashboards:ListDashboards',
  'bcm-data-exports:*': 'bcm-data-exports:ListExports',
  'bcm-pricing-calculator:*': 'bcm-pricing-calculator:GetPreferences',
  'bcm-recommended-actions:*': 'bcm-recommended-actions:ListRecommendedActions',
  'billing:*': 'billing:GetBillingData',
  'billingconductor:*': 'billingconductor:ListBillingGroups',
  'budgets:*': 'budgets:ViewBudget',
  'ce:*': 'ce:GetCostAndUsage',
  'consolidatedbilling:*': 'consolidatedbilling:ListLinkedAccounts',
  'cost-optimization-hub:*': 'cost-optimization-hub:GetPreferences',
  'cur:*': 'cur:DescribeReportDefinitions',
  'customer-verification:*': 'customer-verification:GetCustomerVerificationDetails',
  'freetier:*': 'freetier:GetFreeTierUsage',
  'invoicing:*': 'invoicing:ListInvoiceSummaries',
  'payments:*': 'payments:ListPaymentPreferences',
  'pricing:*': 'pricing:GetProducts',
  'purchase-orders:*': 'purchase-orders:ListPurchaseOrders',
  'savingsplans:*': 'savingsplans:DescribeSavingsPlans',
  'sustainability:*': 'sustainability:GetCarbonFootprintSummary',
  'tax:*': 'tax:GetTaxRegistration',
  'activate:*': 'activate:GetCredits',
  'artifact:*': 'artifact:GetAccountSettings',
  'chatbot:*': 'chatbot:DescribeSlackWorkspaces',
  'consoleapp:*': 'consoleapp:ListDeviceIdentities',
  'health:*': 'health:DescribeEvents',
  'notifications-contacts:*': 'notifications-contacts:ListEmailContacts',
  'notifications:*': 'notifications:ListNotificationHubs',
  'signin:Authenticate': 'signin:Authenticate',
  'signin:AuthorizeOAuth2Access': 'signin:AuthorizeOAuth2Access',
  'signin:CreateOAuth2Token': 'signin:CreateOAuth2Token',
  'support-console:*': 'support-console:GetAccountState',
  'support:*': 'support:DescribeCases',
  'supportapp:*': 'supportapp:ListSlackChannelConfigurations',
  'supportplans:*': 'supportplans:GetSupportPlan',
  'trustedadvisor:*': 'trustedadvisor:DescribeAccount',
  'uxc:*': 'uxc:GetAccountColor',
  'cloudfront-keyvaluestore:*': 'cloudfront-keyvaluestore:ListKeys',
  'cloudfront:*': 'cloudfront:ListDistributions',
  'fms:*': 'fms:GetAdminAccount',
  'globalaccelerator:*': 'globalaccelerator:ListAccelerators',
  'networkmanager:*': 'networkmanager:DescribeGlobalNetworks',
  'pricingplanmanager:*': 'pricingplanmanager:ListSubscriptions',
  'route53-recovery-cluster:*': 'route53-recovery-cluster:ListRoutingControls',
  'route53-recovery-control-config:*': 'route53-recovery-control-config:DescribeCluster',
  'route53-recovery-readiness:*': 'route53-recovery-readiness:GetCell',
  'route53:*': 'route53:ListHostedZones',
  'route53domains:*': 'route53domains:ListDomains',
  'route53globalresolver:*': 'route53globalresolver:GetDNSView',
  'shield:*': 'shield:DescribeAttack',
  'waf:*': 'waf:GetChangeToken',
  'aws-marketplace:*': 'aws-marketplace:ViewSubscriptions',
  'ecr-public:*': 'ecr-public:DescribeRegistries',
  'cloudtrail:LookupEvents': 'cloudtrail:LookupEvents',
  'ec2:DescribeRegions': 'ec2:DescribeRegions',
  's3:*MultiRegionAccessPoint*': 's3:ListMultiRegionAccessPoints',
  's3:GetAccountPublicAccessBlock': 's3:GetAccountPublicAccessBlock',
  's3:GetBucketLocation': 's3:GetBucketLocation',
  's3:ListAllMyBuckets': 's3:ListAllMyBuckets',
};

/**
 * Regional services that global ones need in us-east-1: certificates and web ACLs of CloudFront, metrics and logs of
 * CloudFront and Route 53, quotas of global services. Allowed there and nowhere else beyond the approved Regions.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cnames-and-https-requirements.html
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/query-logs.html
 */
export const usEast1Companions = {
  'acm:*': 'acm:ListCertificates',
  'cloudwatch:*': 'cloudwatch:GetMetricData',
  'logs:*': 'logs:DescribeLogGroups',
  'servicequotas:*': 'servicequotas:ListServiceQuotas',
  'wafv2:*': 'wafv2:ListWebACLs',
} as const;
