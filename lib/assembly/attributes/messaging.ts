import { named, type ResourceKinds } from './resource-kind';

/** Topics, queues, streams and events. */
export const messaging: ResourceKinds = {
  'AWS::SNS::Topic': {
    name: 'TopicName',
    ref: 'arn:aws:sns:{region}:{account}:{name}',
    attributes: { TopicArn: 'arn:aws:sns:{region}:{account}:{name}', TopicName: '{name}' },
  },
  'AWS::SNS::Subscription': { ref: '{TopicArn}:{id}', attributes: { Arn: '{TopicArn}:{id}' } },
  'AWS::SQS::Queue': {
    name: 'QueueName',
    ref: 'https://sqs.{region}.amazonaws.com/{account}/{name}',
    attributes: {
      Arn: 'arn:aws:sqs:{region}:{account}:{name}',
      QueueName: '{name}',
      QueueUrl: 'https://sqs.{region}.amazonaws.com/{account}/{name}',
    },
  },
  'AWS::Events::EventBus': {
    name: 'Name',
    ref: '{name}',
    attributes: { Arn: 'arn:aws:events:{region}:{account}:event-bus/{name}', Name: '{name}' },
  },
  'AWS::Events::Rule': named('Name', 'arn:aws:events:{region}:{account}:rule/{name}'),
  'AWS::Events::Connection': {
    name: 'Name',
    ref: '{name}',
    attributes: { Arn: 'arn:aws:events:{region}:{account}:connection/{name}/{id}' },
  },
  'AWS::Kinesis::Stream': named('Name', 'arn:aws:kinesis:{region}:{account}:stream/{name}'),
  'AWS::KinesisFirehose::DeliveryStream': named(
    'DeliveryStreamName',
    'arn:aws:firehose:{region}:{account}:deliverystream/{name}',
  ),
  'AWS::Scheduler::Schedule': named('Name', 'arn:aws:scheduler:{region}:{account}:schedule/default/{name}'),
  'AWS::Chatbot::SlackChannelConfiguration': {
    ref: 'arn:aws:chatbot::{account}:chat-configuration/slack-channel/{ConfigurationName}',
    attributes: { Arn: 'arn:aws:chatbot::{account}:chat-configuration/slack-channel/{ConfigurationName}' },
  },
};
