import { Aws, Stack, type StackProps } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { Budgets } from '../constructs/billing/budgets';
import { CostAllocationTags } from '../constructs/billing/cost-allocation-tags';
import { CostAnomalies } from '../constructs/billing/cost-anomalies';
import { CostExport } from '../constructs/billing/cost-export';
import type { Ids } from '../constructs/organization/ids';
import { entriesWhere } from '../../base/entries-where';
import { batchOfAccount } from '../../model/batches';
import { costTagKeys } from '../../model/cost-tags';
import type { LandingZone } from '../../model/landing-zone';
import { MANAGEMENT } from '../../model/tree';

export interface BillingStackProps extends StackProps {
  readonly zone: LandingZone;
  readonly accounts: Ids;
}

/** What the organization costs: where it is kept, how it is split, and who hears when it is too much. In us-east-1, where billing is. */
export class BillingStack extends Stack {
  public constructor(scope: Construct, id: string, props: BillingStackProps) {
    super(scope, id, props);
    const { zone, accounts } = props;
    const { budgets } = zone.company;
    const tagKeys = costTagKeys(zone);

    new CostExport(this, 'CostExport');
    if (tagKeys.length > 0) new CostAllocationTags(this, 'CostAllocationTags', { tagKeys });
    if (budgets !== undefined) {
      const accountId = (key: string): string => (key === MANAGEMENT ? Aws.ACCOUNT_ID : accounts.idOf(key));
      const accountsMonthlyUsd = entriesWhere(
        budgets.accountsMonthlyUsd,
        (_amount, key) => batchOfAccount(zone, key) === undefined,
      );
      new Budgets(this, 'Budgets', { budgets: { ...budgets, accountsMonthlyUsd }, accountId });
      new CostAnomalies(this, 'CostAnomalies', { budgets });
    }
  }
}
