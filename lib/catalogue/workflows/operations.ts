import { anywhere, APPLICATION_ROLE, here } from './definition/arns';
import { passedTo } from './definition/contexts';
import type { Workflow } from './definition/workflow';

/** Releases, tests, and what keeps a product running. */
export const operations = {
  'release-service': {
    says: 'An engineer on call releases a version of a service of ECS, watches it, and goes back to the one before.',
    source: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/deployment-type-ecs.html'],
    by: 'persona/prod-admin',
    calls: [
      { action: 'ecs:RegisterTaskDefinition', resource: here('ecs', 'task-definition/orders:2') },
      { action: ['ecs:DescribeServices', 'ecs:UpdateService'], resource: here('ecs', 'service/orders/orders') },
      { action: 'iam:PassRole', resource: APPLICATION_ROLE, context: passedTo('ecs-tasks.amazonaws.com') },
      { action: ['cloudwatch:GetMetricData', 'ecs:ListTasks'] },
    ],
  },
  'release-function': {
    says: 'An engineer on call publishes a version of a function, and moves its alias there and back.',
    source: ['https://docs.aws.amazon.com/lambda/latest/dg/configuration-aliases.html'],
    by: 'persona/prod-admin',
    calls: [
      {
        action: ['lambda:GetFunction', 'lambda:PublishVersion', 'lambda:UpdateFunctionCode'],
        resource: here('lambda', 'function:orders'),
      },
      { action: 'lambda:UpdateAlias', resource: here('lambda', 'function:orders') },
    ],
  },
  'approve-pipeline': {
    says: 'An engineer on call approves a stage of a pipeline, tries it again and rolls it back.',
    source: ['https://docs.aws.amazon.com/codepipeline/latest/userguide/permissions-reference.html'],
    by: 'persona/prod-admin',
    calls: [
      {
        action: ['codepipeline:GetPipelineState', 'codepipeline:StartPipelineExecution'],
        resource: here('codepipeline', 'orders'),
      },
      {
        action: ['codepipeline:RetryStageExecution', 'codepipeline:RollbackStage'],
        resource: here('codepipeline', 'orders/Deploy'),
      },
      { action: 'codepipeline:PutApprovalResult', resource: here('codepipeline', 'orders/Deploy/Approve') },
    ],
  },
  'execute-prepared-change': {
    says: 'An engineer on call executes a change set that a pipeline has prepared, and rolls a failed stack back.',
    source: ['https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/control-access-with-iam.html'],
    by: 'persona/prod-admin',
    calls: [
      {
        action: [
          'cloudformation:DescribeChangeSet',
          'cloudformation:DescribeStackEvents',
          'cloudformation:ExecuteChangeSet',
          'cloudformation:RollbackStack',
        ],
        resource: here('cloudformation', 'stack/orders/0a1b2c'),
      },
    ],
  },
  'incident-in-production': {
    says: 'An engineer on call reads logs and metrics, restarts, scales, fails over and silences an alarm.',
    source: [
      'https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/permissions-reference-cwl.html',
      'https://docs.aws.amazon.com/autoscaling/ec2/userguide/security_iam_id-based-policy-examples.html',
    ],
    by: 'persona/prod-admin',
    calls: [
      {
        action: ['logs:FilterLogEvents', 'logs:StartLiveTail', 'logs:StartQuery'],
        resource: here('logs', 'log-group:/ecs/orders:*'),
      },
      { action: ['cloudwatch:DescribeAlarms', 'cloudwatch:GetMetricData', 'logs:GetQueryResults'] },
      { action: ['ec2:RebootInstances', 'ec2:StopInstances'], resource: here('ec2', 'instance/i-0123456789abcdef0') },
      { action: 'ecs:StopTask', resource: here('ecs', 'task/orders/0a1b2c') },
      {
        action: ['rds:FailoverDBCluster', 'rds:RebootDBInstance'],
        resource: [here('rds', 'cluster:orders'), here('rds', 'db:orders')],
      },
      {
        action: ['autoscaling:SetDesiredCapacity', 'autoscaling:StartInstanceRefresh'],
        resource: here('autoscaling', 'autoScalingGroup:0a1b2c:autoScalingGroupName/orders'),
      },
      {
        action: ['cloudwatch:DisableAlarmActions', 'cloudwatch:EnableAlarmActions'],
        resource: here('cloudwatch', 'alarm:orders-errors'),
      },
    ],
  },
  'run-tests': {
    says: 'An engineer of quality starts pipelines, canaries, executions and machines, and reads their logs.',
    source: [
      'https://docs.aws.amazon.com/codepipeline/latest/userguide/permissions-reference.html',
      'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Synthetics_Canaries_UserRoles.html',
    ],
    by: 'persona/qa',
    calls: [
      {
        action: ['codepipeline:GetPipelineState', 'codepipeline:StartPipelineExecution'],
        resource: here('codepipeline', 'orders'),
      },
      { action: ['synthetics:GetCanaryRuns', 'synthetics:StartCanary'], resource: here('synthetics', 'canary:orders') },
      { action: 'states:StartExecution', resource: here('states', 'stateMachine:orders') },
      { action: 'lambda:InvokeFunction', resource: here('lambda', 'function:orders') },
      { action: ['ec2:StartInstances', 'ec2:StopInstances'], resource: here('ec2', 'instance/i-0123456789abcdef0') },
      { action: 'logs:FilterLogEvents', resource: here('logs', 'log-group:/ecs/orders:*') },
      { action: 's3:GetObject', resource: 'arn:aws:s3:::orders-test-reports/1.html' },
    ],
  },
  'design-review': {
    says: 'An architect reads how a product is built, and its review.',
    source: ['https://docs.aws.amazon.com/wellarchitected/latest/userguide/security_iam_id-based-policy-examples.html'],
    by: 'persona/solutions-architect',
    calls: [
      {
        action: ['cloudformation:DescribeStacks', 'cloudformation:GetTemplate'],
        resource: here('cloudformation', 'stack/orders/0a1b2c'),
      },
      {
        action: [
          'ec2:DescribeVpcs',
          'ecs:DescribeClusters',
          'iam:ListRoles',
          'rds:DescribeDBInstances',
          'wellarchitected:GetWorkload',
        ],
      },
    ],
  },
  'release-status': {
    says: 'A product manager sees whether a release is out and whether the product is up.',
    source: ['https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/permissions-reference-cw.html'],
    by: 'persona/product-manager',
    calls: [
      { action: 'codepipeline:GetPipelineState', resource: here('codepipeline', 'orders') },
      {
        action: [
          'cloudwatch:DescribeAlarms',
          'cloudwatch:GetMetricData',
          'cloudwatch:ListDashboards',
          'ecs:ListServices',
        ],
      },
    ],
  },
  'network-to-another-account': {
    says: 'A network is connected with that of another account, by peering or a transit gateway.',
    source: [
      'https://docs.aws.amazon.com/vpc/latest/peering/security-iam.html',
      'https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html',
    ],
    by: 'application',
    calls: [
      { action: ['ec2:DescribeTransitGateways', 'ec2:DescribeVpcPeeringConnections'] },
      {
        action: ['ec2:AcceptVpcPeeringConnection', 'ec2:CreateVpcPeeringConnection'],
        resource: [
          here('ec2', 'vpc/vpc-0123456789abcdef0'),
          here('ec2', 'vpc-peering-connection/pcx-0123456789abcdef0'),
        ],
      },
      {
        action: 'ec2:CreateTransitGatewayVpcAttachment',
        resource: [
          here('ec2', 'subnet/subnet-0123456789abcdef0'),
          here('ec2', 'transit-gateway/tgw-0123456789abcdef0'),
          here('ec2', 'transit-gateway-attachment/*'),
          here('ec2', 'vpc/vpc-0123456789abcdef0'),
        ],
      },
    ],
    blocked: [
      {
        by: 'limit-sandbox',
        calls: [2, 3],
        instead: 'Try it in an account outside the sandbox.',
        allow: 'Exempt the role from limit-sandbox in config/exceptions.ts.',
      },
    ],
  },
  'share-within-organization': {
    says: 'Subnets are shared with other accounts of the organization.',
    source: ['https://docs.aws.amazon.com/ram/latest/userguide/security-iam-policies.html'],
    by: 'application',
    calls: [
      { action: 'ram:CreateResourceShare', context: { 'ram:RequestedAllowsExternalPrincipals': 'false' } },
      {
        action: 'ram:AssociateResourceShare',
        resource: here('ram', 'resource-share/0a1b2c'),
        context: { 'ram:AllowsExternalPrincipals': 'false' },
      },
    ],
  },
  'share-parameter-within-organization': {
    says: 'A parameter is shared with other accounts of the organization: AWS RAM writes its policy in the name of who shares.',
    source: [
      'https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-shared-parameters.html',
      'https://docs.aws.amazon.com/ram/latest/userguide/tshoot-access-denied.html',
    ],
    by: 'application',
    calls: [
      { action: 'ram:CreateResourceShare', context: { 'ram:RequestedAllowsExternalPrincipals': 'false' } },
      {
        action: 'ssm:PutResourcePolicy',
        resource: here('ssm', 'parameter/orders'),
        context: { 'aws:CalledVia': 'ram.amazonaws.com' },
      },
    ],
  },
  'share-with-partner': {
    says: 'A resource is shared with an account outside the organization.',
    source: ['https://docs.aws.amazon.com/ram/latest/userguide/scp.html'],
    by: 'application',
    calls: [{ action: 'ram:CreateResourceShare', context: { 'ram:RequestedAllowsExternalPrincipals': 'true' } }],
    blocked: [
      {
        by: 'deny-external-resource-shares',
        calls: [1],
        instead: 'Offer the partner an endpoint service (AWS PrivateLink) or an API.',
        allow: 'Exempt the role or the account from deny-external-resource-shares in config/exceptions.ts.',
      },
    ],
  },
  'application-at-work': {
    says: 'An application reads its configuration, writes logs, metrics and traces, and calls what it is made of.',
    source: [
      'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html',
    ],
    by: 'application',
    calls: [
      { action: ['ssm:GetParameter', 'ssm:GetParametersByPath'], resource: here('ssm', 'parameter/orders/url') },
      { action: 'cloudwatch:PutMetricData' },
      { action: ['xray:PutTelemetryRecords', 'xray:PutTraceSegments'] },
      {
        action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resource: here('logs', 'log-group:/aws/lambda/orders:log-stream:1'),
      },
      { action: ['dynamodb:GetItem', 'dynamodb:UpdateItem'], resource: here('dynamodb', 'table/orders') },
      { action: 'sqs:SendMessage', resource: here('sqs', 'orders') },
      { action: 'sts:AssumeRole', resource: 'arn:aws:iam::{other}:role/app/orders' },
      { action: 'sts:GetWebIdentityToken' },
    ],
  },
  'build-image': {
    says: 'A build pulls an image from a public registry and pushes its own.',
    source: [
      'https://docs.aws.amazon.com/codebuild/latest/userguide/setting-up-service-role.html',
      'https://docs.aws.amazon.com/AmazonECR/latest/public/public-registry-auth.html',
    ],
    by: 'application',
    calls: [
      { action: ['ecr-public:GetAuthorizationToken', 'ecr:GetAuthorizationToken', 'sts:GetServiceBearerToken'] },
      {
        action: ['ecr:InitiateLayerUpload', 'ecr:PutImage', 'ecr:UploadLayerPart'],
        resource: here('ecr', 'repository/orders'),
      },
      {
        action: ['codebuild:BatchPutTestCases', 'codebuild:CreateReport'],
        resource: here('codebuild', 'report-group/orders'),
      },
      {
        action: ['ec2:CreateNetworkInterface'],
        resource: [
          here('ec2', 'network-interface/*'),
          here('ec2', 'subnet/subnet-0123456789abcdef0'),
          here('ec2', 'security-group/sg-0123456789abcdef0'),
        ],
      },
    ],
  },
  'patch-instances': {
    says: 'An instance is patched by Systems Manager, from AWS’s own buckets.',
    source: ['https://docs.aws.amazon.com/systems-manager/latest/userguide/ssm-agent-technical-details.html'],
    by: 'application',
    calls: [
      {
        action: 's3:GetObject',
        resource: [
          'arn:aws:s3:::amazon-ssm-{region}/latest.zip',
          'arn:aws:s3:::patch-baseline-snapshot-{region}/1.json',
        ],
        outside: true,
      },
      {
        action: [
          'ssm:GetDeployablePatchSnapshotForInstance',
          'ssm:UpdateInstanceInformation',
          'ssmmessages:CreateControlChannel',
        ],
      },
    ],
  },
  'administer-account': {
    says: 'An administrator of the organization mends an account through its access role.',
    source: [
      'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts_access-cross-account-role.html',
    ],
    by: 'account-access',
    in: 'member',
    calls: [
      { action: 'cloudformation:DeleteStack', resource: here('cloudformation', 'stack/orders/0a1b2c') },
      { action: 'ec2:DeleteVpc', resource: here('ec2', 'vpc/vpc-0123456789abcdef0') },
      { action: 'iam:UpdateAssumeRolePolicy', resource: anywhere('iam', 'role/orders') },
    ],
  },
} as const satisfies Readonly<Record<string, Workflow>>;
