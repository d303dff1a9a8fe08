import { runApp } from '../support/run-app';

describe('cdk synth of a company whose sentence is not true', () => {
  const { exitCode, findings, stderr } = runApp('test/support/unproven-app.ts', { validation: false });

  test('ends with exit 1, although every construct acknowledges the finding', () => {
    expect(exitCode).toBe(1);
    expect(findings.filter((finding) => finding.startsWith('Proofs '))).toEqual([
      expect.stringMatching(/^Proofs scenario-1-never-1 \S+$/),
    ]);
  });

  test('prints the sentence, the row, the account and what decided', () => {
    expect(stderr).toContain('config/scenarios.ts, “developers touch nothing”, never row 1: s3:PutObject by');
    expect(stderr).toContain('must be denied, but it is allowed');
    expect(stderr).toContain('PowerUserAccess');
  });

  test('prints how to mend it, and the page that says more', () => {
    expect(stderr).toMatch(
      /^ {2}To mend it: Undo the change that made it so, .* change the row in config\/scenarios\.ts/m,
    );
    expect(stderr).toMatch(/^See docs\/proofs\.md\.$/m);
  });
});
