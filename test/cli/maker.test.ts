import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { provenAssembly, writeProofs } from '../../lib/assembly/proven/proofs-file';
import { access, proofsOf } from '../../lib/cli/access';
import type { Command } from '../../lib/cli/command';
import { executionPolicyCommand } from '../../lib/cli/execution-policy';
import { review } from '../../lib/cli/review';
import { whoCan } from '../../lib/cli/who-can';
import { tellOfMaker } from '../../lib/ask/read-assembly';
import { config } from '../support/companies/trips';
import { loaded } from '../support/read-landing-zone';
import { can, runAsSaid, sampleAssembly } from './support';

/* Whoever makes an assembly writes into its `proofs.json` what it was made from: a folder that copies that is no more to be trusted. */

const scratch = mkdtempSync(join(tmpdir(), 'landing-zone-maker-'));
afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
});

function copy(...path: readonly string[]): string {
  const folder = join(scratch, ...path);
  mkdirSync(folder, { recursive: true });
  cpSync(sampleAssembly(), folder, { recursive: true });
  return folder;
}

const WORD = "that its proofs held is taken on its maker's word (SECURITY.md).";
const elsewhere = (folder: string): string => `Note: ${folder} is not where this checkout makes its own: ${WORD}\n`;
const company = () => Promise.resolve(loaded(config));
const never = (): never => {
  throw new Error('no config is needed');
};
const asked = ['--account', 'engineering-dev', '--action', 's3:GetObject'];

/** Of another checkout, by the digests that it says it was made from. */
function ofOthers(): string {
  const folder = copy('others');
  const proven = provenAssembly(folder);
  if ('problem' in proven) throw new Error(proven.problem);
  writeProofs(folder, proven.proofs.checks, { ...proven.proofs.sources, 'config/index.ts': '0'.repeat(64) });
  return folder;
}

function told(folder: string, root?: string): string {
  let said = '';
  const stream = { write: (text: string) => void (said += text) };
  tellOfMaker(folder, stream, root);
  return said;
}

describe('that the proofs of a folder are taken on its maker’s word', () => {
  const given = copy('given');
  const sides = ['--base', given, '--head', given];

  const said: readonly (readonly [command: unknown, argv: readonly string[]])[] = [
    [can, ['--principal', 'developers/developer', ...asked, '--assembly', given]],
    [whoCan, [...asked, '--assembly', given]],
    [access(proofsOf(never)), ['--quotas', '--assembly', given]],
    [executionPolicyCommand, ['--assembly', given]],
    [review(company), sides],
  ];

  test.each(said.map(([command, argv]) => [(command as Command).name, command as Command, argv] as const))(
    'is told by %s',
    async (_name, command, argv) => {
      expect((await runAsSaid(command, argv)).stderr).toContain(elsewhere(given));
    },
  );

  test('is told of one that says it was made from what lies here', () => {
    expect(told(given)).toBe(elsewhere(given));
  });

  test('is told of one that says it was not, wherever it lies', () => {
    const folder = ofOthers();
    const note = `Note: ${folder} was made from another config or version than this checkout has: ${WORD}\n`;
    expect(told(folder)).toBe(note);
  });

  test('is not told of the one that this checkout makes, and told of one that a link puts in its place', () => {
    const own = copy('own', 'cdk.out');
    expect(told(own, join(scratch, 'own'))).toBe('');
    mkdirSync(join(scratch, 'linked'));
    const link = join(scratch, 'linked', 'cdk.out');
    symlinkSync(own, link);
    expect(told(link, join(scratch, 'linked'))).toBe(elsewhere(link));
  });
});
