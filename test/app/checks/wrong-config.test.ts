import { readdirSync } from 'node:fs';
import { config } from '../../support/companies/trips';
import { runApp } from '../../support/run-app';

describe('a wrong config', () => {
  const { exitCode, stderr, assembly } = runApp('bin/landing-zone.ts', { preload: 'test/support/wrong-config.ts' });

  test('ends the app with exit 1', () => {
    expect(exitCode).toBe(1);
  });

  test('is reported with every problem at once, and how to mend each', () => {
    for (const account of Object.keys(config.accounts)) {
      expect(stderr).toContain(`config/accounts.ts → ${account}.ou`);
    }
    expect(stderr).toContain('config/company.ts → homeRegion');
    expect(stderr).toContain(`did you mean "${config.company.homeRegion}"?`);
  });

  test('shows no stack trace', () => {
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  test('leaves no template behind', () => {
    expect(readdirSync(assembly)).toEqual([]);
  });
});
