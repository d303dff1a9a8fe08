import { CustomResource, Stack, type CfnResource } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { sdkCallType } from '../../../base/template-contract';
import type { Statement } from '../../../policy/document';
import { organizationCallsHandler, SERVICE_TIMEOUT } from './handlers';

interface CallProps {
  /** Why CloudFormation cannot do it: read by whoever wonders about a Lambda function in this account. */
  readonly why: string;
  /** Name in the AWS SDK for JavaScript v3's package, for example `guardduty` for `@aws-sdk/client-guardduty`. */
  readonly service: string;
  /** Command of that client without its suffix, for example `EnableOrganizationAdminAccount`. */
  readonly command: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
  /** The physical id: which of the organization's settings this is. */
  readonly identity: string;
  /** @default - the region of the stack */
  readonly region?: string;
}

/** In the account of the stack. */
interface CallHereProps extends CallProps {
  /** What the call may do: the IAM action of the command, of what reads whether it is so already, and any that AWS checks besides. */
  readonly iamActions: readonly string[];
  readonly assumedRoleArn?: never;
}

/** In another account, with what its role may do. */
interface CallThereProps extends CallProps {
  /** Role that makes the call: the handler may assume it. */
  readonly assumedRoleArn: string;
  readonly iamActions?: never;
}

export type OrganizationCallProps = CallHereProps | CallThereProps;

/**
 * One call of the AWS API that changes the organization, for what CloudFormation has no resource for. The handler reads first:
 * what is so already is left alone, and somebody else's is an error that says who it is. It tries again what AWS refuses
 * for the moment. Nothing is undone when it leaves the template: what one call switches on holds for the whole organization.
 */
export class OrganizationCall extends Construct {
  /** The call itself, for `oneByOne` and other dependencies between resources. */
  public readonly resource: CfnResource;
  private readonly customResource: CustomResource;

  public constructor(scope: Construct, id: string, props: OrganizationCallProps) {
    super(scope, id);
    const { service, command, parameters, region, assumedRoleArn } = props;
    this.customResource = new CustomResource(this, 'Resource', {
      resourceType: sdkCallType(command),
      serviceToken: organizationCallsHandler(this, permission(props)),
      serviceTimeout: SERVICE_TIMEOUT,
      properties: {
        Identity: props.identity,
        // As text, since CloudFormation makes text of every value; of the shape that `AwsCustomResource` gives its calls.
        Create: Stack.of(this).toJsonString({
          service: `@aws-sdk/client-${service}`,
          action: `${command}Command`,
          parameters,
          region,
          assumedRoleArn,
        }),
      },
    });
    this.resource = this.customResource.node.defaultChild as CfnResource;
    this.node.addMetadata('why', props.why);
  }

  /** What the call found or made, for example `DetectorId`. */
  public answer(name: string): string {
    return this.customResource.getAttString(name);
  }
}

function permission({ iamActions, assumedRoleArn }: OrganizationCallProps): Statement {
  if (assumedRoleArn !== undefined) return { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: assumedRoleArn };
  return { Effect: 'Allow', Action: [...iamActions], Resource: '*' };
}
