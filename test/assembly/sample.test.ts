import { readLandingZone } from '../support/read-landing-zone';
import { config } from '../support/companies/trips';
import { EngineEnvironment, organizationGraph, readAssembly, type OrganizationGraph } from '../../lib/assembly';
import { loadManagedPolicies } from '../../lib/iam-data';
import { expandAssignments } from '../../lib/model/tree';
import { conglomerate } from '../support/companies/conglomerate';
import { startUp } from '../support/companies/start-up';
import { assemblyFolderOf } from '../support/assemblies';

function graphOf(company: unknown): OrganizationGraph {
  const zone = readLandingZone(company);
  const { name: managementAccountName } = zone.company.managementAccount;
  return organizationGraph(readAssembly(assemblyFolderOf(zone)), { managementAccountName });
}

describe.each([
  ['the sample company', config],
  ['a company that adopted its organization', startUp],
  ['a company of sixty accounts', conglomerate],
])('the graph of %s', (_what, company) => {
  const zone = readLandingZone(company);
  const graph = graphOf(company);

  test('has the accounts of the config in the OUs of the config', () => {
    const created = Object.entries(zone.accounts).filter(([, { existing }]) => existing === undefined);
    const expected = created.map(([, { name, ou }]) => {
      const unit = zone.organization.organizationalUnits[ou];
      return `${name} in ${unit?.existing ?? unit?.name ?? ou}`;
    });
    const found = graph.accounts
      .filter(({ kind, id }) => kind === 'member' && !/^\d{12}$/.test(id))
      .map(({ name, parentId }) => `${name} in ${graph.organizationalUnits.get(parentId)?.name ?? parentId}`);
    expect(found.sort()).toEqual(expected.sort());
    expect(graph.accounts).toHaveLength(Object.keys(zone.accounts).length + 1);
  });

  test('has every assignment of the config', () => {
    const nameOf = (key: string): string => zone.accounts[key]?.existing ?? zone.accounts[key]?.name ?? key;
    const expected = expandAssignments(zone).map(({ group, account }) => {
      const target = account === 'management' ? zone.company.managementAccount.name : nameOf(account);
      return `${zone.access.groups[group]?.displayName ?? group} in ${target}`;
    });
    expect(graph.assignments.map(({ group, account }) => `${group} in ${account.id}`).sort()).toEqual(expected.sort());
  });

  test('has principals whose every policy is known to the engine, in every account', () => {
    const environment = new EngineEnvironment(graph, loadManagedPolicies(graph.awsManagedPolicyArns()));
    for (const account of graph.accounts) {
      const { principals, managedPolicies } = graph.contentsOf(account);
      expect(managedPolicies.map(({ name }) => name)).toContain('lz-permissions-boundary');
      for (const principal of principals) {
        const { arn, identityPolicies } = environment.principal(principal);
        expect(arn.split(':')[4]).toBe(account.id);
        expect(identityPolicies.length).toBeGreaterThan(0);
      }
    }
  });

  test('has the guardrails of the root above every member account, below those of AWS', () => {
    for (const account of graph.accounts) {
      const [root, ...below] = graph.policyLevels(account, 'SERVICE_CONTROL_POLICY');
      expect(root?.policies.map(({ name }) => name)).toEqual(
        expect.arrayContaining(['FullAWSAccess', 'lz-organization-root']),
      );
      expect(below).toHaveLength(account.ids.length);
    }
  });
});

test('an adopted organization keeps its id, and the management account its name where its id was pinned', () => {
  const graph = graphOf(startUp);
  expect(graph.organizationId).toBe('o-ferrytales01');
  expect(graph.managementAccount.id).toBe('Ferry Tales');
  expect(JSON.stringify(graph.policies)).not.toContain('100000000000');
});
