import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { filesUnder } from '../../lib/assembly/proven/files';
import { provenAssembly } from '../../lib/assembly/proven/proofs-file';
import { executionPolicyCommand } from '../../lib/cli/execution-policy';
import { run, sampleAssembly } from './support';

/*
 * Each file of an assembly gets each edit: nothing of it can be otherwise than it was proven without a word. What a command answers of such
 * an assembly, or says in place of an answer, is in bad-assemblies.test.ts and edited-assemblies.test.ts; one of them is asked here about all.
 */

const sample = sampleAssembly();
const scratch = mkdtempSync(join(tmpdir(), 'every-file-'));
const folder = join(scratch, 'cdk.out');
cpSync(sample, folder, { recursive: true });
afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
});

/** What somebody, a disk or a merge does to a file. */
const EDITS: Readonly<Record<string, (path: string, content: Buffer) => void>> = {
  removed: (path) => {
    rmSync(path);
  },
  empty: (path) => {
    writeFileSync(path, '');
  },
  'cut off': (path, content) => {
    writeFileSync(path, content.subarray(0, content.length / 2));
  },
  'without its last byte': (path, content) => {
    writeFileSync(path, content.subarray(0, -1));
  },
  'one line longer': (path, content) => {
    writeFileSync(path, Buffer.concat([content, Buffer.from('\n')]));
  },
  'with one letter changed': (path, content) => {
    const middle = Math.floor(content.length / 2);
    writeFileSync(
      path,
      Buffer.concat([content.subarray(0, middle), Buffer.from('\u0000'), content.subarray(middle + 1)]),
    );
  },
  'an empty object': (path) => {
    writeFileSync(path, '{}');
  },
  'a merge that nobody settled': (path, content) => {
    writeFileSync(path, `<<<<<<< ours\n${content.toString()}=======\n>>>>>>> theirs\n`);
  },
  'a folder': (path) => {
    rmSync(path);
    mkdirSync(path);
  },
  'a link to nothing': (path) => {
    rmSync(path);
    symlinkSync(join(scratch, 'nothing'), path);
  },
  'a link to another assembly': (path) => {
    rmSync(path);
    symlinkSync(join(sample, path.slice(folder.length + 1)), path);
  },
};

const files = filesUnder(folder);
const kinds = Object.keys(EDITS);

/** Tries something on the assembly with one edit. */
async function edited<T>(file: string, kind: string, ask: () => T | Promise<T>): Promise<T> {
  const path = join(folder, file);
  const content = readFileSync(path);
  EDITS[kind]?.(path, content);
  try {
    return await ask();
  } finally {
    rmSync(path, { recursive: true, force: true });
    writeFileSync(path, content);
  }
}

test('the assembly has a manifest, templates, assets and what was proven, and is proven', () => {
  expect(files).toEqual(expect.arrayContaining(['manifest.json', 'Guardrails.template.json', 'proofs.json']));
  expect(files.some((file) => file.startsWith('asset.'))).toBe(true);
  expect('proofs' in provenAssembly(folder)).toBe(true);
});

test.each(kinds)('no file that is %s is taken for what was proven', async (kind) => {
  const taken: string[] = [];
  for (const file of files) {
    if ('proofs' in (await edited(file, kind, () => provenAssembly(folder)))) taken.push(file);
  }
  // Of proofs.json counts what it says, and how it is laid out does not.
  expect(taken.filter((file) => file !== 'proofs.json' || !/line longer|last byte/.test(kind))).toEqual([]);
});

test('a command that is asked of each such assembly refuses it in one line, or says that it is not proven', async () => {
  const faults: string[] = [];
  for (const [index, file] of files.entries()) {
    const kind = kinds[index % kinds.length] ?? '';
    if (file === 'proofs.json') continue;
    const { exitCode, stdout, stderr } = await edited(file, kind, () =>
      run(executionPolicyCommand, ['--assembly', folder]),
    );
    const isRefused = exitCode === 2 && stdout === '' && /^[^\n]{20,}\n$/.test(stderr);
    if (!isRefused && !stderr.includes('not proven'))
      faults.push(`${file}, ${kind}: ${exitCode} ${stderr.slice(0, 200)}`);
    if (/^\s+at |should not have happened/m.test(stderr)) faults.push(`${file}, ${kind}: ${stderr.slice(0, 200)}`);
  }
  expect(faults).toEqual([]);
});
