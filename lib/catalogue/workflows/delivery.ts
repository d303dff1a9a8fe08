import type { Workflow } from './definition/workflow';
import { BOUNDED, passedTo } from './definition/contexts';

const BOOTSTRAP = 'https://docs.aws.amazon.com/cdk/v2/guide/bootstrapping-env.html';
const CUSTOMIZING = 'https://docs.aws.amazon.com/cdk/v2/guide/bootstrapping-customizing.html';

const role = (name: string): string => `arn:aws:iam::{account}:role/cdk-hnb659fds-${name}-role-{account}-{region}`;
const roles = ['cfn-exec', 'deploy', 'file-publishing', 'image-publishing', 'lookup'].map(role);
const assets = 'arn:aws:s3:::cdk-hnb659fds-assets-{account}-{region}';
const asset = `${assets}/0123456789abcdef.json`;
const images = 'arn:aws:ecr:{region}:{account}:repository/cdk-hnb659fds-container-assets-{account}-{region}';
const version = 'arn:aws:ssm:{region}:{account}:parameter/cdk-bootstrap/hnb659fds/version';
const stack = (name: string): string => `arn:aws:cloudformation:{region}:{account}:stack/${name}/0a1b2c`;
const inHomeRegion = (name: string): `role/${string}` => `role/cdk-hnb659fds-${name}-role-111111111111-us-west-2`;

/** How software gets into an account: CDK, CloudFormation, Terraform. */
export const delivery = {
  'cdk-bootstrap': {
    says: 'An account is bootstrapped for the CDK, all of its roles under the permissions boundary.',
    source: [BOOTSTRAP, CUSTOMIZING],
    by: 'account-access',
    calls: [
      {
        action: [
          'cloudformation:CreateChangeSet',
          'cloudformation:DescribeChangeSet',
          'cloudformation:DescribeStackEvents',
          'cloudformation:DescribeStacks',
          'cloudformation:ExecuteChangeSet',
          'cloudformation:UpdateTerminationProtection',
        ],
        resource: stack('CDKToolkit'),
      },
      {
        action: [
          's3:CreateBucket',
          's3:PutBucketPolicy',
          's3:PutBucketPublicAccessBlock',
          's3:PutBucketVersioning',
          's3:PutEncryptionConfiguration',
          's3:PutLifecycleConfiguration',
        ],
        resource: assets,
      },
      { action: ['ecr:CreateRepository', 'ecr:PutLifecyclePolicy', 'ecr:SetRepositoryPolicy'], resource: images },
      { action: 'ssm:PutParameter', resource: version },
      { action: ['iam:CreateRole', 'iam:PutRolePolicy', 'iam:AttachRolePolicy'], resource: roles, context: BOUNDED },
      { action: ['iam:GetRole', 'iam:TagRole'], resource: roles },
    ],
  },
  'cdk-bootstrap-without-boundary': {
    says: 'An account is bootstrapped for the CDK with --custom-permissions-boundary alone, which leaves four of its five roles without it.',
    source: [BOOTSTRAP, CUSTOMIZING],
    by: 'account-access',
    calls: [
      { action: 'iam:CreateRole', resource: role('cfn-exec'), context: BOUNDED },
      { action: ['iam:CreateRole', 'iam:PutRolePolicy'], resource: role('deploy') },
    ],
    blocked: [
      {
        by: 'require-permissions-boundary',
        calls: [2],
        instead: 'Bootstrap with --apply-permissions-boundary-to-all-roles beside it.',
        allow: 'Exempt the account from require-permissions-boundary in config/exceptions.ts, until the day after.',
      },
    ],
  },
  'cdk-pipeline': {
    says: 'A pipeline assumes the roles of the CDK bootstrap in its own account.',
    source: ['https://docs.aws.amazon.com/cdk/v2/guide/configure-env.html', BOOTSTRAP],
    by: 'machine-role/ci-deploy',
    calls: [
      { action: 'sts:AssumeRole', resource: ['deploy', 'file-publishing', 'image-publishing', 'lookup'].map(role) },
    ],
  },
  'cdk-deploy': {
    says: 'The role of the CDK bootstrap that deploys hands a template to CloudFormation.',
    source: [BOOTSTRAP],
    by: inHomeRegion('deploy'),
    calls: [
      {
        action: [
          'cloudformation:CreateChangeSet',
          'cloudformation:DeleteChangeSet',
          'cloudformation:DescribeChangeSet',
          'cloudformation:DescribeStackEvents',
          'cloudformation:DescribeStacks',
          'cloudformation:ExecuteChangeSet',
          'cloudformation:GetTemplate',
        ],
        resource: stack('orders'),
      },
      { action: 'iam:PassRole', resource: role('cfn-exec'), context: passedTo('cloudformation.amazonaws.com') },
      { action: 'ssm:GetParameter', resource: version },
      { action: 's3:GetObject', resource: asset },
    ],
  },
  'cdk-publish-assets': {
    says: 'The role of the CDK bootstrap that publishes files puts them into its bucket.',
    source: [BOOTSTRAP],
    by: inHomeRegion('file-publishing'),
    calls: [
      { action: ['s3:GetBucketLocation', 's3:GetEncryptionConfiguration', 's3:ListBucket'], resource: assets },
      { action: ['s3:GetObject', 's3:PutObject'], resource: asset },
    ],
  },
  'cdk-publish-images': {
    says: 'The role of the CDK bootstrap that publishes images pushes them into its repository.',
    source: [BOOTSTRAP, 'https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-push-iam.html'],
    by: inHomeRegion('image-publishing'),
    calls: [
      { action: 'ecr:GetAuthorizationToken' },
      {
        action: [
          'ecr:BatchCheckLayerAvailability',
          'ecr:BatchGetImage',
          'ecr:CompleteLayerUpload',
          'ecr:DescribeImages',
          'ecr:DescribeRepositories',
          'ecr:GetDownloadUrlForLayer',
          'ecr:InitiateLayerUpload',
          'ecr:PutImage',
          'ecr:UploadLayerPart',
        ],
        resource: images,
      },
    ],
  },
  'cdk-application-role': {
    says: 'CloudFormation makes a role of the application, on the path /app/ and with the boundary, and gives it to a function.',
    source: ['https://docs.aws.amazon.com/cdk/v2/guide/customize-permissions-boundaries.html'],
    by: 'deployment',
    calls: [
      {
        action: ['iam:AttachRolePolicy', 'iam:CreateRole', 'iam:PutRolePolicy'],
        resource: 'arn:aws:iam::{account}:role/app/orders',
        context: BOUNDED,
      },
      { action: ['iam:GetRole', 'iam:TagRole'], resource: 'arn:aws:iam::{account}:role/app/orders' },
      {
        action: 'iam:PassRole',
        resource: 'arn:aws:iam::{account}:role/app/orders',
        context: passedTo('lambda.amazonaws.com'),
      },
      {
        action: ['lambda:CreateFunction', 'lambda:GetFunction', 'lambda:TagResource'],
        resource: 'arn:aws:lambda:{region}:{account}:function:orders',
      },
    ],
  },
  'cdk-role-without-path': {
    says: 'CloudFormation makes a role as the CDK names it by itself: on the path / and without a boundary.',
    source: ['https://docs.aws.amazon.com/cdk/v2/guide/customize-permissions-boundaries.html'],
    by: 'deployment',
    calls: [{ action: 'iam:CreateRole', resource: 'arn:aws:iam::{account}:role/orders-HandlerServiceRole-0A1B2C' }],
    blocked: [
      {
        by: 'permissions-boundary',
        calls: [1],
        instead:
          'Set the path /app/ and the boundary lz-permissions-boundary on every role of the app, with an aspect or PermissionsBoundary.of(app).',
        allow: 'Bootstrap the account without --custom-permissions-boundary, where no guardrail asks for the boundary.',
      },
    ],
  },
  'third-party-resource-type': {
    says: 'A third-party resource type of CloudFormation is activated, and its configuration set.',
    source: ['https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/registry-set-configuration.html'],
    by: 'administrator',
    calls: [{ action: 'cloudformation:ActivateType' }, { action: 'cloudformation:SetTypeConfiguration' }],
    blocked: [
      {
        by: 'deny-changing-baseline-stacks',
        calls: [2],
        instead:
          'Have an administrator of the organization set it through the account’s access role; a type without a configuration needs nothing.',
        allow:
          'Replace deny-changing-baseline-stacks by a guardrail of your own that spares a role of the platform team: whoever sets a hook’s configuration can make every stack of the account fail.',
      },
    ],
  },
  'stack-by-developer': {
    says: 'A developer deploys a stack with their own credentials, and deletes it again.',
    source: [
      'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/control-access-with-iam.html',
      'https://docs.aws.amazon.com/cdk/v2/guide/configure-synth.html',
    ],
    by: 'persona/developer',
    calls: [
      {
        action: [
          'cloudformation:CreateChangeSet',
          'cloudformation:CreateStack',
          'cloudformation:DeleteStack',
          'cloudformation:DescribeStackEvents',
          'cloudformation:DescribeStacks',
          'cloudformation:ExecuteChangeSet',
          'cloudformation:UpdateStack',
        ],
        resource: stack('orders'),
      },
      { action: ['s3:GetObject', 's3:PutObject'], resource: asset },
      { action: ['sqs:CreateQueue', 'sqs:DeleteQueue'], resource: 'arn:aws:sqs:{region}:{account}:orders' },
      {
        action: ['dynamodb:CreateTable', 'dynamodb:DeleteTable'],
        resource: 'arn:aws:dynamodb:{region}:{account}:table/orders',
      },
      {
        action: ['iam:DeleteRolePolicy', 'iam:DetachRolePolicy'],
        resource: 'arn:aws:iam::{account}:role/app/orders',
        context: BOUNDED,
      },
      { action: 'iam:DeleteRole', resource: 'arn:aws:iam::{account}:role/app/orders' },
      {
        action: ['logs:DeleteLogGroup', 'logs:PutRetentionPolicy'],
        resource: 'arn:aws:logs:{region}:{account}:log-group:/aws/lambda/orders:*',
      },
    ],
  },
  'terraform-state': {
    says: 'Terraform keeps its state and its lock in a bucket, or its lock in a table.',
    source: ['https://developer.hashicorp.com/terraform/language/backend/s3'],
    by: 'role/app/terraform',
    calls: [
      { action: 's3:ListBucket', resource: 'arn:aws:s3:::orders-terraform-state' },
      {
        action: ['s3:DeleteObject', 's3:GetObject', 's3:PutObject'],
        resource: [
          'arn:aws:s3:::orders-terraform-state/orders.tfstate',
          'arn:aws:s3:::orders-terraform-state/orders.tfstate.tflock',
        ],
      },
      {
        action: ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey'],
        resource: 'arn:aws:kms:{region}:{account}:key/0a1b2c',
      },
      {
        action: ['dynamodb:DeleteItem', 'dynamodb:DescribeTable', 'dynamodb:GetItem', 'dynamodb:PutItem'],
        resource: 'arn:aws:dynamodb:{region}:{account}:table/orders-terraform-lock',
      },
    ],
  },
  'terraform-apply': {
    says: 'Terraform applies a plan as a role of its own: a network, a queue and a role of the application.',
    source: [
      'https://registry.terraform.io/providers/hashicorp/aws/latest/docs',
      'https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html',
    ],
    by: 'role/app/terraform',
    calls: [
      { action: ['ec2:CreateVpc', 'ec2:DescribeVpcAttribute', 'ec2:ModifyVpcAttribute'], resource: vpc() },
      { action: 'ec2:CreateTags', resource: vpc(), context: { 'ec2:CreateAction': 'CreateVpc' } },
      { action: ['ec2:DescribeAvailabilityZones', 'ec2:DescribeVpcs', 'sts:GetAccessKeyInfo'] },
      {
        action: ['sqs:CreateQueue', 'sqs:SetQueueAttributes', 'sqs:TagQueue'],
        resource: 'arn:aws:sqs:{region}:{account}:orders',
      },
      {
        action: ['iam:AttachRolePolicy', 'iam:CreateRole', 'iam:PutRolePolicy'],
        resource: 'arn:aws:iam::{account}:role/app/orders',
        context: BOUNDED,
      },
      {
        action: ['iam:GetRole', 'iam:ListRolePolicies', 'iam:TagRole'],
        resource: 'arn:aws:iam::{account}:role/app/orders',
      },
    ],
  },
} as const satisfies Readonly<Record<string, Workflow>>;

function vpc(): string {
  return 'arn:aws:ec2:{region}:{account}:vpc/vpc-0123456789abcdef0';
}
