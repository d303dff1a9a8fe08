import type { CallerFact } from './caller-fact';
import { CHANGES_OF_A_ROLE } from './role-changes';

/**
 * A call that AWS refuses about what it owns itself, whosever account that is in: no policy can permit it. What its services do there by their
 * service-linked roles is not meant.
 */
export interface OfAwsItself extends Pick<CallerFact, 'actions' | 'why' | 'page'> {
  /** ARN patterns of what it owns, or of names that it keeps for itself. */
  readonly on: readonly string[];
}

const DOCS = 'https://docs.aws.amazon.com';
const AWS_MANAGED = ['arn:*:iam::aws:policy/*'];

/** Documents that nobody makes by a name which begins so. */
const OF_DOCUMENTS = ['aws', 'amazon', 'amzn', 'AWSEC2', 'AWSConfigRemediation', 'AWSSupport'];

export const OF_AWS_ITSELF: readonly OfAwsItself[] = [
  {
    actions: ['kms:createalias'],
    on: ['arn:*:kms:*:*:alias/aws/*'],
    why: 'Names that begin with alias/aws/ are those of keys that AWS manages.',
    page: `${DOCS}/kms/latest/APIReference/API_CreateAlias.html`,
  },
  {
    actions: ['kms:deletealias', 'kms:updatealias'],
    on: ['arn:*:kms:*:*:alias/aws/*'],
    why: 'Nobody manages the aliases of keys that AWS manages.',
    page: `${DOCS}/kms/latest/developerguide/alias-delete.html`,
  },
  {
    actions: CHANGES_OF_A_ROLE,
    on: ['arn:*:iam::*:role/aws-service-role/*'],
    why: 'Only its service changes a service-linked role.',
    page: `${DOCS}/IAM/latest/UserGuide/id_roles_create-service-linked-role.html`,
  },
  {
    actions: ['iam:createpolicyversion', 'iam:deletepolicy', 'iam:deletepolicyversion', 'iam:setdefaultpolicyversion'],
    on: AWS_MANAGED,
    why: 'AWS alone changes the policies that it manages.',
    page: `${DOCS}/IAM/latest/UserGuide/access_policies_managed-vs-inline.html`,
  },
  {
    actions: ['iam:tagpolicy', 'iam:untagpolicy'],
    on: AWS_MANAGED,
    why: 'Policies of a customer take tags, those that AWS manages do not.',
    page: `${DOCS}/IAM/latest/APIReference/API_TagPolicy.html`,
  },
  {
    actions: ['organizations:deletepolicy', 'organizations:updatepolicy'],
    on: ['arn:*:organizations::aws:policy/*'],
    why: 'A policy that AWS manages is attached and detached, and not changed.',
    page: `${DOCS}/organizations/latest/APIReference/API_PolicySummary.html`,
  },
  {
    actions: ['ec2:deletemanagedprefixlist', 'ec2:modifymanagedprefixlist'],
    on: ['arn:*:ec2:*:aws:prefix-list/*'],
    why: 'AWS alone changes the prefix lists that it manages.',
    page: `${DOCS}/vpc/latest/userguide/managed-prefix-lists.html`,
  },
  {
    actions: ['ssm:putparameter'],
    on: ['arn:*:ssm:*:*:parameter/aws/*', 'arn:*:ssm:*:*:parameter/ssm/*'],
    why: 'Names that begin with aws or ssm are not those of a customer’s parameters.',
    page: `${DOCS}/systems-manager/latest/APIReference/API_PutParameter.html`,
  },
  {
    actions: ['ssm:createdocument'],
    on: OF_DOCUMENTS.map((name) => `arn:*:ssm:*:*:document/${name}*`),
    why: 'AWS keeps names that begin so for its own documents.',
    page: `${DOCS}/systems-manager/latest/APIReference/API_CreateDocument.html`,
  },
  {
    actions: ['logs:createloggroup'],
    on: ['arn:*:logs:*:*:log-group:aws/*'],
    why: 'No name of a log group begins with aws/ (/aws/ does).',
    page: `${DOCS}/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html`,
  },
  {
    actions: ['ecs:createcapacityprovider'],
    on: ['aws', 'ecs', 'fargate'].map((name) => `arn:*:ecs:*:*:capacity-provider/${name}*`),
    why: 'No name of a capacity provider begins so.',
    page: `${DOCS}/AmazonECS/latest/APIReference/API_CreateCapacityProvider.html`,
  },
  {
    actions: ['s3:createbucket'],
    on: [
      ...['amzn-s3-demo-', 'sthree-', 'xn--'].map((start) => `arn:*:s3:::${start}*`),
      ...['--ol-s3', '--table-s3', '--x-s3', '-s3alias', '.mrap'].map((end) => `arn:*:s3:::*${end}`),
    ],
    why: 'Amazon S3 keeps names that begin or end so for itself.',
    page: `${DOCS}/AmazonS3/latest/userguide/bucketnamingrules.html`,
  },
  {
    actions: ['events:createeventbus', 'events:deleteeventbus'],
    on: ['arn:*:events:*:*:event-bus/default'],
    why: 'The default event bus is there, and stays.',
    page: `${DOCS}/eventbridge/latest/APIReference/API_DeleteEventBus.html`,
  },
  {
    actions: ['athena:deleteworkgroup'],
    on: ['arn:*:athena:*:*:workgroup/primary'],
    why: 'The primary workgroup cannot be deleted.',
    page: `${DOCS}/athena/latest/APIReference/API_DeleteWorkGroup.html`,
  },
  {
    actions: ['rds:deletedbparametergroup'],
    on: ['arn:*:rds:*:*:pg:default.*'],
    why: 'A default parameter group is not deleted.',
    page: `${DOCS}/AmazonRDS/latest/APIReference/API_DeleteDBParameterGroup.html`,
  },
  {
    actions: ['rds:deletedbclusterparametergroup'],
    on: ['arn:*:rds:*:*:cluster-pg:default.*'],
    why: 'A default parameter group is not deleted.',
    page: `${DOCS}/AmazonRDS/latest/APIReference/API_DeleteDBClusterParameterGroup.html`,
  },
  {
    actions: ['rds:deleteoptiongroup'],
    on: ['arn:*:rds:*:*:og:default:*'],
    why: 'A default option group is not deleted.',
    page: `${DOCS}/AmazonRDS/latest/APIReference/API_DeleteOptionGroup.html`,
  },
  {
    actions: ['elasticache:deletecacheparametergroup'],
    on: ['arn:*:elasticache:*:*:parametergroup:default.*'],
    why: 'A default parameter group is not deleted.',
    page: `${DOCS}/AmazonElastiCache/latest/APIReference/API_DeleteCacheParameterGroup.html`,
  },
  {
    actions: ['elasticache:deletecachesubnetgroup'],
    on: ['arn:*:elasticache:*:*:subnetgroup:default'],
    why: 'The default subnet group is not deleted.',
    page: `${DOCS}/AmazonElastiCache/latest/APIReference/API_DeleteCacheSubnetGroup.html`,
  },
  {
    actions: ['memorydb:deleteparametergroup'],
    on: ['arn:*:memorydb:*:*:parametergroup/default.*'],
    why: 'A default parameter group is not deleted.',
    page: `${DOCS}/memorydb/latest/APIReference/API_DeleteParameterGroup.html`,
  },
  {
    actions: ['redshift:deleteclusterparametergroup'],
    on: ['arn:*:redshift:*:*:parametergroup:default.*'],
    why: 'A default parameter group is not deleted.',
    page: `${DOCS}/redshift/latest/APIReference/API_DeleteClusterParameterGroup.html`,
  },
];
