import { anywhere, APPLICATION_ROLE, here, serviceLinkedRole } from './definition/arns';
import { IN_US_EAST_1, passedTo } from './definition/contexts';
import type { Blocked, Workflow } from './definition/workflow';

const CERTIFICATES =
  'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cnames-and-https-requirements.html';
const EDGE = 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/lambda-edge-permissions.html';
const LOG_DELIVERY = 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-and-resource-policy.html';

const inUsEast1 = (service: string, name: string): string => `arn:aws:${service}:us-east-1:{account}:${name}`;
const distribution = anywhere('cloudfront', 'distribution/E1EXAMPLE');
const bucketOfLogs = 'arn:aws:s3:::orders-access-logs';
const logObject = `${bucketOfLogs}/AWSLogs/1.log.gz`;
/** Of a service that acts for this account. */
const forThisAccount = { 'aws:SourceAccount': '{account}', 'aws:SourceOrgID': '{organization}' } as const;

const inAnotherRegion = (calls: Blocked['calls'], instead: string): readonly [Blocked] => [
  {
    by: 'deny-unapproved-regions',
    calls,
    instead,
    allow:
      'Approve us-east-1 in config/company.ts, narrowing OUs that do without it, or exempt the role that deploys there in config/exceptions.ts.',
  },
];

/** What faces the world: CloudFront, load balancers, names and logs of access. */
export const edge = {
  'cloudfront-site': {
    says: 'A distribution is made with origin access control, its certificate and web ACL in us-east-1 by their own API.',
    source: [
      CERTIFICATES,
      'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html',
      'https://docs.aws.amazon.com/waf/latest/developerguide/cloudfront-features.html',
    ],
    by: 'persona/developer',
    calls: [
      { action: ['acm:DescribeCertificate', 'acm:RequestCertificate'], context: IN_US_EAST_1 },
      {
        action: 'wafv2:CreateWebACL',
        resource: inUsEast1('wafv2', 'global/webacl/orders/0a1b2c'),
        context: IN_US_EAST_1,
      },
      {
        action: [
          'cloudfront:CreateCachePolicy',
          'cloudfront:CreateDistribution',
          'cloudfront:CreateFunction',
          'cloudfront:CreateOriginAccessControl',
        ],
      },
      { action: ['cloudfront:CreateInvalidation', 'cloudfront:UpdateDistribution'], resource: distribution },
      { action: 's3:PutBucketPolicy', resource: 'arn:aws:s3:::orders-site' },
      { action: ['logs:CreateLogGroup', 'logs:PutResourcePolicy'], context: IN_US_EAST_1 },
      {
        action: ['cloudwatch:PutMetricAlarm'],
        resource: inUsEast1('cloudwatch', 'alarm:orders-errors'),
        context: IN_US_EAST_1,
      },
    ],
  },
  'cloudfront-reads-bucket': {
    says: 'A distribution reads the private bucket of its site by origin access control, and decrypts what it reads.',
    source: [
      'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html',
    ],
    by: 'service/cloudfront.amazonaws.com',
    calls: [
      {
        action: 's3:GetObject',
        resource: 'arn:aws:s3:::orders-site/index.html',
        context: { ...forThisAccount, 'aws:SourceArn': distribution },
      },
      {
        action: 'kms:Decrypt',
        resource: here('kms', 'key/0a1b2c'),
        context: { ...forThisAccount, 'aws:SourceArn': distribution },
      },
    ],
  },
  'cloudfront-by-cloudformation': {
    says: 'A stack in us-east-1 makes the certificate and the web ACL of a distribution.',
    source: [
      CERTIFICATES,
      'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-wafv2-webacl.html',
    ],
    by: 'persona/developer',
    calls: [
      {
        action: ['cloudformation:CreateChangeSet', 'cloudformation:ExecuteChangeSet'],
        resource: inUsEast1('cloudformation', 'stack/orders-edge/0a1b2c'),
        context: IN_US_EAST_1,
      },
      { action: 'acm:RequestCertificate', context: IN_US_EAST_1 },
      {
        action: 'wafv2:CreateWebACL',
        resource: inUsEast1('wafv2', 'global/webacl/orders/0a1b2c'),
        context: IN_US_EAST_1,
      },
    ],
    blocked: inAnotherRegion(
      [1],
      'Make certificate and web ACL by their own API in us-east-1 (Terraform does, a custom resource or the CLI), which is open, and hand over their ARNs.',
    ),
  },
  'lambda-at-edge': {
    says: 'A function is made in us-east-1 and associated with a distribution.',
    source: [EDGE],
    by: 'administrator',
    calls: [
      {
        action: ['lambda:CreateFunction', 'lambda:EnableReplication', 'lambda:GetFunction', 'lambda:PublishVersion'],
        resource: inUsEast1('lambda', 'function:orders-edge'),
        context: IN_US_EAST_1,
      },
      {
        action: 'iam:CreateServiceLinkedRole',
        resource: [
          serviceLinkedRole('replicator.lambda.amazonaws.com', 'LambdaReplicator'),
          serviceLinkedRole('logger.cloudfront.amazonaws.com', 'CloudFrontLogger'),
        ],
      },
      { action: 'iam:PassRole', resource: APPLICATION_ROLE, context: passedTo('lambda.amazonaws.com') },
      { action: 'cloudfront:UpdateDistribution', resource: distribution },
    ],
    blocked: inAnotherRegion([1], 'Use a CloudFront function: it is made by the API of CloudFront, which is global.'),
  },
  'route-53-record': {
    says: 'A record is set in a hosted zone, and the change waited for.',
    source: ['https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/access-control-managing-permissions.html'],
    by: 'persona/developer',
    calls: [
      {
        action: ['route53:ChangeResourceRecordSets', 'route53:ListResourceRecordSets'],
        resource: 'arn:aws:route53:::hostedzone/Z1EXAMPLE',
      },
      { action: 'route53:GetChange', resource: 'arn:aws:route53:::change/C1EXAMPLE' },
      { action: 'route53:ListHostedZones' },
    ],
  },
  'query-logs': {
    says: 'Queries of a hosted zone are logged, to a log group in us-east-1.',
    source: ['https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/query-logs.html'],
    by: 'persona/developer',
    calls: [
      { action: 'route53:CreateQueryLoggingConfig', resource: 'arn:aws:route53:::hostedzone/Z1EXAMPLE' },
      {
        action: 'logs:CreateLogGroup',
        resource: inUsEast1('logs', 'log-group:/aws/route53/trips.com:*'),
        context: IN_US_EAST_1,
      },
      { action: 'logs:PutResourcePolicy', context: IN_US_EAST_1 },
    ],
  },
  'application-load-balancer-logs': {
    says: 'An application load balancer writes its access logs into a bucket of the account.',
    source: ['https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html'],
    by: 'service/logdelivery.elasticloadbalancing.amazonaws.com',
    calls: [
      {
        action: 's3:PutObject',
        resource: logObject,
        context: { ...forThisAccount, 'aws:SourceArn': here('elasticloadbalancing', 'loadbalancer/app/orders/0a1b2c') },
      },
    ],
  },
  'network-load-balancer-logs': {
    says: 'A network load balancer has its access logs delivered to a bucket of the account.',
    source: ['https://docs.aws.amazon.com/elasticloadbalancing/latest/network/enable-access-logs.html', LOG_DELIVERY],
    by: 'service/delivery.logs.amazonaws.com',
    calls: [
      { action: 's3:GetBucketAcl', resource: bucketOfLogs, context: forThisAccount },
      {
        action: 's3:PutObject',
        resource: logObject,
        context: { ...forThisAccount, 's3:x-amz-acl': 'bucket-owner-full-control' },
      },
    ],
  },
  'turn-on-load-balancer-logs': {
    says: 'The access logs of a load balancer are turned on, and the bucket lets the service in.',
    source: ['https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html'],
    by: 'persona/developer',
    calls: [
      { action: 's3:PutBucketPolicy', resource: bucketOfLogs },
      {
        action: 'elasticloadbalancing:ModifyLoadBalancerAttributes',
        resource: here('elasticloadbalancing', 'loadbalancer/app/orders/0a1b2c'),
      },
    ],
  },
  'cloudfront-logs': {
    says: 'The access logs of a distribution are delivered to a bucket, by a delivery in us-east-1.',
    source: ['https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logging.html', LOG_DELIVERY],
    by: 'persona/developer',
    calls: [
      { action: 'cloudfront:AllowVendedLogDeliveryForResource', resource: distribution },
      {
        action: 'logs:PutDeliverySource',
        resource: inUsEast1('logs', 'delivery-source:orders'),
        context: IN_US_EAST_1,
      },
      {
        action: 'logs:PutDeliveryDestination',
        resource: inUsEast1('logs', 'delivery-destination:orders'),
        context: IN_US_EAST_1,
      },
      {
        action: 'logs:CreateDelivery',
        resource: [
          inUsEast1('logs', 'delivery-source:orders'),
          inUsEast1('logs', 'delivery-destination:orders'),
          inUsEast1('logs', 'delivery:0a1b2c'),
        ],
        context: IN_US_EAST_1,
      },
      { action: ['s3:GetBucketPolicy', 's3:PutBucketPolicy'], resource: bucketOfLogs },
    ],
  },
  'rest-api': {
    says: 'A REST API is made and deployed, with a domain of its own.',
    source: ['https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-iam-policy-examples.html'],
    by: 'persona/developer',
    calls: [
      {
        action: 'apigateway:POST',
        resource: ['arn:aws:apigateway:{region}::/domainnames', 'arn:aws:apigateway:{region}::/restapis'],
      },
      { action: 'acm:RequestCertificate' },
      {
        action: 'iam:CreateServiceLinkedRole',
        resource: serviceLinkedRole('ops.apigateway.amazonaws.com', 'APIGateway'),
        context: { 'iam:AWSServiceName': 'ops.apigateway.amazonaws.com' },
      },
    ],
  },
} as const satisfies Readonly<Record<string, Workflow>>;
