import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { controls } from '../../../lib/catalogue/controls/controls';
import { repository } from '../../support/repository';

const page = (name: string): string => readFileSync(join(repository, 'docs', name), 'utf8');

/** The longest month and some days, in which people are away. */
const BETWEEN_TWO_SIGN_INS = 40;

test('who holds a break-glass user signs in before its password counts as unused, by what the pages tell them', () => {
  const days = Number(controls['unused-credentials']?.parameters?.maxCredentialUsageAge);
  expect(days).toBeGreaterThan(BETWEEN_TWO_SIGN_INS);
  expect(page('break-glass.md')).toContain(`\n## Every month\n`);
  expect(page('break-glass.md')).toContain(`After ${days} days without a sign-in`);
  expect(page('compliance.md')).toContain(`counts a password as unused after ${days} days`);
});

test('what a new account breaks from birth is named', () => {
  for (const id of ['vpc-flow-logs', 'default-security-group-closed', 'network-acls-closed'] as const) {
    expect(Object.keys(controls)).toContain(id);
    expect(page('compliance.md')).toMatch(new RegExp(`\\*\\*Default VPCs\\.\\*\\*[^#]*\`${id}\``));
  }
});
