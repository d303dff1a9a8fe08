import { named, type ResourceKinds } from './resource-kind';

const guardDuty = 'arn:aws:guardduty:{region}:{account}:detector/{id}';

/** Audit, compliance, cost and the stacks themselves. */
export const governance: ResourceKinds = {
  'AWS::CloudFormation::StackSet': {
    ref: '{StackSetName}:{id}',
    attributes: {
      StackSetId: '{StackSetName}:{id}',
      StackSetARN: 'arn:aws:cloudformation:{region}:{account}:stackset/{StackSetName}:{id}',
    },
  },
  'AWS::CloudTrail::Trail': named('TrailName', 'arn:aws:cloudtrail:{region}:{account}:trail/{name}'),
  'AWS::CloudWatch::Alarm': named('AlarmName', 'arn:aws:cloudwatch:{region}:{account}:alarm:{name}'),
  'AWS::CloudWatch::CompositeAlarm': named('AlarmName', 'arn:aws:cloudwatch:{region}:{account}:alarm:{name}'),
  'AWS::Config::ConfigurationRecorder': {
    name: 'Name',
    ref: '{name}',
    arn: 'arn:aws:config:{region}:{account}:configuration-recorder/{name}/{id}',
  },
  'AWS::Config::DeliveryChannel': { name: 'Name', ref: '{name}' },
  'AWS::Config::ConfigRule': {
    name: 'ConfigRuleName',
    ref: '{name}',
    attributes: { Arn: 'arn:aws:config:{region}:{account}:config-rule/{id}', ConfigRuleId: '{id}' },
  },
  'AWS::Config::ConfigurationAggregator': {
    name: 'ConfigurationAggregatorName',
    ref: '{name}',
    attributes: { ConfigurationAggregatorArn: 'arn:aws:config:{region}:{account}:config-aggregator/{id}' },
  },
  'AWS::Config::ConformancePack': { ref: '{ConformancePackName}' },
  'AWS::AccessAnalyzer::Analyzer': {
    name: 'AnalyzerName',
    ref: 'arn:aws:access-analyzer:{region}:{account}:analyzer/{name}',
    attributes: { Arn: 'arn:aws:access-analyzer:{region}:{account}:analyzer/{name}' },
  },
  'AWS::GuardDuty::Detector': { ref: '{id}', attributes: { Id: '{id}', Arn: guardDuty } },
  'AWS::SecurityHub::Hub': {
    ref: 'arn:aws:securityhub:{region}:{account}:hub/default',
    attributes: { ARN: 'arn:aws:securityhub:{region}:{account}:hub/default' },
  },
  'AWS::SSM::Document': { name: 'Name', ref: '{name}' },
  'AWS::Budgets::Budget': { ref: '{id}' },
  'AWS::CE::AnomalyMonitor': {
    ref: 'arn:aws:ce::{account}:anomalymonitor/{id}',
    attributes: { MonitorArn: 'arn:aws:ce::{account}:anomalymonitor/{id}' },
  },
  'AWS::CE::AnomalySubscription': {
    ref: 'arn:aws:ce::{account}:anomalysubscription/{id}',
    attributes: { SubscriptionArn: 'arn:aws:ce::{account}:anomalysubscription/{id}' },
  },
};
