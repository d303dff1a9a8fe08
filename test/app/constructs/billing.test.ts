import { Match, Template } from 'aws-cdk-lib/assertions';
import { Budgets } from '../../../lib/app/constructs/billing/budgets';
import { CostAllocationTags } from '../../../lib/app/constructs/billing/cost-allocation-tags';
import { CostAnomalies } from '../../../lib/app/constructs/billing/cost-anomalies';
import { CostExport } from '../../../lib/app/constructs/billing/cost-export';
import { testStack } from '../../support/synthesize';

const inBillingRegion = (): ReturnType<typeof testStack> => testStack({ env: { region: 'us-east-1' } });
const alertEmails = ['first@trips.com', 'second@trips.com'];
const OWN_ACCOUNT = { Ref: 'AWS::AccountId' };

describe('budgets', () => {
  const stack = inBillingRegion();
  new Budgets(stack, 'Budgets', {
    budgets: {
      organizationMonthlyUsd: 1000,
      accountsMonthlyUsd: { management: 100, 'app-dev': 100, 'app-prod': 500.5 },
      anomalyAlertUsd: 100,
      alertEmails,
    },
    accountId: (key) => ({ management: '111111111111', 'app-dev': '222222222222' })[key] ?? '333333333333',
  });
  const template = Template.fromStack(stack);

  test('are one for the organization and one for each account, with its own amount where the config has one', () => {
    const budgets = template.findResources('AWS::Budgets::Budget') as Record<
      string,
      { Properties: { Budget: { BudgetLimit: object; CostFilters?: object } } }
    >;
    const limits = Object.entries(budgets).map(([id, { Properties }]) => [
      id,
      Properties.Budget.BudgetLimit,
      Properties.Budget.CostFilters,
    ]);
    expect(limits).toEqual([
      ['OrganizationBudget', { Amount: 1000, Unit: 'USD' }, undefined],
      ['AccountBudgetManagement', { Amount: 100, Unit: 'USD' }, { LinkedAccount: ['111111111111'] }],
      ['AccountBudgetAppDev', { Amount: 100, Unit: 'USD' }, { LinkedAccount: ['222222222222'] }],
      ['AccountBudgetAppProd', { Amount: 500.5, Unit: 'USD' }, { LinkedAccount: ['333333333333'] }],
    ]);
  });

  test('count what runs, before credits and refunds hide it', () => {
    template.allResourcesProperties('AWS::Budgets::Budget', {
      Budget: {
        BudgetType: 'COST',
        TimeUnit: 'MONTHLY',
        CostTypes: { IncludeCredit: false, IncludeRefund: false },
      },
    });
  });

  test.each([
    ['ACTUAL', 80],
    ['ACTUAL', 100],
    ['FORECASTED', 100],
  ])('tell everybody who is to hear when %s costs are over %i percent', (NotificationType, Threshold) => {
    template.allResourcesProperties('AWS::Budgets::Budget', {
      NotificationsWithSubscribers: Match.arrayWith([
        {
          Notification: {
            NotificationType,
            Threshold,
            ThresholdType: 'PERCENTAGE',
            ComparisonOperator: 'GREATER_THAN',
          },
          Subscribers: alertEmails.map((Address) => ({ SubscriptionType: 'EMAIL', Address })),
        },
      ]),
    });
  });
});

describe('cost anomalies', () => {
  function anomalies(anomalyAlertUsd: number): Template {
    const stack = inBillingRegion();
    new CostAnomalies(stack, 'CostAnomalies', { budgets: { alertEmails, anomalyAlertUsd } });
    return Template.fromStack(stack);
  }
  const threshold = (usd: string): string =>
    `{"Dimensions":{"Key":"ANOMALY_TOTAL_IMPACT_ABSOLUTE","MatchOptions":["GREATER_THAN_OR_EQUAL"],"Values":["${usd}"]}}`;

  test('are looked for account by account: AWS makes the monitor by service itself, and allows no second', () => {
    anomalies(100).hasResourceProperties('AWS::CE::AnomalyMonitor', {
      MonitorType: 'DIMENSIONAL',
      MonitorDimension: 'LINKED_ACCOUNT',
    });
  });

  test.each([
    [100, '100'],
    [25, '25'],
  ])('are told once a day from %d US dollars', (anomalyAlertUsd, usd) => {
    anomalies(anomalyAlertUsd).hasResourceProperties('AWS::CE::AnomalySubscription', {
      Frequency: 'DAILY',
      MonitorArnList: [{ 'Fn::GetAtt': ['CostAnomalyMonitor', 'MonitorArn'] }],
      Subscribers: alertEmails.map((Address) => ({ Type: 'EMAIL', Address })),
      ThresholdExpression: threshold(usd),
    });
  });
});

describe('the cost export', () => {
  const stack = inBillingRegion();
  new CostExport(stack, 'CostExport');
  const template = Template.fromStack(stack);

  test('names its columns, for every day and resource, with the tags to split costs by', () => {
    const { CostExport: resource } = template.toJSON().Resources as Record<
      string,
      { Properties: { Export: { DataQuery: { QueryStatement: string; TableConfigurations: object } } } }
    >;
    const { QueryStatement, TableConfigurations } = resource?.Properties.Export.DataQuery ?? {};
    expect(QueryStatement).toMatch(/^SELECT [a-z_]+(, [a-z_]+)* FROM COST_AND_USAGE_REPORT$/);
    for (const column of ['line_item_usage_account_id', 'line_item_unblended_cost', 'resource_tags']) {
      expect(QueryStatement).toContain(column);
    }
    expect(TableConfigurations).toMatchObject({
      COST_AND_USAGE_REPORT: { TIME_GRANULARITY: 'DAILY', INCLUDE_RESOURCES: 'TRUE' },
    });
  });

  test('comes after the policy that lets it write', () => {
    template.hasResource('AWS::BCMDataExports::Export', { DependsOn: ['BillingBucketPolicy'] });
  });

  test('is written by Data Exports on behalf of this account alone, over TLS', () => {
    template.hasResourceProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: [
          { Effect: 'Deny', Principal: '*', Action: 's3:*' },
          {
            Effect: 'Allow',
            Principal: { Service: ['bcm-data-exports.amazonaws.com', 'billingreports.amazonaws.com'] },
            Action: ['s3:GetBucketPolicy', 's3:PutObject'],
            Condition: {
              StringEquals: { 'aws:SourceAccount': OWN_ACCOUNT },
              ArnLike: {
                'aws:SourceArn': [
                  { 'Fn::Join': ['', ['arn:aws:bcm-data-exports:us-east-1:', OWN_ACCOUNT, ':export/*']] },
                  { 'Fn::Join': ['', ['arn:aws:cur:us-east-1:', OWN_ACCOUNT, ':definition/*']] },
                ],
              },
            },
          },
        ],
      },
    });
  });

  test('lands in a bucket that is kept, and forgets what a later day overwrote', () => {
    template.hasResource('AWS::S3::Bucket', {
      Properties: {
        LifecycleConfiguration: { Rules: [{ Status: 'Enabled', NoncurrentVersionExpiration: { NoncurrentDays: 30 } }] },
        PublicAccessBlockConfiguration: { BlockPublicPolicy: true, RestrictPublicBuckets: true },
      },
      DeletionPolicy: 'RetainExceptOnCreate',
      UpdateReplacePolicy: 'Retain',
    });
  });
});

describe('cost allocation tags', () => {
  function tags(count: number): Template {
    const stack = inBillingRegion();
    const tagKeys = Array.from({ length: count }, (_, i) => `tag-${i}`);
    new CostAllocationTags(stack, 'Tags', { tagKeys });
    return Template.fromStack(stack);
  }

  test('are activated every day, since AWS takes a key only after it has seen it on a resource', () => {
    tags(2).hasResourceProperties('AWS::Scheduler::Schedule', {
      ScheduleExpression: 'rate(1 day)',
      Target: {
        Arn: 'arn:aws:scheduler:::aws-sdk:costexplorer:updateCostAllocationTagsStatus',
        Input:
          '{"CostAllocationTagsStatus":[{"TagKey":"tag-0","Status":"Active"},{"TagKey":"tag-1","Status":"Active"}]}',
      },
    });
  });

  test.each([
    [20, 1],
    [21, 2],
    [45, 3],
  ])('of %i keys take %i calls, of twenty keys each', (keys, calls) => {
    tags(keys).resourceCountIs('AWS::Scheduler::Schedule', calls);
  });

  test('are activated by a role that can do nothing else, for the schedules of this account', () => {
    const template = tags(1);
    template.resourceCountIs('AWS::IAM::Role', 1);
    template.hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: {
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Service: 'scheduler.amazonaws.com' },
            Action: 'sts:AssumeRole',
            Condition: {
              StringEquals: {
                'aws:SourceAccount': OWN_ACCOUNT,
                'aws:SourceArn': {
                  'Fn::Join': ['', ['arn:aws:scheduler:us-east-1:', OWN_ACCOUNT, ':schedule-group/default']],
                },
              },
            },
          },
        ],
      },
      Policies: [
        {
          PolicyDocument: {
            Statement: [{ Effect: 'Allow', Action: 'ce:UpdateCostAllocationTagsStatus', Resource: '*' }],
          },
        },
      ],
    });
  });
});
