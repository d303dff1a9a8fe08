import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'prettier';
import { repository } from '../../support/repository';
import { configKeys, configPage } from './config-page';

const file = join(repository, 'docs/config.md');
const COMMAND = 'UPDATE_DOCS=1 npx jest test/model/reference';

test('docs/config.md is up to date', async () => {
  const page = await format(configPage(COMMAND), { parser: 'markdown', printWidth: 120 });
  if (process.env.UPDATE_DOCS === '1') writeFileSync(file, page);
  expect(readFileSync(file, 'utf8')).toBe(page);
});

test('every key says what it means', () => {
  const keys = configKeys();
  expect(keys.length).toBeGreaterThan(120);
  expect(keys.filter(({ documentation }) => (documentation?.text ?? '') === '').map(({ path }) => path)).toEqual([]);
});

test('limits and right values are those of the messages, and what is told once is not told again', () => {
  const keys = new Map(configKeys().map((key) => [key.path, key]));
  expect(keys.get('accounts.<key>.existing')).toMatchObject({
    isNeeded: false,
    takes: 'an account id of 12 digits (`111111111111`)',
  });
  expect(keys.get('company.approvedRegions')).toMatchObject({ isNeeded: true, takes: 'list, not empty: text' });
  expect(keys.get('accounts.<key>.contacts')?.takes).toBe('as `company.contacts`');
  expect(keys.has('accounts.<key>.contacts.billing')).toBe(false);
});
