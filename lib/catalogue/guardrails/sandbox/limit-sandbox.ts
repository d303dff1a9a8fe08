import type { AccessControl } from '../definition/guardrail';
import { someone } from '../definition/proof-principals';

const sizes = ['*.nano', '*.micro', '*.small', '*.medium', '*.large'] as const;
const purchases = [
  'aws-marketplace:AcceptAgreementApprovalRequest',
  'aws-marketplace:AcceptAgreementRequest',
  'aws-marketplace:CreateAgreementRequest',
  'aws-marketplace:Subscribe',
] as const;
const connections = [
  'ec2:AcceptTransitGatewayPeeringAttachment',
  'ec2:AcceptTransitGatewayVpcAttachment',
  'ec2:AcceptVpcPeeringConnection',
  'ec2:CreateTransitGatewayPeeringAttachment',
  'ec2:CreateTransitGatewayVpcAttachment',
  'ec2:CreateVpcPeeringConnection',
] as const;

const launch = (instanceType: string): AccessControl['denies'][0] => ({
  action: 'ec2:RunInstances',
  resource: 'arn:aws:ec2:{region}:{account}:instance/*',
  context: { 'ec2:InstanceType': instanceType, 'ec2:MetadataHttpTokens': 'required' },
});

/** @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_examples_ec2.html */
export const limitSandbox: AccessControl = {
  type: 'SERVICE_CONTROL_POLICY',
  control: 'G42',
  why: 'A sandbox is for trying things out: small instances, no purchases, no way into other networks.',
  exceptions: { to: ['principal', 'account'], because: 'an experiment may need more than a sandbox has' },
  statements: [
    {
      Effect: 'Deny',
      Action: 'ec2:RunInstances',
      Resource: 'arn:aws:ec2:*:*:instance/*',
      Condition: { StringNotLike: { 'ec2:InstanceType': sizes } },
    },
    { Effect: 'Deny', Action: purchases, Resource: '*' },
    { Effect: 'Deny', Action: connections, Resource: '*' },
  ],
  denies: [
    launch('m7i.xlarge'),
    launch('p5.48xlarge'),
    launch('c7g.metal'),
    // No such sizes today: what a pattern that is a little too wide would let through.
    ...['nano', 'micro', 'small', 'medium', 'large'].map((size) => launch(`x1.${size}-flex`)),
    { action: purchases },
    { principal: someone.breakGlass, action: purchases },
    { action: connections },
  ],
  allows: [
    launch('t4g.nano'),
    launch('t3.micro'),
    launch('t3.small'),
    launch('t3.medium'),
    launch('m7i.large'),
    { action: 'ec2:RunInstances', resource: 'arn:aws:ec2:{region}:{account}:volume/*' },
    { ...launch('p5.48xlarge'), action: 'ec2:TerminateInstances' },
    { action: ['aws-marketplace:ViewSubscriptions', 'aws-marketplace:Unsubscribe'] },
    { action: ['ec2:CreateVpc', 'ec2:DeleteVpcPeeringConnection'] },
  ],
};
