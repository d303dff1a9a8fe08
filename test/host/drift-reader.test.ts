import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copyCompany } from '../support/copy-company';
import { repository } from '../support/repository';
import { runApp } from '../support/run-app';

/** Blocks of code of docs/pipeline.md. */
const [definition = '', workload = ''] = [
  ...readFileSync(join(repository, 'docs/pipeline.md'), 'utf8').matchAll(/^```ts\n(.*?)^```/gms),
].map(([, code = '']) => code);

const top = mkdtempSync(join(tmpdir(), 'drift-reader-'));
afterAll(() => {
  rmSync(top, { recursive: true, force: true });
});

/** The sample company with what the page says put in. */
function companyWithReader(): string {
  const folder = join(top, 'config');
  copyCompany('trips', folder, top);
  const edit = (file: string, from: string, to: string): void => {
    const text = readFileSync(join(folder, file), 'utf8');
    const edited = text.replace(from, to);
    expect(edited).not.toBe(text);
    writeFileSync(join(folder, file), edited);
  };
  writeFileSync(join(folder, 'machine-roles/drift-reader.ts'), definition);
  edit(
    'catalogue.ts',
    'import { orderPublisher',
    "import { driftReader } from './machine-roles/drift-reader';\nimport { orderPublisher",
  );
  edit('catalogue.ts', 'machineRoles: {', "machineRoles: {\n    'drift-reader': driftReader,");
  edit('workloads.ts', "  'trips-server': {", `${workload}  'trips-server': {`);
  return folder;
}

test('the role of docs/pipeline.md that looks for drift holds all its proofs beside ci-deploy', () => {
  const { exitCode, findings, stderr, assembly } = runApp('bin/landing-zone.ts', { company: companyWithReader() });
  expect({ exitCode, findings, stderr }).toEqual({ exitCode: 0, findings: [], stderr: '' });
  const template = readFileSync(join(assembly, 'Workloads.template.json'), 'utf8');
  expect(template).toContain('"lz-drift-reader"');
  expect(template).toContain('repo:trips/landing-zone:environment:drift');
});
