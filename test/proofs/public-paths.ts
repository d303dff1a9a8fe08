/**
 * The public catalogue of paths to administrator, https://pathfinding.cloud (github.com/DataDog/pathfinding.cloud, data/paths), as its files
 * and the proposals to it were on 27 November 2026: its ids, and the actions that each path takes. Facts alone, none of its text.
 *
 * By id: the technique that finds it, and what whoever takes it may do.
 */
export const PUBLIC_PATHS: Readonly<Record<string, readonly [technique: string, actions: string]>> = {
  'apprunner-001': ['pass a role to App Runner', 'iam:PassRole apprunner:CreateService'],
  'apprunner-002': ['take over a service of App Runner', 'apprunner:UpdateService'],
  'batch-001': ['pass a role to a job of Batch', 'iam:PassRole batch:RegisterJobDefinition batch:SubmitJob'],
  'batch-002': ['take over a job of Batch', 'batch:SubmitJob'],
  'batch-003': [
    'pass a role to a job of Batch',
    'iam:PassRole batch:CreateComputeEnvironment batch:CreateJobQueue batch:RegisterJobDefinition batch:SubmitJob',
  ],
  'bedrock-001': [
    'pass a role to a code interpreter',
    'iam:PassRole bedrock-agentcore:CreateCodeInterpreter bedrock-agentcore:StartCodeInterpreterSession bedrock-agentcore:InvokeCodeInterpreter',
  ],
  'bedrock-002': [
    'take over a code interpreter',
    'bedrock-agentcore:StartCodeInterpreterSession bedrock-agentcore:InvokeCodeInterpreter',
  ],
  'bedrock-003': [
    'pass a role to an agent’s runtime by a command',
    'iam:PassRole bedrock-agentcore:CreateAgentRuntime bedrock-agentcore:CreateAgentRuntimeEndpoint bedrock-agentcore:CreateWorkloadIdentity bedrock-agentcore:InvokeAgentRuntimeCommand',
  ],
  'bedrock-004': ['take over an agent’s runtime', 'bedrock-agentcore:InvokeAgentRuntimeCommand'],
  'bedrock-005': [
    'pass a role to an agent’s runtime by a command',
    'iam:PassRole bedrock-agentcore:CreateHarness bedrock-agentcore:CreateAgentRuntime bedrock-agentcore:CreateAgentRuntimeEndpoint bedrock-agentcore:CreateWorkloadIdentity bedrock-agentcore:CreateMemory bedrock-agentcore:GetMemory bedrock-agentcore:GetAgentRuntime bedrock-agentcore:GetHarness bedrock-agentcore:InvokeAgentRuntimeCommand',
  ],
  'bedrock-006': [
    'pass a role to a browser',
    'iam:PassRole bedrock-agentcore:CreateBrowser bedrock-agentcore:StartBrowserSession bedrock-agentcore:ConnectBrowserAutomationStream',
  ],
  'bedrock-007': [
    'take over a browser',
    'bedrock-agentcore:StartBrowserSession bedrock-agentcore:ConnectBrowserAutomationStream',
  ],
  'braket-001': ['pass a role to a job of Braket', 'iam:PassRole braket:CreateJob'],
  'cloudformation-001': ['pass a role to a stack', 'iam:PassRole cloudformation:CreateStack'],
  'cloudformation-002': ['take over a stack', 'cloudformation:UpdateStack'],
  'cloudformation-003': [
    'pass a role to a StackSet',
    'iam:PassRole cloudformation:CreateStackSet cloudformation:CreateStackInstances',
  ],
  'cloudformation-004': ['pass a role to a StackSet that is there', 'iam:PassRole cloudformation:UpdateStackSet'],
  'cloudformation-005': [
    'take over a stack, by a change set',
    'cloudformation:CreateChangeSet cloudformation:ExecuteChangeSet',
  ],
  'codebuild-001': ['pass a role to a build', 'iam:PassRole codebuild:CreateProject codebuild:StartBuild'],
  'codebuild-002': ['take over a build', 'codebuild:StartBuild'],
  'codebuild-003': ['take over a batch of builds', 'codebuild:StartBuildBatch'],
  'codebuild-004': [
    'pass a role to a batch of builds',
    'iam:PassRole codebuild:CreateProject codebuild:StartBuildBatch',
  ],
  'codedeploy-001': [
    'take over an instance, by a deployment',
    'codedeploy:CreateDeployment codedeploy:RegisterApplicationRevision codedeploy:GetDeploymentConfig',
  ],
  'cognitoidentity-001': ['pass a role to an identity pool', 'iam:PassRole cognito-identity:SetIdentityPoolRoles'],
  'datapipeline-001': [
    'pass a role to Data Pipeline',
    'iam:PassRole datapipeline:CreatePipeline datapipeline:PutPipelineDefinition datapipeline:ActivatePipeline',
  ],
  'ec2-001': ['pass a role to an instance', 'iam:PassRole ec2:RunInstances'],
  'ec2-002': [
    'take over an instance, by its user data',
    'ec2:ModifyInstanceAttribute ec2:StopInstances ec2:StartInstances',
  ],
  'ec2-003': ['pass a role to a Spot instance', 'iam:PassRole ec2:RequestSpotInstances'],
  'ec2-004': [
    'take over an instance, by its launch template',
    'ec2:CreateLaunchTemplateVersion ec2:ModifyLaunchTemplate',
  ],
  'ec2-005': [
    'take over an instance, by its launch template',
    'ec2:CreateLaunchTemplateVersion ec2:ModifyLaunchTemplate',
  ],
  'ec2instanceconnect-003': [
    'take over an instance, by a key',
    'ec2-instance-connect:SendSSHPublicKey ec2:DescribeInstances',
  ],
  'ecs-001': [
    'pass a role to a service of ECS',
    'iam:PassRole ecs:CreateCluster ecs:RegisterTaskDefinition ecs:CreateService',
  ],
  'ecs-002': ['pass a role to a task', 'iam:PassRole ecs:CreateCluster ecs:RegisterTaskDefinition ecs:RunTask'],
  'ecs-003': ['pass a role to a service of ECS', 'iam:PassRole ecs:RegisterTaskDefinition ecs:CreateService'],
  'ecs-004': ['pass a role to a task', 'iam:PassRole ecs:RegisterTaskDefinition ecs:RunTask'],
  'ecs-005': ['pass a role to a task on an instance', 'iam:PassRole ecs:RegisterTaskDefinition ecs:StartTask'],
  'ecs-006': ['take over a container', 'ecs:ExecuteCommand ecs:DescribeTasks'],
  'ecs-007': ['pass a role to a task on an instance', 'iam:PassRole ecs:StartTask ecs:RegisterContainerInstance'],
  'ecs-008': ['pass a role to a task', 'iam:PassRole ecs:RunTask'],
  'ecs-009': ['pass a role to a task on an instance', 'iam:PassRole ecs:StartTask'],
  'emr-001': ['pass a role to a cluster of EMR', 'iam:PassRole elasticmapreduce:RunJobFlow'],
  'emrserverless-001': [
    'pass a role to EMR Serverless',
    'iam:PassRole emr-serverless:CreateApplication emr-serverless:StartJobRun',
  ],
  'gamelift-001': [
    'pass a role to a fleet of GameLift',
    'iam:PassRole gamelift:CreateBuild gamelift:CreateFleet gamelift:RequestUploadCredentials',
  ],
  'glue-001': ['pass a role to a development endpoint', 'iam:PassRole glue:CreateDevEndpoint'],
  'glue-002': ['take over a development endpoint', 'glue:UpdateDevEndpoint'],
  'glue-003': ['pass a role to a job of Glue', 'iam:PassRole glue:CreateJob glue:StartJobRun'],
  'glue-004': ['pass a role to a job of Glue that a trigger starts', 'iam:PassRole glue:CreateJob glue:CreateTrigger'],
  'glue-005': ['pass a role to a job of Glue that is there', 'iam:PassRole glue:UpdateJob glue:StartJobRun'],
  'glue-006': [
    'pass a role to a job of Glue that is there and a trigger starts',
    'iam:PassRole glue:UpdateJob glue:CreateTrigger',
  ],
  'glue-007': ['pass a role to a session of Glue', 'iam:PassRole glue:CreateSession glue:RunStatement'],
  'iam-001': ['write a new version of a managed policy', 'iam:CreatePolicyVersion'],
  'iam-002': ['make access keys for a user', 'iam:CreateAccessKey'],
  'iam-003': ['make access keys for a user', 'iam:CreateAccessKey iam:DeleteAccessKey'],
  'iam-004': ['make a console password for a user', 'iam:CreateLoginProfile'],
  'iam-005': ['write a role’s inline policy', 'iam:PutRolePolicy'],
  'iam-006': ['change a user’s console password', 'iam:UpdateLoginProfile'],
  'iam-007': ['write a user’s inline policy', 'iam:PutUserPolicy'],
  'iam-008': ['attach a policy to a user', 'iam:AttachUserPolicy'],
  'iam-009': ['attach a policy to a role', 'iam:AttachRolePolicy'],
  'iam-010': ['attach a policy to a group', 'iam:AttachGroupPolicy'],
  'iam-011': ['write a group’s inline policy', 'iam:PutGroupPolicy'],
  'iam-012': ['edit a role’s trust policy', 'iam:UpdateAssumeRolePolicy'],
  'iam-013': ['join a group', 'iam:AddUserToGroup'],
  'iam-014': ['attach a policy to a role', 'iam:AttachRolePolicy sts:AssumeRole'],
  'iam-015': ['attach a policy to a user', 'iam:AttachUserPolicy iam:CreateAccessKey'],
  'iam-016': ['write a new version of a managed policy', 'iam:CreatePolicyVersion sts:AssumeRole'],
  'iam-017': ['write a role’s inline policy', 'iam:PutRolePolicy sts:AssumeRole'],
  'iam-018': ['write a user’s inline policy', 'iam:PutUserPolicy iam:CreateAccessKey'],
  'iam-019': ['attach a policy to a role', 'iam:AttachRolePolicy iam:UpdateAssumeRolePolicy'],
  'iam-020': ['write a new version of a managed policy', 'iam:CreatePolicyVersion iam:UpdateAssumeRolePolicy'],
  'iam-021': ['write a role’s inline policy', 'iam:PutRolePolicy iam:UpdateAssumeRolePolicy'],
  'iam-022': ['take a boundary off a user', 'iam:DeleteUserPermissionsBoundary'],
  'iam-023': ['take a boundary off a role', 'iam:DeleteRolePermissionsBoundary sts:AssumeRole'],
  'iam-024': ['put another boundary on a user', 'iam:PutUserPermissionsBoundary'],
  'imagebuilder-001': [
    'pass a role to an image that is built',
    'iam:PassRole imagebuilder:CreateComponent imagebuilder:CreateImageRecipe imagebuilder:CreateInfrastructureConfiguration imagebuilder:CreateImage',
  ],
  'kinesisanalytics-001': [
    'pass a role to an application of Flink',
    'iam:PassRole kinesisanalytics:CreateApplication kinesisanalytics:StartApplication',
  ],
  'lambda-001': ['pass a role to a function that it calls', 'iam:PassRole lambda:CreateFunction lambda:InvokeFunction'],
  'lambda-002': [
    'pass a role to a function that a source calls',
    'iam:PassRole lambda:CreateFunction lambda:CreateEventSourceMapping',
  ],
  'lambda-003': ['take over a function', 'lambda:UpdateFunctionCode'],
  'lambda-004': ['take over a function', 'lambda:UpdateFunctionCode lambda:InvokeFunction'],
  'lambda-005': ['take over a function', 'lambda:UpdateFunctionCode lambda:AddPermission'],
  'lambda-006': [
    'pass a role to a function that it lets others call',
    'iam:PassRole lambda:CreateFunction lambda:AddPermission',
  ],
  'omics-001': [
    'pass a role to a workflow of HealthOmics',
    'iam:PassRole omics:CreateWorkflow omics:StartRun s3:GetObject',
  ],
  'sagemaker-001': ['pass a role to a notebook', 'iam:PassRole sagemaker:CreateNotebookInstance'],
  'sagemaker-002': ['pass a role to a training job', 'iam:PassRole sagemaker:CreateTrainingJob'],
  'sagemaker-003': ['pass a role to a processing job', 'iam:PassRole sagemaker:CreateProcessingJob'],
  'sagemaker-004': ['take over a notebook', 'sagemaker:CreatePresignedNotebookInstanceUrl'],
  'sagemaker-005': [
    'take over a notebook, by what starts with it',
    'sagemaker:CreateNotebookInstanceLifecycleConfig sagemaker:StopNotebookInstance sagemaker:UpdateNotebookInstance sagemaker:StartNotebookInstance',
  ],
  'scheduler-001': ['pass a role to a schedule', 'iam:PassRole scheduler:CreateSchedule'],
  'ssm-001': ['take over an instance, by a shell', 'ssm:StartSession'],
  'ssm-002': ['take over an instance, by a command', 'ssm:SendCommand'],
  'ssm-003': ['pass a role to a runbook', 'iam:PassRole ssm:CreateDocument ssm:StartAutomationExecution'],
  'sso-001': [
    'grant itself a permission set',
    'sso:CreatePermissionSet sso:CreateAccountAssignment sso:AttachManagedPolicyToPermissionSet',
  ],
  'sso-002': ['attach a policy to a permission set', 'sso:AttachManagedPolicyToPermissionSet'],
  'sso-003': ['widen a permission set', 'sso:PutInlinePolicyToPermissionSet'],
  'stepfunctions-001': [
    'pass a role to a state machine',
    'iam:PassRole states:CreateStateMachine states:StartExecution',
  ],
  'stepfunctions-002': ['take over a state machine', 'states:UpdateStateMachine states:StartExecution'],
  'sts-004': ['edit a role’s trust policy', 'iam:UpdateAssumeRolePolicy'],
};

/** Paths of the catalogue that no technique is: reviewed one by one, with the reason. */
export const NO_TECHNIQUE: Readonly<Record<string, string>> = {
  'iam-025':
    'What is taken off denies: no way by itself. “Whoever may take off what denies them” tries it for each kind.',
  'iam-026': 'As iam-025, of an inline policy.',
  'sts-001': 'The search follows each role that trusts the caller. “A chain of roles” tries it.',
  'sts-002':
    'From account to account of the organization as sts-001. Whoever comes from outside is neither persona nor machine role: what trusts them is for the perimeter’s guardrails.',
  'sts-003': 'As sts-002: a role that trusts everybody is followed for every caller of the organization.',
};
