import type { JsonObject } from '../../lib/base/json';
import { EngineEnvironment, type Account, type OrganizationGraph } from '../../lib/assembly';
import { PolicyEngine, type PolicyDocument } from '../../lib/policy';
import { allow, att, graphOf, lambdaTrust, ref, resource, type Resources } from './support/small-organization';

const administrator = 'arn:aws:iam::aws:policy/AdministratorAccess';
const managed = new Map([[administrator, { document: allow('*') as unknown as PolicyDocument }]]);
const catalogue = {
  actions: ['s3:GetObject', 's3:PutObject', 'sts:AssumeRole'],
  resourceFormats: (): undefined => undefined,
  supportsRcp: (service: string): boolean => service === 's3',
};

const more: Resources = {
  Role: resource('AWS::IAM::Role', {
    RoleName: 'server',
    AssumeRolePolicyDocument: lambdaTrust,
    ManagedPolicyArns: [administrator],
    PermissionsBoundary: ref('Boundary'),
  }),
  Boundary: resource('AWS::IAM::ManagedPolicy', {
    ManagedPolicyName: 'lz-boundary',
    PolicyDocument: allow('s3:GetObject'),
  }),
  Bucket: resource('AWS::S3::Bucket', { BucketName: 'trips-logs' }),
  BucketPolicy: resource('AWS::S3::BucketPolicy', {
    Bucket: ref('Bucket'),
    PolicyDocument: {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Deny',
          Principal: '*',
          Action: 's3:*',
          Resource: { 'Fn::Join': ['', [att('Bucket', 'Arn'), '/secret/*']] },
        },
      ],
    },
  }),
  Guardrail: resource('AWS::Organizations::Policy', {
    Name: 'lz-data',
    Type: 'SERVICE_CONTROL_POLICY',
    Content: { Version: '2012-10-17', Statement: [{ Effect: 'Deny', Action: 's3:PutObject', Resource: '*' }] },
    TargetIds: [ref('Engineering')],
  }),
};

function accountOf(graph: OrganizationGraph, name: string): Account {
  const account = graph.account(name);
  if (account === undefined) throw new Error(`no account ${name}`);
  return account;
}

function decide(role: { readonly account: string; readonly name: string }, action: string, arn: string): string {
  const graph = graphOf(more);
  const environment = new EngineEnvironment(graph, managed);
  const account = accountOf(graph, role.account);
  const principal = graph.contentsOf(account).principals.find(({ name }) => name === role.name);
  if (principal === undefined) throw new Error(`no role ${role.name}`);
  const request = { principal: environment.principal(principal), action, resource: environment.resource(arn, account) };
  return new PolicyEngine(catalogue).decide(request).decision;
}

const server = { account: 'management', name: 'server' };
const access = (account: string): { account: string; name: string } => ({
  account,
  name: 'OrganizationAccountAccessRole',
});

test.each([
  ['what its policy and boundary allow', server, 's3:GetObject', 'arn:aws:s3:::trips-logs/a', 'allowed'],
  ['what its boundary does not allow', server, 's3:PutObject', 'arn:aws:s3:::trips-logs/a', 'denied'],
  ["what its bucket's policy denies", server, 's3:GetObject', 'arn:aws:s3:::trips-logs/secret/a', 'denied'],
  ['what an SCP of the OU above denies', access('engineering-dev'), 's3:PutObject', 'arn:aws:s3:::a/a', 'denied'],
  ['what no SCP of its own OU denies', access('security'), 's3:PutObject', 'arn:aws:s3:::a/a', 'allowed'],
  [
    'whoever the trust policy does not name',
    access('security'),
    'sts:AssumeRole',
    'arn:aws:iam::security:role/OrganizationAccountAccessRole',
    'denied',
  ],
])('the engine decides about %s', (_what, role, action, arn, expected) => {
  expect(decide(role, action, arn)).toBe(expected);
});

test('an account, a principal and a document are one object each time', () => {
  const graph = graphOf(more);
  const environment = new EngineEnvironment(graph, managed);
  const account = accountOf(graph, 'engineering-dev');
  const [principal] = graph.contentsOf(account).principals;
  expect(environment.account(account)).toBe(environment.account(account));
  expect(environment.principal(principal as never)).toBe(environment.principal(principal as never));
  expect(environment.root(account)).toMatchObject({
    kind: 'root',
    account: { id: 'engineering-dev', organizationPath: 'o-organization/r-root/ou-Engineering/ou-Dev/' },
  });
});

test('an AWS-managed policy whose document was not loaded is an error', () => {
  const graph = graphOf(more);
  const environment = new EngineEnvironment(graph, new Map());
  const [role] = graph.contentsOf(graph.managementAccount).principals;
  expect(() => environment.principal(role as never)).toThrow(
    'AdministratorAccess: an AWS-managed policy whose document was not loaded',
  );
});

const TAGGED = { Key: 'team', Value: 'trips' };
const trust = (...statements: readonly JsonObject[]): JsonObject => ({
  Version: '2012-10-17',
  Statement: statements.map((statement) => ({
    Effect: 'Allow',
    Principal: { AWS: 'arn:aws:iam::111111111111:root' },
    ...statement,
  })),
});

test.each<[trustPolicy: string, JsonObject, tags: unknown]>([
  ['means tags', trust({ Action: ['sts:AssumeRole', 'sts:TagSession'] }), 'not known'],
  ['means tags in another statement', trust({ Action: 'sts:AssumeRole' }, { Action: 'STS:tag*' }), 'not known'],
  ['means everything', trust({ Action: 'sts:*' }), 'not known'],
  ['means all but something else', trust({ NotAction: 'sts:SetSourceIdentity' }), 'not known'],
  ['means all but tags', trust({ NotAction: 'sts:TagSession' }), { team: 'trips' }],
  ['denies tags', trust({ Action: 'sts:AssumeRole' }, { Effect: 'Deny', Action: 'sts:TagSession' }), { team: 'trips' }],
  ['means the calls that open one', trust({ Action: 'sts:AssumeRole*' }), { team: 'trips' }],
])('what is known of the tags of a session where the trust policy %s', (_what, AssumeRolePolicyDocument, tags) => {
  const graph = graphOf({
    ...more,
    Role: resource('AWS::IAM::Role', { RoleName: 'server', AssumeRolePolicyDocument, Tags: [TAGGED] }),
  });
  const found = graph.contentsOf(graph.managementAccount).principals.find(({ name }) => name === 'server');
  expect(new EngineEnvironment(graph, managed).principal(found as never).tags).toEqual(tags);
});

/** A policy of a resource that lets one service in. */
const lets = (Service: string, Action: string, Resource = '*'): JsonObject => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service }, Action, Resource }],
});

test.each([
  ['its own policy', 'own.amazonaws.com', 'arn:aws:logs:us-west-2:management:log-group:jobs', 'allowed'],
  [
    'its own, to a stream',
    'own.amazonaws.com',
    'arn:aws:logs:us-west-2:management:log-group:jobs:log-stream:x',
    'allowed',
  ],
  [
    'its own, written with a star',
    'own.amazonaws.com',
    'arn:aws:logs:us-west-2:management:log-group:jobs:*',
    'allowed',
  ],
  ['the account’s', 'all.amazonaws.com', 'arn:aws:logs:us-west-2:management:log-group:jobs:log-stream:x', 'allowed'],
  ['the account’s, to another group', 'all.amazonaws.com', 'arn:aws:logs:us-west-2:management:log-group:y', 'allowed'],
  ['another group’s own', 'own.amazonaws.com', 'arn:aws:logs:us-west-2:management:log-group:z', 'denied'],
  ['no policy', 'none.amazonaws.com', 'arn:aws:logs:us-west-2:management:log-group:jobs', 'denied'],
])('a log group lets in whom %s names: %s on %s is %s', (_what, host, arn, expected) => {
  const graph = graphOf({
    Group: resource('AWS::Logs::LogGroup', {
      LogGroupName: 'jobs',
      ResourcePolicyDocument: lets('own.amazonaws.com', 'logs:*'),
    }),
    Other: resource('AWS::Logs::LogGroup', { LogGroupName: 'z' }),
    All: resource('AWS::Logs::ResourcePolicy', { PolicyDocument: JSON.stringify(lets('all.amazonaws.com', 'logs:*')) }),
  });
  const environment = new EngineEnvironment(graph, managed);
  const engine = new PolicyEngine({ ...catalogue, actions: ['logs:PutLogEvents'] });
  const principal = { kind: 'service', host } as const;
  const found = environment.resource(arn, graph.managementAccount);
  expect(engine.verdictOn({ principal, action: 'logs:PutLogEvents', resource: found })).toBe(expected);
});

test.each([
  ['engineering-dev', 'organizations:ListAccounts', '*', 'allowed'],
  ['security', 'organizations:ListAccounts', '*', 'denied'],
  ['engineering-dev', 'organizations:ListPolicies', '*', 'denied'],
  ['engineering-dev', 'organizations:ListAccounts', 'arn:aws:organizations::management:organization/o-x', 'allowed'],
])('the policy of the organization delegates: in %s %s on %s is %s', (name, action, arn, expected) => {
  const graph = graphOf({
    Delegation: resource('AWS::Organizations::ResourcePolicy', {
      Content: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { AWS: { 'Fn::Join': ['', ['arn:aws:iam::', ref('AccountDev'), ':root']] } },
            Action: 'organizations:ListAccounts',
            Resource: '*',
          },
        ],
      },
    }),
  });
  const environment = new EngineEnvironment(graph, managed);
  const account = accountOf(graph, name);
  const engine = new PolicyEngine({
    ...catalogue,
    actions: ['organizations:ListAccounts', 'organizations:ListPolicies'],
  });
  const role = graph.contentsOf(account).principals.find((one) => one.name === 'OrganizationAccountAccessRole');
  const principal = environment.principal(role as never);
  const found = environment.resource(arn, graph.managementAccount, action);
  expect(engine.verdictOn({ principal, action, resource: found })).toBe(expected);
});

/** A policy of a resource that lets one other account in. */
const toStranger = (Action: string): JsonObject => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { AWS: STRANGER }, Action, Resource: '*' }],
});
const STRANGER = '999999999999';
const stranger = {
  kind: 'role',
  account: { id: STRANGER, scps: [], rcps: [] },
  arn: `arn:aws:iam::${STRANGER}:role/reader`,
  identityPolicies: [{ name: 'all', document: allow('*') as unknown as PolicyDocument }],
} as const;

const delegates: JsonObject = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: '*',
      Action: '*',
      Resource: '*',
      Condition: { StringEquals: { 's3:DataAccessPointAccount': ref('AWS::AccountId') } },
    },
  ],
};
const deniesAll: JsonObject = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: '*' }],
};
const fromInternet: JsonObject = {
  Version: '2012-10-17',
  Statement: [
    ...(delegates.Statement as JsonObject[]),
    {
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:*',
      Resource: '*',
      Condition: { StringEquals: { 's3:AccessPointNetworkOrigin': 'VPC' } },
    },
  ],
};
const POINT = 'arn:aws:s3:us-west-2:management:accesspoint/trips';
const THROUGH = `${POINT}/object/2026/trips.json`;
const own = { Bucket: ref('Bucket') };

test.each([
  ['of a bucket that delegates', THROUGH, 's3:GetObject', own, delegates, 'allowed'],
  ['of a bucket that delegates, to list', POINT, 's3:ListBucket', own, delegates, 'allowed'],
  ['of a bucket that denies', THROUGH, 's3:GetObject', own, deniesAll, 'denied'],
  ['of a bucket that denies, to list', POINT, 's3:ListBucket', own, deniesAll, 'denied'],
  ['of a bucket that lets in nobody', THROUGH, 's3:GetObject', own, undefined, 'denied'],
  ['of a bucket that no template makes', THROUGH, 's3:GetObject', { Bucket: 'elsewhere' }, delegates, 'depends'],
  ['of another account’s', THROUGH, 's3:GetObject', { ...own, BucketAccountId: STRANGER }, delegates, 'depends'],
  ['that no template makes', THROUGH.replace('trips', 'other'), 's3:GetObject', own, delegates, 'depends'],
  ['of a network', THROUGH, 's3:GetObject', { ...own, VpcConfiguration: { VpcId: 'vpc-1' } }, fromInternet, 'denied'],
  ['of no network', THROUGH, 's3:GetObject', own, fromInternet, 'allowed'],
])('an access point that names a stranger, %s: %s by %s', (_what, arn, action, of, bucketPolicy, expected) => {
  const graph = graphOf({
    Bucket: resource('AWS::S3::Bucket', { BucketName: 'trips-data' }),
    Point: resource('AWS::S3::AccessPoint', { Name: 'trips', ...of, Policy: toStranger('s3:*') }),
    ...(bucketPolicy === undefined
      ? {}
      : { Policy: resource('AWS::S3::BucketPolicy', { Bucket: ref('Bucket'), PolicyDocument: bucketPolicy }) }),
  });
  const environment = new EngineEnvironment(graph, managed);
  const engine = new PolicyEngine({ ...catalogue, actions: ['s3:GetObject', 's3:ListBucket'] });
  const asked = { principal: stranger, action, resource: environment.resource(arn, graph.managementAccount, action) };
  expect(engine.verdictOn(asked)).toBe(expected);
  expect(engine.decide(asked).decision).toBe(expected);
  const all = engine.decideActions(asked);
  const among = (['allowed', 'denied', 'depends'] as const).find((verdict) => all[verdict].has(action));
  expect([expected, 'depends']).toContain(among);
});

const repository = resource('AWS::ECR::Repository', { RepositoryName: 'trips' });
const lettingIn = resource('AWS::ECR::Repository', {
  RepositoryName: 'trips',
  RepositoryPolicyText: toStranger('ecr:*'),
});
const registry = (Action: string) => resource('AWS::ECR::RegistryPolicy', { PolicyText: toStranger(Action) });

test.each<[string, Resources, string, string]>([
  ['of its registry', { repository, registry: registry('ecr:*') }, 'trips', 'allowed'],
  ['of its registry, for something else', { repository, registry: registry('ecr:ReplicateImage') }, 'trips', 'denied'],
  ['of its own', { repository: lettingIn, registry: registry('ecr:ReplicateImage') }, 'trips', 'allowed'],
  ['of its own, where no template says what the registry does', { repository: lettingIn }, 'trips', 'allowed'],
  ['of neither, where no template says what the registry does', { repository }, 'trips', 'depends'],
  ['that no template tells', { registry: registry('ecr:ReplicateImage') }, 'trips', 'depends'],
])('a repository lets in whom a policy names %s', (_what, resources, name, expected) => {
  const graph = graphOf(resources);
  const environment = new EngineEnvironment(graph, managed);
  const engine = new PolicyEngine({ ...catalogue, actions: ['ecr:BatchGetImage'] });
  const arn = `arn:aws:ecr:us-west-2:management:repository/${name}`;
  const found = environment.resource(arn, graph.managementAccount);
  expect(engine.verdictOn({ principal: stranger, action: 'ecr:BatchGetImage', resource: found })).toBe(expected);
});

test('what the account says of its log groups does not tell what one that no template makes says of itself', () => {
  const graph = graphOf({
    All: resource('AWS::Logs::ResourcePolicy', { PolicyDocument: JSON.stringify(lets('all.amazonaws.com', 'logs:*')) }),
  });
  const engine = new PolicyEngine({ ...catalogue, actions: ['logs:PutLogEvents'] });
  const principal = { kind: 'service', host: 'own.amazonaws.com' } as const;
  const arn = 'arn:aws:logs:us-west-2:management:log-group:y';
  const found = new EngineEnvironment(graph, managed).resource(arn, graph.managementAccount);
  expect(engine.verdictOn({ principal, action: 'logs:PutLogEvents', resource: found })).toBe('depends');
});

test.each([
  ['of the bus that lets it in', 'rule/security/nightly', 'allowed'],
  ['of the default bus, which denies it', 'rule/nightly', 'denied'],
  ['of a bus of which no template tells', 'rule/other/nightly', 'depends'],
])('a rule has the policy of its event bus: a stranger’s call about one %s', (_what, name, expected) => {
  const statement = (Effect: string): JsonObject => ({
    Effect,
    Principal: { AWS: STRANGER },
    Action: 'events:PutRule',
    Resource: '*',
  });
  const policyOf = (Effect: string, more: JsonObject) =>
    resource('AWS::Events::EventBusPolicy', { Statement: statement(Effect), ...more });
  const graph = graphOf({
    Security: policyOf('Allow', { EventBusName: 'security' }),
    Default: policyOf('Deny', {}),
  });
  const engine = new PolicyEngine({ ...catalogue, actions: ['events:PutRule'] });
  const arn = `arn:aws:events:us-west-2:management:${name}`;
  const found = new EngineEnvironment(graph, managed).resource(arn, graph.managementAccount);
  expect(engine.verdictOn({ principal: stranger, action: 'events:PutRule', resource: found })).toBe(expected);
});
