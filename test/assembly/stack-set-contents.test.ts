import type { JsonObject } from '../../lib/base/json';
import { contents, inner, role, rolesIn, targets } from './support/contents';
import { allow, att, graphOf, ref, resource, stackSet, type Resources } from './support/small-organization';

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

  test('self-managed, the accounts that it names alone, the management account too', () => {
    const own = { PermissionModel: 'SELF_MANAGED', ExecutionRoleName: 'lz-execution' };
    const group = targets({ Accounts: [ref('AWS::AccountId')] });
    const graph = graphOf({ Set: stackSet(inner, group, own) });
    const found = graph.accounts.filter(({ name }) => rolesIn(graph, name).length > 0);
    expect(found.map(({ name }) => name)).toEqual(['management']);
    expect(graph.stackSetReaches()).toMatchObject([{ executionRoleName: 'lz-execution', accounts: found }]);
    // By its own role: AWS makes none there.
    expect(contents(graph, 'management').roles.map(({ name }) => name)).toEqual(['lz-audit']);
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
