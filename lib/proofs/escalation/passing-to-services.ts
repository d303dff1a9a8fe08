import { pass, type Technique } from './technique';

const AWS = 'https://docs.aws.amazon.com';
const RHINO = 'https://rhinosecuritylabs.com/aws/aws-privilege-escalation-methods-mitigation/';
const CLOUDFORMATION = `${AWS}/AWSCloudFormation/latest/UserGuide/using-iam-servicerole.html`;
const STACK_SETS = `${AWS}/AWSCloudFormation/latest/UserGuide/stacksets-prereqs-self-managed.html`;

/** Of what builds, deploys and calls, and of what signs others in. */
export const PASSING_TO_SERVICES: readonly Technique[] = [
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
