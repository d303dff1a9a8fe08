/** What a person may write in place of anything else, and what a module may export. */
export const JUNK: readonly unknown[] = [
  undefined, null, true, false, 0, -1, 1.5, 1e308, Number.NaN, Number.POSITIVE_INFINITY, 10n, '', ' ', 'x', '*',
  [], [[]], [null], [undefined], Array(3), {}, { a: {} }, { constructor: 1 }, { then: null }, { length: 2 },
  Symbol('x'), ...callables(), Date,
  new Date(0), new Date(Number.NaN), new Map([['a', 1]]), new Set(['a']), /x/, new Error('an error'), new Uint8Array(2),
  Object.create(null), Object.create({ email: 'aws+x@trips.com' }), JSON.parse('{ "__proto__": {} }'),
  { get email(): string { throw new Error('from a getter'); } }, 
  { toString: null, valueOf: null }, cyclic(), Promise.resolve('x'), new Proxy({}, {}),
]; // prettier-ignore

function callables(): unknown[] {
  const fail = (): never => {
    throw new Error('from a function');
  };
  return [() => 'x', fail, async () => Promise.resolve({}), { toJSON: fail }, { toString: () => ({}) }];
}

function cyclic(): object {
  const loop: Record<string, unknown> = {};
  loop.loop = loop;
  return loop;
}

/** Texts that a program may stumble over: as names, in messages, in templates and in policies. */
export const HOSTILE_TEXTS: readonly string[] = [
  'constructor', '__proto__', 'toString', 'hasOwnProperty', 'root', 'management', 'same-account', 'everyone', 'anonymous',
  '111111111111', '000000000000', '0', '-', '.', '..', '../../x', '/', 'a/b', 'a b', ' a', 'a ', 'a\tb', 'a\nb', 'a\r\nb', 'a\u0000b',
  '\u001b[31mred', '\u202eabc', '\u200b', '\u2028', '\ud800', '\ufeffa', '😀', '👩‍👩‍👧', 'dév', 'DEV', '${x}', '${aws:username}', '${Token[AWS.AccountId.4]}',
  '{{resolve:ssm:x}}', 'Fn::Sub', '*', '**', '?', 'a*', 's3:*', 'arn:', 'arn:aws:s3:::', 'arn:aws:iam::111111111111:root', 'arn:aws:iam::111111111111:role/x',
  'https://trips.com', 'aws@trips.com', '@', 'a@b', '"', "'", '`', '\\', '<script>', '%00', '{', '[', 'null', 'true', '2026-11-25', '1e3',
]; // prettier-ignore

/** About the limits that AWS has for names, descriptions, tags and documents. */
export const LENGTHS: readonly number[] = [1, 2, 32, 33, 50, 51, 63, 64, 65, 127, 128, 129, 255, 256, 257, 512, 1000, 1024, 2048, 6145]; // prettier-ignore
