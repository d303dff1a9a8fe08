import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import {
  AwsCustomResource,
  AwsCustomResourcePolicy,
  PhysicalResourceId,
  type AwsSdkCall,
} from 'aws-cdk-lib/custom-resources';
import type { CfnResource } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { sdkCallType } from '../../../base/template-contract';
import { acknowledgeSdkCall } from './sdk-call-acknowledgements';

export interface SdkCallProps {
  /** Why CloudFormation cannot do it: read by whoever wonders about a Lambda function in this account. */
  readonly why: string;
  /** Name in the AWS SDK for JavaScript v3's package, for example `organizations` for `@aws-sdk/client-organizations`. */
  readonly service: string;
  /** Command of that client without its suffix, for example `ListRoots`. */
  readonly command: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
  /** What the call is allowed to do: the IAM action of the command, and any that AWS checks besides. */
  readonly iamActions: readonly string[];
  /** The call is made again when this changes. */
  readonly identity: string;
  /**
   * Error that means "it is so already", as an anchored regular expression.
   *
   * @default - every error fails the deploy
   */
  readonly alreadySo?: string;
  /** @default - the region of the stack */
  readonly region?: string;
  /**
   * Role in another account that makes the call: `iamActions` are then what that role is used for, and this one may
   * only assume it.
   *
   * @default - the call is made in the account of the stack
   */
  readonly assumedRoleArn?: string;
}

/**
 * One call of the AWS API for what CloudFormation has no resource for, made when it is first deployed and whenever its
 * parameters change. It must be safe to repeat. Nothing is undone when it leaves the template: what one call switches
 * on here holds for the whole organization.
 */
export class SdkCall extends Construct {
  protected readonly customResource: AwsCustomResource;

  public constructor(scope: Construct, id: string, props: SdkCallProps) {
    super(scope, id);
    const call: AwsSdkCall = {
      service: `@aws-sdk/client-${props.service}`,
      action: `${props.command}Command`,
      parameters: props.parameters,
      physicalResourceId: PhysicalResourceId.of(props.identity),
      ...(props.alreadySo === undefined ? {} : { ignoreErrorCodesMatching: props.alreadySo }),
      ...(props.region === undefined ? {} : { region: props.region }),
      ...(props.assumedRoleArn === undefined ? {} : { assumedRoleArn: props.assumedRoleArn }),
    };
    this.customResource = new AwsCustomResource(this, 'Call', {
      resourceType: sdkCallType(props.command),
      onUpdate: call,
      installLatestAwsSdk: false,
      policy: AwsCustomResourcePolicy.fromStatements([
        props.assumedRoleArn === undefined
          ? new PolicyStatement({ actions: [...props.iamActions], resources: ['*'] })
          : new PolicyStatement({ actions: ['sts:AssumeRole'], resources: [props.assumedRoleArn] }),
      ]),
    });
    this.node.addMetadata('why', props.why);
    acknowledgeSdkCall(this.customResource);
  }

  /** The call itself, for `oneByOne` and other dependencies between resources. */
  public get resource(): CfnResource {
    return this.customResource.node.findChild('Resource').node.defaultChild as CfnResource;
  }
}

export interface LookUpProps extends Omit<SdkCallProps, 'iamActions' | 'alreadySo'> {
  readonly iamAction: string;
  /** Path of the value in the response, for example `Roots.0.Id`. */
  readonly output: string;
}

/** Reads one value from AWS at deploy time. */
export class LookUp extends SdkCall {
  public readonly value: string;

  public constructor(scope: Construct, id: string, props: LookUpProps) {
    super(scope, id, { ...props, iamActions: [props.iamAction] });
    this.value = this.customResource.getResponseField(props.output);
  }
}
