import { CfnAnomalyMonitor, CfnAnomalySubscription } from 'aws-cdk-lib/aws-ce';
import { Construct } from 'constructs';
import type { CompleteBudgets } from '../../../model/landing-zone';
import { PREFIX } from '../../../base/names';

export interface CostAnomaliesProps {
  readonly budgets: Pick<CompleteBudgets, 'alertEmails' | 'anomalyAlertUsd'>;
}

/**
 * AWS's own detection of unusual costs, account by account, with a summary by e-mail once a day. By account and not by
 * service: an account has one monitor a dimension, and AWS makes the one for services itself (`Default-Services-Monitor`).
 *
 * @see https://docs.aws.amazon.com/cost-management/latest/userguide/getting-started-ad.html
 */
export class CostAnomalies extends Construct {
  public constructor(scope: Construct, id: string, { budgets }: CostAnomaliesProps) {
    super(scope, id);
    const { alertEmails, anomalyAlertUsd } = budgets;
    const monitor = new CfnAnomalyMonitor(this, 'Monitor', {
      monitorName: `${PREFIX}accounts`,
      monitorType: 'DIMENSIONAL',
      monitorDimension: 'LINKED_ACCOUNT',
    });
    monitor.overrideLogicalId('CostAnomalyMonitor');
    new CfnAnomalySubscription(this, 'Subscription', {
      subscriptionName: `${PREFIX}cost-anomalies`,
      frequency: 'DAILY',
      monitorArnList: [monitor.attrMonitorArn],
      subscribers: alertEmails.map((address) => ({ type: 'EMAIL', address })),
      thresholdExpression: JSON.stringify({
        Dimensions: {
          Key: 'ANOMALY_TOTAL_IMPACT_ABSOLUTE',
          MatchOptions: ['GREATER_THAN_OR_EQUAL'],
          Values: [String(anomalyAlertUsd)],
        },
      }),
    }).overrideLogicalId('CostAnomalySubscription');
  }
}
