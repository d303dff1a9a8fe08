import { ConfigError } from '../../lib/config/config-error';
import { quote, visible } from '../../lib/config/wording';

test.each([
  ['a mark that turns the writing', '\u202eabc', '\\u202eabc'],
  ['a space without width', 'a\u200bb', 'a\\u200bb'],
  ['a space that is none', 'a\u00a0b', 'a\\u00a0b'],
  ['a line separator', 'a\u2028b', 'a\\u2028b'],
  ['half a character', '\ud800', '\\ud800'],
  ['a tag beyond the first plane', '\u{e0041}', '\\u{e0041}'],
  ['a control character', '\u001b[31m', '\\u001b[31m'],
])('%s is told by its number', (_what, text, told) => {
  expect(visible(text)).toBe(told);
  expect(visible(visible(text))).toBe(told);
  expect(quote(text)).toBe(`"${told}"`);
});

test.each(['dév', '😀', 'a → b', '中文'])('%s stays as it is', (text) => {
  expect(visible(text)).toBe(text);
});

test('no part of a problem holds what cannot be seen, whoever wrote it', () => {
  const text = 'a\u202eb';
  const { problems, message } = new ConfigError([{ path: text, found: text, expected: text, mend: text }]);
  expect(Object.values(problems[0] ?? {})).toEqual(Array(4).fill('a\\u202eb'));
  expect(message).not.toContain('\u202e');
});

test('no part of a problem is longer than a person reads, whoever wrote it', () => {
  const text = 'x'.repeat(6_167);
  const { problems } = new ConfigError([{ path: text, found: text, expected: text, mend: text }]);
  expect(Object.values(problems[0] ?? {})).toEqual(Array(4).fill(`${'x'.repeat(1_200)}… (6,167 characters)`));
});
