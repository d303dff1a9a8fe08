import { CfnTopic, CfnTopicPolicy } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { retainOnceCreated } from '../retain';

export interface WorkloadTopicProps {
  readonly topicName: string;
  readonly logicalId: string;
}

/**
 * A topic of a workload: encrypted, over TLS only, and kept with its subscriptions when it leaves the template. Who may
 * publish is for the policies of the account's roles to say.
 *
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html
 */
export class WorkloadTopic extends Construct {
  public constructor(scope: Construct, id: string, { topicName, logicalId }: WorkloadTopicProps) {
    super(scope, id);
    const topic = retainOnceCreated(new CfnTopic(this, 'Resource', { topicName, kmsMasterKeyId: 'alias/aws/sns' }));
    topic.overrideLogicalId(logicalId);
    const policy = retainOnceCreated(
      new CfnTopicPolicy(this, 'Policy', {
        topics: [topic.ref],
        policyDocument: {
          Version: '2012-10-17',
          Statement: [
            {
              Sid: 'DenyUnencryptedTransport',
              Effect: 'Deny',
              Principal: '*',
              Action: 'sns:Publish',
              Resource: topic.ref,
              Condition: { Bool: { 'aws:SecureTransport': 'false' } },
            },
          ],
        },
      }),
    );
    policy.overrideLogicalId(`${logicalId}Policy`);
  }
}
