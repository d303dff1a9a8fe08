import { anywhere } from './definition/arns';
import type { Workflow } from './definition/workflow';

const BILLING_POLICIES = 'https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/billing-example-policies.html';
const BILLING_ACTIONS =
  'https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/security_iam_id-based-policy-examples.html';

/** What the finance team does in the management account. */
export const finance = {
  'read-bills': {
    says: 'Finance reads bills and costs, by account and by service, and credits.',
    source: [BILLING_POLICIES, BILLING_ACTIONS],
    by: 'persona/billing',
    calls: [
      {
        action: [
          'billing:GetBillingData',
          'billing:GetBillingDetails',
          'billing:GetBillingNotifications',
          'billing:GetBillingPreferences',
          'billing:GetCredits',
          'billing:GetIAMAccessPreference',
          'billing:GetSellerOfRecord',
          'billing:ListBillingViews',
          'ce:DescribeReport',
          'ce:GetConsoleActionSetEnforced',
          'ce:GetCostAndUsage',
          'ce:GetDimensionValues',
          'ce:GetTags',
          'ce:ListCostAllocationTags',
          'consolidatedbilling:GetAccountBillingRole',
          'consolidatedbilling:ListLinkedAccounts',
          'cur:GetUsageReport',
          'freetier:GetFreeTierUsage',
        ],
      },
      { action: 'billing:GetBillingViewData', resource: 'arn:aws:billing::{account}:billingview/primary' },
    ],
  },
  'pay-invoices': {
    says: 'Finance reads invoices and pays them, by purchase order.',
    source: [BILLING_ACTIONS],
    by: 'persona/billing',
    calls: [
      {
        action: [
          'invoicing:GetInvoiceEmailDeliveryPreferences',
          'invoicing:GetInvoicePDF',
          'invoicing:ListInvoiceSummaries',
        ],
      },
      { action: ['payments:GetPaymentStatus', 'payments:ListPaymentPreferences', 'payments:MakePayment'] },
      { action: ['purchase-orders:AddPurchaseOrder', 'purchase-orders:ListPurchaseOrders'] },
    ],
  },
  'tax-documents': {
    says: 'Finance reads and keeps the tax registration, and fetches tax documents.',
    source: [
      BILLING_ACTIONS,
      'https://docs.aws.amazon.com/service-authorization/latest/reference/list_awstaxsettings.html',
    ],
    by: 'persona/billing',
    calls: [
      {
        action: [
          'tax:GetTaxInheritance',
          'tax:GetTaxRegistrationDocument',
          'tax:ListTaxRegistrations',
          'tax:PutTaxRegistration',
        ],
      },
    ],
  },
  budgets: {
    says: 'Finance sets a budget, reads it and hears of anomalies.',
    source: ['https://docs.aws.amazon.com/cost-management/latest/userguide/billing-example-policies.html'],
    by: 'persona/billing',
    calls: [
      { action: ['budgets:ModifyBudget', 'budgets:ViewBudget'], resource: anywhere('budgets', 'budget/marketing') },
      { action: ['ce:GetAnomalies', 'ce:GetAnomalyMonitors', 'ce:GetCostForecast'] },
    ],
  },
  'savings-plans': {
    says: 'Finance looks at what Savings Plans and reservations would save, and at those that there are.',
    source: [
      'https://docs.aws.amazon.com/savingsplans/latest/userguide/identity-access-management.html',
      'https://docs.aws.amazon.com/cost-management/latest/userguide/coh-getting-started.html',
    ],
    by: 'persona/billing',
    calls: [
      {
        action: [
          'ce:GetReservationPurchaseRecommendation',
          'ce:GetSavingsPlansPurchaseRecommendation',
          'ce:GetSavingsPlansUtilizationDetails',
          'cost-optimization-hub:GetPreferences',
          'cost-optimization-hub:ListRecommendations',
          'savingsplans:DescribeSavingsPlansOfferings',
        ],
      },
      { action: 'savingsplans:DescribeSavingsPlans' },
    ],
  },
  'data-exports': {
    says: 'Finance looks at the data exports of costs, and fetches the file that one has written.',
    source: ['https://docs.aws.amazon.com/cur/latest/userguide/bcm-data-exports-access.html'],
    by: 'persona/billing',
    calls: [
      { action: ['bcm-data-exports:ListExports', 'bcm-data-exports:ListTables', 'cur:DescribeReportDefinitions'] },
      { action: ['bcm-data-exports:GetExport', 'bcm-data-exports:ListExecutions'] },
      { action: ['s3:GetBucketLocation', 's3:ListBucket'], resource: 'arn:aws:s3:::lz-billing-{account}' },
      { action: 's3:GetObject', resource: 'arn:aws:s3:::lz-billing-{account}/cost-and-usage/1.parquet' },
    ],
  },
  'price-estimate': {
    says: 'Finance estimates what a change would cost, and looks at dashboards of costs.',
    source: ['https://docs.aws.amazon.com/cost-management/latest/userguide/pricing-calculator.html'],
    by: 'persona/billing',
    calls: [
      { action: ['bcm-pricing-calculator:GetPreferences', 'bcm-pricing-calculator:ListWorkloadEstimates'] },
      { action: ['bcm-dashboards:ListDashboards', 'pricing:GetProducts'] },
    ],
  },
} as const satisfies Readonly<Record<string, Workflow>>;
