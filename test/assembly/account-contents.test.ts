import { contents, inner, role, rolesIn, targets } from './support/contents';
import {
  allow,
  att,
  graphOf,
  lambdaTrust,
  ref,
  resource,
  stackSet,
  type Resources,
} from './support/small-organization';

describe('principals', () => {
  const boundary = resource('AWS::IAM::ManagedPolicy', {
    ManagedPolicyName: 'lz-boundary',
    PolicyDocument: allow('*'),
    Roles: [ref('Other')],
  });

  test('roles have every policy, wherever it stands', () => {
    const graph = graphOf({
      Boundary: boundary,
      Other: role({ RoleName: 'other' }),
      Role: role({
        RoleName: 'server',
        Path: '/app/',
        ManagedPolicyArns: ['arn:aws:iam::aws:policy/job-function/ViewOnlyAccess'],
        PermissionsBoundary: ref('Boundary'),
        Policies: [{ PolicyName: 'own', PolicyDocument: allow('s3:GetObject') }],
        Tags: [{ Key: 'team', Value: 'trips' }],
      }),
      Policy: resource('AWS::IAM::Policy', {
        PolicyName: 'attached',
        PolicyDocument: allow('sns:Publish'),
        Roles: [ref('Role')],
      }),
      RolePolicy: resource('AWS::IAM::RolePolicy', {
        PolicyName: 'apart',
        PolicyDocument: allow('sqs:*'),
        RoleName: ref('Role'),
      }),
    });
    const [other, server] = contents(graph, 'management').roles;
    expect(server).toMatchObject({
      kind: 'role',
      name: 'server',
      path: '/app/',
      arn: 'arn:aws:iam::management:role/app/server',
      trustPolicy: lambdaTrust,
      inlinePolicies: [{ name: 'own' }, { name: 'attached' }, { name: 'apart' }],
      managedPolicies: [
        { name: 'ViewOnlyAccess', owner: 'aws', arn: 'arn:aws:iam::aws:policy/job-function/ViewOnlyAccess' },
      ],
      boundary: { name: 'lz-boundary', owner: 'customer', document: allow('*') },
      tags: { team: 'trips' },
    });
    expect(other?.managedPolicies).toMatchObject([{ arn: 'arn:aws:iam::management:policy/lz-boundary' }]);
    expect(graph.awsManagedPolicyArns()).toEqual([
      'arn:aws:iam::aws:policy/AdministratorAccess',
      'arn:aws:iam::aws:policy/job-function/ViewOnlyAccess',
    ]);
  });

  test('a role whose condition does not hold is not there', () => {
    const Conditions = { Never: { 'Fn::Equals': ['a', 'b'] } };
    const Resources = { Role: { ...role({ RoleName: 'never' }), Condition: 'Never' } };
    const graph = graphOf({}, { Other: { template: { Conditions, Resources } } });
    expect(contents(graph, 'management').roles).toEqual([]);
  });

  test('roles of one logical id in two stacks have names of their own', () => {
    const other = (stackName: string): { stackName: string; template: { Resources: Resources } } => ({
      stackName,
      template: { Resources: { Role: role() } },
    });
    const graph = graphOf({}, { A: other('lz-a'), B: other('lz-b') });
    expect(rolesIn(graph, 'management')).toEqual([
      'arn:aws:iam::management:role/lz-a-Role',
      'arn:aws:iam::management:role/lz-b-Role',
    ]);
  });

  test('users have the policies of their groups', () => {
    const graph = graphOf({
      Group: resource('AWS::IAM::Group', {
        GroupName: 'break-glass',
        Policies: [{ PolicyName: 'mfa', PolicyDocument: allow('sts:AssumeRole') }],
      }),
      First: resource('AWS::IAM::User', { UserName: 'break-glass-1', Groups: [ref('Group')] }),
      Second: resource('AWS::IAM::User', { UserName: 'break-glass-2' }),
      Addition: resource('AWS::IAM::UserToGroupAddition', { GroupName: ref('Group'), Users: [ref('Second')] }),
    });
    expect(contents(graph, 'management').users).toMatchObject([
      { arn: 'arn:aws:iam::management:user/break-glass-1', groups: ['break-glass'], inlinePolicies: [{ name: 'mfa' }] },
      { arn: 'arn:aws:iam::management:user/break-glass-2', groups: ['break-glass'], inlinePolicies: [{ name: 'mfa' }] },
    ]);
  });

  test('instance profiles and OIDC providers', () => {
    const graph = graphOf({
      Role: role({ RoleName: 'server' }),
      Profile: resource('AWS::IAM::InstanceProfile', { InstanceProfileName: 'server', Roles: [ref('Role')] }),
      Provider: resource('AWS::IAM::OIDCProvider', {
        Url: 'https://token.actions.githubusercontent.com',
        ClientIdList: ['sts.amazonaws.com'],
      }),
    });
    const { instanceProfiles, oidcProviders } = contents(graph, 'management');
    expect(instanceProfiles).toMatchObject([
      { arn: 'arn:aws:iam::management:instance-profile/server', roles: ['server'] },
    ]);
    expect(oidcProviders).toMatchObject([
      {
        arn: 'arn:aws:iam::management:oidc-provider/token.actions.githubusercontent.com',
        url: 'token.actions.githubusercontent.com',
        audiences: ['sts.amazonaws.com'],
      },
    ]);
  });

  test('a permission set is a role in every account where it is assigned', () => {
    const graph = graphOf({
      Developer: resource('AWS::SSO::PermissionSet', {
        Name: 'Developer',
        InstanceArn: 'arn:aws:sso:::instance/ssoins-1',
        SessionDuration: 'PT8H',
        ManagedPolicies: ['arn:aws:iam::aws:policy/ReadOnlyAccess'],
        InlinePolicy: allow('s3:*'),
        PermissionsBoundary: { CustomerManagedPolicyReference: { Name: 'lz-boundary', Path: '/' } },
      }),
      Assignment: resource(
        'AWS::SSO::Assignment',
        {
          PermissionSetArn: att('Developer', 'PermissionSetArn'),
          PrincipalId: '1234-5678',
          TargetId: ref('AccountDev'),
        },
        { 'LandingZone::GroupName': 'developers' },
      ),
      Set: stackSet(
        {
          Resources: {
            Boundary: resource('AWS::IAM::ManagedPolicy', {
              ManagedPolicyName: 'lz-boundary',
              PolicyDocument: allow('*'),
            }),
          },
        },
        targets({ OrganizationalUnitIds: [ref('Engineering')] }),
      ),
    });
    expect(graph.assignments).toMatchObject([
      {
        group: 'developers',
        permissionSet: { name: 'Developer', sessionDuration: 'PT8H' },
        account: { name: 'engineering-dev' },
      },
    ]);
    expect(contents(graph, 'engineering-dev').roles[0]).toMatchObject({
      arn: expect.stringMatching(
        /^arn:aws:iam::engineering-dev:role\/aws-reserved\/sso\.amazonaws\.com\/us-west-2\/AWSReservedSSO_Developer_[0-9a-f]{16}$/,
      ) as string,
      inlinePolicies: [{ document: allow('s3:*') }],
      managedPolicies: [{ name: 'ReadOnlyAccess', owner: 'aws' }],
      boundary: { arn: 'arn:aws:iam::engineering-dev:policy/lz-boundary', document: allow('*') },
      assignment: { permissionSet: 'Developer', groups: ['developers'] },
    });
    expect(contents(graph, 'security').roles.map(({ name }) => name)).toEqual(['OrganizationAccountAccessRole']);
  });

  test("AWS's own roles are there: of Organizations in a new account, of StackSets where one reaches", () => {
    const graph = graphOf({ Set: stackSet(inner, targets({ OrganizationalUnitIds: [ref('Dev')] })) });
    expect(contents(graph, 'engineering-dev').roles).toMatchObject([
      { name: 'lz-audit' },
      {
        name: 'OrganizationAccountAccessRole',
        managedPolicies: [{ name: 'AdministratorAccess' }],
        trustPolicy: { Statement: [{ Principal: { AWS: 'arn:aws:iam::management:root' } }] },
      },
      { name: expect.stringMatching(/^stacksets-exec-[0-9a-f]{32}$/) as string },
    ]);
    expect(contents(graph, 'engineering-prod').roles.map(({ name }) => name)).toEqual([
      'OrganizationAccountAccessRole',
    ]);
    expect(contents(graph, 'management').roles).toEqual([]);
  });

  test.each<[what: string, more: Resources, account: string, message: string]>([
    [
      'a role that two templates create',
      { A: role({ RoleName: 'x' }), B: role({ RoleName: 'x' }) },
      'management',
      'arn:aws:iam::management:role/x is created twice',
    ],
    [
      'a boundary that the account does not have',
      { A: role({ PermissionsBoundary: 'arn:aws:iam::management:policy/none' }) },
      'management',
      'A.PermissionsBoundary: names the policy arn:aws:iam::management:policy/none, which no template',
    ],
    [
      'a trust policy that is missing',
      { A: resource('AWS::IAM::Role') },
      'management',
      'Resources.A.Properties.AssumeRolePolicyDocument: is nothing where a policy document is expected',
    ],
    [
      'a group that is not there',
      { A: resource('AWS::IAM::User', { Groups: ['none'] }) },
      'management',
      'names the group "none"',
    ],
  ])('%s is an error', (_what, more, name, message) => {
    expect(() => contents(graphOf(more), name)).toThrow(message);
  });
});

describe('resource policies', () => {
  const anyone = allow('*', { Principal: '*' });
  test.each<[type: string, resources: Resources, arn: string]>([
    [
      'S3',
      {
        Bucket: resource('AWS::S3::Bucket', { BucketName: 'trips-logs' }),
        Policy: resource('AWS::S3::BucketPolicy', { Bucket: ref('Bucket'), PolicyDocument: anyone }),
      },
      'arn:aws:s3:::trips-logs',
    ],
    [
      'KMS',
      { Key: resource('AWS::KMS::Key', { KeyPolicy: anyone }) },
      'arn:aws:kms:us-west-2:management:key/lz-organization-Key',
    ],
    [
      'SNS',
      {
        Topic: resource('AWS::SNS::Topic', { TopicName: 'alarms' }),
        Policy: resource('AWS::SNS::TopicPolicy', { Topics: [ref('Topic')], PolicyDocument: anyone }),
      },
      'arn:aws:sns:us-west-2:management:alarms',
    ],
    [
      'SQS',
      {
        Queue: resource('AWS::SQS::Queue', { QueueName: 'work' }),
        Policy: resource('AWS::SQS::QueuePolicy', { Queues: [ref('Queue')], PolicyDocument: anyone }),
      },
      'arn:aws:sqs:us-west-2:management:work',
    ],
    [
      'Secrets Manager',
      {
        Secret: resource('AWS::SecretsManager::Secret', { Name: 'key' }),
        Policy: resource('AWS::SecretsManager::ResourcePolicy', { SecretId: ref('Secret'), ResourcePolicy: anyone }),
      },
      'arn:aws:secretsmanager:us-west-2:management:secret:key-AbCdEf',
    ],
    [
      'ECR',
      { Repository: resource('AWS::ECR::Repository', { RepositoryName: 'app', RepositoryPolicyText: anyone }) },
      'arn:aws:ecr:us-west-2:management:repository/app',
    ],
    [
      'Backup',
      { Vault: resource('AWS::Backup::BackupVault', { BackupVaultName: 'lz-backup', AccessPolicy: anyone }) },
      'arn:aws:backup:us-west-2:management:backup-vault:lz-backup',
    ],
    [
      'DynamoDB',
      { Table: resource('AWS::DynamoDB::Table', { TableName: 'orders', ResourcePolicy: { PolicyDocument: anyone } }) },
      'arn:aws:dynamodb:us-west-2:management:table/orders',
    ],
    [
      'EventBridge',
      {
        Policy: resource('AWS::Events::EventBusPolicy', {
          EventBusName: 'security',
          Statement: { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' },
        }),
      },
      'arn:aws:events:us-west-2:management:event-bus/security',
    ],
    [
      'EventBridge, on the bus itself',
      { Bus: resource('AWS::Events::EventBus', { Name: 'alarms', Policy: anyone }) },
      'arn:aws:events:us-west-2:management:event-bus/alarms',
    ],
    [
      'EventBridge, the default bus',
      {
        Policy: resource('AWS::Events::EventBusPolicy', {
          Statement: { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' },
        }),
      },
      'arn:aws:events:us-west-2:management:event-bus/default',
    ],
    [
      'CloudWatch Logs, on the group itself',
      { Group: resource('AWS::Logs::LogGroup', { LogGroupName: 'jobs', ResourcePolicyDocument: anyone }) },
      'arn:aws:logs:us-west-2:management:log-group:jobs',
    ],
    [
      'CloudWatch Logs, as text',
      { Policy: resource('AWS::Logs::ResourcePolicy', { PolicyDocument: JSON.stringify(anyone) }) },
      'arn:aws:logs:us-west-2:management:log-group:*',
    ],
  ])('of %s', (_type, resources, resourceArn) => {
    const { resourcePolicies, account } = contents(graphOf(resources), 'management');
    expect(resourcePolicies).toMatchObject([{ resourceArn, account: { name: account.name } }]);
    expect(resourcePolicies[0]?.document.Statement).toMatchObject([{ Effect: 'Allow', Principal: '*' }]);
  });

  test("of Lambda: a function's permissions are one policy", () => {
    const graph = graphOf({
      Function: resource('AWS::Lambda::Function', { FunctionName: 'publish', Role: 'arn:aws:iam::management:role/x' }),
      First: resource('AWS::Lambda::Permission', {
        FunctionName: ref('Function'),
        Action: 'lambda:InvokeFunction',
        Principal: 'events.amazonaws.com',
        SourceArn: 'arn:aws:events:us-west-2:management:rule/x',
      }),
      Second: resource('AWS::Lambda::Permission', {
        FunctionName: att('Function', 'Arn'),
        Action: 'lambda:InvokeFunction',
        Principal: '*',
        PrincipalOrgID: ref('Organization'),
      }),
    });
    const arn = 'arn:aws:lambda:us-west-2:management:function:publish';
    expect(contents(graph, 'management').resourcePolicies).toMatchObject([
      {
        resourceArn: arn,
        document: {
          Statement: [
            {
              Principal: { Service: 'events.amazonaws.com' },
              Resource: arn,
              Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:events:us-west-2:management:rule/x' } },
            },
            { Principal: '*', Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-organization' } } },
          ],
        },
      },
    ]);
  });
});
