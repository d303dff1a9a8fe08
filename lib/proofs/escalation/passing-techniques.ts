import { principalsOf, type Technique } from './technique';

const AWS = 'https://docs.aws.amazon.com';
const RHINO = 'https://rhinosecuritylabs.com/aws/aws-privilege-escalation-methods-mitigation/';
const ECS_PAGE = 'https://labs.reversec.com/posts/2025/08/another-ecs-privilege-escalation-path';
const AGENTCORE = `${AWS}/bedrock-agentcore/latest/devguide/security-credentials-management.html`;
const SAGEMAKER = `${AWS}/sagemaker/latest/dg/sagemaker-roles.html`;
const GLUE = `${AWS}/glue/latest/dg/security_iam_service-with-iam.html`;
const CLOUDFORMATION = `${AWS}/AWSCloudFormation/latest/UserGuide/using-iam-servicerole.html`;
const STACK_SETS = `${AWS}/AWSCloudFormation/latest/UserGuide/stacksets-prereqs-self-managed.html`;
const LAMBDA = `${AWS}/lambda/latest/dg/lambda-intro-execution-role.html`;
const INSTANCE = `${AWS}/AWSEC2/latest/UserGuide/iam-roles-for-amazon-ec2.html`;

/**
 * @param service as the role names it, without `.amazonaws.com`; several by `|`
 * @param what the caller makes, after "pass a role to"
 */
const pass = (service: string, what: string, page: string, ...actions: readonly string[]): Technique => ({
  name: `pass a role to ${what}`,
  needs: actions.map((action) => ({ action })),
  yields: 'runs code with the permissions of any role that it passes',
  lends: { services: principalsOf(service), how: 'pass' },
  page,
});

/**
 * Calls that take `iam:PassRole` and hand the role's permissions to whoever makes them. Of two ways of which one needs less, that
 * one stands here alone: what lies ready in the account (a cluster, a queue, a pipeline) is taken to be there.
 */
export const PASSING_TECHNIQUES: readonly Technique[] = [
  pass('lambda', 'a function that it calls', RHINO, 'lambda:CreateFunction', 'lambda:InvokeFunction'),
  pass('lambda', 'a function that a source calls', RHINO, 'lambda:CreateFunction', 'lambda:CreateEventSourceMapping'),
  pass('lambda', 'a function that it lets others call', LAMBDA, 'lambda:CreateFunction', 'lambda:AddPermission'),
  pass('lambda', 'a function that is there', LAMBDA, 'lambda:UpdateFunctionConfiguration'),

  pass('ec2', 'an instance', RHINO, 'ec2:RunInstances'),
  pass('ec2', 'a Spot instance', INSTANCE, 'ec2:RequestSpotInstances'),
  pass(
    'ec2|spotfleet',
    'a Spot fleet',
    `${AWS}/AWSEC2/latest/UserGuide/spot-fleet-prerequisites.html`,
    'ec2:RequestSpotFleet',
  ),
  pass('ec2', 'an instance that is there', INSTANCE, 'ec2:AssociateIamInstanceProfile'),
  pass('ec2', 'an instance in place of another role', INSTANCE, 'ec2:ReplaceIamInstanceProfileAssociation'),
  pass(
    'ec2',
    'an instance profile',
    `${AWS}/IAM/latest/UserGuide/id_roles_use_switch-role-ec2_instance-profiles.html`,
    'iam:AddRoleToInstanceProfile',
  ),
  pass(
    'ec2',
    'an Auto Scaling group',
    `${AWS}/autoscaling/ec2/userguide/us-iam-role.html`,
    'autoscaling:CreateLaunchConfiguration',
    'autoscaling:CreateAutoScalingGroup',
  ),
  pass(
    'ec2|elasticbeanstalk',
    'an environment of Elastic Beanstalk',
    `${AWS}/elasticbeanstalk/latest/dg/concepts-roles.html`,
    'elasticbeanstalk:CreateEnvironment',
  ),
  pass(
    'ec2|imagebuilder',
    'an image that is built',
    `${AWS}/imagebuilder/latest/userguide/security-best-practices.html`,
    'imagebuilder:CreateComponent',
    'imagebuilder:CreateImageRecipe',
    'imagebuilder:CreateInfrastructureConfiguration',
    'imagebuilder:CreateImage',
  ),
  pass(
    'ec2|cloud9',
    'an environment of Cloud9',
    `${AWS}/cloud9/latest/user-guide/ec2-ssm.html`,
    'cloud9:CreateEnvironmentEC2',
  ),
  pass('ec2', 'a node group of EKS', `${AWS}/eks/latest/userguide/create-node-role.html`, 'eks:CreateNodegroup'),
  pass(
    'ec2|elasticmapreduce',
    'a cluster of EMR',
    `${AWS}/emr/latest/ManagementGuide/emr-iam-roles.html`,
    'elasticmapreduce:RunJobFlow',
  ),
  pass(
    'gamelift|ec2',
    'a fleet of GameLift',
    `${AWS}/gamelift/latest/developerguide/setting-up-role.html`,
    'gamelift:CreateFleet',
  ),
  pass('ec2|datapipeline', 'Data Pipeline', RHINO, 'datapipeline:CreatePipeline', 'datapipeline:PutPipelineDefinition'),

  pass('ecs-tasks', 'a task', ECS_PAGE, 'ecs:RunTask'),
  pass('ecs-tasks', 'a task on an instance', ECS_PAGE, 'ecs:StartTask'),
  pass(
    'ecs-tasks',
    'a service of ECS',
    `${AWS}/AmazonECS/latest/developerguide/task-iam-roles.html`,
    'ecs:RegisterTaskDefinition',
    'ecs:CreateService',
  ),
  pass(
    'ecs-tasks',
    'a service of ECS that is there',
    `${AWS}/AmazonECS/latest/developerguide/task-iam-roles.html`,
    'ecs:RegisterTaskDefinition',
    'ecs:UpdateService',
  ),
  pass(
    'ecs-tasks|batch',
    'a job of Batch',
    'https://blog.doyensec.com/2023/06/13/messing-around-with-aws-batch-for-privilege-escalations.html',
    'batch:RegisterJobDefinition',
    'batch:SubmitJob',
  ),
  pass(
    'tasks.apprunner',
    'App Runner',
    `${AWS}/apprunner/latest/dg/security_iam_service-with-iam.html`,
    'apprunner:CreateService',
  ),
  pass('pods.eks', 'pods', `${AWS}/eks/latest/userguide/pod-identities.html`, 'eks:CreatePodIdentityAssociation'),
  pass(
    'pods.eks',
    'pods in place of another role',
    `${AWS}/eks/latest/userguide/pod-identities.html`,
    'eks:UpdatePodIdentityAssociation',
  ),

  pass('glue', 'a development endpoint', RHINO, 'glue:CreateDevEndpoint'),
  pass('glue', 'a job of Glue', GLUE, 'glue:CreateJob', 'glue:StartJobRun'),
  pass('glue', 'a job of Glue that a trigger starts', GLUE, 'glue:CreateJob', 'glue:CreateTrigger'),
  pass('glue', 'a job of Glue that is there', GLUE, 'glue:UpdateJob', 'glue:StartJobRun'),
  pass('glue', 'a job of Glue that is there and a trigger starts', GLUE, 'glue:UpdateJob', 'glue:CreateTrigger'),
  pass(
    'glue',
    'a session of Glue',
    `${AWS}/glue/latest/dg/glue-is-security.html`,
    'glue:CreateSession',
    'glue:RunStatement',
  ),
  pass(
    'emr-serverless',
    'EMR Serverless',
    `${AWS}/emr/latest/EMR-Serverless-UserGuide/security-iam-role.html`,
    'emr-serverless:StartJobRun',
  ),
  pass(
    'kinesisanalytics',
    'an application of Flink',
    `${AWS}/managed-flink/latest/java/security-best-practices.html`,
    'kinesisanalytics:CreateApplication',
    'kinesisanalytics:StartApplication',
  ),
  pass(
    'airflow|airflow-env',
    'an environment of Airflow',
    `${AWS}/mwaa/latest/userguide/mwaa-create-role.html`,
    'airflow:CreateEnvironment',
  ),
  pass('omics', 'a workflow of HealthOmics', `${AWS}/omics/latest/dev/security-iam-roles.html`, 'omics:StartRun'),
  pass(
    'braket',
    'a job of Braket',
    `${AWS}/braket/latest/developerguide/braket-manage-access.html`,
    'braket:CreateJob',
  ),
  pass(
    'deadline|credentials.deadline',
    'a queue of Deadline Cloud',
    `${AWS}/deadline-cloud/latest/userguide/security_iam_service-with-iam.html`,
    'deadline:CreateQueue',
    'deadline:AssumeQueueRoleForUser',
  ),

  pass('sagemaker', 'a notebook', SAGEMAKER, 'sagemaker:CreateNotebookInstance'),
  pass('sagemaker', 'a training job', SAGEMAKER, 'sagemaker:CreateTrainingJob'),
  pass('sagemaker', 'a processing job', SAGEMAKER, 'sagemaker:CreateProcessingJob'),
  pass('sagemaker', 'a tuning job', SAGEMAKER, 'sagemaker:CreateHyperParameterTuningJob'),
  pass(
    'sagemaker',
    'a model that answers',
    SAGEMAKER,
    'sagemaker:CreateModel',
    'sagemaker:CreateEndpointConfig',
    'sagemaker:CreateEndpoint',
  ),
  pass('sagemaker', 'a model that transforms', SAGEMAKER, 'sagemaker:CreateModel', 'sagemaker:CreateTransformJob'),
  pass(
    'sagemaker',
    'a pipeline of SageMaker',
    SAGEMAKER,
    'sagemaker:CreatePipeline',
    'sagemaker:StartPipelineExecution',
  ),
  pass(
    'sagemaker',
    'a user of SageMaker Studio',
    SAGEMAKER,
    'sagemaker:CreateUserProfile',
    'sagemaker:CreatePresignedDomainUrl',
  ),

  pass(
    'bedrock-agentcore',
    'a code interpreter',
    AGENTCORE,
    'bedrock-agentcore:CreateCodeInterpreter',
    'bedrock-agentcore:InvokeCodeInterpreter',
  ),
  pass(
    'bedrock-agentcore',
    'an agent’s runtime by a command',
    AGENTCORE,
    'bedrock-agentcore:CreateAgentRuntime',
    'bedrock-agentcore:InvokeAgentRuntimeCommand',
  ),
  pass(
    'bedrock-agentcore',
    'an agent’s runtime',
    AGENTCORE,
    'bedrock-agentcore:CreateAgentRuntime',
    'bedrock-agentcore:InvokeAgentRuntime',
  ),
  pass(
    'bedrock-agentcore',
    'a browser',
    AGENTCORE,
    'bedrock-agentcore:CreateBrowser',
    'bedrock-agentcore:StartBrowserSession',
    'bedrock-agentcore:ConnectBrowserAutomationStream',
  ),
  pass(
    'bedrock',
    'an agent of Bedrock',
    `${AWS}/bedrock/latest/userguide/agents-permission.html`,
    'bedrock:CreateAgent',
    'bedrock:InvokeAgent',
  ),

  pass(
    'codebuild',
    'a build',
    `${AWS}/codebuild/latest/userguide/setting-up-service-role.html`,
    'codebuild:CreateProject',
    'codebuild:StartBuild',
  ),
  pass(
    'codebuild',
    'a batch of builds',
    `${AWS}/codebuild/latest/userguide/setting-up-service-role.html`,
    'codebuild:CreateProject',
    'codebuild:StartBuildBatch',
  ),
  pass(
    'codebuild',
    'a project that is there',
    `${AWS}/codebuild/latest/userguide/setting-up-service-role.html`,
    'codebuild:UpdateProject',
  ),
  pass(
    'codepipeline',
    'a pipeline',
    `${AWS}/codepipeline/latest/userguide/security-iam.html`,
    'codepipeline:CreatePipeline',
  ),
  pass(
    'codepipeline',
    'a pipeline that is there',
    `${AWS}/codepipeline/latest/userguide/security-iam.html`,
    'codepipeline:UpdatePipeline',
  ),
  pass(
    'amplify',
    'an application of Amplify',
    `${AWS}/amplify/latest/userguide/amplify-service-role.html`,
    'amplify:CreateApp',
    'amplify:CreateBranch',
    'amplify:StartJob',
  ),
  pass('cloudformation', 'a stack', RHINO, 'cloudformation:CreateStack'),
  pass('cloudformation', 'a stack that is there', CLOUDFORMATION, 'cloudformation:UpdateStack'),
  pass(
    'cloudformation',
    'a change set',
    CLOUDFORMATION,
    'cloudformation:CreateChangeSet',
    'cloudformation:ExecuteChangeSet',
  ),
  pass(
    'cloudformation',
    'a StackSet',
    STACK_SETS,
    'cloudformation:CreateStackSet',
    'cloudformation:CreateStackInstances',
  ),
  pass('cloudformation', 'a StackSet that is there', STACK_SETS, 'cloudformation:UpdateStackSet'),
  pass(
    'servicecatalog',
    'a product',
    `${AWS}/servicecatalog/latest/adminguide/constraints-launch.html`,
    'servicecatalog:CreateConstraint',
    'servicecatalog:ProvisionProduct',
  ),

  pass(
    'states',
    'a state machine',
    `${AWS}/step-functions/latest/dg/procedure-create-iam-role.html`,
    'states:CreateStateMachine',
    'states:StartExecution',
  ),
  pass(
    'states',
    'a state that is tested',
    `${AWS}/step-functions/latest/dg/test-state-isolation.html`,
    'states:TestState',
  ),
  pass(
    'scheduler',
    'a schedule',
    `${AWS}/scheduler/latest/UserGuide/managing-targets-universal.html`,
    'scheduler:CreateSchedule',
  ),
  pass(
    'scheduler',
    'a schedule that is there',
    `${AWS}/scheduler/latest/UserGuide/managing-targets-universal.html`,
    'scheduler:UpdateSchedule',
  ),
  pass(
    'events',
    'a rule of EventBridge',
    `${AWS}/eventbridge/latest/userguide/eb-use-identity-based.html`,
    'events:PutTargets',
  ),
  pass(
    'pipes',
    'a pipe of EventBridge',
    `${AWS}/eventbridge/latest/userguide/eb-pipes-permissions.html`,
    'pipes:CreatePipe',
  ),
  pass(
    'ssm',
    'a runbook',
    `${AWS}/systems-manager/latest/userguide/automation-setup.html`,
    'ssm:StartAutomationExecution',
  ),
  pass(
    'ssm',
    'a machine that it registers',
    `${AWS}/systems-manager/latest/userguide/hybrid-activation-managed-nodes.html`,
    'ssm:CreateActivation',
  ),
  pass(
    'ssm',
    'a maintenance window',
    `${AWS}/systems-manager/latest/userguide/sysman-maintenance-permissions.html`,
    'ssm:RegisterTaskWithMaintenanceWindow',
  ),
  pass(
    'fis',
    'an experiment',
    `${AWS}/fis/latest/userguide/getting-started-iam-service-role.html`,
    'fis:CreateExperimentTemplate',
    'fis:StartExperiment',
  ),
  pass(
    'budgets',
    'an action of a budget',
    `${AWS}/cost-management/latest/userguide/budgets-controls.html`,
    'budgets:CreateBudgetAction',
    'budgets:ExecuteBudgetAction',
  ),
  pass(
    'apigateway',
    'an API',
    `${AWS}/apigateway/latest/developerguide/api-gateway-api-integration-types.html`,
    'apigateway:PUT',
  ),
  pass(
    'appsync',
    'a data source of AppSync',
    `${AWS}/appsync/latest/devguide/tutorial-http-resolvers.html`,
    'appsync:CreateDataSource',
    'appsync:CreateResolver',
  ),

  pass(
    'credentials.iot',
    'devices',
    `${AWS}/iot/latest/developerguide/authorizing-direct-aws.html`,
    'iot:CreateRoleAlias',
  ),
  pass(
    'credentials.iot',
    'devices in place of another role',
    `${AWS}/iot/latest/developerguide/authorizing-direct-aws.html`,
    'iot:UpdateRoleAlias',
  ),
  pass(
    'rolesanywhere',
    'holders of a certificate',
    `${AWS}/rolesanywhere/latest/userguide/introduction.html`,
    'rolesanywhere:CreateTrustAnchor',
    'rolesanywhere:CreateProfile',
  ),
  pass(
    'cognito-identity',
    'an identity pool',
    'https://hackingthe.cloud/aws/exploitation/cognito_identity_pool_excessive_privileges/',
    'cognito-identity:SetIdentityPoolRoles',
  ),
];
