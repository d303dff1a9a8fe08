import { told } from '../live/told';

/** What one rule says of one account in one region. */
export interface Evaluation {
  /** Twelve digits. */
  readonly accountId: string;
  readonly region: string;
  /** Name of the rule in the account. */
  readonly rule: string;
  readonly compliance: 'COMPLIANT' | 'NON_COMPLIANT' | 'NOT_APPLICABLE' | 'INSUFFICIENT_DATA';
  /** Resources that break the rule; AWS stops counting at 25. Absent where it is met. */
  readonly resources?: string;
}

/** A page of answers, as AWS Config gives them. */
export interface CompliancePage {
  readonly AggregateComplianceByConfigRules?: readonly {
    readonly AccountId?: string;
    readonly AwsRegion?: string;
    readonly ConfigRuleName?: string;
    readonly Compliance?: {
      readonly ComplianceType?: Evaluation['compliance'];
      readonly ComplianceContributorCount?: { readonly CappedCount?: number; readonly CapExceeded?: boolean };
    };
  }[];
  readonly NextToken?: string;
}

const API = 'config:DescribeAggregateComplianceByConfigRules';

/** The one call of AWS Config that is needed: a page after the token, or the first. */
export type ReadPage = (nextToken: string | undefined) => Promise<CompliancePage>;

/**
 * Everything that an aggregator knows, page by page.
 *
 * @see https://docs.aws.amazon.com/config/latest/APIReference/API_DescribeAggregateComplianceByConfigRules.html
 */
export async function readAggregator(readPage: ReadPage): Promise<readonly Evaluation[]> {
  const evaluations: Evaluation[] = [];
  let nextToken: string | undefined;
  do {
    const page = await readPage(nextToken);
    for (const { AccountId, AwsRegion, ConfigRuleName, Compliance } of page.AggregateComplianceByConfigRules ?? []) {
      evaluations.push({
        accountId: told(AccountId, API, 'AccountId'),
        region: told(AwsRegion, API, 'AwsRegion'),
        rule: told(ConfigRuleName, API, 'ConfigRuleName'),
        compliance: Compliance?.ComplianceType ?? 'INSUFFICIENT_DATA',
        ...resourcesOf(Compliance?.ComplianceContributorCount),
      });
    }
    nextToken = page.NextToken;
  } while (nextToken !== undefined && nextToken !== '');
  return evaluations;
}

interface Count {
  readonly CappedCount?: number;
  readonly CapExceeded?: boolean;
}

function resourcesOf(count: Count | undefined): Pick<Evaluation, 'resources'> {
  if (count?.CappedCount === undefined) return {};
  return { resources: `${count.CappedCount}${count.CapExceeded === true ? '+' : ''}` };
}
