import { z } from 'zod';
import { tagPattern } from './account-tag-schema';
import { email, reference } from './formats';

const AMOUNT = 'an amount of US dollars above 0, to the cent';
const usd = z
  .number()
  .positive(AMOUNT)
  .multipleOf(0.01, AMOUNT)
  .max(1_000_000_000, 'at most a billion US dollars')
  .meta({ examples: [500] });

/** @see https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-managing-costs.html */
export const budgetsSchema = z.strictObject({
  /** US dollars a month for the whole organization. */
  organizationMonthlyUsd: usd,
  /** US dollars a month for each account that neither of the next two gives another amount. */
  accountMonthlyUsd: usd,
  /** By key of an account; `management` is the management account. @default `accountMonthlyUsd` for every account */
  accountsMonthlyUsd: z.record(reference, usd).optional(),
  /** Amounts for accounts by their tags, those that `accountsMonthlyUsd` names left out. An account matches one entry at most. @default none */
  taggedAccountsMonthlyUsd: z
    .array(
      z.strictObject({
        /** Tag keys, each with values: an account has to match every key. */
        tags: tagPattern,
        /** US dollars a month for each of these accounts. */
        monthlyUsd: usd,
      }),
    )
    .readonly()
    .optional(),
  /** Who gets the alerts: budgets and anomalies. AWS sends one alert to ten addresses at most. */
  alertEmails: z.array(email).min(1).max(10, 'ten addresses at most').readonly(),
  /** Smallest unexpected cost in US dollars that is worth an alert. @default 100 */
  anomalyAlertUsd: usd.optional(),
});

export type Budgets = z.infer<typeof budgetsSchema>;
