import { equal, fail, match } from 'node:assert/strict';
import { CloudFormationClient, CreateStackCommand } from '@aws-sdk/client-cloudformation';
import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import {
  CreateAccountCommand,
  CreateOrganizationCommand,
  CreatePolicyCommand,
  DescribeCreateAccountStatusCommand,
  EnablePolicyTypeCommand,
  ListRootsCommand,
  OrganizationsClient,
  RegisterDelegatedAdministratorCommand,
} from '@aws-sdk/client-organizations';
import { CreateAccountAssignmentCommand, ListInstancesCommand, SSOAdminClient } from '@aws-sdk/client-sso-admin';
import type { Run, Step } from '../harness/step';

const PLACE = { account: '444444444444', region: 'us-west-2' };

/** The emulator's own tests say the rest; these show that the run before rests on an AWS that can say no. */
export const refusals: Step = {
  beside: true,
  name: 'refusals',
  title: 'the emulated AWS refuses what AWS refuses',
  after: [],
  async run(run) {
    await refuseInOrganizations(run);
    await refuseInIdentityCenter(run);
    await refuseTemplates(run);
    const policy = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: '*' } };
    const long = JSON.stringify({ ...policy, Id: 'x'.repeat(2048) });
    const role = new CreateRoleCommand({ RoleName: 'long', AssumeRolePolicyDocument: long });
    await refused(run.aws.client(IAMClient, PLACE).send(role), /LimitExceeded/);
  },
};

async function refuseInOrganizations({ aws }: Run): Promise<void> {
  const client = aws.client(OrganizationsClient, PLACE);
  await client.send(new CreateOrganizationCommand({ FeatureSet: 'ALL' }));
  const { Roots: [root] = [] } = await client.send(new ListRootsCommand({}));
  await client.send(new EnablePolicyTypeCommand({ RootId: root?.Id, PolicyType: 'SERVICE_CONTROL_POLICY' }));
  const statement = { Effect: 'Deny', Action: 'x'.repeat(10_240), Resource: '*' };
  const Content = JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
  const long = { Name: 'long', Description: '', Type: 'SERVICE_CONTROL_POLICY', Content } as const;
  await refused(client.send(new CreatePolicyCommand(long)), /You have exceeded the maximum policy size/);
  equal(await creationOf(client, 'one@refused.trips.com'), 'SUCCEEDED');
  equal(
    await creationOf(client, 'ONE@refused.trips.com'),
    'EMAIL_ALREADY_EXISTS',
    'one e-mail address for two accounts',
  );
  const delegation = { AccountId: '999999999999', ServicePrincipal: 'config.amazonaws.com' };
  await refused(client.send(new RegisterDelegatedAdministratorCommand(delegation)), /AccountNotFoundException/);
}

/** @returns how it ended: its state, or why it failed */
async function creationOf(client: OrganizationsClient, Email: string): Promise<string | undefined> {
  const { CreateAccountStatus: started } = await client.send(new CreateAccountCommand({ AccountName: 'one', Email }));
  const look = new DescribeCreateAccountStatusCommand({ CreateAccountRequestId: started?.Id });
  for (;;) {
    const { CreateAccountStatus: status } = await client.send(look);
    if (status?.State !== 'IN_PROGRESS') return status?.FailureReason ?? status?.State;
  }
}

async function refuseInIdentityCenter({ aws }: Run): Promise<void> {
  const client = aws.client(SSOAdminClient, PLACE);
  const { Instances: [instance] = [] } = await client.send(new ListInstancesCommand({}));
  const assignment = {
    InstanceArn: instance?.InstanceArn,
    PermissionSetArn: `${instance?.InstanceArn?.replace('instance', 'permissionSet') ?? ''}/ps-1111111111111111`,
    PrincipalId: '11111111-1111-1111-1111-111111111111',
    PrincipalType: 'GROUP',
    TargetId: '999999999999',
    TargetType: 'AWS_ACCOUNT',
  } as const;
  await refused(client.send(new CreateAccountAssignmentCommand(assignment)), /ResourceNotFoundException/);
}

async function refuseTemplates({ aws }: Run): Promise<void> {
  const client = aws.client(CloudFormationClient, PLACE);
  const create = (Resources: object): Promise<unknown> =>
    client.send(new CreateStackCommand({ StackName: 'refused', TemplateBody: JSON.stringify({ Resources }) }));
  const topic = { Type: 'AWS::SNS::Topic' };
  const topics = Object.fromEntries(Array.from({ length: 501 }, (_, index) => [`Topic${index}`, topic]));
  await refused(create(topics), /501|500/);
  await refused(create({ Thing: { Type: 'AWS::SNS::Thing' } }), /AWS::SNS::Thing/);
  const role = { Type: 'AWS::IAM::Role', Properties: { RoleName: 'named', AssumeRolePolicyDocument: {} } };
  await refused(create({ Role: role }), /CAPABILITY_NAMED_IAM/);
}

async function refused(call: Promise<unknown>, words: RegExp): Promise<void> {
  let answer: unknown;
  try {
    answer = await call;
  } catch (error) {
    const { name, message } = error as Error;
    match(`${name}: ${message}`, words);
    return;
  }
  fail(`must be refused with ${String(words)}, but was answered: ${JSON.stringify(answer)}`);
}
