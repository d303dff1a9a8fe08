import { Match, Template } from 'aws-cdk-lib/assertions';
import { Assignments } from '../../../lib/app/constructs/identity/assignments';
import { Groups, type GroupsProps } from '../../../lib/app/constructs/identity/groups';
import { IdentityCenter } from '../../../lib/app/constructs/identity/identity-center';
import { PermissionSets } from '../../../lib/app/constructs/identity/permission-sets';
import type { PersonaDefinition } from '../../../lib/catalogue/personas/definition/persona';
import { MANAGEMENT } from '../../../lib/model/tree';
import { testStack } from '../../support/synthesize';

const persona: PersonaDefinition = {
  name: 'Reader',
  description: 'Reads',
  sessionHours: 4,
  can: [{ action: 's3:ListBucket' }],
  cannot: [{ action: 's3:PutObject' }],
};

function groupsIn(stack: ReturnType<typeof testStack>, props: Partial<GroupsProps> = {}): Groups {
  return new Groups(stack, 'Groups', {
    identityStoreId: 'd-1234567890',
    identitySource: 'identity-center',
    groups: { 'the-team': { displayName: 'the-team', description: 'Us' } },
    users: {},
    ...props,
  });
}

describe('IAM Identity Center', () => {
  test('is looked up where the config does not name it', () => {
    const stack = testStack();
    const found = new IdentityCenter(stack, 'IdentityCenter', {});
    Template.fromStack(stack).resourceCountIs('Custom::IdentityCenterInstance', 1);
    expect(stack.resolve(found.identityStoreId)).toMatchObject({
      'Fn::GetAtt': [expect.any(String), 'IdentityStoreId'],
    });
  });

  test('is taken from the config where that names it', () => {
    const stack = testStack();
    const known = { instanceArn: 'arn:aws:sso:::instance/ssoins-1234567890abcdef', identityStoreId: 'd-1234567890' };
    expect(new IdentityCenter(stack, 'IdentityCenter', { known })).toMatchObject(known);
    Template.fromStack(stack).resourceCountIs('Custom::IdentityCenterInstance', 0);
  });
});

describe('groups', () => {
  test('are created where the company has no identity provider', () => {
    const stack = testStack();
    expect(stack.resolve(groupsIn(stack).get('the-team'))).toEqual({
      displayName: 'the-team',
      groupId: { 'Fn::GetAtt': ['GroupTheTeam', 'GroupId'] },
    });
    Template.fromStack(stack).hasResourceProperties('AWS::IdentityStore::Group', {
      DisplayName: 'the-team',
      Description: 'Us',
      IdentityStoreId: 'd-1234567890',
    });
  });

  test('of an external identity provider are never created: looked up by display name, or taken by id', () => {
    const stack = testStack();
    const groups = groupsIn(stack, {
      identitySource: 'external',
      groups: {
        named: { displayName: 'AWS Named' },
        known: { displayName: 'known', id: '12345678-1234-1234-1234-123456789012' },
      },
    });
    const template = Template.fromStack(stack);
    template.resourceCountIs('AWS::IdentityStore::Group', 0);
    template.resourceCountIs('Custom::IdentityCenterGroup', 1);
    template.hasResourceProperties('Custom::IdentityCenterGroup', { DisplayName: 'AWS Named' });
    expect(groups.get('known').groupId).toBe('12345678-1234-1234-1234-123456789012');
  });

  test('get the users that the config lists', () => {
    const stack = testStack();
    groupsIn(stack, {
      users: {
        ada: { givenName: 'Ada', familyName: 'Example', email: 'ada@trips.com', groups: ['the-team'] },
      },
    });
    const template = Template.fromStack(stack);
    template.hasResourceProperties('Custom::IdentityCenterUser', {
      UserName: 'ada',
      GivenName: 'Ada',
      FamilyName: 'Example',
      Email: 'ada@trips.com',
    });
    template.hasResourceProperties('AWS::IdentityStore::GroupMembership', {
      GroupId: { 'Fn::GetAtt': ['GroupTheTeam', 'GroupId'] },
      MemberId: { UserId: Match.anyValue() },
    });
  });
});

describe('a permission set', () => {
  function propertiesOf(definition: Partial<PersonaDefinition>): unknown {
    const stack = testStack();
    new PermissionSets(stack, 'PermissionSets', {
      instanceArn: 'arn:i',
      permissionSets: { reader: { ...persona, ...definition } },
    });
    const { PermissionSetReader } = Template.fromStack(stack).toJSON().Resources as Record<
      string,
      { Properties: unknown }
    >;
    return PermissionSetReader?.Properties;
  }

  test('has its name, description and session duration', () => {
    expect(propertiesOf({})).toEqual({
      InstanceArn: 'arn:i',
      Name: 'Reader',
      Description: 'Reads',
      SessionDuration: 'PT4H',
    });
  });

  test.each<[string, Partial<PersonaDefinition>, object]>([
    [
      'managed policies by ARN, with their path',
      { managedPolicies: ['job-function/ViewOnlyAccess'] },
      { ManagedPolicies: ['arn:aws:iam::aws:policy/job-function/ViewOnlyAccess'] },
    ],
    [
      'an inline policy',
      { statements: [{ Effect: 'Deny', Action: 's3:*', Resource: '*' }] },
      { InlinePolicy: { Version: '2012-10-17', Statement: [{ Effect: 'Deny', Action: 's3:*', Resource: '*' }] } },
    ],
    [
      'the boundary that stands in every account',
      { permissionsBoundary: 'landing-zone' },
      { PermissionsBoundary: { CustomerManagedPolicyReference: { Name: 'lz-permissions-boundary', Path: '/' } } },
    ],
    [
      'a console page to open',
      { relayState: 'https://console.aws.amazon.com/billing/home' },
      { RelayStateType: 'https://console.aws.amazon.com/billing/home' },
    ],
  ])('may have %s', (_what, definition, expected) => {
    expect(propertiesOf(definition)).toMatchObject(expected);
  });
});

describe('assignments', () => {
  function assigned(accounts: readonly string[], more: Partial<PersonaDefinition> = {}): Template {
    const stack = testStack();
    new Assignments(stack, 'Assignments', {
      instanceArn: 'arn:i',
      groups: groupsIn(stack),
      permissionSets: new PermissionSets(stack, 'PermissionSets', {
        instanceArn: 'arn:i',
        permissionSets: { reader: { ...persona, ...more } },
      }),
      assignments: accounts.map((account) => ({ group: 'the-team', persona: 'reader', account })),
      accountId: (account) => `id-of-${account}`,
      homeRegion: 'us-west-2',
    });
    return Template.fromStack(stack);
  }

  function assignmentsTo(accounts: readonly string[]): Record<string, { Properties: object; DependsOn?: string[] }> {
    return assigned(accounts).findResources('AWS::SSO::Assignment') as ReturnType<typeof assignmentsTo>;
  }

  test('whose permission set names the boundary wait until each member account has it', () => {
    const template = assigned(['prod', MANAGEMENT, 'dev'], { permissionsBoundary: 'landing-zone' });
    const [[waiting, { Properties }] = ['', { Properties: {} }], ...others] = Object.entries(
      template.findResources('Custom::StackInstances') as Record<string, { Properties: object }>,
    );
    expect(others).toEqual([]);
    expect(Properties).toMatchObject({
      StackSetName: 'lz-permissions-boundary',
      Region: 'us-west-2',
      Accounts: ['id-of-dev', 'id-of-prod'],
    });
    const waits = ({ DependsOn = [] }: { DependsOn?: readonly string[] }): boolean => DependsOn.includes(waiting);
    const assignments = Object.entries(template.findResources('AWS::SSO::Assignment'));
    expect(assignments.filter(([, one]) => waits(one)).map(([id]) => id)).toEqual([
      'AssignmentTheTeamAsReaderInProd',
      'AssignmentTheTeamAsReaderInDev',
    ]);
  });

  test('without a boundary wait for nothing', () => {
    assigned(['dev']).resourceCountIs('Custom::StackInstances', 0);
  });

  test('name the group, the permission set and the account, and carry the name of the group', () => {
    expect(assignmentsTo(['dev'])).toEqual({
      AssignmentTheTeamAsReaderInDev: {
        Type: 'AWS::SSO::Assignment',
        Properties: {
          InstanceArn: 'arn:i',
          PermissionSetArn: { 'Fn::GetAtt': ['PermissionSetReader', 'PermissionSetArn'] },
          PrincipalType: 'GROUP',
          PrincipalId: { 'Fn::GetAtt': ['GroupTheTeam', 'GroupId'] },
          TargetType: 'AWS_ACCOUNT',
          TargetId: 'id-of-dev',
        },
        Metadata: expect.objectContaining({ 'LandingZone::GroupName': 'the-team' }) as unknown,
      },
    });
  });

  const accounts = Array.from({ length: 120 }, (_, index) => `account-${index}`);

  /** The longest set of assignments of which none waits for another is as wide as the number of chains. */
  test('never run more than ten at a time, and each waits for one other at most', () => {
    const resources = Object.values(assignmentsTo(accounts));
    const starts = resources.filter(({ DependsOn }) => DependsOn === undefined);
    const waitedFor = resources.flatMap(({ DependsOn = [] }) => DependsOn);
    expect(starts.length).toBeLessThanOrEqual(10);
    expect(starts.length).toBeGreaterThan(5);
    expect(new Set(waitedFor).size).toBe(waitedFor.length);
    expect(starts.length + waitedFor.length).toBe(accounts.length);
  });

  test('change the order of one other at most when one is added', () => {
    const before = assignmentsTo(accounts);
    const after = assignmentsTo([...accounts.slice(0, 50), 'new-account', ...accounts.slice(50)]);
    const changed = Object.keys(before).filter((id) => JSON.stringify(before[id]) !== JSON.stringify(after[id]));
    expect(changed.length).toBeLessThanOrEqual(1);
  });
});
