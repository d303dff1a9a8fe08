import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib/core';
import { Proofs } from '../../../lib/app/checks/proofs-plugin';
import { exceeded, overlookedQuotas } from '../../../lib/ask/quotas';
import { readAssembly } from '../../../lib/assembly';
import { loadIamData } from '../../../lib/iam-data';
import { environmentOf } from '../../../lib/proofs/landing-zone-proofs';
import { assemblyFolderOf } from '../../support/assemblies';
import { config } from '../../support/companies/trips';
import { readLandingZone, catalogue } from '../../support/read-landing-zone';

/* Quotas of the organization as a whole: no stack, policy or property is too large, and AWS refuses the last of them all the same. */

interface Template {
  readonly Resources: Record<string, { readonly Type: string; readonly Properties: Record<string, unknown> }>;
}

const zone = readLandingZone(config);

/** The assembly with so many permission sets in one account. */
function withPermissionSets(wanted: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'quotas-'));
  cpSync(assemblyFolderOf(zone, catalogue), folder, { recursive: true });
  const file = join(folder, 'Identity.template.json');
  const template = JSON.parse(readFileSync(file, 'utf8')) as Template;
  const { Resources } = template;
  const [ofAccount = ''] = Object.keys(Resources).filter((id) => id.startsWith('AssignmentOrgAdminsAs'));
  const assignment = Resources[ofAccount];
  const permissionSet = Resources.PermissionSetOrgAdmin;
  if (assignment === undefined || permissionSet === undefined) throw new Error('The sample assigns it.');
  const there = Object.values(Resources).filter(
    ({ Type, Properties }) =>
      Type === assignment.Type &&
      JSON.stringify(Properties.TargetId) === JSON.stringify(assignment.Properties.TargetId),
  );
  const had = new Set(there.map(({ Properties }) => JSON.stringify(Properties.PermissionSetArn))).size;
  for (let more = had; more < wanted; more += 1) {
    const id = `PermissionSetMore${more}`;
    Resources[id] = { ...permissionSet, Properties: { ...permissionSet.Properties, Name: `More${more}` } };
    const PermissionSetArn = { 'Fn::GetAtt': [id, 'PermissionSetArn'] };
    Resources[`AssignmentMore${more}`] = { ...assignment, Properties: { ...assignment.Properties, PermissionSetArn } };
  }
  writeFileSync(file, JSON.stringify(template));
  return folder;
}

test('one permission set more in an account than AWS takes ends the synthesis', async () => {
  const app = new App();
  new Stack(app, 'Any');
  const { plugin } = new Proofs({ zone, catalogue }, await loadIamData()).check;
  const templatePaths = [join(withPermissionSets(501), 'Identity.template.json')];
  const { success, violations } = plugin.validate({ appConstruct: app, templatePaths, stackTemplates: [] });
  expect(success).toBe(false);
  expect(violations.map(({ ruleName, severity }) => [ruleName, severity])).toEqual([['quota-exceeded', 'fatal']]);
  expect(violations[0]?.description).toMatch(/^[\w ()-]+: 501 of 500 permission sets in an account: AWS's quota$/);
  expect(violations[0]?.fix).toContain('docs/limits.md');
});

test.each([500, 501])('%i of them are told apart', (wanted) => {
  const { graph } = environmentOf(readAssembly(withPermissionSets(wanted)));
  expect(exceeded(graph)).toHaveLength(wanted - 500);
});

test('an organization that exceeds every quota is found to, and what is not found is told', () => {
  expect(overlookedQuotas()).toEqual([]);
  const all = overlookedQuotas(() => []);
  expect(all).toEqual(
    ['stacks of a StackSet', 'OUs', 'levels of OUs', 'permission sets in an account'].map(
      (quota) => `more ${quota} than AWS takes`,
    ),
  );
  for (const place of all.keys()) {
    expect(overlookedQuotas((graph) => exceeded(graph).filter((_, index) => index !== place))).toEqual([all[place]]);
  }
});
