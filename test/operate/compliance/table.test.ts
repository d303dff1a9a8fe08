import { testGeneratedFile } from '../../support/generated-file';
import { repository } from '../../support/repository';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { controls } from '../../../lib/catalogue/controls/controls';
import { controlTable } from '../../../lib/choice/pages/compliance';

const file = 'docs/compliance.md';
const [START, END] = ['<!-- prettier-ignore-start -->', '<!-- prettier-ignore-end -->'];

/** The page with its table made anew: what stands around it is written by hand. */
function upToDate(page: string): string {
  const [before = '', rest = ''] = page.split(START);
  const [, after = ''] = rest.split(END);
  return `${before}${START}\n${controlTable(controls)}\n${END}${after}`;
}

const written = (): string => readFileSync(join(repository, file), 'utf8');

testGeneratedFile({ file, by: 'test/operate/compliance/table', text: () => upToDate(written()) });

test('the table is of the controls', () => {
  expect(written()).toContain('`root-mfa`');
});
