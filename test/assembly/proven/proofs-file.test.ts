import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { provenAssembly, writeProofs } from '../../../lib/assembly/proven/proofs-file';
import { refuseAssembly } from '../../../lib/assembly/proven/refuse';

const CHECKS = [
  'Proofs',
  'cdk-nag AwsSolutions',
  'cdk-nag NIST.800.53.R5',
  'stack limits',
  'replacements',
  'template validation',
].map((name) => ({ name, templates: 1, counts: { rules: 1 } }));

let folder: string;
const write = (path: string, text: string): void => {
  writeFileSync(join(folder, path), text);
};
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'landing-zone-proven-'));
  mkdirSync(join(folder, 'asset.1'));
  for (const path of ['manifest.json', 'Shop.template.json', 'asset.1/index.js', 'Shop.metadata.json'])
    write(path, path);
  writeProofs(folder, CHECKS);
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('an assembly as it was proven is proven, with what the CLI leaves in it', () => {
  write('synth.lock', '1');
  mkdirSync(join(folder, '.cache'));
  write('.cache/asset.1.zip', 'zip');
  expect(provenAssembly(folder)).toMatchObject({ proofs: { version: 1 } });
});

test('the same assembly gives the same text', () => {
  const before = readFileSync(join(folder, 'proofs.json'), 'utf8');
  writeProofs(folder, CHECKS);
  expect(readFileSync(join(folder, 'proofs.json'), 'utf8')).toBe(before);
});

test.each<[string, () => void, RegExp]>([
  [
    'has no proofs',
    () => {
      rmSync(join(folder, 'proofs.json'));
    },
    /no proofs\.json/,
  ],
  [
    'failed',
    () => {
      refuseAssembly(folder);
    },
    /no proofs\.json/,
  ],
  [
    'has broken proofs',
    () => {
      write('proofs.json', '{"version":1');
    },
    /is broken/,
  ],
  [
    'has proofs of nothing',
    () => {
      writeProofs(folder, []);
    },
    /says nothing of Proofs/,
  ],
  [
    'has proofs without a count',
    () => {
      writeProofs(
        folder,
        CHECKS.map((check) => ({ ...check, counts: {} })),
      );
    },
    /is broken/,
  ],
  [
    'has an edited template',
    () => {
      write('Shop.template.json', '{}');
    },
    /Shop\.template\.json .* changed since/,
  ],
  [
    'has an edited asset',
    () => {
      write('asset.1/index.js', '{}');
    },
    /asset\.1\/index\.js .* changed since/,
  ],
  [
    'has an edited manifest',
    () => {
      write('manifest.json', '{}');
    },
    /manifest\.json .* changed since/,
  ],
  [
    'has one more template',
    () => {
      write('More.template.json', '{}');
    },
    /More\.template\.json .* no such file/,
  ],
  [
    'lacks a template',
    () => {
      rmSync(join(folder, 'Shop.template.json'));
    },
    /Shop\.template\.json is gone/,
  ],
  [
    'has a link',
    () => {
      symlinkSync('/etc/hostname', join(folder, 'Linked.template.json'));
    },
    /a link/,
  ],
  [
    'is not there',
    () => {
      rmSync(folder, { recursive: true });
    },
    /no proofs\.json/,
  ],
])('an assembly that %s is not proven', (_what, change, problem) => {
  change();
  expect(provenAssembly(folder)).toEqual({ problem: expect.stringMatching(problem) as string });
});
