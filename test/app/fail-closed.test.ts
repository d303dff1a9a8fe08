import { existsSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { provenAssembly } from '../../lib/assembly/proven/proofs-file';
import { runApp } from '../support/run-app';

const OFF = {
  '@aws-cdk/core:failSynthOnValidationErrors': 'false',
  '@aws-cdk/core:validateAgainstDefaultRules': 'false',
  '@aws-cdk/core:annotationsInValidationReport': 'false',
};

describe.each([
  [
    'a false scenario, with every flag of the CDK set to look away',
    { validation: false, flags: OFF },
    /^The check Proofs does not hold: scenario-1-never-1: /m,
  ],
  [
    'a false scenario beside a row that nothing can read',
    { validation: false, preload: 'test/support/misspelt-row.ts' },
    /^(The check Proofs did not finish: |The check Proofs does not hold: |lib\/catalogue\/guardrails\/.*deny-disabling-keys)/m,
  ],
] as const)('%s', (_what, options, line) => {
  const { exitCode, stderr, assembly } = runApp('test/support/unproven-app.ts', options);

  test('ends with exit 1 and a line that says which check, without a stack trace', () => {
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(line);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  test('leaves no assembly that could be deployed', () => {
    expect(existsSync(join(assembly, 'manifest.json'))).toBe(false);
    expect(existsSync(join(assembly, 'proofs.json'))).toBe(false);
  });
});

test('a synthesis that is killed among its checks leaves no assembly that could be deployed, and the next one is whole', () => {
  const { exitCode, assembly } = runApp('test/support/unproven-app.ts', {
    validation: false,
    preload: 'test/support/killed-in-proofs.ts',
  });
  expect(exitCode).toBeNull();
  expect(existsSync(join(assembly, 'manifest.json'))).toBe(false);
  expect(readdirSync(assembly)).toEqual(['.pending']);
  expect(runApp('test/support/unproven-app.ts', { validation: false, assembly }).exitCode).toBe(1);
  expect(readdirSync(assembly)).toContain('validation-report.json');
  expect(readdirSync(assembly)).not.toContain('.pending');
});

test('templates that an earlier config left in the folder are no gap of the checks', () => {
  const folder = mkdtempSync(join(tmpdir(), 'landing-zone-test-'));
  writeFileSync(join(folder, 'WorkloadsGone.template.json'), '{"Resources":{"Gone":{"Type":"AWS::SNS::Topic"}}}');
  const { exitCode, stderr } = runApp('bin/landing-zone.ts', { assembly: folder });
  expect({ exitCode, stderr }).toMatchObject({ exitCode: 0 });
  expect(provenAssembly(folder)).toHaveProperty('proofs');
  expect(existsSync(join(folder, 'WorkloadsGone.template.json'))).toBe(false);
});
