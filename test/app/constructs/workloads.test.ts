import { catalogue } from '../../support/read-landing-zone';
import { completeLandingZone } from '../../../lib/model/complete';
import { Match, Template } from 'aws-cdk-lib/assertions';
import type { Stack } from 'aws-cdk-lib/core';
import { config } from '../../support/companies/trips';
import { Workloads } from '../../../lib/app/constructs/workloads/workloads';
import type { Workload } from '../../../lib/model/workload-schema';
import { placeMachineRoles } from '../../../lib/choice/placement';
import { testStack } from '../../support/synthesize';

interface StackSet {
  readonly StackSetName: string;
  readonly TemplateBody: string;
  readonly Parameters: readonly { readonly ParameterKey: string; readonly ParameterValue: string }[];
  readonly AutoDeployment: object;
  readonly StackInstancesGroup: readonly object[];
}

function build(workloads: Readonly<Record<string, Workload>>): { outer: Template; stack: Stack; sets: StackSet[] } {
  const stack = testStack();
  new Workloads(stack, 'Workloads', {
    roles: placeMachineRoles(completeLandingZone({ ...config, workloads }), catalogue),
    accountId: (key) => `id-of-${key}`,
    rootId: 'r-1',
  });
  const outer = Template.fromStack(stack);
  const resources = Object.values(outer.findResources('AWS::CloudFormation::StackSet')) as { Properties: StackSet }[];
  return { outer, stack, sets: resources.map(({ Properties }) => Properties) };
}

/** The template of one StackSet, as a template of its own. */
function inner(sets: readonly StackSet[], name: string): Template {
  const set = sets.find(({ StackSetName }) => StackSetName === name);
  return Template.fromJSON(JSON.parse(set?.TemplateBody ?? '{}') as object);
}

const { sets, outer } = build(config.workloads);
const BOUNDARY = { 'Fn::Join': ['', ['arn:aws:iam::', { Ref: 'AWS::AccountId' }, ':policy/lz-permissions-boundary']] };

test('the StackSets of roles wait until each member account has the boundary that the roles carry', () => {
  const [[waiting] = ['']] = Object.entries(
    outer.findResources('Custom::StackInstances', {
      Properties: {
        StackSetName: 'lz-permissions-boundary',
        Region: 'us-west-2',
        Accounts: Match.arrayWith(['id-of-engineering-dev', 'id-of-growth-sales']),
      },
    }),
  );
  const waits = Object.values(
    outer.findResources('AWS::CloudFormation::StackSet') as Record<
      string,
      { Properties: StackSet; DependsOn?: string[] }
    >,
  )
    .filter(({ DependsOn = [] }) => DependsOn.includes(waiting))
    .map(({ Properties }) => Properties.StackSetName);
  expect(waits.sort()).toEqual([
    'lz-workload-order-publisher',
    'lz-workload-report-reader',
    'lz-workload-trips-pipeline',
    'lz-workload-trips-server',
  ]);
});

describe('the StackSet of a workload', () => {
  test('is aimed at the root and cut down to its accounts, so that moving one between OUs changes nothing', () => {
    const set = sets.find(({ StackSetName }) => StackSetName === 'lz-workload-report-reader');
    expect(set?.AutoDeployment).toEqual({ Enabled: false });
    expect(set?.StackInstancesGroup).toEqual([
      {
        DeploymentTargets: {
          AccountFilterType: 'INTERSECTION',
          Accounts: ['id-of-growth-marketing', 'id-of-growth-sales'],
          OrganizationalUnitIds: ['r-1'],
        },
        Regions: ['us-west-2'],
      },
    ]);
  });

  test('is one for each workload, and one for each bucket that another account shares', () => {
    expect(sets.map(({ StackSetName }) => StackSetName).sort()).toEqual([
      'lz-workload-order-publisher',
      'lz-workload-report-reader',
      'lz-workload-report-reader-shared-reports',
      'lz-workload-trips-pipeline',
      'lz-workload-trips-server',
    ]);
  });

  test.each(sets.map((set) => [set.StackSetName, set] as const))(
    '%s is a small template of its own: no bootstrap, no assets, no twelve digits',
    (_name, { TemplateBody, Parameters }) => {
      expect(TemplateBody.length).toBeLessThan(10_000);
      expect(TemplateBody).not.toMatch(/BootstrapVersion|cdk-hnb659fds-assets|[0-9]{12}/);
      const declared = Object.keys((JSON.parse(TemplateBody) as { Parameters?: object }).Parameters ?? {});
      expect(Parameters.map(({ ParameterKey }) => ParameterKey)).toEqual(declared);
    },
  );

  test('stays under one logical id whatever the order in the config', () => {
    const reversed = build(Object.fromEntries(Object.entries(config.workloads).reverse()));
    expect(reversed.outer.toJSON()).toEqual(outer.toJSON());
  });
});

describe('a machine role', () => {
  const template = inner(sets, 'lz-workload-trips-server');

  test('carries its name, its path and the permissions boundary of its own account', () => {
    template.hasResourceProperties('AWS::IAM::Role', {
      RoleName: 'trips-server',
      Path: '/app/',
      PermissionsBoundary: BOUNDARY,
    });
  });

  test('has exactly its policy, with its own account and region filled in', () => {
    template.hasResourceProperties('AWS::IAM::Role', {
      ManagedPolicyArns: Match.absent(),
      Policies: [
        {
          PolicyName: 'permissions',
          PolicyDocument: {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Action: 's3:PutObject',
                Resource: {
                  'Fn::Join': [
                    '',
                    [
                      'arn:aws:s3:::trips-server-uploads-',
                      { Ref: 'AWS::AccountId' },
                      '-',
                      { Ref: 'AWS::Region' },
                      '/*',
                    ],
                  ],
                },
              },
              {
                Effect: 'Allow',
                Action: 'sns:Publish',
                Resource: {
                  'Fn::Join': [
                    '',
                    [
                      'arn:aws:sns:',
                      { Ref: 'AWS::Region' },
                      ':',
                      { Ref: 'AWS::AccountId' },
                      ':trips-server-notifications',
                    ],
                  ],
                },
              },
            ],
          },
        },
      ],
    });
  });

  test('has an instance profile where EC2 instances run as it, and only there', () => {
    template.hasResourceProperties('AWS::IAM::InstanceProfile', {
      InstanceProfileName: 'trips-server',
      Path: '/app/',
      Roles: [{ Ref: 'RoleTripsServer' }],
    });
    inner(sets, 'lz-workload-order-publisher').resourceCountIs('AWS::IAM::InstanceProfile', 0);
  });

  test('of a pipeline comes after the identity provider that its trust names', () => {
    const pipeline = inner(sets, 'lz-workload-trips-pipeline');
    pipeline.hasResource('AWS::IAM::Role', {
      Properties: { RoleName: 'lz-ci-deploy', Path: '/', PermissionsBoundary: BOUNDARY },
      DependsOn: ['OidcProviderGithub'],
    });
    pipeline.hasResourceProperties('AWS::IAM::OIDCProvider', {
      Url: 'https://token.actions.githubusercontent.com',
      ClientIdList: ['sts.amazonaws.com'],
      ThumbprintList: Match.absent(),
    });
  });

  test('of the management account stands in the stack itself, since StackSets skip that account', () => {
    outer.hasResourceProperties('AWS::IAM::Role', { RoleName: 'lz-ci-deploy', PermissionsBoundary: BOUNDARY });
    outer.resourceCountIs('AWS::IAM::OIDCProvider', 1);
  });
});

const KEPT = { DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' };
const ALL_BLOCKED = {
  BlockPublicAcls: true,
  BlockPublicPolicy: true,
  IgnorePublicAcls: true,
  RestrictPublicBuckets: true,
};

describe('a bucket that is created for a role', () => {
  const template = inner(sets, 'lz-workload-trips-server');

  test('is encrypted, versioned, never public, and kept', () => {
    template.hasResource('AWS::S3::Bucket', {
      Properties: {
        BucketEncryption: {
          ServerSideEncryptionConfiguration: [
            { ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' }, BucketKeyEnabled: true },
          ],
        },
        OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
        PublicAccessBlockConfiguration: ALL_BLOCKED,
        VersioningConfiguration: { Status: 'Enabled' },
      },
      ...KEPT,
    });
  });

  test('takes requests over TLS only, and opens itself to nobody', () => {
    template.hasResource('AWS::S3::BucketPolicy', {
      Properties: {
        PolicyDocument: {
          Statement: [
            {
              Effect: 'Deny',
              Principal: '*',
              Action: 's3:*',
              Condition: { Bool: { 'aws:SecureTransport': 'false' } },
            },
          ],
        },
      },
      ...KEPT,
    });
  });
});

test('a topic that is created for a role is encrypted, takes requests over TLS only, and is kept', () => {
  const template = inner(sets, 'lz-workload-order-publisher');
  template.hasResource('AWS::SNS::Topic', {
    Properties: { TopicName: 'order-publisher-orders', KmsMasterKeyId: 'alias/aws/sns' },
    ...KEPT,
  });
  template.hasResource('AWS::SNS::TopicPolicy', {
    Properties: {
      PolicyDocument: {
        Statement: [
          {
            Effect: 'Deny',
            Principal: '*',
            Action: 'sns:Publish',
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          },
        ],
      },
    },
    ...KEPT,
  });
});

describe('a workload of several Regions', () => {
  const apart = (regions: readonly string[]): StackSet[] =>
    build(
      Object.fromEntries(
        Object.entries(config.workloads).map(([key, workload]) => [
          key,
          'github' in workload ? workload : { ...workload, regions },
        ]),
      ),
    ).sets;
  const regionsOf = (sets: readonly StackSet[], name: string): unknown =>
    sets.find(({ StackSetName }) => StackSetName === name)?.StackInstancesGroup[0];
  const topic = (region: unknown): object => ({
    'Fn::Join': ['', ['arn:aws:sns:', region, ':', { Ref: 'AWS::AccountId' }, ':order-publisher-orders']],
  });
  const elsewhere = {
    'Fn::Join': ['', ['arn:aws:sns:us-east-2:', { Ref: 'AWS::AccountId' }, ':order-publisher-orders']],
  };
  const mayPublishTo = (sets: readonly StackSet[], Resource: unknown): void => {
    inner(sets, 'lz-workload-order-publisher').hasResourceProperties('AWS::IAM::Role', {
      Policies: [{ PolicyDocument: { Statement: [{ Action: 'sns:Publish', Resource }] } }],
    });
  };

  const both = apart(['us-west-2', 'us-east-2']);

  test('is one role, deployed from the home region, that may work with what is in each of them', () => {
    expect(regionsOf(both, 'lz-workload-order-publisher')).toMatchObject({ Regions: ['us-west-2'] });
    mayPublishTo(both, [topic({ Ref: 'AWS::Region' }), elsewhere]);
  });

  test('has what is created beside it in each: at home with the role, elsewhere in a StackSet of its own', () => {
    inner(both, 'lz-workload-order-publisher').resourceCountIs('AWS::SNS::Topic', 1);
    expect(regionsOf(both, 'lz-workload-order-publisher-orders')).toEqual({
      DeploymentTargets: {
        AccountFilterType: 'INTERSECTION',
        Accounts: [
          'id-of-engineering-dev',
          'id-of-engineering-prod',
          'id-of-engineering-staging',
          'id-of-engineering-test',
        ],
        OrganizationalUnitIds: ['r-1'],
      },
      Regions: ['us-east-2'],
    });
    const there = inner(both, 'lz-workload-order-publisher-orders').toJSON().Resources as object;
    expect(Object.keys(there)).toEqual(['TopicOrders', 'TopicOrdersPolicy']);
    expect(inner(sets, 'lz-workload-order-publisher').toJSON()).toMatchObject({ Resources: there });
  });

  test('shares from another account in each, in one StackSet whose template is the same', () => {
    expect(regionsOf(both, 'lz-workload-report-reader-shared-reports')).toMatchObject({
      Regions: ['us-west-2', 'us-east-2'],
    });
    expect(inner(both, 'lz-workload-report-reader-shared-reports').toJSON()).toEqual(
      inner(sets, 'lz-workload-report-reader-shared-reports').toJSON(),
    );
  });

  test('away from home has nothing there', () => {
    const away = apart(['us-east-2']);
    inner(away, 'lz-workload-order-publisher').resourceCountIs('AWS::SNS::Topic', 0);
    mayPublishTo(away, elsewhere);
  });

  test('of the home region alone is, to the letter, one that says nothing', () => {
    expect(apart(['us-west-2'])).toEqual(sets);
  });
});

describe('a bucket that another account shares', () => {
  const template = inner(sets, 'lz-workload-report-reader-shared-reports');
  const bucket = (...end: string[]): object => ({
    'Fn::Join': [
      '',
      ['arn:aws:s3:::report-reader-shared-reports-', { Ref: 'AWS::AccountId' }, '-', { Ref: 'AWS::Region' }, ...end],
    ],
  });
  const principals = (what: string): object[] =>
    ['AccountGrowthMarketing', 'AccountGrowthSales'].map((id) => ({
      'Fn::Join': ['', ['arn:aws:iam::', { Ref: id }, `:${what}`]],
    }));
  const shared = (action: string, resource: object): object => ({
    Effect: 'Allow',
    Principal: { AWS: principals('root') },
    Action: action,
    Resource: [resource],
    Condition: { ArnEquals: { 'aws:PrincipalArn': principals('role/app/report-reader') } },
  });

  test('lets in the role itself and nobody else of its accounts, for what the role may do and nothing more', () => {
    template.hasResourceProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: [
          Match.objectLike({ Effect: 'Deny' }),
          shared('s3:ListBucket', bucket()),
          shared('s3:GetObject', bucket('/*')),
        ],
      },
    });
  });

  test("is encrypted with S3's own key, which the readers need no permission for", () => {
    template.hasResourceProperties('AWS::S3::Bucket', {
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
      },
    });
  });

  test('is in its own account, which learns the ids of the readers as parameters', () => {
    const set = sets.find(({ StackSetName }) => StackSetName === 'lz-workload-report-reader-shared-reports');
    expect(set?.StackInstancesGroup).toMatchObject([{ DeploymentTargets: { Accounts: ['id-of-engineering-prod'] } }]);
    expect(set?.Parameters).toEqual([
      { ParameterKey: 'AccountGrowthMarketing', ParameterValue: 'id-of-growth-marketing' },
      { ParameterKey: 'AccountGrowthSales', ParameterValue: 'id-of-growth-sales' },
    ]);
  });

  test('is left to the role’s own policy for a role in the same account', () => {
    const { sets: own } = build({
      reports: {
        machineRole: 'report-reader',
        accounts: ['engineering-prod'],
        resources: { 'shared-reports': { createdIn: 'engineering-prod' } },
      },
    });
    inner(own, 'lz-workload-reports-shared-reports').hasResourceProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: { Statement: [{ Effect: 'Deny' }] },
    });
  });
});

test('a company without workloads gets nothing', () => {
  expect(build({}).outer.toJSON()).not.toHaveProperty('Resources');
});
