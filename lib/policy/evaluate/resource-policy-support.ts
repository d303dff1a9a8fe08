import { parseArn } from '../arn';

/**
 * Resources that can have a policy of their own, by the service of their ARN: how the last part of the ARN begins, an
 * empty text for any. What stands here nowhere has none: to another account it is open, if at all, in a way that no
 * policy shows, for example by a share of AWS RAM or an attribute of a snapshot.
 *
 * What stands in something else has its policy, also where its ARN begins otherwise: a rule that of its event bus, a topic that of
 * its cluster, a recovery point that of its vault.
 *
 * Role trust policies are not here: they are about assuming the role, and about nothing else.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_aws-services-that-work-with-iam.html
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export const RESOURCE_POLICY_SUPPORT: Readonly<Record<string, readonly string[]>> = {
  'acm-pca': ['certificate-authority/'],
  'agent-registry': [''],
  aiops: ['investigation-group/'],
  apigateway: ['/domainnames', '/portalproducts', '/restapis'],
  appmesh: ['mesh/'],
  'appmesh-preview': ['mesh/'],
  appsync: ['apis/'],
  aps: ['workspace/'],
  'arc-region-switch': ['plan/'],
  'aws-marketplace': [''],
  backup: ['backup-vault:', 'recovery-point:'],
  bedrock: [''],
  'bedrock-agentcore': [''],
  billing: ['billingview/'],
  'cleanrooms-ml': ['configured-audience-model/'],
  cloudfront: ['distribution-tenant/', 'vpcorigin/', 'trust-store/'],
  cloudhsm: ['backup/'],
  cloudsearch: ['domain/'],
  cloudtrail: ['channel/', 'dashboard/', 'eventdatastore/'],
  codeartifact: ['domain/', 'package-group/', 'package/', 'repository/'],
  codebuild: ['project/', 'report-group/'],
  'codeguru-profiler': ['profilingGroup/'],
  comprehend: ['document-classifier/', 'entity-recognizer/'],
  datazone: ['domain/'],
  dsql: ['cluster/'],
  dynamodb: ['table/'],
  ecr: ['repository/'],
  'ecr-public': ['repository/'],
  elasticfilesystem: ['file-system/'],
  'elemental-inference': ['feed/'],
  entityresolution: ['idmappingworkflow/', 'idnamespace/', 'matchingworkflow/', 'schemamapping/'],
  es: ['domain/'],
  events: ['event-bus/', 'event-busv2/', 'rule/'],
  'execute-api': [''],
  glacier: ['vaults/'],
  glue: ['catalog', 'connection/', 'database/', 'table/', 'tableVersion/', 'userDefinedFunction/'],
  imagebuilder: ['component/', 'container-recipe/', 'image-recipe/', 'image/'],
  kafka: ['cluster/', 'group/', 'topic/', 'transactional-id/'],
  kinesis: ['stream/'],
  kms: ['key/'],
  lambda: ['function:', 'layer:'],
  lex: ['bot-alias/', 'bot/'],
  logs: ['delivery-destination:', 'destination:', 'log-group:'],
  lookoutequipment: ['dataset/', 'model/'],
  mediapackagev2: ['channelGroup/'],
  mediastore: ['container/'],
  mediatailor: ['channel/'],
  mpa: ['approval-team/'],
  oam: ['sink/'],
  odb: [''],
  omics: ['sequenceStore/'],
  organizations: [''],
  osis: ['pipeline/'],
  'payment-cryptography': ['key/'],
  qbusiness: ['application/'],
  redshift: ['namespace:'],
  'redshift-serverless': ['namespace/', 'snapshot/'],
  'refactor-spaces': ['environment/'],
  rekognition: ['project/'],
  'resource-explorer-2': ['view/', 'managed-view/'],
  rum: ['appmonitor/'],
  s3: [''],
  's3-object-lambda': [''],
  's3-outposts': [''],
  s3express: [''],
  s3files: ['file-system/'],
  s3tables: [''],
  s3vectors: [''],
  sagemaker: [
    'feature-group/',
    'hub-content/',
    'hub/',
    'lineage-group/',
    'model-card/',
    'model-package-group/',
    'model-package/',
    'pipeline/',
  ],
  schemas: ['registry/', 'schema/'],
  secretsmanager: ['secret:'],
  serverlessrepo: ['applications/'],
  ses: ['identity/'],
  signer: ['/signing-profiles/'],
  signin: ['console/'],
  sns: [''],
  sqs: [''],
  'ssm-contacts': ['contact/'],
  'ssm-incidents': ['response-plan/'],
  'vpc-lattice': [''],
  xray: [''],
};

/**
 * Services of which an account has a policy that is about their calls, also those that name no resource.
 *
 * @see https://docs.aws.amazon.com/xray/latest/api/API_PutResourcePolicy.html
 * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/registry-permissions.html
 */
export const SERVICES_WITH_ACCOUNT_POLICY: ReadonlySet<string> = new Set(['ecr', 'xray']);

/**
 * Whether an ARN is of what AWS Backup keeps for another service: the policy of its vault is about what AWS Backup does to it, and not
 * about what its own service does.
 *
 * @see https://docs.aws.amazon.com/aws-backup/latest/devguide/create-a-vault-access-policy.html
 */
export function mayBeInVault(arn: string): boolean {
  return arn !== '*' && parseArn(arn)?.service !== 'backup';
}

/** Whether what the ARN names can have a policy that lets other accounts in. */
export function canHaveResourcePolicy(arn: string): boolean {
  const parts = parseArn(arn);
  if (parts === undefined || !Object.hasOwn(RESOURCE_POLICY_SUPPORT, parts.service)) return false;
  return RESOURCE_POLICY_SUPPORT[parts.service]?.some((start) => parts.resource.startsWith(start)) ?? false;
}
