import { repository } from '../../support/repository';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { controls } from '../../../lib/catalogue/controls/controls';
import { controlTable } from '../../../lib/choice/pages/compliance';

const file = join(repository, 'docs/compliance.md');
const [START, END] = ['<!-- prettier-ignore-start -->', '<!-- prettier-ignore-end -->'];

/** The page with its table made anew: what stands around it is written by hand. */
function upToDate(page: string): string {
  const [before = '', rest = ''] = page.split(START);
  const [, after = ''] = rest.split(END);
  return `${before}${START}\n${controlTable(controls)}\n${END}${after}`;
}

test('docs/compliance.md is up to date', () => {
  const page = upToDate(readFileSync(file, 'utf8'));
  if (process.env.UPDATE_DOCS === '1') writeFileSync(file, page);
  expect(readFileSync(file, 'utf8')).toBe(page);
  expect(page).toContain('`root-mfa`');
});
