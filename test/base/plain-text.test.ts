import { plainText, unseenCharacter } from '../../lib/base/plain-text';

test.each([
  ['a control character', '\u0007', '\\u0007'],
  ['what turns the direction of writing', '\u202e', '\\u202e'],
  ['half of a character', '\ud83d', '\\ud83d'],
])('%s is written out, and is in no name', (_what, character, escaped) => {
  expect(plainText(`a${character}b`)).toBe(`a${escaped}b`);
  expect(unseenCharacter(`a${character}b`)).toBe(escaped);
});

test('whole characters, line feeds and tabs stay', () => {
  expect(plainText('ü 😀\n\t')).toBe('ü 😀\n\t');
  expect(unseenCharacter('ü 😀')).toBeUndefined();
});
