import fc from 'fast-check';
import { jsonSyntaxProblem } from '../../lib/base/json-syntax';

const at = (text: string): string => {
  const { line, column, found, expected } = jsonSyntaxProblem(text) ?? {};
  return `${line}:${column} ${found}, expected ${expected}`;
};

test.each<[what: string, text: string, says: string]>([
  ['nothing', '', '1:1 the end of the file, expected a value'],
  ['a missing comma', '{\n  "a": 1\n  "b": 2\n}', '3:3 "b", expected a comma or }'],
  ['a missing comma in a list', '[1 2]', '1:4 "2", expected a comma or ]'],
  ['a comma too many', '{\n  "a": [],\n}\n', '3:1 "}", expected another key in double quotes, or no comma before }'],
  ['a comma too many in a list', '["a",]', '1:6 "]", expected another value, or no comma before ]'],
  ['a comment', '{\n  // why\n}', '2:3 "//", expected a key in double quotes or }'],
  ['other quotes', "{ 'a': 1 }", `1:3 "'a'", expected a key in double quotes or }`],
  ['no quotes', '{a: 1}', '1:2 "a", expected a key in double quotes or }'],
  ['no colon', '{"a" 1}', '1:6 "1", expected : after the key'],
  ['no value', '{"a": }', '1:7 "}", expected a value'],
  ['a word', '[True]', '1:2 "True", expected a value or ]'],
  ['a number of JavaScript', '[.5]', '1:2 ".5", expected a value or ]'],
  ['another bracket', '{"a": [1}', '1:9 "}", expected a comma or ]'],
  ['a bracket too many', '{}}', '1:3 "}", expected nothing more'],
  ['two documents', '{}\n{}', '2:1 "{", expected nothing more'],
  ['the end of it', '{"a": {', '1:8 the end of the file, expected a key in double quotes or }'],
  [
    'half a text',
    '["ab',
    '1:2 a text that does not end, expected closing quotes on the same line, and after each \\ what JSON has',
  ],
  [
    'a line break in a text',
    '["a\nb"]',
    '1:2 a text that does not end, expected closing quotes on the same line, and after each \\ what JSON has',
  ],
  ['a mark that is seen nowhere', '\uFEFF{}', '1:1 "\\ufeff", expected a value'],
])('%s', (_what, text, says) => {
  expect(at(text)).toBe(says);
});

const parses = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

/** Texts that are nearly JSON: one that is, with something taken out, put in or exchanged. */
const nearlyJson = fc
  .tuple(
    fc.json({ maxDepth: 3 }),
    fc.nat(),
    fc.nat(3),
    fc.constantFrom(
      '',
      ',',
      ':',
      '"',
      '{',
      '}',
      '[',
      ']',
      '\\',
      '\n',
      ' ',
      '-',
      '0',
      '1e',
      '.',
      'tru',
      'null',
      '\u0001',
      '\u007f',
      '\u2028',
    ),
  )
  .map(([json, place, removed, added]) => {
    const from = place % (json.length + 1);
    return `${json.slice(0, from)}${added}${json.slice(from + removed)}`;
  });

test('it takes what JSON.parse takes, and nothing else', () => {
  fc.assert(
    fc.property(fc.oneof(nearlyJson, fc.json({ stringUnit: 'binary' }), fc.string()), (text) => {
      expect(jsonSyntaxProblem(text) === undefined).toBe(parses(text));
    }),
    { numRuns: 3_000, seed: 9 },
  );
});

test('what is nested deeply is no matter', () => {
  expect(jsonSyntaxProblem(`${'['.repeat(100_000)}${']'.repeat(100_000)}`)).toBeUndefined();
});
