import { takeOver, type Technique } from './technique';

const AWS = 'https://docs.aws.amazon.com';
const STACK = 'arn:aws:cloudformation:{region}:{account}:stack/CDKToolkit/1';
const CLOUDFORMATION = `${AWS}/AWSCloudFormation/latest/UserGuide/using-iam-servicerole.html`;
const CODEBUILD = `${AWS}/codebuild/latest/userguide/setting-up-service-role.html`;
const LAMBDA = `${AWS}/lambda/latest/dg/lambda-intro-execution-role.html`;
const FUNCTION = 'arn:aws:lambda:{region}:{account}:function:lz-account-settings';
const SESSIONS = `${AWS}/systems-manager/latest/userguide/session-manager.html`;
const STATES = `${AWS}/systems-manager/latest/userguide/state-manager-about.html`;
const TEMPLATES = `${AWS}/autoscaling/ec2/userguide/ec2-auto-scaling-launch-template-permissions.html`;
const CONNECT = `${AWS}/AWSEC2/latest/UserGuide/ec2-instance-connect-configure-IAM-role.html`;
const AGENTCORE = `${AWS}/bedrock-agentcore/latest/devguide/security-credentials-management.html`;
const SAGEMAKER = 'https://rhinosecuritylabs.com/aws/aws-privilege-escalation-methods-mitigation-part-2/';
const LIFECYCLE = `${AWS}/sagemaker/latest/dg/notebook-lifecycle-config.html`;

/** What already runs as a role, and does what the caller says: no `iam:PassRole` is asked. */
export const TAKE_OVER_TECHNIQUES: readonly Technique[] = [
  takeOver('lambda', 'a function', LAMBDA, { action: 'lambda:UpdateFunctionCode', resource: FUNCTION }),
  takeOver('lambda', 'a function, by a layer', `${AWS}/lambda/latest/dg/chapter-layers.html`, {
    action: 'lambda:UpdateFunctionConfiguration',
    resource: FUNCTION,
  }),

  takeOver(
    'ec2',
    'an instance, by a command',
    `${AWS}/systems-manager/latest/userguide/run-command.html`,
    'ssm:SendCommand',
  ),
  takeOver('ec2', 'an instance, by a shell', SESSIONS, {
    action: 'ssm:StartSession',
    resource: 'arn:aws:ec2:{region}:{account}:instance/i-1',
  }),
  takeOver('ec2', 'an instance, by an association', STATES, 'ssm:CreateAssociation'),
  takeOver('ec2', 'an instance, by another association', STATES, 'ssm:UpdateAssociation'),
  takeOver('ec2', 'an instance, by a key', CONNECT, 'ec2-instance-connect:SendSSHPublicKey'),
  takeOver('ec2', 'an instance, by its console', CONNECT, 'ec2-instance-connect:SendSerialConsoleSSHPublicKey'),
  takeOver(
    'ec2',
    'an instance, by its user data',
    `${AWS}/AWSEC2/latest/UserGuide/user-data.html`,
    'ec2:ModifyInstanceAttribute',
    'ec2:StopInstances',
    'ec2:StartInstances',
  ),
  takeOver(
    'ec2',
    'an instance, by its launch template',
    TEMPLATES,
    'ec2:CreateLaunchTemplateVersion',
    'ec2:ModifyLaunchTemplate',
  ),
  takeOver(
    'ec2',
    'an instance, by a deployment',
    `${AWS}/codedeploy/latest/userguide/reference-appspec-file-structure-hooks.html`,
    'codedeploy:CreateDeployment',
    'codedeploy:RegisterApplicationRevision',
  ),
  takeOver(
    'ec2',
    'an environment of Elastic Beanstalk',
    `${AWS}/elasticbeanstalk/latest/dg/concepts-roles.html`,
    'elasticbeanstalk:CreateApplicationVersion',
    'elasticbeanstalk:UpdateEnvironment',
  ),
  takeOver(
    'ec2',
    'an environment of Cloud9',
    `${AWS}/cloud9/latest/user-guide/share-environment.html`,
    'cloud9:CreateEnvironmentMembership',
  ),
  takeOver(
    'ec2',
    'a cluster of EMR',
    `${AWS}/emr/latest/ManagementGuide/emr-iam-roles.html`,
    'elasticmapreduce:AddJobFlowSteps',
  ),
  takeOver(
    'ec2|pods.eks',
    'a cluster of EKS',
    `${AWS}/eks/latest/userguide/access-entries.html`,
    'eks:CreateAccessEntry',
    'eks:AssociateAccessPolicy',
  ),

  takeOver('ecs-tasks', 'a container', `${AWS}/AmazonECS/latest/developerguide/ecs-exec.html`, 'ecs:ExecuteCommand'),
  takeOver(
    'ecs-tasks',
    'a container, by its image',
    `${AWS}/AmazonECR/latest/userguide/image-tag-mutability.html`,
    'ecr:PutImage',
  ),
  takeOver(
    'ecs-tasks|batch',
    'a job of Batch',
    'https://blog.doyensec.com/2023/06/13/messing-around-with-aws-batch-for-privilege-escalations.html',
    'batch:SubmitJob',
  ),
  takeOver(
    'tasks.apprunner',
    'a service of App Runner',
    `${AWS}/apprunner/latest/dg/security_iam_service-with-iam.html`,
    'apprunner:UpdateService',
  ),

  takeOver('codebuild', 'a build', CODEBUILD, 'codebuild:StartBuild'),
  takeOver('codebuild', 'a batch of builds', CODEBUILD, 'codebuild:StartBuildBatch'),
  takeOver('codebuild', 'a project of CodeBuild', CODEBUILD, 'codebuild:UpdateProject'),
  takeOver(
    'codebuild|codepipeline',
    'a pipeline, by what it builds',
    `${AWS}/codepipeline/latest/userguide/action-reference-CodeCommit.html`,
    'codecommit:GitPush',
  ),
  takeOver(
    'amplify',
    'an application of Amplify',
    `${AWS}/amplify/latest/userguide/amplify-service-role.html`,
    'amplify:UpdateApp',
    'amplify:StartJob',
  ),

  takeOver('cloudformation', 'a stack', CLOUDFORMATION, { action: 'cloudformation:UpdateStack', resource: STACK }),
  takeOver(
    'cloudformation',
    'a stack, by a change set',
    CLOUDFORMATION,
    { action: 'cloudformation:CreateChangeSet', resource: STACK },
    { action: 'cloudformation:ExecuteChangeSet', resource: STACK },
  ),
  takeOver(
    'cloudformation',
    'a stack, by a template in the bucket of its CDK bootstrap',
    `${AWS}/cdk/v2/guide/bootstrapping-env.html`,
    {
      action: 's3:PutObject',
      resource: 'arn:aws:s3:::cdk-hnb659fds-assets-{account}-{region}/template.json',
    },
  ),
  takeOver(
    'servicecatalog',
    'a product',
    `${AWS}/servicecatalog/latest/adminguide/constraints-launch.html`,
    'servicecatalog:CreateProvisioningArtifact',
    'servicecatalog:ProvisionProduct',
  ),

  takeOver(
    'states',
    'a state machine',
    `${AWS}/step-functions/latest/dg/procedure-create-iam-role.html`,
    'states:UpdateStateMachine',
  ),

  takeOver(
    'glue',
    'a development endpoint',
    'https://rhinosecuritylabs.com/aws/aws-privilege-escalation-methods-mitigation/',
    'glue:UpdateDevEndpoint',
  ),
  takeOver('glue', 'a session of Glue', `${AWS}/glue/latest/dg/glue-is-security.html`, 'glue:RunStatement'),

  takeOver('sagemaker', 'a notebook', SAGEMAKER, 'sagemaker:CreatePresignedNotebookInstanceUrl'),
  takeOver(
    'sagemaker',
    'a notebook, by what starts with it',
    LIFECYCLE,
    'sagemaker:CreateNotebookInstanceLifecycleConfig',
    'sagemaker:UpdateNotebookInstance',
  ),
  takeOver(
    'sagemaker',
    'a notebook, by a change of what starts with it',
    LIFECYCLE,
    'sagemaker:UpdateNotebookInstanceLifecycleConfig',
  ),
  takeOver(
    'sagemaker',
    'a user of SageMaker Studio',
    `${AWS}/sagemaker/latest/dg/sagemaker-roles.html`,
    'sagemaker:CreatePresignedDomainUrl',
  ),

  takeOver(
    'bedrock-agentcore',
    'a code interpreter',
    AGENTCORE,
    'bedrock-agentcore:StartCodeInterpreterSession',
    'bedrock-agentcore:InvokeCodeInterpreter',
  ),
  takeOver(
    'bedrock-agentcore',
    'an agent’s runtime',
    'https://www.beyondtrust.com/blog/entry/aws-agentcore-privilege-escalation',
    'bedrock-agentcore:InvokeAgentRuntimeCommand',
  ),
  takeOver(
    'bedrock-agentcore',
    'a browser',
    AGENTCORE,
    'bedrock-agentcore:StartBrowserSession',
    'bedrock-agentcore:ConnectBrowserAutomationStream',
  ),
];
