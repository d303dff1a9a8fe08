import { completeLandingZone } from '../../../lib/model/complete';
import { config } from '../../support/companies/trips';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { AccountPlacement } from '../../../lib/app/constructs/organization/account-placement';
import { Accounts } from '../../../lib/app/constructs/organization/accounts';
import { Organization } from '../../../lib/app/constructs/organization/organization';
import { OrganizationPolicies } from '../../../lib/app/constructs/organization/organization-policies';
import { OrganizationalUnits } from '../../../lib/app/constructs/organization/organizational-units';
import { PolicyTypes } from '../../../lib/app/constructs/organization/policy-types';
import { StackSetsActivation } from '../../../lib/app/constructs/organization/stack-sets-activation';
import { testStack } from '../../support/synthesize';

const RETAINED = { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' };

describe('the organization', () => {
  test('is created with all features, and kept whatever happens to the stack', () => {
    const stack = testStack();
    const organization = new Organization(stack, 'Organization', {});
    Template.fromStack(stack).hasResource('AWS::Organizations::Organization', {
      Properties: { FeatureSet: 'ALL' },
      ...RETAINED,
    });
    expect(stack.resolve(organization.organizationId)).toEqual({ Ref: 'Organization' });
    expect(stack.resolve(organization.rootId)).toEqual({ 'Fn::GetAtt': ['Organization', 'RootId'] });
  });

  test('that exists is never created: only its root is looked up', () => {
    const stack = testStack();
    const organization = new Organization(stack, 'Organization', { existing: 'o-abcdefghij' });
    const template = Template.fromStack(stack);
    template.resourceCountIs('AWS::Organizations::Organization', 0);
    template.hasResourceProperties('Custom::ListRoots', { Update: Match.stringLikeRegexp('ListRootsCommand') });
    template.hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'organizations:ListRoots', Resource: '*' }] },
    });
    expect(organization.organizationId).toBe('o-abcdefghij');
    expect(stack.resolve(organization.rootId)).toMatchObject({ 'Fn::GetAtt': [expect.any(String), 'Roots.0.Id'] });
  });
});

describe('organizational units', () => {
  const units = {
    leaf: { parent: 'branch' },
    branch: { parent: 'root', name: 'Branch office' },
    adopted: { parent: 'root', existing: 'ou-abcd-12345678' },
    below: { parent: 'adopted' },
  };
  const { organization } = completeLandingZone({
    ...config,
    organization: { guardrails: [], organizationalUnits: units },
  });
  const stack = testStack();
  const built = new OrganizationalUnits(stack, 'Units', {
    rootId: 'r-1',
    organizationalUnits: organization.organizationalUnits,
  });
  const template = Template.fromStack(stack);

  test('hang below their parents, whatever their order in the config', () => {
    template.templateMatches({
      Resources: {
        OrganizationalUnitBranch: { Properties: { Name: 'Branch office', ParentId: 'r-1' }, ...RETAINED },
        OrganizationalUnitLeaf: {
          Properties: { Name: 'leaf', ParentId: { Ref: 'OrganizationalUnitBranch' } },
          ...RETAINED,
        },
      },
    });
  });

  test('that exist are used and never created', () => {
    template.resourceCountIs('AWS::Organizations::OrganizationalUnit', 3);
    template.templateMatches({
      Resources: { OrganizationalUnitBelow: { Properties: { ParentId: 'ou-abcd-12345678' } } },
    });
  });

  test('are found by key, the root included', () => {
    expect(built.idOf('root')).toBe('r-1');
    expect(built.idOf('adopted')).toBe('ou-abcd-12345678');
    expect(() => built.idOf('nowhere')).toThrow('no organizational unit "nowhere"');
  });
});

describe('accounts', () => {
  const stack = testStack();
  const zone = completeLandingZone({
    ...config,
    organization: { guardrails: [], organizationalUnits: { team: { parent: 'root' } } },
    accounts: {
      first: { email: 'first@trips.com', ou: 'team', tags: { environment: 'dev' } },
      second: { email: 'second@trips.com', ou: 'team', name: 'The second' },
      old: { email: 'old@trips.com', ou: 'team', existing: '222222222222' },
      third: { email: 'third@trips.com', ou: 'root' },
    },
  });
  const organizationalUnits = new OrganizationalUnits(stack, 'Units', { rootId: 'r-1', ...zone.organization });
  const accounts = new Accounts(stack, 'Accounts', {
    organizationalUnits,
    accountAccessRoleName: zone.organization.accountAccessRoleName,
    accounts: zone.accounts,
  });
  const template = Template.fromStack(stack);

  test('are created in their OU with name, e-mail, role and tags, and never closed', () => {
    template.hasResource('AWS::Organizations::Account', {
      Properties: {
        AccountName: 'first',
        Email: 'first@trips.com',
        ParentIds: [{ Ref: 'OrganizationalUnitTeam' }],
        RoleName: 'OrganizationAccountAccessRole',
        Tags: [{ Key: 'environment', Value: 'dev' }],
      },
      ...RETAINED,
    });
    template.allResources('AWS::Organizations::Account', RETAINED);
  });

  test('wait for each other: AWS fails accounts that are created at the same time', () => {
    const { AccountSecond, AccountThird, AccountFirst } = template.toJSON().Resources as Record<
      string,
      { DependsOn?: string[] }
    >;
    expect(AccountFirst?.DependsOn).toBeUndefined();
    expect(AccountSecond?.DependsOn).toEqual(['AccountFirst']);
    expect(AccountThird?.DependsOn).toEqual([expect.stringMatching(/^Accountsold/)]);
  });

  test('that exist are moved to their OU and not created', () => {
    template.resourceCountIs('AWS::Organizations::Account', 3);
    template.hasResourceProperties('Custom::AccountPlacement', {
      AccountId: '222222222222',
      ParentId: { Ref: 'OrganizationalUnitTeam' },
    });
    expect(accounts.idOf('old')).toBe('222222222222');
  });
});

test('the handler may do what placing accounts and enabling policy types takes, and nothing else', () => {
  const stack = testStack();
  new AccountPlacement(stack, 'Placement', { accountId: '222222222222', accountName: 'old', parentId: 'ou-1' });
  new PolicyTypes(stack, 'Types', { rootId: 'r-1', policyTypes: ['SERVICE_CONTROL_POLICY'] });
  const template = Template.fromStack(stack);
  template.resourceCountIs('AWS::Lambda::Function', 1);
  template.hasResourceProperties('AWS::IAM::Role', {
    Policies: [
      {
        PolicyDocument: {
          Statement: [
            {
              Effect: 'Allow',
              Action: [
                'organizations:DescribeAccount',
                'organizations:EnablePolicyType',
                'organizations:ListParents',
                'organizations:ListRoots',
                'organizations:MoveAccount',
              ],
              Resource: '*',
            },
          ],
        },
      },
    ],
  });
});

test('policy types are enabled on the root, and nothing in the template disables one', () => {
  const stack = testStack();
  new PolicyTypes(stack, 'Types', { rootId: 'r-1', policyTypes: ['S3_POLICY', 'SERVICE_CONTROL_POLICY'] });
  const template = Template.fromStack(stack);
  template.hasResourceProperties('Custom::OrganizationPolicyTypes', {
    RootId: 'r-1',
    PolicyTypes: ['S3_POLICY', 'SERVICE_CONTROL_POLICY'],
  });
  expect(JSON.stringify(template.toJSON())).not.toContain('DisablePolicyType');
});

test("StackSets are activated by CloudFormation's own call, which no delete undoes", () => {
  const stack = testStack();
  new StackSetsActivation(stack, 'Activation');
  const template = Template.fromStack(stack);
  template.hasResourceProperties('Custom::ActivateOrganizationsAccess', {
    Create: Match.stringLikeRegexp('ActivateOrganizationsAccessCommand'),
    Delete: Match.absent(),
  });
});

describe('organization policies', () => {
  const stack = testStack();
  const base = { theme: 'audit', guardrails: [], description: 'd', content: { Statement: [] } };
  new OrganizationPolicies(stack, 'Policies', {
    policies: [
      { ...base, type: 'SERVICE_CONTROL_POLICY', name: 'lz-audit-root', target: { kind: 'root' } },
      { ...base, type: 'RESOURCE_CONTROL_POLICY', name: 'lz-audit-root', target: { kind: 'root' } },
    ],
    targetId: ({ kind }) => `id-of-${kind}`,
  });
  const template = Template.fromStack(stack);

  test('carry their content as an object, so that drift detection works', () => {
    template.hasResourceProperties('AWS::Organizations::Policy', {
      Name: 'lz-audit-root',
      Type: 'SERVICE_CONTROL_POLICY',
      Content: { Statement: [] },
      TargetIds: ['id-of-root'],
    });
  });

  test('of two types may share a name, and wait for each other', () => {
    template.templateMatches({
      Resources: {
        ServiceControlPolicyLzAuditRoot: { DependsOn: Match.absent() },
        ResourceControlPolicyLzAuditRoot: { DependsOn: ['ServiceControlPolicyLzAuditRoot'] },
      },
    });
  });
});
