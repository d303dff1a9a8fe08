import { Stack, Validations } from 'aws-cdk-lib/core';
import type { AwsCustomResource } from 'aws-cdk-lib/custom-resources';

/** Construct id that the CDK gives the one function in a stack that makes all its SDK calls. */
const SINGLETON = 'AWS679f53fac002430cb0da5b7982bd2287';

const MANAGED_POLICY =
  'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]';

/** Acknowledges what the CDK's own construct brings along, finding by finding. */
export function acknowledgeSdkCall(customResource: AwsCustomResource): void {
  Validations.of(customResource).acknowledge(
    {
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'The calls named in the policy act on the organization as a whole: AWS defines no resource for them.',
    },
    {
      id: 'NIST.800.53.R5-IAMNoInlinePolicy',
      reason: 'One policy per call, which goes when the call goes; nobody but this function can have it.',
    },
  );

  const singleton = Stack.of(customResource).node.findChild(SINGLETON);
  if (singleton.node.metadata.some(({ type }) => type === ACKNOWLEDGED)) return;
  singleton.node.addMetadata(ACKNOWLEDGED, true);
  Validations.of(singleton).acknowledge(
    { id: MANAGED_POLICY, reason: 'It allows writing its own log, which is what the function needs and nothing else.' },
    {
      id: 'NIST.800.53.R5-LambdaConcurrency',
      reason: 'CloudFormation calls it, a few times in a deploy; a reservation would take from the workloads.',
    },
    {
      id: 'NIST.800.53.R5-LambdaDLQ',
      reason: 'CloudFormation waits for the answer and reports a failure itself: there is nothing to keep for later.',
    },
    {
      id: 'NIST.800.53.R5-LambdaInsideVPC',
      reason: 'It calls AWS APIs that have no VPC endpoint, and the management account has no network on purpose.',
    },
    {
      id: 'NIST.800.53.R5-CloudWatchLogGroupEncrypted',
      reason:
        "The log holds names of API calls and no secrets; CloudWatch Logs encrypts it with the service's own key.",
    },
  );
}

const ACKNOWLEDGED = 'landing-zone:acknowledged';
