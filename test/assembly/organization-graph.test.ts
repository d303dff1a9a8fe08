import type { OrganizationGraph } from '../../lib/assembly';
import { ROOT_ID } from '../../lib/assembly/symbols';
import type { JsonObject } from '../../lib/base/json';
import { account, att, graphOf, ref, resource, smallOrganization, unit } from './support/small-organization';

const scp = (Name: string, target: unknown, Content: unknown = deny('s3:*')): ReturnType<typeof resource> =>
  resource('AWS::Organizations::Policy', {
    Name,
    Type: 'SERVICE_CONTROL_POLICY',
    Content,
    TargetIds: [target],
  } as JsonObject);
const deny = (Action: string): JsonObject => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Deny', Action, Resource: '*' }],
});
const namesBelow = (graph: OrganizationGraph, id: string): string[] => graph.accountsBelow(id).map(({ name }) => name);

describe('the tree', () => {
  test('OUs have their path, and accounts the ids above them', () => {
    const graph = graphOf();
    expect([...graph.organizationalUnits.values()].map(({ id, path }) => `${id} ${path}`)).toEqual([
      'ou-Engineering engineering',
      'ou-Dev engineering/dev',
      'ou-Prod engineering/prod',
    ]);
    expect(graph.accounts.map(({ id, kind, ids }) => `${kind} ${id} ${ids.join('/')}`)).toEqual([
      'management management r-root',
      'member security r-root',
      'member engineering-dev r-root/ou-Engineering/ou-Dev',
      'member engineering-prod r-root/ou-Engineering/ou-Prod',
    ]);
    expect(graph.account('engineering-dev')).toMatchObject({
      tags: { team: 'trips' },
      accessRoleName: 'OrganizationAccountAccessRole',
      source: { stackName: 'lz-organization', logicalId: 'AccountDev' },
    });
    expect(graph.organizationPath(graph.account('engineering-dev') as never)).toBe(
      'o-organization/r-root/ou-Engineering/ou-Dev/',
    );
  });

  test('accounts below an OU, and below the root', () => {
    const graph = graphOf();
    expect(namesBelow(graph, 'ou-Engineering')).toEqual(['engineering-dev', 'engineering-prod']);
    expect(namesBelow(graph, 'ou-Prod')).toEqual(['engineering-prod']);
    expect(namesBelow(graph, ROOT_ID)).toEqual(['management', 'security', 'engineering-dev', 'engineering-prod']);
  });

  test('the management account has the name that is given, also where its id stands', () => {
    const pinned = {
      environment: 'aws://111111111111/us-west-2',
      stackName: 'lz-more',
      template: {
        Resources: {
          ...smallOrganization,
          Policy: scp('lz-x', att('Organization', 'RootId'), {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Deny',
                Action: '*',
                Resource: ['arn:aws:iam::111111111111:role/x', 'arn:aws:iam::1111111111112:role/x'],
              },
            ],
          }),
        },
      },
    };
    const graph = graphOf({}, { Organization: pinned }, { managementAccountName: 'trips' });
    expect(graph.managementAccount).toMatchObject({ id: 'trips', name: 'trips', kind: 'management' });
    expect(graph.policies[0]?.content).toMatchObject({
      Statement: [{ Resource: ['arn:aws:iam::trips:role/x', 'arn:aws:iam::1111111111112:role/x'] }],
    });
  });

  test('the management account has the name that a template says', () => {
    const template = { Resources: {}, Metadata: { 'LandingZone::ManagementAccountName': 'trips' } };
    expect(graphOf({}, { Other: { template } }).managementAccount.name).toBe('trips');
  });

  test('adopted accounts and OUs, and an adopted organization, have their own ids', () => {
    const create = JSON.stringify({ service: 'organizations', physicalResourceId: { id: 'o-abcdefghij' } });
    const adopted = {
      Organization: resource('Custom::ListRoots', { Create: create }),
      Engineering: unit('engineering', 'ou-abcd-11111111'),
      Placement: resource(
        'Custom::AccountPlacement',
        { AccountId: '222222222222', ParentId: ref('Engineering') },
        { 'aws:cdk:path': 'Organization/Accounts/legacy/Resource/Default' },
      ),
      Named: resource(
        'Custom::AccountPlacement',
        { AccountId: '333333333333', ParentId: att('Organization', 'Roots.0.Id') },
        { 'LandingZone::AccountName': 'trips-data' },
      ),
      AccountSecurity: account('security', att('Organization', 'Roots.0.Id')),
    };
    const graph = graphOf(adopted);
    expect(graph.organizationId).toBe('o-abcdefghij');
    expect(graph.account('legacy')).toMatchObject({
      id: '222222222222',
      ids: ['r-root', 'ou-abcd-11111111', 'ou-Engineering'],
    });
    expect(graph.account('222222222222')).toBe(graph.account('legacy'));
    expect(graph.account('trips-data')).toMatchObject({ id: '333333333333', parentId: 'r-root' });
  });

  test('an adopted OU has the name and parent that a template says', () => {
    const Metadata = {
      'LandingZone::AdoptedOrganizationalUnits': {
        'ou-abcd-22222222': { Name: 'platform', ParentId: 'ou-abcd-11111111' },
        'ou-abcd-11111111': { Name: 'company', ParentId: 'r-abcd' },
      },
    };
    const graph = graphOf(
      { Dev: unit('dev', 'ou-abcd-22222222') },
      { Other: { template: { Resources: {}, Metadata } } },
    );
    expect(graph.organizationalUnits.get('ou-Dev')).toMatchObject({
      path: 'company/platform/dev',
      ids: ['r-root', 'ou-abcd-11111111', 'ou-abcd-22222222', 'ou-Dev'],
    });
  });

  test.each<[what: string, more: Parameters<typeof graphOf>[0], message: string]>([
    ['two accounts of one name', { Twin: account('security', ref('Dev')) }, 'a second account called "security"'],
    ['a name that breaks ARNs', { Colon: account('a:b', ref('Dev')) }, 'whose name cannot stand in an ARN'],
    ['an OU below itself', { A: unit('a', 'ou-B'), B: unit('b', 'ou-A') }, 'it lies below itself'],
    [
      'an account without a parent that is known',
      { Lost: account('lost', ref('Nowhere')) },
      'Resources.Lost.Properties.ParentIds.0.Ref: refers to "Nowhere"',
    ],
  ])('%s is an error', (_what, more, message) => {
    expect(() => graphOf(more)).toThrow(message);
  });
});

describe('organization policies', () => {
  test('are found with type, targets, content and construct path', () => {
    const policy = {
      ...scp('lz-data-root', att('Organization', 'RootId'), JSON.stringify(deny('s3:*'))),
      Metadata: { 'aws:cdk:path': 'Guardrails/OrganizationPolicies/lz-data-root' },
    };
    expect(graphOf({ Policy: policy }).policies).toEqual([
      {
        name: 'lz-data-root',
        type: 'SERVICE_CONTROL_POLICY',
        content: deny('s3:*'),
        targetIds: ['r-root'],
        source: {
          stackName: 'lz-organization',
          logicalId: 'Policy',
          templatePath: expect.stringMatching(/Organization\.template\.json$/) as string,
          constructPath: 'Guardrails/OrganizationPolicies/lz-data-root',
        },
        exceptions: [],
      },
    ]);
  });

  test('stand level by level, with what AWS attaches itself', () => {
    const graph = graphOf({
      RootPolicy: scp('at-root', att('Organization', 'RootId')),
      UnitPolicy: scp('at-unit', ref('Dev')),
      AccountPolicy: scp('at-account', att('AccountDev', 'AccountId')),
    });
    const levels = (name: string): string[] =>
      graph
        .policyLevels(graph.account(name) as never, 'SERVICE_CONTROL_POLICY')
        .map(({ attachedTo, policies }) => `${attachedTo}: ${policies.map((policy) => policy.name).join(', ')}`);
    expect(levels('engineering-dev')).toEqual([
      'the root: FullAWSAccess, at-root',
      'OU engineering: FullAWSAccess',
      'OU engineering/dev: FullAWSAccess, at-unit',
      'account engineering-dev: FullAWSAccess, at-account',
    ]);
    expect(levels('security')).toEqual(['the root: FullAWSAccess, at-root', 'account security: FullAWSAccess']);
    expect(graph.policyLevels(graph.account('security') as never, 'RESOURCE_CONTROL_POLICY')).toEqual([]);
  });

  test('of an enabled type stand on every level even where there are none', () => {
    const types = resource('Custom::OrganizationPolicyTypes', { PolicyTypes: ['RESOURCE_CONTROL_POLICY'] });
    const graph = graphOf({ Types: types });
    expect(graph.policyLevels(graph.account('security') as never, 'RESOURCE_CONTROL_POLICY')).toMatchObject([
      { policies: [{ name: 'RCPFullAWSAccess' }] },
      { policies: [{ name: 'RCPFullAWSAccess' }] },
    ]);
  });

  test('hold for the accounts below their target', () => {
    const graph = graphOf({ Policy: scp('x', ref('Engineering')) });
    const reached = graph.policies.flatMap((policy) => graph.accountsUnder(policy));
    expect(reached.map(({ name }) => name)).toEqual(['engineering-dev', 'engineering-prod']);
  });

  test('equal documents are one object', () => {
    const named = (Sid: unknown): object => ({
      Version: '2012-10-17',
      Statement: [{ Sid, Effect: 'Allow', Action: 's3:*', Resource: '*' }],
    });
    const graph = graphOf({
      A: scp('a', ref('Dev'), named({ Ref: 'AWS::Partition' })),
      B: scp('b', ref('Prod'), named('aws')),
    });
    expect(graph.policies[0]?.content).toBe(graph.policies[1]?.content);
  });

  test.each<[what: string, policy: ReturnType<typeof scp>, message: string]>([
    [
      'a target outside the organization',
      scp('x', '444444444444'),
      'Resources.Policy.Properties.TargetIds: holds 444444444444, which is no root, OU or account',
    ],
    [
      'no policy',
      scp('x', ref('Dev'), 'not json'),
      'Resources.Policy.Properties.Content: is "not json" where a policy document is expected',
    ],
    [
      'a policy without statements',
      scp('x', ref('Dev'), { Version: '2012-10-17' }),
      'Resources.Policy.Properties.Content: is no sound policy',
    ],
    [
      'an intrinsic that nothing resolves',
      scp('x', ref('Dev'), { ...deny('*'), Id: { 'Fn::GetAZs': '' } }),
      'stack lz-organization, Resources.Policy.Properties.Content.Id.Fn::GetAZs: is an intrinsic function that cannot be resolved here',
    ],
    [
      'a value that only the deploy knows',
      scp('x', ref('Dev'), {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Deny', Action: '*', Resource: [{ 'Fn::Sub': '${Unlisted.Arn}/*' }] }],
      }),
      'Resources.Policy.Properties.Content.Statement.0.Resource.0: rests on Unlisted.Arn, whose value only the deploy knows',
    ],
  ])('%s is an error that names resource and property path', (_what, policy, message) => {
    const more = { Policy: policy, Unlisted: resource('AWS::Some::Thing') };
    expect(() => graphOf(more)).toThrow(message);
  });

  test('an intrinsic that nothing resolves is an error in any resource, also in one that nobody asks for', () => {
    const more = { Alarm: resource('AWS::CloudWatch::Alarm', { Dimensions: [{ Value: ref('Nothing') }] }) };
    expect(() => graphOf(more)).toThrow(
      'stack lz-organization, Resources.Alarm.Properties.Dimensions.0.Value.Ref: refers to "Nothing"',
    );
  });
});

test('values cross stacks by output and by export, and an error names the stack that has the fault', () => {
  const organization = {
    stackName: 'lz-organization',
    template: {
      Resources: smallOrganization,
      Outputs: {
        DevUnit: { Value: ref('Dev') },
        ProdUnit: { Value: ref('Prod'), Export: { Name: { 'Fn::Sub': '${AWS::StackName}:prod' } } },
        Broken: { Value: ref('AWS::Region') },
      },
    },
  };
  const output = (OutputName: string): JsonObject => ({
    'Fn::GetStackOutput': { StackName: 'lz-organization', OutputName },
  });
  const guardrails = (Resources: Record<string, ReturnType<typeof scp>>): Parameters<typeof graphOf>[1] => ({
    Organization: organization,
    Guardrails: { stackName: 'lz-guardrails', template: { Resources } },
  });
  const graph = graphOf(
    {},
    guardrails({ A: scp('a', output('DevUnit')), B: scp('b', { 'Fn::ImportValue': 'lz-organization:prod' }) }),
  );
  expect(graph.policies.map(({ targetIds }) => targetIds)).toEqual([['ou-Dev'], ['ou-Prod']]);
  expect(() => graphOf({}, guardrails({ A: scp('a', output('Gone')) }))).toThrow(
    'stack lz-guardrails, Resources.A.Properties.TargetIds.0.Fn::GetStackOutput: reads the output Gone of lz-organization',
  );
});
