import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { synthesized } from '../../proofs/support';
import { config } from '../../support/companies/trips';
import { repository } from '../../support/repository';

/** Each costs a dollar a month from the day it is made, whether somebody uses it or not. */
test('docs/costs.md counts the keys that the templates make', () => {
  const { stacks } = synthesized(config).assembly;
  const text = JSON.stringify(stacks.map(({ template }) => template));
  const keys = text.split(/\\*"Type\\*":\s*\\*"AWS::KMS::Key\\*"/).length - 1;
  expect(keys).toBeGreaterThan(0);
  const page = readFileSync(join(repository, 'docs/costs.md'), 'utf8');
  expect(page).toMatch(new RegExp(`^\\| Keys of [^|]+\\|[^|]+\\| ${keys} to ${keys * 3} `, 'm'));
});
