import { exceptFor, exempt } from '../definition/exemptions';
import type { Guardrail } from '../definition/guardrail';
import { impostors, someone } from '../definition/proof-principals';

const changes = [
  'account:AcceptPrimaryEmailUpdate',
  'account:DeleteAlternateContact',
  'account:PutAccountName',
  'account:PutAlternateContact',
  'account:PutContactInformation',
  'account:StartPrimaryEmailUpdate',
  'billing:PutContractInformation',
  'billing:PutResourcePolicy',
  'billing:UpdateBillingPreferences',
  'billing:UpdateIAMAccessPreference',
  'freetier:UpgradeAccountPlan',
  'iam:UpdateAccountEmailAddress',
  'iam:UpdateAccountName',
  'invoicing:PutInvoiceEmailDeliveryPreferences',
  'payments:AcceptFinancingApplicationTerms',
  'payments:CreateFinancingApplication',
  'payments:CreatePaymentInstrument',
  'payments:DeletePaymentInstrument',
  'payments:MakePayment',
  'payments:UpdateFinancingApplication',
  'payments:UpdatePaymentInstrument',
  'payments:UpdatePaymentPreferences',
  'supportplans:AcceptSupportAgreement',
  'supportplans:CancelSupportAgreement',
  'supportplans:CreateSupportAgreement',
  'supportplans:CreateSupportPlanSchedule',
  'supportplans:RejectSupportAgreement',
  'supportplans:StartSupportPlanUpdate',
  'supportplans:UpdateSupportAgreement',
  'tax:BatchDeleteTaxRegistration',
  'tax:BatchPutTaxRegistration',
  'tax:CancelDocument',
  'tax:CreateDocument',
  'tax:DeleteSupplementalTaxRegistration',
  'tax:DeleteTaxRegistration',
  'tax:PutSupplementalTaxRegistration',
  'tax:PutTaxInheritance',
  'tax:PutTaxInterview',
  'tax:PutTaxRegistration',
  'tax:UpdateExemptions',
] as const;

/**
 * The fine-grained billing actions, since the `aws-portal:Modify*` that older policies name authorize nothing any more.
 *
 * @see https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/migrate-granularaccess-whatis.html
 */
export const denyContactAndPaymentChanges: Guardrail = {
  type: 'SERVICE_CONTROL_POLICY',
  control: 'G03',
  why: 'AWS reaches us, bills us and recovers our accounts through these details; they are kept in the management account.',
  exceptions: {
    to: ['principal'],
    because:
      'a role may keep the details of its account; a whole account of people who may is one that can be taken over',
  },
  protects: [
    {
      service: 'account',
      leaves: [{ because: 'has guardrails of its own', actions: ['CloseAccount', 'DisableRegion', 'EnableRegion'] }],
    },
    {
      service: 'payments',
      leaves: [{ because: 'nothing rests on its tags', actions: ['TagResource', 'UntagResource'] }],
    },
    {
      service: 'supportplans',
    },
    {
      service: 'tax',
    },
  ],
  statements: [{ Effect: 'Deny', Action: changes, Resource: '*', Condition: exceptFor(exempt.breakGlass) }],
  denies: [{ action: changes }, { principal: impostors, action: changes }],
  allows: [
    { principal: someone.breakGlass, action: ['account:PutAlternateContact', 'payments:UpdatePaymentPreferences'] },
    {
      action: [
        'account:GetContactInformation',
        'billing:GetBillingData',
        'invoicing:ListInvoiceSummaries',
        'payments:ListPaymentPreferences',
        'tax:GetTaxRegistration',
      ],
    },
  ],
};
