import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { AwsCustomResource, AwsCustomResourcePolicy, PhysicalResourceId } from 'aws-cdk-lib/custom-resources';
import { Construct } from 'constructs';
import { sdkCallType } from '../../../base/template-contract';
import { acknowledgeSdkCall } from './sdk-call-acknowledgements';

export interface LookUpProps {
  /** Why CloudFormation cannot do it: read by whoever wonders about a Lambda function in this account. */
  readonly why: string;
  /** Name in the AWS SDK for JavaScript v3's package, for example `organizations` for `@aws-sdk/client-organizations`. */
  readonly service: string;
  /** Command of that client without its suffix, for example `ListRoots`. */
  readonly command: string;
  readonly iamAction: string;
  /** The call is made again when this changes. */
  readonly identity: string;
  /** Path of the value in the response, for example `Roots.0.Id`. */
  readonly output: string;
}

/** Reads one value from AWS at deploy time. */
export class LookUp extends Construct {
  public readonly value: string;

  public constructor(scope: Construct, id: string, props: LookUpProps) {
    super(scope, id);
    const customResource = new AwsCustomResource(this, 'Call', {
      resourceType: sdkCallType(props.command),
      onUpdate: {
        service: `@aws-sdk/client-${props.service}`,
        action: `${props.command}Command`,
        physicalResourceId: PhysicalResourceId.of(props.identity),
      },
      installLatestAwsSdk: false,
      policy: AwsCustomResourcePolicy.fromStatements([
        new PolicyStatement({ actions: [props.iamAction], resources: ['*'] }),
      ]),
    });
    this.node.addMetadata('why', props.why);
    acknowledgeSdkCall(customResource);
    this.value = customResource.getResponseField(props.output);
  }
}
