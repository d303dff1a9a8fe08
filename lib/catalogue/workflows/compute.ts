import { APPLICATION_ROLE, here, serviceLinkedRole } from './definition/arns';
import { passedTo } from './definition/contexts';
import type { Workflow } from './definition/workflow';

const SCPS_ON_EC2 = 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ExamplePolicies_EC2.html';
const LAUNCH_TEMPLATES =
  'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/use-launch-templates-to-control-launching-instances.html';
const POD_IDENTITY = 'https://docs.aws.amazon.com/eks/latest/userguide/pod-identities.html';

const instance = here('ec2', 'instance/*');
const template = here('ec2', 'launch-template/lt-0123456789abcdef0');
const image = 'arn:aws:ec2:{region}::image/ami-0123456789abcdef0';
/** What a launch uses and makes beside the instance. */
const beside = [
  image,
  here('ec2', 'network-interface/*'),
  here('ec2', 'security-group/sg-0123456789abcdef0'),
  here('ec2', 'subnet/subnet-0123456789abcdef0'),
  here('ec2', 'volume/*'),
] as const;
const small = { 'ec2:InstanceType': 't3.medium' } as const;
const cluster = here('eks', 'cluster/orders');

/** Machines, containers and functions. */
export const compute = {
  'launch-instance': {
    says: 'An instance is launched from the command line, its role passed along and IMDSv2 required.',
    source: [SCPS_ON_EC2, 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-IMDS-new-instances.html'],
    by: 'persona/developer',
    calls: [
      { action: 'ec2:RunInstances', resource: instance, context: { ...small, 'ec2:MetadataHttpTokens': 'required' } },
      { action: 'ec2:RunInstances', resource: beside },
      { action: 'ec2:CreateTags', resource: instance, context: { 'ec2:CreateAction': 'RunInstances' } },
      { action: 'iam:PassRole', resource: APPLICATION_ROLE, context: passedTo('ec2.amazonaws.com') },
      { action: ['ec2:DescribeImages', 'ec2:DescribeInstanceTypes', 'ec2:DescribeInstances'] },
      { action: 'ssm:GetParameters' },
    ],
  },
  'launch-by-template': {
    says: 'An application launches an instance by a launch template, which says how its metadata is read: the request says nothing of it.',
    source: [LAUNCH_TEMPLATES, SCPS_ON_EC2],
    by: 'application',
    calls: [
      { action: 'ec2:RunInstances', resource: instance, context: small },
      { action: 'ec2:RunInstances', resource: [...beside, template] },
      { action: 'iam:PassRole', resource: APPLICATION_ROLE, context: passedTo('ec2.amazonaws.com') },
    ],
  },
  'launch-with-imdsv1': {
    says: 'An instance is launched that hands out its credentials without a session token.',
    source: ['https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-IMDS-new-instances.html'],
    by: 'application',
    calls: [
      { action: 'ec2:RunInstances', resource: instance, context: { ...small, 'ec2:MetadataHttpTokens': 'optional' } },
      { action: 'ec2:RunInstances', resource: beside },
    ],
    blocked: [
      {
        by: 'require-imdsv2',
        calls: [1],
        instead: 'Launch with HttpTokens=required; every SDK of the last years asks for a token.',
        allow:
          'Exempt the role or the account from require-imdsv2 in config/exceptions.ts, and leave enforce-instance-defaults off its OU.',
      },
    ],
  },
  'auto-scaling-group': {
    says: 'An Auto Scaling group is made from a launch template, with its service-linked role.',
    source: [
      'https://docs.aws.amazon.com/autoscaling/ec2/userguide/security_iam_id-based-policy-examples.html',
      'https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-launch-template-permissions.html',
    ],
    by: 'persona/developer',
    calls: [
      { action: ['ec2:CreateLaunchTemplate', 'ec2:CreateLaunchTemplateVersion'], resource: template },
      {
        action: ['autoscaling:CreateAutoScalingGroup', 'autoscaling:UpdateAutoScalingGroup'],
        resource: here('autoscaling', 'autoScalingGroup:0a1b2c:autoScalingGroupName/orders'),
      },
      { action: 'ec2:RunInstances', resource: instance, context: small },
      { action: 'ec2:RunInstances', resource: [...beside, template] },
      { action: 'iam:PassRole', resource: APPLICATION_ROLE, context: passedTo('ec2.amazonaws.com') },
      {
        action: 'iam:CreateServiceLinkedRole',
        resource: serviceLinkedRole('autoscaling.amazonaws.com', 'AutoScaling'),
        context: { 'iam:AWSServiceName': 'autoscaling.amazonaws.com' },
      },
    ],
  },
  'eks-cluster': {
    says: 'An EKS cluster is made, with a managed node group by a launch template and add-ons.',
    source: [
      'https://docs.aws.amazon.com/eks/latest/userguide/security-iam-id-based-policy-examples.html',
      'https://docs.aws.amazon.com/eks/latest/userguide/launch-templates.html',
    ],
    by: 'persona/developer',
    calls: [
      { action: 'eks:CreateCluster' },
      {
        action: ['eks:CreateAccessEntry', 'eks:CreateAddon', 'eks:CreateNodegroup', 'eks:DescribeCluster'],
        resource: cluster,
      },
      {
        action: 'iam:PassRole',
        resource: APPLICATION_ROLE,
        context: passedTo('eks.amazonaws.com'),
      },
      { action: 'ec2:RunInstances', resource: instance, context: small },
      { action: 'ec2:RunInstances', resource: [...beside, template] },
      { action: ['ec2:DescribeLaunchTemplateVersions', 'ec2:DescribeSubnets'] },
      {
        action: 'iam:CreateServiceLinkedRole',
        resource: [
          serviceLinkedRole('eks.amazonaws.com', 'AmazonEKS'),
          serviceLinkedRole('eks-nodegroup.amazonaws.com', 'AmazonEKSNodegroup'),
        ],
      },
      { action: ['kms:CreateGrant', 'kms:DescribeKey'], resource: here('kms', 'key/0a1b2c') },
    ],
  },
  'eks-pod-identity': {
    says: 'A pod gets the role of its application by EKS Pod Identity.',
    source: [POD_IDENTITY, 'https://docs.aws.amazon.com/eks/latest/userguide/pod-id-assign-target-role.html'],
    by: 'persona/developer',
    calls: [
      { action: ['eks:CreateAddon', 'eks:CreatePodIdentityAssociation'], resource: cluster },
      { action: 'iam:GetRole', resource: APPLICATION_ROLE },
      { action: 'iam:PassRole', resource: APPLICATION_ROLE, context: passedTo('pods.eks.amazonaws.com') },
    ],
  },
  'eks-pod-identity-session': {
    says: 'The service takes the role for the pod, on behalf of the account.',
    source: [POD_IDENTITY],
    by: 'service/pods.eks.amazonaws.com',
    calls: [
      {
        action: ['sts:AssumeRole', 'sts:TagSession'],
        resource: APPLICATION_ROLE,
        context: { 'aws:SourceAccount': '{account}', 'aws:SourceArn': cluster, 'aws:SourceOrgID': '{organization}' },
      },
    ],
  },
  'eks-irsa': {
    says: 'A cluster’s own identity provider is made in IAM, for roles of service accounts (IRSA).',
    source: ['https://docs.aws.amazon.com/eks/latest/userguide/enable-iam-roles-for-service-accounts.html'],
    by: 'administrator',
    calls: [
      {
        action: 'iam:CreateOpenIDConnectProvider',
        resource: 'arn:aws:iam::{account}:oidc-provider/oidc.eks.us-west-2.amazonaws.com/id/0123456789ABCDEF',
      },
    ],
    blocked: [
      {
        by: 'deny-changing-federation',
        calls: [1],
        instead: 'Use EKS Pod Identity: it takes roles without a provider of the account.',
        allow:
          'Replace deny-changing-federation by a guardrail of your own that leaves providers of oidc.eks.us-west-2.amazonaws.com alone, and list each cluster’s issuer in company.trustedOidcProviders.',
      },
    ],
  },
  'eks-node': {
    says: 'A node of a cluster joins it and pulls an image, the cluster’s own from AWS’s registry.',
    source: [
      'https://docs.aws.amazon.com/eks/latest/userguide/create-node-role.html',
      'https://docs.aws.amazon.com/eks/latest/userguide/add-ons-images.html',
    ],
    by: 'application',
    calls: [
      { action: ['ec2:DescribeInstances', 'ec2:DescribeNetworkInterfaces'] },
      { action: 'eks:DescribeCluster', resource: cluster },
      { action: 'eks-auth:AssumeRoleForPodIdentity', resource: cluster },
      { action: 'ecr:GetAuthorizationToken' },
      { action: ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'], resource: here('ecr', 'repository/orders') },
      {
        action: ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
        resource: 'arn:aws:ecr:{region}:602401143452:repository/eks/coredns',
        outside: true,
      },
      {
        action: ['ec2:AssignPrivateIpAddresses', 'ec2:AttachNetworkInterface'],
        resource: [here('ec2', 'instance/i-0123456789abcdef0'), here('ec2', 'network-interface/eni-0123456789abcdef0')],
      },
    ],
  },
  karpenter: {
    says: 'Karpenter launches nodes by a fleet and a launch template, tags them, and ends them.',
    source: ['https://karpenter.sh/docs/reference/cloudformation/'],
    by: 'role/app/karpenter',
    calls: [
      { action: 'ec2:CreateLaunchTemplate', resource: template },
      {
        action: 'ec2:CreateFleet',
        resource: [
          here('ec2', 'fleet/*'),
          image,
          instance,
          template,
          here('ec2', 'subnet/subnet-0123456789abcdef0'),
          here('ec2', 'volume/*'),
        ],
      },
      { action: 'ec2:RunInstances', resource: instance, context: small },
      { action: 'ec2:RunInstances', resource: [...beside, template] },
      { action: 'ec2:CreateTags', resource: here('ec2', 'fleet/*'), context: { 'ec2:CreateAction': 'CreateFleet' } },
      {
        action: 'ec2:CreateTags',
        resource: [instance, here('ec2', 'network-interface/*'), here('ec2', 'volume/*')],
        context: { 'ec2:CreateAction': 'RunInstances' },
      },
      { action: 'ec2:CreateTags', resource: template, context: { 'ec2:CreateAction': 'CreateLaunchTemplate' } },
      { action: 'ec2:CreateTags', resource: here('ec2', 'instance/i-0123456789abcdef0') },
      { action: 'iam:PassRole', resource: APPLICATION_ROLE, context: passedTo('ec2.amazonaws.com') },
      {
        action: [
          'iam:AddRoleToInstanceProfile',
          'iam:CreateInstanceProfile',
          'iam:DeleteInstanceProfile',
          'iam:GetInstanceProfile',
          'iam:TagInstanceProfile',
        ],
        resource: 'arn:aws:iam::{account}:instance-profile/app/orders',
      },
      {
        action: ['ec2:DeleteLaunchTemplate', 'ec2:TerminateInstances'],
        resource: [template, here('ec2', 'instance/i-0123456789abcdef0')],
      },
      {
        action: [
          'ec2:DescribeImages',
          'ec2:DescribeInstanceTypeOfferings',
          'ec2:DescribeInstanceTypes',
          'ec2:DescribeInstances',
          'ec2:DescribeSpotPriceHistory',
          'ec2:DescribeSubnets',
          'pricing:GetProducts',
        ],
      },
      { action: 'ssm:GetParameter' },
      { action: ['sqs:DeleteMessage', 'sqs:GetQueueUrl', 'sqs:ReceiveMessage'], resource: here('sqs', 'karpenter') },
    ],
  },
  'karpenter-validation': {
    says: 'Karpenter tries a launch without making one, to see whether a node class is sound: the request says nothing of metadata.',
    source: ['https://github.com/aws/karpenter-provider-aws/issues/9018'],
    by: 'role/app/karpenter',
    calls: [
      { action: 'ec2:RunInstances', resource: instance, context: small },
      { action: 'ec2:RunInstances', resource: [...beside, template] },
    ],
  },
  'ecs-fargate-service': {
    says: 'A service is deployed to Fargate: task definition, service behind a load balancer, its roles passed along.',
    source: [
      'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/security_iam_id-based-policy-examples.html',
      'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html',
    ],
    by: 'persona/developer',
    calls: [
      { action: 'ecs:CreateCluster' },
      { action: 'ecs:RegisterTaskDefinition', resource: here('ecs', 'task-definition/orders:1') },
      { action: ['ecs:CreateService', 'ecs:UpdateService'], resource: here('ecs', 'service/orders/orders') },
      { action: 'iam:PassRole', resource: APPLICATION_ROLE, context: passedTo('ecs-tasks.amazonaws.com') },
      {
        action: 'iam:CreateServiceLinkedRole',
        resource: serviceLinkedRole('ecs.amazonaws.com', 'ECS'),
        context: { 'iam:AWSServiceName': 'ecs.amazonaws.com' },
      },
      {
        action: ['elasticloadbalancing:CreateLoadBalancer', 'elasticloadbalancing:ModifyLoadBalancerAttributes'],
        resource: here('elasticloadbalancing', 'loadbalancer/app/orders/0a1b2c'),
      },
      { action: 'logs:CreateLogGroup', resource: here('logs', 'log-group:/ecs/orders:*') },
    ],
  },
  'ecs-task-start': {
    says: 'The execution role of a task pulls its image, reads its secret and writes its log.',
    source: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_execution_IAM_role.html'],
    by: 'application',
    calls: [
      { action: 'ecr:GetAuthorizationToken' },
      {
        action: ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
        resource: here('ecr', 'repository/orders'),
      },
      { action: 'secretsmanager:GetSecretValue', resource: here('secretsmanager', 'secret:orders-0a1b2c') },
      { action: 'kms:Decrypt', resource: here('kms', 'key/0a1b2c') },
      {
        action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        resource: here('logs', 'log-group:/ecs/orders:log-stream:1'),
      },
    ],
  },
  'ecs-exec': {
    says: 'A developer opens a shell in a running container.',
    source: ['https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html'],
    by: 'persona/developer',
    calls: [
      { action: 'ecs:ExecuteCommand', resource: [here('ecs', 'cluster/orders'), here('ecs', 'task/orders/0a1b2c')] },
      { action: ['ecs:DescribeTasks', 'ssm:DescribeSessions'] },
    ],
  },
  'lambda-function': {
    says: 'A function is made and called, with the queue that it reads and a version that is published.',
    source: [
      'https://docs.aws.amazon.com/lambda/latest/dg/access-control-identity-based.html',
      'https://docs.aws.amazon.com/lambda/latest/dg/permissions-user-function.html',
    ],
    by: 'persona/developer',
    calls: [
      {
        action: [
          'lambda:CreateFunction',
          'lambda:InvokeFunction',
          'lambda:PublishVersion',
          'lambda:UpdateFunctionCode',
        ],
        resource: here('lambda', 'function:orders'),
      },
      {
        action: 'lambda:AddPermission',
        resource: here('lambda', 'function:orders'),
        context: { 'lambda:Principal': 's3.amazonaws.com' },
      },
      { action: 'iam:PassRole', resource: APPLICATION_ROLE, context: passedTo('lambda.amazonaws.com') },
      { action: 'lambda:CreateEventSourceMapping' },
    ],
  },
  'lambda-function-url': {
    says: 'A function gets a URL that CloudFront, or callers of the account, sign in to.',
    source: ['https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html'],
    by: 'application',
    calls: [
      {
        action: 'lambda:CreateFunctionUrlConfig',
        resource: here('lambda', 'function:orders'),
        context: { 'lambda:FunctionUrlAuthType': 'AWS_IAM' },
      },
      {
        action: 'lambda:AddPermission',
        resource: here('lambda', 'function:orders'),
        context: { 'lambda:FunctionUrlAuthType': 'AWS_IAM', 'lambda:Principal': 'cloudfront.amazonaws.com' },
      },
    ],
  },
  'lambda-public-url': {
    says: 'A function gets a URL that is open to the world, for a webhook.',
    source: ['https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html'],
    by: 'application',
    calls: [
      {
        action: ['lambda:AddPermission', 'lambda:CreateFunctionUrlConfig'],
        resource: here('lambda', 'function:orders'),
        context: { 'lambda:FunctionUrlAuthType': 'NONE' },
      },
    ],
    blocked: [
      {
        by: 'deny-public-function-urls',
        calls: [1],
        instead: 'Put API Gateway before it, or CloudFront with origin access control.',
        allow: 'Exempt the role that makes it from deny-public-function-urls in config/exceptions.ts.',
      },
    ],
  },
  'batch-job': {
    says: 'A batch job is defined and submitted.',
    source: ['https://docs.aws.amazon.com/batch/latest/userguide/security_iam_id-based-policy-examples.html'],
    by: 'persona/developer',
    calls: [
      {
        action: ['batch:CreateComputeEnvironment', 'batch:CreateJobQueue'],
        resource: [here('batch', 'compute-environment/orders'), here('batch', 'job-queue/orders')],
      },
      { action: 'batch:RegisterJobDefinition', resource: here('batch', 'job-definition/orders') },
      {
        action: 'batch:SubmitJob',
        resource: [here('batch', 'job-definition/orders:1'), here('batch', 'job-queue/orders')],
      },
      { action: 'iam:PassRole', resource: APPLICATION_ROLE, context: passedTo('batch.amazonaws.com') },
    ],
  },
} as const satisfies Readonly<Record<string, Workflow>>;
