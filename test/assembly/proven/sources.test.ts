import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { writeProofs } from '../../../lib/assembly/proven/proofs-file';
import { assertMadeFromThis, sourcesOf } from '../../../lib/assembly/proven/sources';
import { EXPECTED_CHECKS } from '../support/checks';

const FILES = {
  'config/access.ts': 'one',
  'config/guardrails/deny-x.json': '{}',
  'lib/catalogue/guardrails/deny-y.ts': 'one',
  'lib/cli/can.ts': 'one',
  'cdk.json': '{}',
  'package-lock.json': '{}',
};

function repositoryOf(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'sources-'));
  for (const [path, text] of Object.entries(files)) write(root, path, text);
  return root;
}

function write(root: string, path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

/** A repository with an assembly that was made from it. */
function made(): { readonly root: string; readonly folder: string } {
  const root = repositoryOf(FILES);
  const folder = join(root, 'cdk.out');
  mkdirSync(folder);
  writeProofs(folder, EXPECTED_CHECKS, sourcesOf(root));
  return { root, folder };
}

test.each([
  ['an edited file of the config', 'config/access.ts', 'config/access.ts'],
  ['a policy that is JSON', 'config/guardrails/deny-x.json', 'config/guardrails/deny-x.json'],
  ['a new file of the config', 'config/personas/new.ts', 'config/personas/new.ts'],
  ['a text that the config may read', 'config/regions.txt', 'config/regions.txt'],
  ['code whose name begins with a dot', 'config/.shared.ts', 'config/.shared.ts'],
  ['a guardrail of the product', 'lib/catalogue/guardrails/deny-y.ts', 'lib/'],
  ['the packages', 'package-lock.json', 'package-lock.json'],
  ['how its code is read', 'tsconfig.json', 'tsconfig.json'],
  ['the app', 'bin/landing-zone.ts', 'bin/landing-zone.ts'],
])('%s is told: the assembly says nothing of it', (_what, path, told) => {
  const { root, folder } = made();
  write(root, path, 'two');
  expect(() => {
    assertMadeFromThis(folder, '--assembly', root);
  }).toThrow(
    `${folder}: made before ${told} was what it is now, so it says nothing of that change. Make it again with "npm run synth", or name it (--assembly ${folder}) to ask about what was there then.`,
  );
});

test('a file that is gone, and how many more there are, is told', () => {
  const { root, folder } = made();
  rmSync(join(root, 'config/access.ts'));
  write(root, 'cdk.json', '{ }');
  expect(() => {
    assertMadeFromThis(folder, '--head', root);
  }).toThrow('made before cdk.json was what it is now, and 1 more, so it');
});

test.each([
  ['nothing', 'config/access.ts', 'one'],
  ['a command', 'lib/cli/can.ts', 'two'],
  ['what an editor leaves', 'config/.access.ts.swp', 'two'],
  ['what another editor leaves', 'config/access.ts~', 'two'],
  ['a page beside the config', 'config/README.md', 'two'],
])('%s makes no other assembly', (_what, path, text) => {
  const { root, folder } = made();
  write(root, path, text);
  expect(() => {
    assertMadeFromThis(folder, '--assembly', root);
  }).not.toThrow();
});

test('of an assembly that does not say what it was made from nothing is claimed', () => {
  const { root, folder } = made();
  writeProofs(folder, EXPECTED_CHECKS);
  write(root, 'config/access.ts', 'two');
  expect(() => {
    assertMadeFromThis(folder, '--assembly', root);
  }).not.toThrow();
});

test('this repository is read whole', () => {
  const sources = sourcesOf();
  expect(Object.keys(sources)).toEqual(expect.arrayContaining(['config/index.ts', 'lib/', 'package-lock.json']));
  expect(Object.values(sources).every((digest) => /^[0-9a-f]{64}$/.test(digest))).toBe(true);
});
