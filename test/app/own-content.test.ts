import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { provenAssembly } from '../../lib/assembly/proven/proofs-file';
import { copyCompany } from '../support/copy-company';
import { runApp, type AppRun } from '../support/run-app';

/* A company's own content as `cdk synth` takes it: a folder of files, of which some were edited. */

type Edits = Readonly<Record<string, readonly [from: string, to: string]>>;

function synth(edits: Edits): AppRun {
  const folder = join(mkdtempSync(join(tmpdir(), 'landing-zone-own-')), 'config');
  copyCompany('own-content', folder, join(folder, '..'));
  for (const [file, [from, to]] of Object.entries(edits)) {
    const path = join(folder, file);
    const text = readFileSync(path, 'utf8');
    if (!text.includes(from)) throw new Error(`${file} has no ${from}`);
    writeFileSync(path, text.replace(from, to));
  }
  return runApp('bin/landing-zone.ts', { company: folder });
}

test('content of its own is proven, counted, and told apart from the product’s', () => {
  const { exitCode, stdout, stderr, assembly } = synth({});
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  const proven = provenAssembly(assembly);
  const checks = 'proofs' in proven ? proven.proofs.checks : [];
  const { subjects = {}, replaced, guardrails, open = [] } = checks.find(({ name }) => name === 'Proofs') ?? {};
  expect(Object.keys(subjects)).toEqual(
    expect.arrayContaining([
      'guardrail deny-changing-enabled-regions',
      'guardrail deny-desktops',
      'guardrail deny-purchases',
      'persona analyst',
      'workload crossing-reports',
    ]),
  );
  expect(replaced).toEqual([expect.stringMatching(/^guardrail deny-changing-enabled-regions: Ferry Tales/)]);
  expect(guardrails).toContainEqual({
    id: 'deny-desktops',
    file: 'config/guardrails/deny-desktops.ts',
    why: expect.any(String) as string,
  });
  // It has few guardrails: what that leaves open is said where it is made, and kept.
  expect(stdout).toMatch(/^Open to whoever administers the account: alarms in .*, without deny-changing-\S+ there \(/m);
  expect(open).toContainEqual(
    expect.stringMatching(/^logs in .*, without deny-changing-config there \(config:\w+ and/),
  );
});

test('a false row in each ends with exit 1 and names the file', () => {
  const { exitCode, stderr } = synth({
    'guardrails/deny-desktops.ts': [
      "denies: [{ action: 'workspaces:CreateWorkspaces' }]",
      "denies: [{ action: 'workspaces:CreateTags' }]",
    ],
    'guardrails/deny-purchases.ts': ["'savingsplans:DescribeSavingsPlans'", "'savingsplans:CreateSavingsPlan'"],
    'guardrails/deny-changing-enabled-regions.ts': ["['account:GetRegionOptStatus', ", "['account:EnableRegion', "],
    'personas/analyst.ts': ["'cloudwatch:PutDashboard', ", "'cloudwatch:GetDashboard', "],
    'machine-roles/report-writer.ts': ["nothingBut('s3:PutObject')", "nothingBut('s3:GetObject')"],
  });
  expect(exitCode).toBe(1);
  const files = [...stderr.matchAll(/config\/[\w-]+\/[\w-]+\.ts(?=,)/g)].map(([file]) => file);
  expect([...new Set(files)].sort()).toEqual([
    'config/guardrails/deny-changing-enabled-regions.ts',
    'config/guardrails/deny-desktops.ts',
    'config/guardrails/deny-purchases.ts',
    'config/machine-roles/report-writer.ts',
    'config/personas/analyst.ts',
  ]);
});

test.each<[what: string, edits: Edits, line: RegExp]>([
  [
    'is not gathered',
    { 'catalogue.ts': ['personas: { analyst }', 'personas: {}'] },
    /^config\/personas\/analyst\.ts\n {2}found {5}a file that config\/catalogue\.ts does not gather$/m,
  ],
  [
    'is not handed over',
    { 'index.ts': ["export { catalogue } from './catalogue';", ''] },
    /^config\/index\.ts: exports config, and no catalogue: write `export \{ catalogue \} from '\.\/catalogue'`\. /,
  ],
  [
    'is JSON that is none',
    { 'guardrails/deny-purchases.json': ['"Version": "2012-10-17",', '"Version": '] },
    /^config\/guardrails\/deny-purchases\.json:\d+:\d+: no JSON: found .+, expected .+\. /,
  ],
  [
    'throws',
    { 'personas/analyst.ts': ['export const analyst = ', "throw new Error('boom');\nexport const analyst = "] },
    /^config\/personas\/analyst\.ts:\d+: Error: boom\. /,
  ],
])('content that %s ends the synthesis with exit 1 and its place', (_what, edits, line) => {
  const { exitCode, stderr } = synth(edits);
  expect(stderr).toMatch(line);
  expect(exitCode).toBe(1);
});
