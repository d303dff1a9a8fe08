import { PREFIX } from '../../base/names';
import type { PersonaDefinition } from './definition/persona';
import { noAssumedRoles, noCommandLineTokens, noWrites } from './definition/writes';

/** What AWS's Billing policy leaves out: most of Cost Explorer, exports, Savings Plans, estimates and prices. */
const costReads = [
  'bcm-dashboards:GetDashboard',
  'bcm-dashboards:ListDashboards',
  'bcm-data-exports:GetExecution',
  'bcm-data-exports:GetExport',
  'bcm-data-exports:GetTable',
  'bcm-data-exports:ListExecutions',
  'bcm-data-exports:ListExports',
  'bcm-data-exports:ListTables',
  'bcm-pricing-calculator:GetBillEstimate',
  'bcm-pricing-calculator:GetBillScenario',
  'bcm-pricing-calculator:GetPreferences',
  'bcm-pricing-calculator:GetWorkloadEstimate',
  'bcm-pricing-calculator:ListBillEstimates',
  'bcm-pricing-calculator:ListBillScenarios',
  'bcm-pricing-calculator:ListWorkloadEstimates',
  'bcm-recommended-actions:ListRecommendedActions',
  'billing:GetBillingViewData',
  'ce:DescribeReport',
  'ce:GetAnomalies',
  'ce:GetAnomalyMonitors',
  'ce:GetAnomalySubscriptions',
  'ce:GetConsoleActionSetEnforced',
  'ce:GetCostAndUsageComparisons',
  'ce:GetCostAndUsageWithResources',
  'ce:GetCostCategories',
  'ce:GetCostForecast',
  'ce:GetPreferences',
  'ce:GetReservationCoverage',
  'ce:GetReservationPurchaseRecommendation',
  'ce:GetReservationUtilization',
  'ce:GetSavingsPlansCoverage',
  'ce:GetSavingsPlansPurchaseRecommendation',
  'ce:GetSavingsPlansUtilization',
  'ce:GetSavingsPlansUtilizationDetails',
  'ce:GetUsageForecast',
  'cost-optimization-hub:GetPreferences',
  'cost-optimization-hub:GetRecommendation',
  'cost-optimization-hub:ListRecommendationSummaries',
  'cost-optimization-hub:ListRecommendations',
  'pricing:GetAttributeValues',
  'pricing:GetProducts',
  'savingsplans:DescribeSavingsPlans',
  'savingsplans:DescribeSavingsPlansOfferings',
];

/** The landing zone's own export of costs, in the management account. */
const exportBucket = `arn:aws:s3:::${PREFIX}billing-*`;
const anExport = `arn:aws:s3:::${PREFIX}billing-{account}`;
const bucketReads = ['s3:GetBucketLocation', 's3:ListBucket'];
const inOwnAccount = { StringEquals: { 'aws:ResourceAccount': '${aws:PrincipalAccount}' } };

/**
 * Finance works in the management account, where no guardrail binds, so what must not happen is denied outright: all of
 * IAM and Organizations, reads included (billing pages list accounts through `consolidatedbilling`). A budget action
 * attaches IAM policies and SCPs when a budget is exceeded: a write to both by another name.
 */
const outOfReach = ['iam:*', 'organizations:*'];
const budgetActions = [
  'budgets:CreateBudgetAction',
  'budgets:DeleteBudgetAction',
  'budgets:ExecuteBudgetAction',
  'budgets:UpdateBudgetAction',
];
/** Opens or closes the billing pages to every role of the account: an administrator's decision. */
const accessSwitch = 'billing:UpdateIAMAccessPreference';

export const billing: PersonaDefinition = {
  name: 'Billing',
  description: 'For the finance team: invoices, payments, tax, costs and budgets of the whole organization.',
  sessionHours: 4,
  managedPolicies: ['job-function/Billing'],
  statements: [
    { Effect: 'Allow', Action: costReads, Resource: '*' },
    { Effect: 'Allow', Action: bucketReads, Resource: exportBucket, Condition: inOwnAccount },
    { Effect: 'Allow', Action: 's3:GetObject', Resource: `${exportBucket}/*`, Condition: inOwnAccount },
    { Effect: 'Deny', Action: [...outOfReach, ...budgetActions, accessSwitch], Resource: '*' },
  ],
  relayState: 'https://console.aws.amazon.com/billing/home',
  can: [
    { action: costReads },
    { action: bucketReads, resource: anExport },
    { action: 's3:GetObject', resource: `${anExport}/cost-and-usage/1.parquet` },
    {
      action: [
        'billing:GetBillingDetails',
        'budgets:ModifyBudget',
        'budgets:ViewBudget',
        'ce:GetCostAndUsage',
        'invoicing:GetInvoicePDF',
        'payments:MakePayment',
        'purchase-orders:ViewPurchaseOrders',
        'tax:PutTaxRegistration',
      ],
    },
  ],
  cannot: [
    { action: [...outOfReach, ...budgetActions, accessSwitch] },
    noAssumedRoles,
    { action: bucketReads, resource: 'arn:aws:s3:::lz-organization-trail' },
    { action: bucketReads, resource: anExport, context: { 'aws:ResourceAccount': '999999999999' } },
    { action: 's3:GetObject', resource: ['arn:aws:s3:::orders/1', 'arn:aws:s3:::orders/lz-billing-1'] },
    {
      action: 's3:GetObject',
      resource: `${anExport}/cost-and-usage/1.parquet`,
      context: { 'aws:ResourceAccount': '999999999999' },
    },
    noCommandLineTokens,
    noWrites(
      // Of the retired service aws-portal: they authorize nothing, but AWS's policy still names them.
      '*:ModifyBilling',
      '*:ModifyPaymentMethods',
      'billing:*',
      'budgets:*',
      'ce:*',
      'cur:*',
      'freetier:*',
      'invoicing:*',
      'payments:*',
      'purchase-orders:*',
      'support:AddAttachmentsToSet',
      'support:CreateCase',
      'tax:*',
    ),
    { action: ['account:CloseAccount', 'ec2:DescribeInstances', 's3:ListAllMyBuckets', 'sso:ListPermissionSets'] },
  ],
  denies: [{ action: [...outOfReach, ...budgetActions, accessSwitch] }],
};
