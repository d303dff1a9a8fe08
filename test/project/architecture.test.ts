import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../support/repository';
import { architecturePage } from './architecture';

const file = join(repository, 'docs/architecture.md');

test('docs/architecture.md is up to date', () => {
  const page = architecturePage();
  if (process.env.UPDATE_DOCS === '1') writeFileSync(file, page);
  expect(readFileSync(file, 'utf8')).toBe(page);
});
