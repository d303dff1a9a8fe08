import { placesOf } from './violations';
import type {
  IPolicyValidationContext,
  IPolicyValidationPlugin,
  PolicyValidationPluginReport,
  PolicyViolation,
} from 'aws-cdk-lib/core';
import { ExplainedError } from '../../base/explained-error';
import { firstLine } from '../../base/first-line';

/** What became of a call of a plugin. */
export type Outcome =
  { readonly kind: 'failed'; readonly reason: string } | { readonly kind: 'returned'; readonly findings: Findings };

/**
 * A plugin of which is known what became of it. The CDK notes what a plugin throws in its report and goes on; it also lowers
 * severities by feature flags that the command line may set. Neither changes what is noted here.
 */
export class WatchedPlugin {
  /** One for each call: a later one that goes well does not make up for one that did not. */
  public readonly outcomes: Outcome[] = [];
  /** To be registered in its place. Still an instance of its class, by which the CDK knows its own. */
  public readonly plugin: IPolicyValidationPlugin;

  public constructor(private readonly watched: IPolicyValidationPlugin) {
    const validate = (context: IPolicyValidationContext): PolicyValidationPluginReport => this.validate(context);
    this.plugin = new Proxy(watched, {
      get: (target, property): unknown =>
        property === 'validate' ? validate : (Reflect.get(target, property, target) as unknown),
    });
  }

  private validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    try {
      const report = this.watched.validate(context);
      this.outcomes.push({ kind: 'returned', findings: new Findings(report) });
      return report;
    } catch (error) {
      const reason = error instanceof ExplainedError ? error.message : firstLine(error);
      this.outcomes.push({ kind: 'failed', reason });
      // The CDK reads the message of whatever is thrown, and ends in the middle of all checks where that has none.
      throw new Error(reason);
    }
  }
}

/** The findings of a report, as severe as the check found them. */
export class Findings {
  private readonly severe: ReadonlySet<PolicyViolation>;
  private readonly found: number;

  public constructor(private readonly report: PolicyValidationPluginReport) {
    this.severe = new Set(report.violations.filter(({ severity }) => severity !== 'warning' && severity !== 'info'));
    this.found = placesOf(report.violations);
    this.succeeded = report.success;
  }

  private readonly succeeded: boolean;

  /**
   * What ends the run. The CDK takes what is acknowledged out of the report itself; without an acknowledgement a check may
   * fail on warnings too.
   */
  public failures(): readonly PolicyViolation[] {
    const { violations } = this.report;
    const severe = violations.filter((violation) => this.severe.has(violation));
    const isAcknowledged = placesOf(violations) < this.found;
    return severe.length > 0 || this.succeeded || isAcknowledged ? severe : violations;
  }

  /** Whether the check failed without a finding. */
  public get isUnexplained(): boolean {
    return !this.succeeded && this.found === 0;
  }
}
