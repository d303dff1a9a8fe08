import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import { Construct } from 'constructs';
import { logicalId } from '../../../base/logical-id';
import type { CompleteBudgets } from '../../../model/landing-zone';
import { PREFIX } from '../../../base/names';
import { valueDigest } from '../../../base/value-digest';

export interface AccountBudgetsProps {
  readonly budgets: Pick<CompleteBudgets, 'accountsMonthlyUsd' | 'alertEmails'>;
  /** Twelve digits or a token, by the key of an account, or `management`. */
  readonly accountId: (key: string) => string;
}

export interface BudgetsProps extends AccountBudgetsProps {
  readonly budgets: CompleteBudgets;
}

/** Percent of a month's budget that alert, of what was spent and of what AWS expects by the end of the month. */
const ALERTS = [
  { notificationType: 'ACTUAL', threshold: 80 },
  { notificationType: 'ACTUAL', threshold: 100 },
  { notificationType: 'FORECASTED', threshold: 100 },
] as const;

/**
 * A monthly budget for the organization and one for each account, before credits and refunds, which would hide what is
 * running. Each tells by e-mail. Budgets without actions cost nothing.
 *
 * Whom a budget tells never changes: with other addresses it is another budget, under a name of its own.
 *
 * @see https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-managing-costs.html
 */
export class Budgets extends Construct {
  public constructor(scope: Construct, id: string, props: BudgetsProps) {
    super(scope, id);
    const { organizationMonthlyUsd } = props.budgets;
    const add = budgetsTelling(this, props.budgets.alertEmails);
    add('Organization', `${PREFIX}organization`, organizationMonthlyUsd).overrideLogicalId('OrganizationBudget');
    addAccountBudgets(this, props);
  }
}

/** The budgets of single accounts. */
export function addAccountBudgets(scope: Construct, { budgets, accountId }: AccountBudgetsProps): void {
  const add = budgetsTelling(scope, budgets.alertEmails);
  for (const [key, amount] of Object.entries(budgets.accountsMonthlyUsd)) {
    const costFilters = { LinkedAccount: [accountId(key)] };
    const budget = add(`Account-${key}`, `${PREFIX}account-${key}`, amount, costFilters);
    budget.overrideLogicalId(logicalId('AccountBudget', key));
  }
}

type AddBudget = (key: string, name: string, amount: number, costFilters?: object) => CfnBudget;

function budgetsTelling(scope: Construct, alertEmails: readonly string[]): AddBudget {
  const notificationsWithSubscribers = ALERTS.map((alert) => ({
    notification: { ...alert, thresholdType: 'PERCENTAGE', comparisonOperator: 'GREATER_THAN' },
    subscribers: alertEmails.map((address) => ({ subscriptionType: 'EMAIL', address })),
  }));
  const digest = valueDigest(notificationsWithSubscribers);
  return (key, name, amount, costFilters) =>
    new CfnBudget(scope, key, {
      budget: {
        budgetName: `${name}-${digest}`,
        budgetType: 'COST',
        timeUnit: 'MONTHLY',
        budgetLimit: { amount, unit: 'USD' },
        costTypes: { includeCredit: false, includeRefund: false },
        ...(costFilters === undefined ? {} : { costFilters }),
      },
      notificationsWithSubscribers,
    });
}
