import { format } from 'prettier';
import { rewriting, testGeneratedFile } from '../../support/generated-file';
import { configKeys, configPage } from './config-page';

const by = 'test/model/reference/config-page';

testGeneratedFile({
  file: 'docs/config.md',
  by,
  text: () => format(configPage(rewriting(by)), { parser: 'markdown', printWidth: 120 }),
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
