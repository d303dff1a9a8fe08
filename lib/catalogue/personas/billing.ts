import type { PersonaDefinition } from './definition/persona';
import { noAssumedRoles, noWrites } from './definition/writes';

/** What AWS's Billing policy leaves out of Cost Explorer. */
const costReads = [
  'ce:GetAnomalies',
  'ce:GetAnomalyMonitors',
  'ce:GetAnomalySubscriptions',
  'ce:GetCostAndUsageComparisons',
  'ce:GetCostAndUsageWithResources',
  'ce:GetCostCategories',
  'ce:GetCostForecast',
  'ce:GetPreferences',
  'ce:GetReservationCoverage',
  'ce:GetReservationUtilization',
  'ce:GetSavingsPlansCoverage',
  'ce:GetSavingsPlansUtilization',
  'ce:GetUsageForecast',
];

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
    { Effect: 'Deny', Action: [...outOfReach, ...budgetActions, accessSwitch], Resource: '*' },
  ],
  relayState: 'https://console.aws.amazon.com/billing/home',
  can: [
    { action: costReads },
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
