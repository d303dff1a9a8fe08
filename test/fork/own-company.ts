import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { copyCompany } from '../support/copy-company';
import type { Clone } from './clone';

const ANSWERS = {
  name: 'Ferry Tales',
  email: 'aws+{account}@ferries.example',
  start: 'sample',
  'home-region': 'eu-central-1',
  'approved-regions': 'eu-central-1,eu-west-1',
  repository: 'ferries/landing-zone',
  'alarm-email': 'aws+alarms@ferries.example',
};

/** Another company than the sample's, as `npm run new-company` writes it. */
export async function makeItYours(fork: Clone, answers: Readonly<Record<string, string>> = {}): Promise<void> {
  const flags = Object.entries({ ...ANSWERS, ...answers }).map(([name, answer]) => `--${name} '${answer}'`);
  await fork.must(`npm run --silent new-company -- --yes ${flags.join(' ')}`);
}

/** Files of `config/` that hold a company's own content. */
const OWN = ['guardrails', 'personas', 'machine-roles', 'catalogue.ts'];

/**
 * Guardrails of its own, one of them there as JSON and one in place of the product's, a persona, a machine role, and an exception
 * from one for another.
 */
export function addOwnContent(fork: Clone): void {
  const draft = join(fork.folder, 'config.draft');
  copyCompany('own-content', draft, fork.folder);
  for (const name of OWN) cpSync(join(draft, name), join(fork.folder, 'config', name), { recursive: true });
  rmSync(draft, { recursive: true });
  fork.edit(
    'config/organization.ts',
    'defineOrganization(catalogue, {\n  guardrails: [',
    "defineOrganization(catalogue, {\n  guardrails: ['deny-purchases',",
  );
  fork.edit(
    'config/organization.ts',
    "sales: { parent: 'growth' }",
    "sales: { parent: 'growth', guardrails: ['deny-desktops'] }",
  );
  fork.edit(
    'config/access.ts',
    'assignments: [',
    "assignments: [\n    { group: 'sales', persona: 'analyst', organizationalUnits: ['sales'] },",
  );
  fork.edit(
    'config/workloads.ts',
    'defineWorkloads(catalogue, organization, accounts, {',
    "defineWorkloads(catalogue, organization, accounts, {\n  reports: { machineRole: 'report-writer', accounts: ['growth-sales'], resources: { reports: { createdIn: 'same-account' } } },",
  );
  fork.edit(
    'config/exceptions.ts',
    'defineExceptions(catalogue, accounts, access, {',
    "defineExceptions(catalogue, accounts, access, {\n  'deny-desktops': [{ principal: 'sales/analyst', reason: 'They show the desktops to customers' }],",
  );
}
