import type { AccountContents, OrganizationGraph } from '../../lib/assembly';
import type { JsonObject } from '../../lib/assembly/json';
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

function contents(graph: OrganizationGraph, name: string): AccountContents {
  const account = graph.account(name);
  if (account === undefined) throw new Error(`no account ${name}`);
  return graph.contentsOf(account);
}
/** What the templates put into an account: AWS's own roles left out. */
const rolesIn = (graph: OrganizationGraph, name: string): string[] =>
  contents(graph, name)
    .roles.filter(({ source }) => source !== undefined)
    .map(({ arn }) => arn);
const role = (Properties: JsonObject = {}): ReturnType<typeof resource> =>
  resource('AWS::IAM::Role', { AssumeRolePolicyDocument: lambdaTrust, ...Properties });
const inner = { Resources: { Role: role({ RoleName: 'lz-audit' }) } };
const targets = (DeploymentTargets: JsonObject): JsonObject => ({ DeploymentTargets });

describe('a StackSet reaches', () => {
  const everyone = ['engineering-dev', 'engineering-prod', 'security'];
  test.each<[what: string, target: JsonObject, reached: string[]]>([
    [
      'for the root, every account but the management account',
      { OrganizationalUnitIds: [att('Organization', 'RootId')] },
      everyone,
    ],
    [
      'for an OU, the accounts below it',
      { OrganizationalUnitIds: [ref('Engineering')] },
      ['engineering-dev', 'engineering-prod'],
    ],
    [
      'for an intersection, the accounts that are in both',
      {
        OrganizationalUnitIds: [ref('Engineering')],
        Accounts: [att('AccountDev', 'AccountId'), 'security'],
        AccountFilterType: 'INTERSECTION',
      },
      ['engineering-dev'],
    ],
    [
      'for a difference, the accounts that are not named',
      {
        OrganizationalUnitIds: [att('Organization', 'RootId')],
        Accounts: [ref('AccountDev')],
        AccountFilterType: 'DIFFERENCE',
      },
      ['engineering-prod', 'security'],
    ],
    [
      'for a union, both',
      { OrganizationalUnitIds: [ref('Dev')], Accounts: ['security'], AccountFilterType: 'UNION' },
      ['engineering-dev', 'security'],
    ],
  ])('%s', (_what, target, reached) => {
    const graph = graphOf({ Set: stackSet(inner, targets(target)) });
    const found = graph.accounts.filter(({ name }) => rolesIn(graph, name).length > 0);
    expect(found.map(({ name }) => name).sort()).toEqual(reached);
    expect(rolesIn(graph, reached[0] ?? '')).toEqual([`arn:aws:iam::${reached[0] ?? ''}:role/lz-audit`]);
  });

  test('several regions with roles whose names AWS makes up, since these differ', () => {
    const unnamed = { Resources: { Role: role() } };
    const group = { ...targets({ OrganizationalUnitIds: [ref('Dev')] }), Regions: ['us-west-2', 'eu-west-1'] };
    expect(new Set(rolesIn(graphOf({ Set: stackSet(unnamed, group) }), 'engineering-dev')).size).toBe(2);
    const named = graphOf({ Set: stackSet(inner, group) });
    expect(() => contents(named, 'engineering-dev')).toThrow(
      'role/lz-audit is created twice, by lz-roles and by lz-roles',
    );
  });

  test('every region that it names', () => {
    const topic = {
      Resources: {
        Topic: resource('AWS::SNS::TopicPolicy', {
          Topics: [{ 'Fn::Sub': 'arn:aws:sns:${AWS::Region}:${AWS::AccountId}:x' }],
          PolicyDocument: allow('sns:Publish', { Principal: '*' }),
        }),
      },
    };
    const group = { ...targets({ OrganizationalUnitIds: [ref('Dev')] }), Regions: ['us-west-2', 'eu-west-1'] };
    expect(
      contents(graphOf({ Set: stackSet(topic, group) }), 'engineering-dev').resourcePolicies.map(
        ({ resourceArn }) => resourceArn,
      ),
    ).toEqual(['arn:aws:sns:us-west-2:engineering-dev:x', 'arn:aws:sns:eu-west-1:engineering-dev:x']);
  });
});

describe('the template of a StackSet', () => {
  const parameters: Resources = { Role: role({ RoleName: { 'Fn::Sub': '${Team}-${Stage}' } }) };
  const template = {
    Parameters: { Team: { Type: 'String' }, Stage: { Type: 'String', Default: 'dev' } },
    Resources: parameters,
  };
  const group = targets({ OrganizationalUnitIds: [ref('Dev')] });
  const given = { Parameters: [{ ParameterKey: 'Team', ParameterValue: ref('AWS::AccountId') }] };

  test('takes the parameters of the set, and those of a group of instances above them', () => {
    const overridden = { ...group, ParameterOverrides: [{ ParameterKey: 'Stage', ParameterValue: 'prod' }] };
    expect(rolesIn(graphOf({ Set: stackSet(template, group, given) }), 'engineering-dev')).toEqual([
      'arn:aws:iam::engineering-dev:role/management-dev',
    ]);
    expect(rolesIn(graphOf({ Set: stackSet(template, overridden, given) }), 'engineering-dev')).toEqual([
      'arn:aws:iam::engineering-dev:role/management-prod',
    ]);
  });

  test('may stand in a file asset', () => {
    const TemplateURL = {
      'Fn::Sub': 'https://s3.us-west-2.${AWS::URLSuffix}/cdk-assets-${AWS::AccountId}-us-west-2/abc.json',
    };
    const target = targets({ OrganizationalUnitIds: ['ou-Dev'] });
    const set = stackSet(inner, target, { TemplateBody: ref('AWS::NoValue'), TemplateURL });
    const other = (key: string): Parameters<typeof graphOf>[1] => ({
      Baseline: {
        template: { Resources: { Set: set } },
        assets: { [key]: JSON.stringify(inner) },
      },
    });
    expect(rolesIn(graphOf({}, other('abc.json')), 'engineering-dev')).toEqual([
      'arn:aws:iam::engineering-dev:role/lz-audit',
    ]);
    expect(() => graphOf({}, other('def.json'))).toThrow(
      'Resources.Set.Properties.TemplateURL: points at "abc.json", which is no file asset of the assembly',
    );
  });

  test.each<[what: string, set: ReturnType<typeof stackSet>, message: string]>([
    [
      'no JSON',
      stackSet(inner, group, { TemplateBody: 'Resources: {}' }),
      'template of StackSet lz-roles: no JSON, or cut off',
    ],
    [
      'a nested StackSet',
      stackSet({ Resources: { A: stackSet(inner, group) } }, group),
      'A is of AWS::CloudFormation::StackSet',
    ],
    [
      'a parameter that nobody gives',
      stackSet(template, group),
      'StackSet lz-roles in any-member-account, Resources.Role.Properties.RoleName.Fn::Sub: refers to the parameter "Team"',
    ],
    [
      'an intrinsic that nothing resolves',
      stackSet({ Resources: { A: role({ RoleName: { 'Fn::GetAZs': '' } }) } }, group),
      'Resources.A.Properties.RoleName.Fn::GetAZs',
    ],
    [
      'targets that stand elsewhere',
      stackSet(inner, targets({ AccountsUrl: 's3://x' })),
      'takes its accounts from a URL',
    ],
    [
      'an unknown filter',
      stackSet(inner, targets({ AccountFilterType: 'ODD' })),
      'has the unknown account filter "ODD"',
    ],
  ])('with %s is an error, whether anything asks for it or not', (_what, set, message) => {
    expect(() => contents(graphOf({ Set: set }), 'engineering-dev')).toThrow(message);
  });

  test('shares its documents between accounts', () => {
    const graph = graphOf({ Set: stackSet(inner, targets({ OrganizationalUnitIds: [ref('Engineering')] })) });
    const [dev, prod] = ['engineering-dev', 'engineering-prod'].map(
      (name) => contents(graph, name).roles[0]?.trustPolicy,
    );
    expect(dev).toBe(prod);
  });

  test('names the StackSet that answers for a resource', () => {
    const set = { ...stackSet(inner, group), Metadata: { 'aws:cdk:path': 'Baseline/Set' } };
    expect(contents(graphOf({ Set: set }), 'engineering-dev').roles[0]?.source).toMatchObject({
      stackName: 'lz-organization',
      logicalId: 'Set',
      constructPath: 'Baseline/Set',
      stackSet: { name: 'lz-roles', logicalId: 'Role' },
    });
  });
});

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
      'EventBridge, the default bus',
      {
        Policy: resource('AWS::Events::EventBusPolicy', {
          Statement: { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' },
        }),
      },
      'arn:aws:events:us-west-2:management:event-bus/default',
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
