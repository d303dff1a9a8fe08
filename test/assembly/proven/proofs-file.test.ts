import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { guardrailsOf, provenAssembly, writeProofs } from '../../../lib/assembly/proven/proofs-file';
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
  expect(provenAssembly(folder)).toMatchObject({ proofs: { version: 2 } });
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
    /no such folder/,
  ],
])('an assembly that %s is not proven', (_what, change, problem) => {
  change();
  expect(provenAssembly(folder)).toEqual({ problem: expect.stringMatching(problem) as string });
});

/** Its text after each edit of one value, however deep it stands. */
function editsOf(text: string): readonly (readonly [what: string, text: string])[] {
  const places = (value: unknown, path: readonly string[]): readonly (readonly string[])[] =>
    typeof value !== 'object' || value === null
      ? []
      : Object.entries(value).flatMap(([key, item]) => [[...path, key], ...places(item, [...path, key])]);
  return places(JSON.parse(text), []).flatMap((path) =>
    (['dropped', 'renamed', 'replaced'] as const).map((way) => [
      `${path.join('.')} ${way}`,
      afterEdit(text, path, way),
    ]),
  );
}

type Holder = Record<string, unknown>;

function afterEdit(text: string, path: readonly string[], way: 'dropped' | 'renamed' | 'replaced'): string {
  const root = JSON.parse(text) as Holder;
  const holder = path.slice(0, -1).reduce<Holder>((at, key) => at[key] as Holder, root);
  const key = path.at(-1) ?? '';
  const value = holder[key];
  if (Array.isArray(holder)) holder.splice(Number(key), 1, ...(way === 'dropped' ? [] : [[value]]));
  else Reflect.deleteProperty(holder, key);
  if (way === 'renamed' && !Array.isArray(holder)) holder[`${key}x`] = value;
  if (way === 'replaced') holder[key] = typeof value === 'number' ? value + 1 : `${String(value)} `;
  return JSON.stringify(root);
}

test('whatever of proofs.json is edited, nothing is proven any more', () => {
  writeProofs(
    folder,
    CHECKS.map((check) => ({ ...check, notAsked: ['scenarios'], guardrails: [{ id: 'deny-x', file: 'config/x.ts' }] })),
  );
  const text = readFileSync(join(folder, 'proofs.json'), 'utf8');
  const edits = editsOf(text);
  expect(edits.length).toBeGreaterThan(150);
  const passed = edits.filter(([, edit]) => {
    write('proofs.json', edit);
    return 'proofs' in provenAssembly(folder);
  });
  expect(passed.map(([what]) => what)).toEqual([]);
  write('proofs.json', JSON.stringify(JSON.parse(text)));
  expect(provenAssembly(folder)).toHaveProperty('proofs');
});

test.each<[what: string, make: (path: string, text: string) => void]>([
  ['a folder', (path) => { mkdirSync(path); }],
  ['a link to what has no end', (path) => { symlinkSync('/dev/zero', path); }],
  ['no text', (path) => { writeFileSync(path, Buffer.from([0xc3, 0x28])); }],
  ['too deep', (path) => { writeFileSync(path, '['.repeat(100_000)); }],
  ['empty', (path) => { writeFileSync(path, ''); }],
  ['followed by NUL', (path, text) => { writeFileSync(path, `${text}\0`); }],
])('where proofs.json is %s, nothing is proven, and no guardrail is known by it', (_what, make) => {
  const path = join(folder, 'proofs.json');
  const text = readFileSync(path, 'utf8');
  rmSync(path);
  make(path, text);
  expect(provenAssembly(folder)).toEqual({ problem: expect.stringMatching(/^[^\n]+$/) as string });
  expect(guardrailsOf(folder)).toEqual([]);
}); // prettier-ignore
