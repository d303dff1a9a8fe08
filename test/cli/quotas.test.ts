import type { QuotaUsage } from '../../lib/ask/quota-usage';
import { fullest, nearlyFull } from '../../lib/ask/quotas';
import { access } from '../../lib/cli/access';
import { runApp } from '../support/run-app';
import { run, sampleAssembly, type Run } from './support';

const unasked = (): never => {
  throw new Error('quotas need no proofs');
};
const quotas = (...argv: readonly string[]): Promise<Run> =>
  run(access(unasked), ['--assembly', sampleAssembly(), '--quotas', ...argv]);

test('the table has every quota that grows with a company, once where nothing is nearly full', async () => {
  const { stdout, exitCode } = await quotas();
  const rows = stdout.split('\n').filter((line) => line.startsWith('| '));
  for (const quota of [
    'resources of a stack',
    'outputs of a stack',
    'bytes of a template',
    'stacks of a StackSet',
    'OUs',
    'levels of OUs',
  ]) {
    expect(rows.filter((row) => row.startsWith(`| ${quota} |`)).length).toBeGreaterThanOrEqual(1);
  }
  expect(rows.find((row) => row.startsWith('| levels of OUs |'))).toBe(
    '| levels of OUs | the organization | 3 | 5 | 60 % |',
  );
  expect(exitCode).toBe(0);
});

test('as JSON it has every place, the fullest first', async () => {
  const usages = JSON.parse((await quotas('--json')).stdout) as readonly QuotaUsage[];
  const shares = usages.map(({ used, allowed }) => used / allowed);
  expect(shares).toEqual([...shares].sort((a, b) => b - a));
  const resources = usages.filter(({ quota }) => quota === 'resources of a stack').map(({ where }) => where);
  expect(resources).toEqual(expect.arrayContaining(['lz-organization', 'lz-identity', 'lz-guardrails', 'lz-billing']));
});

test('a place of 80 % is in the table besides the fullest of its quota', () => {
  const at = (where: string, used: number): QuotaUsage => ({ quota: 'q', where, used, allowed: 500 });
  expect(fullest([at('a', 450), at('b', 400), at('c', 399)]).map(({ where }) => where)).toEqual(['a', 'b']);
});

test('another format is refused', async () => {
  expect(await quotas('--format', 'csv')).toMatchObject({ exitCode: 2 });
});

test('what there is little left of is told in words, and synth writes it into its summary', async () => {
  const at = (used: number): QuotaUsage => ({
    quota: 'outputs of a stack',
    where: 'lz-organization',
    used,
    allowed: 200,
  });
  expect(nearlyFull([at(159), at(160), at(1_200)])).toEqual([
    'lz-organization: 160 of 200 outputs of a stack',
    'lz-organization: 1,200 of 200 outputs of a stack',
  ]);
  const { stdout } = await quotas('--json');
  const told = nearlyFull(JSON.parse(stdout) as readonly QuotaUsage[]);
  const synthesized = runApp('bin/landing-zone.ts');
  for (const words of told.slice(0, 3)) expect(synthesized.stdout).toContain(words);
  expect(told.length > 0).toBe(synthesized.stdout.includes('Nearly full: '));
});
