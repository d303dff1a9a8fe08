import { changed, problemsOf } from './fixture';

const fail = (): never => {
  throw new Error('read');
};
const trap = new Proxy({}, { get: fail, ownKeys: fail, getPrototypeOf: fail, getOwnPropertyDescriptor: fail });

const deep = (levels: number): unknown => Array.from({ length: levels }).reduce((inner) => ({ inner }), 'x');

test.each([
  ['a getter that throws', Object.defineProperty({}, 'email', { get: fail, enumerable: true }), 'a getter or setter'],
  ['a proxy', trap, 'a proxy'],
  ['half a character', 'a\ud800', '"a\\ud800"'],
  ['half a character in a key', { email: { 'a\udc00': 1 } }, 'the key "a\\udc00"'],
  ['objects without end', deep(100), 'objects in objects, more than 32 deep'],
  ['bytes', new Uint8Array(2), 'bytes'],
  ['bytes in a buffer', Buffer.from('a'), 'bytes'],
  ['a symbol for a key', { [Symbol('a')]: 1 }, 'a symbol for a key'],
  ['a key of a list', Object.assign(['a'], { email: 'a' }), 'the key "email" of a list'],
  ['a key that is hidden', Object.defineProperty({}, 'email', { value: 'a' }), 'a key that is not enumerable'],
  ['a list without end', new Array(1_000_000_000), 'a list of 1000000000'],
])('%s is refused, and not read', (_what, value, found) => {
  const config = changed({}) as { accounts: Record<string, unknown> };
  config.accounts['app-dev'] = value;
  expect(problemsOf(config).map((problem) => problem.found)).toEqual([found]);
});

test.each([
  ['a date', new Date(0)],
  ['a map', new Map()],
  ['a promise', Promise.resolve()],
  ['a function', fail],
  ['a symbol', Symbol('a')],
  ['a big number', 1n],
])('%s is refused', (_what, value) => {
  const config = changed({}) as { accounts: Record<string, unknown> };
  config.accounts['app-dev'] = value;
  expect(problemsOf(config).some(({ path }) => path === 'config/accounts.ts → app-dev')).toBe(true);
});

test('bytes are refused wherever they stand, in a union as well', () => {
  const row = { principal: new Uint8Array(2), action: 's3:GetObject' };
  const problems = problemsOf(changed({ scenarios: [{ says: 'a', never: [row] }] }));
  expect(problems.map(({ path, found }) => `${path}: ${found}`)).toEqual([
    'config/scenarios.ts → [0].never[0].principal: bytes',
  ]);
});

test('what holds itself, or stands in ever more places, is looked at once', () => {
  const config = changed({}) as { accounts: Record<string, unknown> };
  const loop: Record<string, unknown> = {};
  loop.loop = loop;
  config.accounts['app-dev'] = loop;
  expect(problemsOf(config).map(({ path }) => path)).toContain('config/accounts.ts → app-dev.loop');
  config.accounts['app-dev'] = Array.from({ length: 30 }).reduce((inner) => ({ a: inner, b: inner }), 'x');
  expect(problemsOf(config).map(({ path }) => path)).toContain('config/accounts.ts → app-dev.a');
});
