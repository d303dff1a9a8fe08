import { frozenCopy } from '../../lib/config/frozen';

test('a copy says the same, also where it holds itself, and cannot be changed', () => {
  const list: unknown[] = [{ a: [1, null, undefined, 'x'] }];
  list.push(list);
  const copy = frozenCopy(list);
  expect(copy).toEqual(list);
  expect(copy[1]).toBe(copy);
  expect(() => (copy[0] as { a: unknown[] }).a.push(2)).toThrow(TypeError);
  expect(() => list.push(3)).not.toThrow();
});

test('a key __proto__ stays a key, for a check to refuse', () => {
  const copy = frozenCopy(JSON.parse('{"__proto__":{"a":1}}') as object);
  expect(Object.keys(copy)).toEqual(['__proto__']);
});

test.each([[new Date(0)], [new Map([[1, 2]])], [() => 1]])('%s stays what it is', (value) => {
  expect(frozenCopy({ value }).value).toBe(value);
});
