import { Glob } from '../text/glob';
import { OF_DELEGATED } from './administrator-calls';
import { CHANGES_OF_A_ROLE } from './role-changes';

/** What may refuse a call that policies allow, and that no policy document of IAM shows. */
export interface OtherLimit {
  /** What is taken for granted, as a clause. */
  readonly what: string;
  /** Action patterns in lower case. */
  readonly actions: readonly string[];
  /** ARN pattern: about such a resource alone. @default any */
  readonly on?: string;
  /** Whom it can stop. */
  readonly callers: 'anyone' | 'other accounts';
  readonly page: string;
}

const PASS_ROLE_PAGE = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html';

/** Calls whose API requires a role. */
const ALWAYS_PASS: readonly string[] = [
  'airflow:createenvironment',
  'braket:createjob',
  'codebuild:createproject',
  'codepipeline:createpipeline',
  'codepipeline:updatepipeline',
  'eks:createcluster',
  'eks:createnodegroup',
  'eks:createpodidentityassociation',
  'emr-serverless:startjobrun',
  'glue:createcrawler',
  'glue:createdevendpoint',
  'glue:createjob',
  'glue:createsession',
  'iam:addroletoinstanceprofile',
  'lambda:createfunction',
  'sagemaker:createhyperparametertuningjob',
  'sagemaker:createnotebookinstance',
  'sagemaker:createpipeline',
  'sagemaker:createprocessingjob',
  'sagemaker:createtrainingjob',
  'scheduler:createschedule',
  'scheduler:updateschedule',
  'states:createstatemachine',
];

/** Calls that may take one along. AWS has no list of either; all are here that some technique of escalation passes a role by. */
const MAY_PASS: readonly string[] = [
  'amplify:createapp',
  'apigateway:put',
  'apprunner:createservice',
  'appsync:createdatasource',
  'autoscaling:createautoscalinggroup',
  'autoscaling:createlaunchconfiguration',
  'autoscaling:updateautoscalinggroup',
  'batch:registerjobdefinition',
  'batch:submitjob',
  'bedrock-agentcore:createagentruntime',
  'bedrock-agentcore:createbrowser',
  'bedrock-agentcore:createcodeinterpreter',
  'bedrock:createagent',
  'budgets:createbudgetaction',
  'cloud9:createenvironmentec2',
  'cloudformation:continueupdaterollback',
  'cloudformation:createchangeset',
  'cloudformation:createstack',
  'cloudformation:createstackset',
  'cloudformation:deletestack',
  'cloudformation:rollbackstack',
  'cloudformation:updatestack',
  'cloudformation:updatestackset',
  'codebuild:updateproject',
  'cognito-identity:setidentitypoolroles',
  'datapipeline:putpipelinedefinition',
  'deadline:createqueue',
  'ec2:associateiaminstanceprofile',
  'ec2:replaceiaminstanceprofileassociation',
  'ec2:requestspotfleet',
  'ec2:requestspotinstances',
  'ec2:runinstances',
  'ecs:createservice',
  'ecs:registertaskdefinition',
  'ecs:runtask',
  'ecs:starttask',
  'ecs:updateservice',
  'eks:updatepodidentityassociation',
  'elasticbeanstalk:createenvironment',
  'elasticmapreduce:runjobflow',
  'events:puttargets',
  'fis:createexperimenttemplate',
  'gamelift:createfleet',
  'glue:updatejob',
  'imagebuilder:createimage',
  'imagebuilder:createinfrastructureconfiguration',
  'iot:createrolealias',
  'iot:updaterolealias',
  'kinesisanalytics:createapplication',
  'lambda:updatefunctionconfiguration',
  'logs:putsubscriptionfilter',
  'omics:startrun',
  'pipes:createpipe',
  'rolesanywhere:createprofile',
  's3:putreplicationconfiguration',
  'sagemaker:createmodel',
  'sagemaker:createuserprofile',
  'servicecatalog:createconstraint',
  'ssm:createactivation',
  'ssm:registertaskwithmaintenancewindow',
  'ssm:startautomationexecution',
  'states:teststate',
  'states:updatestatemachine',
];

/** Each is set by calls of its own service, and the templates of an assembly need not know of it. */
export const OTHER_LIMITS: readonly OtherLimit[] = [
  {
    what: 'the caller’s account is the administrator of the service for the organization, in that Region',
    actions: OF_DELEGATED.flatMap(([, actions]) => actions),
    callers: 'anyone',
    page: 'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_integrate_delegated_admin.html',
  },
  {
    what: 'it is about accounts that have agreed: about a whole organization AWS takes it from the management account or an administrator of the service alone',
    actions: [
      'access-analyzer:createanalyzer',
      'cloudtrail:*eventdatastore',
      'cloudtrail:*trail',
      'config:putconfigurationaggregator',
      'servicecatalog:*portfolioshare',
    ],
    callers: 'anyone',
    page: 'https://docs.aws.amazon.com/config/latest/APIReference/API_PutConfigurationAggregator.html',
  },
  {
    what: 'AWS, which protects the roles of permission sets, takes it from others than IAM Identity Center',
    actions: [...CHANGES_OF_A_ROLE, 'iam:updaterole', 'iam:updateroledescription'],
    on: 'arn:*:iam::*:role/aws-reserved/sso.amazonaws.com/*',
    callers: 'anyone',
    page: 'https://docs.aws.amazon.com/singlesignon/latest/userguide/troubleshooting.html',
  },
  {
    what: 'the caller’s account is no member of another one’s GuardDuty, which does this for its members',
    actions: [
      'guardduty:archivefindings',
      'guardduty:createinvestigation',
      'guardduty:createipset',
      'guardduty:createthreatentityset',
      'guardduty:createthreatintelset',
      'guardduty:createtrustedentityset',
    ],
    callers: 'anyone',
    page: 'https://docs.aws.amazon.com/guardduty/latest/APIReference/API_CreateIPSet.html',
  },
  {
    what: 'a data access policy of the collection names the caller: without one OpenSearch Serverless lets in nobody',
    actions: ['aoss:apiaccessall', 'aoss:dashboardsaccessall'],
    callers: 'anyone',
    page: 'https://docs.aws.amazon.com/opensearch-service/latest/developerguide/serverless-data-access.html',
  },
  {
    what: 'an access entry of the cluster names the caller: without one Kubernetes lets in nobody',
    actions: ['eks:accesskubernetesapi'],
    callers: 'anyone',
    page: 'https://docs.aws.amazon.com/eks/latest/userguide/grant-k8s-access.html',
  },
  {
    what: 'a grant of S3 Access Grants names the caller: without one there are no credentials',
    actions: ['s3:getdataaccess'],
    callers: 'anyone',
    page: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-grants-credentials.html',
  },
  {
    what: 'a portfolio of the product is open to the caller',
    actions: ['servicecatalog:provisionproduct'],
    callers: 'anyone',
    page: 'https://docs.aws.amazon.com/servicecatalog/latest/adminguide/catalogs_portfolios_users.html',
  },
  {
    what: 'the auth policy of the service network allows it, if that asks for IAM',
    actions: ['vpc-lattice-svcs:*'],
    callers: 'anyone',
    page: 'https://docs.aws.amazon.com/vpc-lattice/latest/ug/auth-policies.html',
  },
  {
    what: 'the caller may pass the role that the call names: it always names one (ask about iam:PassRole on it)',
    actions: ALWAYS_PASS,
    callers: 'anyone',
    page: PASS_ROLE_PAGE,
  },
  {
    what: 'the caller may pass the role that the call names, if it names one (ask about iam:PassRole on it)',
    actions: MAY_PASS,
    callers: 'anyone',
    page: PASS_ROLE_PAGE,
  },
  {
    what: 'AWS Lake Formation leaves it to IAM, or has granted it',
    actions: ['glue:*catalog*', 'glue:*database*', 'glue:*partition*', 'glue:*table*', 'lakeformation:getdataaccess'],
    callers: 'anyone',
    page: 'https://docs.aws.amazon.com/lake-formation/latest/dg/lf-permissions-overview.html',
  },
  {
    what: 'the domain has no fine-grained access control, or that lets the caller in',
    actions: ['es:eshttp*'],
    callers: 'anyone',
    page: 'https://docs.aws.amazon.com/opensearch-service/latest/developerguide/fgac.html',
  },
  {
    what: 'the database has such a user, who may do there what is meant',
    actions: [
      'dsql:dbconnect*',
      'rds-db:connect',
      'redshift:getclustercredentials*',
      'redshift-serverless:getcredentials',
    ],
    callers: 'anyone',
    page: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.html',
  },
  {
    what: 'the object belongs to the bucket’s account: with access control lists it is whose wrote it',
    actions: ['s3:getobject*', 's3:putobjectacl', 's3:putobjecttagging', 's3:putobjectversionacl'],
    callers: 'anyone',
    page: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html',
  },
  {
    what: 'the caller may read what is copied, if it is a copy (say of what by s3:x-amz-copy-source)',
    actions: ['s3:putobject'],
    callers: 'anyone',
    page: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html',
  },
  {
    what: 'the caller may use the KMS key with which it is encrypted, if it is a customer’s (ask about kms:Decrypt and kms:GenerateDataKey)',
    actions: [
      's3:getobject',
      's3:getobjectversion',
      's3:putobject',
      'secretsmanager:getsecretvalue',
      'secretsmanager:putsecretvalue',
      'sns:publish',
      'sqs:receivemessage',
      'sqs:sendmessage',
      'ssm:getparameter*',
    ],
    callers: 'anyone',
    page: 'https://docs.aws.amazon.com/kms/latest/developerguide/overview.html',
  },
  {
    what: 'the key is a customer’s own: of those that AWS manages nothing is changed',
    actions: [
      'kms:disablekeyrotation',
      'kms:cancelkeydeletion',
      'kms:disablekey',
      'kms:enablekey',
      'kms:enablekeyrotation',
      'kms:putkeypolicy',
      'kms:rotatekeyondemand',
      'kms:schedulekeydeletion',
      'kms:tagresource',
      'kms:untagresource',
      'kms:updatealias',
      'kms:updatekeydescription',
    ],
    callers: 'anyone',
    page: 'https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#aws-managed-key',
  },
  {
    what: 'the bucket’s policy is not public, or nothing blocks public access',
    actions: ['s3:*'],
    callers: 'other accounts',
    page: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html',
  },
];

const globs = new Map(OTHER_LIMITS.map((limit) => [limit, limit.actions.map((text) => Glob.of(text))]));

/** What an allowed call takes for granted beside policies. @param isOwn whether the caller's account owns the resource */
export function otherLimitsOf(action: string, isOwn: boolean, arn: string): readonly OtherLimit[] {
  const folded = action.toLowerCase();
  return OTHER_LIMITS.filter(
    (limit) =>
      (limit.callers === 'anyone' || !isOwn) &&
      (limit.on === undefined || Glob.constant(limit.on).matches(arn)) &&
      globs.get(limit)?.some((glob) => glob.matches(folded)) === true,
  );
}
