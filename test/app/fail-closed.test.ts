import { existsSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { provenAssembly } from '../../lib/assembly/proven/proofs-file';
import { runApp, type AppRun } from '../support/run-app';

const OFF = {
  '@aws-cdk/core:failSynthOnValidationErrors': 'false',
  '@aws-cdk/core:validateAgainstDefaultRules': 'false',
  '@aws-cdk/core:annotationsInValidationReport': 'false',
};

const NO_ROOM = /^\/.*: no assembly could be made \(ENOSPC: no space left on device, write\)\.$/m;

/** Of a company whose sentence is not true. */
const unproven = runApp('test/support/unproven-app.ts', { validation: false, flags: OFF });

describe.each([
  [
    'a false scenario, with every flag of the CDK set to look away',
    () => unproven,
    /^The check Proofs does not hold: scenario-1-never-1: /m,
  ],
  [
    'a false scenario beside a row that nothing can read',
    () => runApp('test/support/unproven-app.ts', { validation: false, preload: 'test/support/misspelt-row.ts' }),
    /^(The check Proofs did not finish: |The check Proofs does not hold: |lib\/catalogue\/guardrails\/.*deny-disabling-keys)/m,
  ],
  [
    'a disk that is full once everything held',
    () => runApp('bin/landing-zone.ts', { preload: 'test/support/full-disk.ts' }),
    NO_ROOM,
  ],
  [
    'a disk that is full in the middle of a template',
    () => runApp('bin/landing-zone.ts', { preload: 'test/support/full-disk-early.ts' }),
    NO_ROOM,
  ],
  [
    'a template that is another one once its checks have looked at it',
    () => runApp('test/support/meddling-app.ts', { validation: false, flags: OFF }),
    /^Meddled\.template\.json was changed after it was proven\. /m,
  ],
  [
    'a validation that begins, and never answers',
    () => runApp('test/support/stuck-app.ts', { validation: false, flags: OFF }),
    /^The check template validation did not finish: its thread did not answer within 0\.3 seconds$/m,
  ],
] as const)('%s', (_what, run, line) => {
  const { exitCode, stderr, assembly } = run();

  test('ends with exit 1 and a line that says which check, without a stack trace', () => {
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(line);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  test('leaves no assembly that could be deployed', () => {
    expect(existsSync(join(assembly, 'manifest.json'))).toBe(false);
    expect(existsSync(join(assembly, 'proofs.json'))).toBe(false);
  });

  test('leaves nothing that may be cut', () => {
    expect(line === NO_ROOM ? readdirSync(assembly) : []).toEqual([]);
  });
});

describe('a false scenario', () => {
  test('ends it with exit 1, although every construct acknowledges the finding', () => {
    expect(unproven.exitCode).toBe(1);
    expect(unproven.findings.filter((finding) => finding.startsWith('Proofs '))).toEqual([
      expect.stringMatching(/^Proofs scenario-1-never-1 \S+$/),
    ]);
  });

  test('is printed as the sentence, the row, the account and what decided', () => {
    const { stderr } = unproven;
    expect(stderr).toContain('config/scenarios.ts, “developers touch nothing”, never row 1: s3:PutObject by');
    expect(stderr).toContain('must be denied, but it is allowed');
    expect(stderr).toContain('PowerUserAccess');
  });

  test('is printed with how to mend it, and the page that says more', () => {
    expect(unproven.stderr).toMatch(
      /^ {2}To mend it: Undo the change that made it so, .* change the row in config\/scenarios\.ts/m,
    );
    expect(unproven.stderr).toMatch(/^See docs\/proofs\.md\.$/m);
  });
});

describe('a synthesis that is killed among its checks', () => {
  const { exitCode, assembly } = runApp('bin/landing-zone.ts', { preload: 'test/support/killed-in-proofs.ts' });

  test('leaves no assembly that could be deployed', () => {
    expect(exitCode).toBeNull();
    expect(existsSync(join(assembly, 'manifest.json'))).toBe(false);
    expect(readdirSync(assembly)).toEqual([expect.stringMatching(/^\.pending-/)]);
  });

  describe('and the next one into its folder, where an earlier config left a template,', () => {
    let next: AppRun;
    beforeAll(() => {
      writeFileSync(join(assembly, 'WorkloadsGone.template.json'), '{"Resources":{"Gone":{"Type":"AWS::SNS::Topic"}}}');
      next = runApp('bin/landing-zone.ts', { assembly });
    });

    test('of the sample company passes template validation, AwsSolutions and NIST 800-53 r5', () => {
      const { exitCode, findings, stderr } = next;
      expect({ exitCode, findings, stderr }).toEqual({ exitCode: 0, findings: [], stderr: '' });
    });

    test('is whole: proven, with nothing of the one that was killed, and without what was left', () => {
      expect(readdirSync(assembly)).toEqual(expect.arrayContaining(['manifest.json', 'validation-report.json']));
      expect(readdirSync(assembly)).not.toContainEqual(expect.stringMatching(/^\.pending/));
      const proven = provenAssembly(assembly);
      if ('problem' in proven) throw new Error(proven.problem);
      const { claims, questions } = proven.proofs.checks.find(({ name }) => name === 'Proofs')?.counts ?? {};
      expect(claims).toBeGreaterThan(100);
      expect(questions).toBeGreaterThan(claims ?? Infinity);
      expect(existsSync(join(assembly, 'WorkloadsGone.template.json'))).toBe(false);
    });
  });
});

test('a folder in which no assembly can be made is told in one line', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'landing-zone-test-')), 'file');
  writeFileSync(file, '');
  const { exitCode, stderr } = runApp('bin/landing-zone.ts', { assembly: file });
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(
    /^.*\/file: no assembly can be made there \(EEXIST: .*\)\. Remove it, or name another folder\.\n$/,
  );
});
