import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';
import { readAssembly } from '../../../lib/assembly';
import { loadConfig } from '../../../lib/config/load-config';
import { readConfig } from '../../../lib/config/read-config';
import { loadIamData } from '../../../lib/iam-data';
import { environmentOf } from '../../../lib/proofs/landing-zone-proofs';
import { ownNames } from '../../../lib/proofs/mutation/definitions';
import { Mutation } from '../../../lib/proofs/mutation/mutants';
import { assemblyFolderOf } from '../../support/assemblies';
import { checked, EVERY_CHECK } from '../../support/checked';
import { copyCompany } from '../../support/copy-company';
import { repository } from '../../support/repository';

const top = mkdtempSync(join(tmpdir(), 'landing-zone-examples-'));
const folder = join(top, 'config');
afterAll(() => {
  rmSync(top, { recursive: true, force: true });
});

/** The only block of code in a page of docs/ that has the text. */
function blockWith(page: string, text: string): string {
  const blocks = [...readFileSync(join(repository, 'docs', page), 'utf8').matchAll(/^```(?:ts|json)\n(.*?)^```/gms)];
  const found = blocks.map(([, code = '']) => code).filter((code) => code.includes(text));
  expect(found).toHaveLength(1);
  return found[0] ?? '';
}

function insert(file: string, before: string, text: string): void {
  const written = readFileSync(join(folder, file), 'utf8');
  expect(written.split(before)).toHaveLength(2);
  writeFileSync(
    join(folder, file),
    written.replace(before, () => `${text}${before}`),
  );
}

function gather(kind: string, id: string, name: string): void {
  const list = { guardrails: 'guardrails: {', personas: 'personas: {', 'machine-roles': 'machineRoles: {' }[kind] ?? '';
  insert('catalogue.ts', 'import { orderPublisher', `import { ${name} } from './${kind}/${id}';\n`);
  const catalogue = readFileSync(join(folder, 'catalogue.ts'), 'utf8');
  writeFileSync(join(folder, 'catalogue.ts'), catalogue.replace(list, `${list} '${id}': ${name},`));
}

/** The sample company with the examples put in as their pages say. */
beforeAll(() => {
  for (const shared of ['lib', 'node_modules']) symlinkSync(join(repository, shared), join(top, shared));
  copyCompany('trips', folder, top);
  for (const [kind, page, id, name] of [
    ['guardrails', 'own-content.md', 'deny-desktops', 'denyDesktops'],
    ['guardrails', 'own-content.md', 'deny-purchases', 'denyPurchases'],
    ['personas', 'own-content.md', 'metrics-reader', 'metricsReader'],
    ['machine-roles', 'workloads.md', 'receipt-writer', 'receiptWriter'],
    ['machine-roles', 'workloads.md', 'refund-publisher', 'refundPublisher'],
  ] as const) {
    writeFileSync(join(folder, kind, `${id}.ts`), blockWith(page, `export const ${name}`));
    gather(kind, id, name);
  }
  writeFileSync(join(folder, 'guardrails/deny-purchases.json'), blockWith('own-content.md', '"NoCommitments"'));
  const organization = readFileSync(join(folder, 'organization.ts'), 'utf8');
  const growth = "growth: { parent: 'root'";
  expect(organization.split(growth)).toHaveLength(2);
  const placed = organization.replace(growth, `${growth}, guardrails: ['deny-desktops', 'deny-purchases']`);
  writeFileSync(join(folder, 'organization.ts'), placed);
  insert('access.ts', "    { group: 'org-admins'", blockWith('own-content.md', "persona: 'metrics-reader'"));
  insert('workloads.ts', "  'trips-server': {", blockWith('workloads.md', "machineRole: 'receipt-writer'"));
});

test('the examples of the pages have the types that the definitions ask for', () => {
  const { config } = ts.readConfigFile(join(repository, 'tsconfig.json'), (path) => readFileSync(path, 'utf8')) as {
    config: { compilerOptions: object };
  };
  const { options } = ts.convertCompilerOptionsFromJson({ ...config.compilerOptions, rootDir: '/' }, repository);
  const program = ts.createProgram([join(folder, 'index.ts')], options);
  const written = program.getSourceFiles().filter(({ fileName }) => fileName.includes('/landing-zone-examples-'));
  const found = written.flatMap((one) => [
    ...program.getSyntacticDiagnostics(one),
    ...program.getSemanticDiagnostics(one),
  ]);
  expect(found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '))).toEqual([]);
  expect(written.map(({ fileName }) => fileName)).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/metrics-reader\.ts$/),
      expect.stringMatching(/receipt-writer\.ts$/),
    ]),
  );
});

test('the examples of the pages hold all their proofs in the sample company', async () => {
  const { problems, checks } = await checked(loadConfig({ folder }));
  expect(problems).toEqual([]);
  expect(checks.map(({ name }) => name)).toEqual(EVERY_CHECK);
});

test('no weakening of the examples goes unnoticed by their own rows', async () => {
  const company = readConfig(loadConfig({ folder }));
  const mutation = new Mutation(
    environmentOf(readAssembly(assemblyFolderOf(company.zone, company.catalogue))),
    company,
    await loadIamData(),
  );
  const names = ownNames(company).filter((name) => /desktops|purchases|metrics|receipt|refund/.test(name));
  const mutants = mutation.mutants(names);
  expect(new Set(mutants.map(({ definition }) => definition.name))).toEqual(new Set(names));
  expect(mutants.filter((mutant) => mutation.survives(mutant)).map(({ name }) => name)).toEqual([]);
});
