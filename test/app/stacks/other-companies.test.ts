import { Match, type Template } from 'aws-cdk-lib/assertions';
import { conglomerate } from '../../support/companies/conglomerate';
import { startUp } from '../../support/companies/start-up';
import { templatesOf } from '../../support/synthesize';

/* The config is general: companies that share nothing with the sample but the catalogue. */

function countOf(template: Template, type: string): number {
  return Object.keys(template.findResources(type)).length;
}

describe('a start-up of three accounts with an organization and an identity provider of its own', () => {
  const { organization, identity, guardrails, baseline } = templatesOf(startUp);

  test('has its organization adopted, and nothing in it recreated', () => {
    expect(countOf(organization, 'AWS::Organizations::Organization')).toBe(0);
    organization.resourceCountIs('Custom::ListRoots', 1);
  });

  test('has its groups looked up and never created', () => {
    expect(countOf(identity, 'AWS::IdentityStore::Group')).toBe(0);
    const lookedUp = countOf(identity, 'Custom::IdentityCenterGroup');
    const known = Object.values(startUp.access.groups).filter(({ id }) => id !== undefined).length;
    expect(lookedUp + known).toBe(Object.keys(startUp.access.groups).length);
  });

  test('gets its policies attached to the root that is looked up', () => {
    guardrails.hasResourceProperties('AWS::Organizations::Policy', {
      TargetIds: [{ 'Fn::GetStackOutput': Match.objectLike({ StackName: 'lz-organization' }) }],
    });
  });

  test('deploys its baseline in its own home region', () => {
    baseline.hasResourceProperties('AWS::CloudFormation::StackSet', {
      StackInstancesGroup: [Match.objectLike({ Regions: [startUp.company.homeRegion] })],
    });
  });
});

describe('a group of sixty accounts in nested OUs', () => {
  const { organization, identity } = templatesOf(conglomerate);

  test('gets every account and every OU, each with a logical id of its own', () => {
    expect(countOf(organization, 'AWS::Organizations::Account')).toBe(Object.keys(conglomerate.accounts).length);
    expect(countOf(organization, 'AWS::Organizations::OrganizationalUnit')).toBe(
      Object.keys(conglomerate.organization.organizationalUnits).length,
    );
  });

  test('has its accounts created in one chain', () => {
    const accounts = Object.values(organization.findResources('AWS::Organizations::Account')) as {
      DependsOn?: string[];
    }[];
    const waiting = accounts.flatMap(({ DependsOn = [] }) => DependsOn.filter((id) => id.startsWith('Account')));
    expect(new Set(waiting).size).toBe(accounts.length - 1);
  });

  test('stays within what one stack may hold', () => {
    for (const template of [organization, identity]) {
      const { Resources, Outputs = {} } = template.toJSON() as { Resources: object; Outputs?: object };
      expect(Object.keys(Resources).length).toBeLessThanOrEqual(500);
      expect(Object.keys(Outputs).length).toBeLessThanOrEqual(200);
    }
  });
});
