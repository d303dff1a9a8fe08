import type { AccessControl } from '../definition/guardrail';
import { someone } from '../definition/proof-principals';

const sizes = ['*.nano', '*.micro', '*.small', '*.medium', '*.large'] as const;
/** What is paid for before it is used, or for a year or more. */
const purchases = [
  'aws-marketplace:AcceptAgreementApprovalRequest',
  'aws-marketplace:AcceptAgreementRequest',
  'aws-marketplace:CreateAgreementRequest',
  'aws-marketplace:Subscribe',
  'bedrock:CreateFoundationModelAgreement',
  'bedrock:CreateProvisionedModelThroughput',
  'bedrock:UpdateProvisionedModelThroughput',
  'cloudfront:CreateSavingsPlan',
  'devicefarm:PurchaseOffering',
  'dynamodb:PurchaseReservedCapacityOfferings',
  'ec2:AcceptReservedInstancesExchangeQuote',
  'ec2:AllocateHosts',
  'ec2:CreateCapacityReservation',
  'ec2:Purchase*',
  'eks:CreateEksAnywhereSubscription',
  'elasticache:PurchaseReservedCacheNodesOffering',
  'es:Purchase*',
  'glacier:PurchaseProvisionedCapacity',
  'mediaconnect:PurchaseOffering',
  'medialive:PurchaseOffering',
  'memorydb:PurchaseReservedNodesOffering',
  'outposts:CreateOrder',
  'quicksight:CreateAccountSubscription',
  'rds:PurchaseReservedDBInstancesOffering',
  'redshift:AcceptReservedNodeExchange',
  'redshift:PurchaseReservedNodeOffering',
  'route53domains:RegisterDomain',
  'route53domains:RenewDomain',
  'route53domains:TransferDomain',
  'sagemaker:CreateTrainingPlan',
  'sagemaker:ExtendTrainingPlan',
  'savingsplans:CreateSavingsPlan',
  'shield:CreateSubscription',
] as const;
/** What joins a network of the account to another, from either side. Endpoints of AWS's own services stay free. */
const connections = [
  'directconnect:A*',
  'directconnect:Confirm*',
  'directconnect:Create*',
  'ec2:AcceptTransitGateway*',
  'ec2:AcceptVpcEndpointConnections',
  'ec2:AcceptVpcPeeringConnection',
  'ec2:AttachVpnGateway',
  'ec2:CreateClientVpnEndpoint',
  'ec2:CreateOdbNetworkPeering',
  'ec2:CreateTransitGatewayConnect*',
  'ec2:CreateTransitGatewayPeeringAttachment',
  'ec2:CreateTransitGatewayVpcAttachment',
  'ec2:CreateVpcEndpointServiceConfiguration',
  'ec2:CreateVpcPeeringConnection',
  'ec2:CreateVpn*',
  'networkmanager:AcceptAttachment',
  'networkmanager:Create*Attachment',
  'networkmanager:CreateConnectPeer',
  'networkmanager:CreateTransitGatewayPeering',
  'networkmanager:RegisterTransitGateway',
  'odb:CreateOdbPeeringConnection',
  'ram:AcceptResourceShareInvitation',
  'vpc-lattice:CreateServiceNetworkVpcAssociation',
  'vpc-lattice:CreateServiceNetworkVpcEndpointAssociation',
] as const;
const launched = 'arn:aws:ec2:{region}:{account}:instance/*';
const running = 'arn:aws:ec2:{region}:{account}:instance/i-0123456789abcdef0';
const resizing = { 'ec2:Attribute': 'InstanceType' } as const;

const launch = (instanceType: string): AccessControl['denies'][0] => ({
  action: 'ec2:RunInstances',
  resource: launched,
  context: { 'ec2:InstanceType': instanceType, 'ec2:MetadataHttpTokens': 'required' },
});

/**
 * A running instance keeps its type: AWS says of a change which attribute it is about, and to which value on no page. What AWS
 * starts by a service-linked role is bound by no control policy.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_examples_ec2.html
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html
 */
export const limitSandbox: AccessControl = {
  type: 'SERVICE_CONTROL_POLICY',
  control: 'G42',
  why: 'A sandbox is for trying things out: small instances, no purchases, no way into other networks. Sizes of what Auto Scaling, fleets or other services start are not bound, nor those of databases: have a budget.',
  exceptions: { to: ['principal', 'account'], because: 'an experiment may need more than a sandbox has' },
  statements: [
    {
      Effect: 'Deny',
      Action: 'ec2:RunInstances',
      Resource: 'arn:aws:ec2:*:*:instance/*',
      Condition: { StringNotLike: { 'ec2:InstanceType': sizes } },
    },
    {
      Effect: 'Deny',
      Action: 'ec2:ModifyInstanceAttribute',
      Resource: '*',
      Condition: { StringEqualsIgnoreCase: { 'ec2:Attribute': 'InstanceType' } },
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
    { action: 'ec2:ModifyInstanceAttribute', resource: running, context: resizing },
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
    { ...launch('p5.48xlarge'), action: 'ec2:TerminateInstances', resource: running },
    { action: 'ec2:ModifyInstanceAttribute', resource: running, context: { 'ec2:Attribute': 'UserData' } },
    { action: ['ec2:CreateVpcEndpoint', 'ec2:CreateTransitGateway', 'ec2:DescribeReservedInstancesOfferings'] },
    { action: ['aws-marketplace:ViewSubscriptions', 'aws-marketplace:Unsubscribe'] },
    { action: ['ec2:CreateVpc', 'ec2:DeleteVpcPeeringConnection'] },
  ],
};
