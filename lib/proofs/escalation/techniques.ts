/** A call that a technique takes. */
export interface Need {
  readonly action: string;
  /** ARN; `{account}` and `{region}` are filled in. @default whatever the action is checked on */
  readonly resource?: string;
  readonly context?: Readonly<Record<string, string>>;
}

/** A known way from some permissions to all of them. */
export interface Technique {
  readonly name: string;
  /** Every one of these must be allowed. */
  readonly needs: readonly Need[];
  /** What whoever does it has afterwards, as the end of a sentence. */
  readonly yields: string;
  /**
   * AWS service whose roles it lends to the caller: `pass`, any role that may be passed to it; `take over`, one that
   * something already runs as. @default the technique needs no role
   */
  readonly lends?: { readonly service: string; readonly how: 'pass' | 'take over' };
  /** Where AWS or those who found it describe it. */
  readonly page: string;
}

const IAM = 'https://docs.aws.amazon.com/IAM/latest/UserGuide';
const PASS_ROLE = `${IAM}/id_roles_use_passrole.html`;
const ADMINISTRATOR_ACCESS = { 'iam:PolicyARN': 'arn:aws:iam::aws:policy/AdministratorAccess' };
const role = 'arn:aws:iam::{account}:role/somebody-else';
const user = 'arn:aws:iam::{account}:user/somebody-else';
const group = 'arn:aws:iam::{account}:group/somebody-else';
const policy = 'arn:aws:iam::{account}:policy/somebody-elses';

const inIam = (name: string, yields: string, ...needs: readonly Need[]): Technique => ({
  name,
  needs,
  yields,
  page: `${IAM}/access_policies_managed-vs-inline.html`,
});

const passTo = (service: string, ...actions: readonly string[]): Technique => ({
  name: `pass a role to ${service}`,
  needs: actions.map((action) => ({ action })),
  yields: 'runs code with the permissions of any role that it passes',
  lends: { service: `${service}.amazonaws.com`, how: 'pass' },
  page: PASS_ROLE,
});

const takeOver = (service: string, what: string, page: string, ...needs: readonly Need[]): Technique => ({
  name: `take over ${what}`,
  needs,
  yields: `acts as the role of ${what}`,
  lends: { service: `${service}.amazonaws.com`, how: 'take over' },
  page,
});

/** By what they need; the order is that in which paths are looked for. */
export const TECHNIQUES: readonly Technique[] = [
  inIam('attach a policy to a role', 'a role that may do anything', {
    action: 'iam:AttachRolePolicy',
    resource: role,
    context: ADMINISTRATOR_ACCESS,
  }),
  inIam('write a role’s inline policy', 'a role that may do anything', { action: 'iam:PutRolePolicy', resource: role }),
  inIam('attach a policy to a user', 'a user who may do anything', {
    action: 'iam:AttachUserPolicy',
    resource: user,
    context: ADMINISTRATOR_ACCESS,
  }),
  inIam('write a user’s inline policy', 'a user who may do anything', { action: 'iam:PutUserPolicy', resource: user }),
  inIam('attach a policy to a group', 'a group that may do anything', {
    action: 'iam:AttachGroupPolicy',
    resource: group,
    context: ADMINISTRATOR_ACCESS,
  }),
  inIam('write a group’s inline policy', 'a group that may do anything', {
    action: 'iam:PutGroupPolicy',
    resource: group,
  }),
  inIam('join a group', 'the permissions of any group', { action: 'iam:AddUserToGroup', resource: group }),
  inIam('write a new version of a managed policy', 'the permissions that it writes', {
    action: 'iam:CreatePolicyVersion',
    resource: policy,
  }),
  inIam('go back to an older version of a managed policy', 'the permissions of the widest version', {
    action: 'iam:SetDefaultPolicyVersion',
    resource: policy,
  }),
  inIam('edit a role’s trust policy', 'any role of the account', {
    action: 'iam:UpdateAssumeRolePolicy',
    resource: role,
  }),
  inIam(
    'create a role without a boundary',
    'a role that may do anything',
    { action: 'iam:CreateRole', resource: role },
    { action: 'iam:PutRolePolicy', resource: role },
  ),
  inIam('take a boundary off a role', 'a role whose policies nothing caps', {
    action: 'iam:DeleteRolePermissionsBoundary',
    resource: 'arn:aws:iam::{account}:role/app/somebody-else',
  }),
  inIam('put another boundary on a role', 'a role whose policies nothing caps', {
    action: 'iam:PutRolePermissionsBoundary',
    resource: 'arn:aws:iam::{account}:role/app/somebody-else',
    context: { 'iam:PermissionsBoundary': 'arn:aws:iam::aws:policy/AdministratorAccess' },
  }),
  inIam('take a boundary off a user', 'a user whose policies nothing caps', {
    action: 'iam:DeleteUserPermissionsBoundary',
    resource: user,
  }),
  inIam('make access keys for a user', 'the permissions of any user', {
    action: 'iam:CreateAccessKey',
    resource: user,
  }),
  inIam('make a console password for a user', 'the permissions of any user', {
    action: 'iam:CreateLoginProfile',
    resource: user,
  }),
  inIam('change a user’s console password', 'the permissions of any user', {
    action: 'iam:UpdateLoginProfile',
    resource: user,
  }),
  {
    name: 'grant itself a permission set',
    needs: [{ action: 'sso:CreateAccountAssignment' }],
    yields: 'any permission set in any account',
    page: 'https://docs.aws.amazon.com/singlesignon/latest/userguide/iam-auth-access-overview.html',
  },
  {
    name: 'widen a permission set',
    needs: [{ action: 'sso:PutInlinePolicyToPermissionSet' }, { action: 'sso:ProvisionPermissionSet' }],
    yields: 'the permissions that it writes, wherever the permission set is assigned',
    page: 'https://docs.aws.amazon.com/singlesignon/latest/userguide/iam-auth-access-overview.html',
  },
  {
    name: 'take a member’s root',
    needs: [{ action: 'sts:AssumeRoot' }],
    yields: 'a session of a member account’s root user',
    page: `${IAM}/id_root-user-privileged-task.html`,
  },
  passTo('lambda', 'lambda:CreateFunction', 'lambda:InvokeFunction'),
  passTo('ec2', 'ec2:RunInstances'),
  passTo('ecs-tasks', 'ecs:RegisterTaskDefinition', 'ecs:RunTask'),
  passTo('glue', 'glue:CreateDevEndpoint'),
  passTo('glue', 'glue:CreateJob', 'glue:StartJobRun'),
  passTo('sagemaker', 'sagemaker:CreateNotebookInstance', 'sagemaker:CreatePresignedNotebookInstanceUrl'),
  passTo('sagemaker', 'sagemaker:CreateTrainingJob'),
  passTo('codebuild', 'codebuild:CreateProject', 'codebuild:StartBuild'),
  passTo('cloudformation', 'cloudformation:CreateStack'),
  passTo('datapipeline', 'datapipeline:CreatePipeline', 'datapipeline:PutPipelineDefinition'),
  passTo('states', 'states:CreateStateMachine', 'states:StartExecution'),
  passTo('ssm', 'ssm:StartAutomationExecution'),
  passTo('bedrock-agentcore', 'bedrock-agentcore:CreateCodeInterpreter', 'bedrock-agentcore:InvokeCodeInterpreter'),
  takeOver('lambda', 'a function', 'https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html', {
    action: 'lambda:UpdateFunctionCode',
    resource: 'arn:aws:lambda:{region}:{account}:function:lz-account-settings',
  }),
  takeOver(
    'ec2',
    'an instance, by a command',
    'https://docs.aws.amazon.com/systems-manager/latest/userguide/run-command.html',
    { action: 'ssm:SendCommand' },
  ),
  takeOver(
    'ec2',
    'an instance, by a shell',
    'https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager.html',
    { action: 'ssm:StartSession', resource: 'arn:aws:ec2:{region}:{account}:instance/i-1' },
  ),
  takeOver('ecs-tasks', 'a container', 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html', {
    action: 'ecs:ExecuteCommand',
  }),
  takeOver(
    'codebuild',
    'a build',
    'https://docs.aws.amazon.com/codebuild/latest/userguide/setting-up-service-role.html',
    {
      action: 'codebuild:StartBuild',
    },
  ),
  takeOver(
    'cloudformation',
    'a stack',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-iam-servicerole.html',
    { action: 'cloudformation:UpdateStack', resource: 'arn:aws:cloudformation:{region}:{account}:stack/CDKToolkit/1' },
  ),
];
