import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { organizationGraph, readAssembly } from '../lib/assembly';
import { largeCompany } from '../test/support/large-company';
import { REPLACE_CONFIG, repository } from '../test/support/repository';
import { run, writeConfig, type Taken } from './scale';

type Company = ReturnType<typeof largeCompany>;

/** What people do: a group is given access, an OU loses a guardrail, the company a Region. */
const CHANGES: Readonly<Record<string, (company: Company) => object>> = {
  nothing: (company) => company,
  'a guardrail less': ({ organization, ...rest }) => ({
    ...rest,
    organization: {
      ...organization,
      guardrails: organization.guardrails.filter((id) => id !== 'deny-external-resource-shares'),
    },
  }),
  'another group': ({ access, ...rest }) => ({
    ...rest,
    access: {
      ...access,
      assignments: [
        ...access.assignments,
        { group: 'auditors', persona: 'product-manager', organizationalUnits: ['root'] },
      ],
    },
  }),
  'another Region': ({ company, ...rest }) => ({
    ...rest,
    company: { ...company, approvedRegions: [...company.approvedRegions, 'eu-west-1'] },
  }),
};

export interface Reviewed extends Taken {
  readonly what: string;
}

/** Compares the assemblies of a company of so many accounts before and after each change, and says who is in them. */
export function measureReview(accounts: number): { readonly about: string; readonly reviewed: readonly Reviewed[] } {
  const scratch = mkdtempSync(join(tmpdir(), 'landing-zone-review-'));
  try {
    const company = largeCompany({ accounts });
    const base = assemblyOf(join(scratch, 'base'), company);
    const reviewed = Object.entries(CHANGES).map(([what, edit], index) => {
      const head = assemblyOf(join(scratch, `head${String(index)}`), edit(company));
      const argv = ['-r', './bin/register.js', 'bin/review.ts', '--base', base, '--head', head, '--format', 'json'];
      return { what, ...run(argv, join(scratch, `review${String(index)}`), {}) };
    });
    return { about: aboutOf(base), reviewed };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function assemblyOf(folder: string, company: object): string {
  const TEST_CONFIG_FOLDER = writeConfig(`${folder}.config`, company);
  run(['-r', './bin/register.js', '-r', join(repository, REPLACE_CONFIG), 'bin/landing-zone.ts'], folder, {
    TEST_CONFIG_FOLDER,
  });
  return folder;
}

/** For example `500 accounts, 120 principals (people by persona and group, roles and users by name)`. */
function aboutOf(folder: string): string {
  const graph = organizationGraph(readAssembly(folder));
  const people = graph.assignments.map(({ group, permissionSet }) => `${group} ${permissionSet.name}`);
  const machines = graph.accounts.flatMap((account) =>
    graph
      .contentsOf(account)
      .principals.flatMap((one) =>
        one.kind === 'role' && one.assignment !== undefined ? [] : [`${one.path}${one.name}`],
      ),
  );
  const count = new Set([...people, ...machines]).size;
  return `${String(graph.accounts.length)} accounts, ${String(count)} principals (groups by persona, roles and users by name)`;
}

export function reviewLine({ what, seconds, cpuSeconds, megabytes }: Reviewed): string {
  return `${what.padEnd(20)} ${seconds.toFixed(1)} s   ${cpuSeconds.toFixed(1)} s of CPU   ${megabytes.toFixed(0)} MB`;
}
