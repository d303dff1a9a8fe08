import { pass, type Technique } from './technique';

const AWS = 'https://docs.aws.amazon.com';
const RHINO = 'https://rhinosecuritylabs.com/aws/aws-privilege-escalation-methods-mitigation/';
const ECS_PAGE = 'https://labs.reversec.com/posts/2025/08/another-ecs-privilege-escalation-path';
const AGENTCORE = `${AWS}/bedrock-agentcore/latest/devguide/security-credentials-management.html`;
const SAGEMAKER = `${AWS}/sagemaker/latest/dg/sagemaker-roles.html`;
const GLUE = `${AWS}/glue/latest/dg/security_iam_service-with-iam.html`;
const LAMBDA = `${AWS}/lambda/latest/dg/lambda-intro-execution-role.html`;
const INSTANCE = `${AWS}/AWSEC2/latest/UserGuide/iam-roles-for-amazon-ec2.html`;

/**
 * Of machines, containers and jobs: calls that take `iam:PassRole` and hand the role's permissions to whoever makes them. Of two ways of which one needs less, that
 * one stands here alone: what lies ready in the account (a cluster, a queue, a pipeline) is taken to be there.
 */
export const PASSING_TO_MACHINES: readonly Technique[] = [
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
];
