import { defineGuardrail, impostors, someone } from '../../../../../lib/config/define';
import document from './deny-purchases.json';

/** In force since before the landing zone: it deploys as it is written. */
export const denyPurchases = defineGuardrail({
  type: 'SERVICE_CONTROL_POLICY',
  control: 'C02',
  why: 'Commitments are bought once, for all accounts, by finance.',
  document,
  denies: [
    { action: ['ec2:PurchaseReservedInstancesOffering', 'rds:PurchaseReservedDBInstancesOffering'] },
    { action: 'savingsplans:CreateSavingsPlan' },
    { principal: impostors, action: 'savingsplans:CreateSavingsPlan' },
  ],
  allows: [
    { action: ['ec2:DescribeReservedInstancesOfferings', 'savingsplans:DescribeSavingsPlans'] },
    { principal: someone.breakGlass, action: 'savingsplans:CreateSavingsPlan' },
  ],
});
