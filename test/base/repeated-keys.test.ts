import { repeatedKeys } from '../../lib/base/repeated-keys';

test.each<[what: string, json: string, places: readonly (readonly PropertyKey[])[]]>([
  ['nothing twice', '{"a": 1, "b": {"a": 2}, "c": [{"a": "a"}, {"a": "a"}]}', []],
  ['a value that is a key elsewhere', '{"a": "b", "b": "a", "c": ["a", "a"]}', []],
  ['a key twice', '{"Action": 1, "Action": 2}', [['Action']]],
  ['a key three times', '{"a": 1, "a": 2, "a": 3}', [['a'], ['a']]],
  ['a key twice in a list', '{"Statement": [{"a": [1, 2]}, {"Sid": "x", "Sid": "y"}]}', [['Statement', 1, 'Sid']]],
  ['a key after an object', '{"a": {"x": {}}, "b": [], "a": 1}', [['a']]],
  ['a key that is written otherwise', '{"Action": 1, "\\u0041ction": 2}', [['Action']]],
  ['braces, commas and quotes in texts', String.raw`{"a": "{\"a\": 1, \"a\":", "b": "],\\"}`, []],
  ['a key of the language', '{"__proto__": 1, "__proto__": 2, "constructor": 3}', [['__proto__']]],
  ['no object', '[1, [2, {"a": 1, "a": 1}]]', [[1, 1, 'a']]],
])('%s', (_what, json, places) => {
  expect(() => JSON.parse(json) as unknown).not.toThrow();
  expect(repeatedKeys(json)).toEqual(places);
});
