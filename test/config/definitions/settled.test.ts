import nodeCrypto from 'node:crypto';
import { ConfigError } from '../../../lib/config/config-error';
import { settled } from '../../../lib/config/definitions/settled';

/* Definitions that are functions: whatever they do when they are called, one context has one answer, or a problem. */

const FILE = 'lib/catalogue/guardrails/data/deny-x.ts';
const SOON = 1_000;

interface Row {
  action: string;
}
interface Definition {
  readonly statements: Row[];
  readonly denies?: Row[];
}
const definition = (...actions: readonly string[]): Definition => ({
  statements: actions.map((action) => ({ action })),
});

let calls = 0;
const shared = definition('s3:GetObject');
const frozen: readonly string[] = ['us-east-1'];
const context = (id = 'o-1') => ({
  regions: ['us-east-1'],
  organizationId: id,
  accountId: (key: string) => `${key}-${id}`,
});
type Context = ReturnType<typeof context>;

/** What a call of the definition ends in. */
function problemOf(make: (context: Context) => unknown, asked: readonly Context[] = [context()]): string {
  const once = settled(make as (context: object) => unknown, FILE, SOON);
  try {
    asked.forEach((one) => once(one));
    return 'none';
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    expect(error.problems).toHaveLength(1);
    expect(error.problems[0]?.path).toBe(FILE);
    return error.problems[0]?.found ?? '';
  }
}

function problemsIn(run: () => unknown): readonly string[] {
  try {
    run();
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.problems.map(({ path, found }) => `${path} | ${found}`);
  }
}

test.each<[what: string, make: (context: Context) => unknown, problem: RegExp]>([
  ['loops for ever', () => { for (;;); }, /^a function that does not end within 1 seconds$/],
  ['ends the process', () => process.exit(0), /^a function that ends in an error: .* ends the process \(process\.exit\)/],
  ['ends the process and hides that', () => { try { process.exit(0); } catch { return definition('s3:GetObject'); } }, /ends the process/],
  ['is random', () => definition(`s3:Get${Math.random()}`), /ends in an error: .*Math\.random/],
  ['reads the clock', () => definition(`s3:Get${Date.now()}`), /ends in an error: .*Date/],
  ['asks how long it runs', () => definition(`s3:Get${performance.now()}`), /ends in an error: .*performance\.now/],
  ['asks how long the process runs', () => definition(`s3:Get${process.uptime()}`), /ends in an error: .*process\.uptime/],
  ['measures time', () => definition(`s3:Get${process.hrtime()[0]}`), /ends in an error: .*process\.hrtime/],
  ['measures time in whole nanoseconds', () => definition(`s3:Get${process.hrtime.bigint()}`), /ends in an error: .*process\.hrtime\.bigint/],
  ['writes the date', () => definition(`s3:Get${new Intl.DateTimeFormat('en').format()}`), /ends in an error: .*Intl\.DateTimeFormat/],
  ['makes an id', () => definition(`s3:Get${crypto.randomUUID()}`), /ends in an error: .*crypto\.randomUUID/],
  ['makes an id by a module', () => definition(`s3:Get${nodeCrypto.randomUUID()}`), /ends in an error: .*crypto\.randomUUID/],
  ['takes bytes by chance', () => definition(`s3:Get${nodeCrypto.randomBytes(8).toString('hex')}`), /ends in an error: .*crypto\.randomBytes/],
  ['takes a number by chance', () => definition(`s3:Get${nodeCrypto.randomInt(9)}`), /ends in an error: .*crypto\.randomInt/],
  ['fills a list by chance', () => definition(`s3:Get${crypto.getRandomValues(new Uint8Array(8)).join()}`), /ends in an error: .*crypto\.getRandomValues/],
  ['makes a date of now', () => definition(`s3:Get${new Date().getFullYear()}`), /ends in an error: .*Date/],
  ['counts its calls', () => definition(`s3:Get${(calls += 1)}`), /^a function that answers otherwise each time$/],
  ['grows what all its answers share', () => { shared.statements.push({ action: 's3:PutObject' }); return shared; }, /^a function that answers otherwise each time$/],
  ['changes its context', (given) => { given.regions.push('eu-west-1'); return definition(); }, /ends in an error: .*not extensible/],
  ['changes a field of its context', (given) => { given.organizationId = 'o-2'; return definition(); }, /ends in an error: .*read only/],
  ['answers with a promise', () => Promise.resolve(definition()), /^a function that answers with a promise$/],
  ['answers what holds itself', () => { const one: { own?: object } = {}; one.own = one; return one; }, /ends in an error: Converting circular/],
])('a definition that %s is refused', (_what, make, problem) => {
  expect(problemOf(make)).toMatch(problem);
}); // prettier-ignore

test('a definition that loops for ever at another context is refused there', () => {
  const make = ({ organizationId }: Context): unknown => {
    while (organizationId === 'o-2');
    return definition('s3:GetObject');
  };
  expect(problemOf(make, [context('o-1')])).toBe('none');
  expect(problemOf(make, [context('o-1'), context('o-2')])).toContain('does not end within');
});

test('a definition is called anew only for what it has not been asked: its answers never change', () => {
  let asked = 0;
  const once = settled(
    (given) => {
      asked += 1;
      const { accountId } = given as Context;
      return definition(accountId('shop'));
    },
    FILE,
    SOON,
  );
  const first = once(context('o-1'));
  expect(asked).toBe(2);
  expect(once(context('o-1'))).toBe(first);
  expect(asked).toBe(2);
  expect(once({ ...context('o-1'), accountId: () => 'other' })).toEqual(definition('other'));
  expect(asked).toBe(4);
});

test('nobody can change an answer afterwards, and nothing of what the definition holds is frozen', () => {
  const held = definition('s3:GetObject');
  const answer = settled(() => held, FILE, SOON)({ frozen }) as Definition;
  held.statements.length = 0;
  expect(answer).toEqual(definition('s3:GetObject'));
  expect(() => answer.statements.push({ action: 's3:*' })).toThrow(TypeError);
});

test.each<[what: string, answer: () => unknown, problem: string]>([
  ['a getter', () => ({ get statements(): unknown { return calls++ === 0 ? [] : ['*']; } }), '→ statements | a getter or setter'],
  ['a proxy', () => new Proxy({}, { ownKeys: () => { throw new Error('read'); } }), ' | a proxy'],
  ['a function', () => ({ statements: [], toJSON: () => 'the same' }), '→ toJSON | a function'],
  ['an object of a class', () => ({ rows: [new (class { get action() { return `s3:${(calls += 1)}`; } })()] }), '→ rows[0] | an empty object of a class'],
  ['a map', () => ({ rows: new Map() }), '→ rows | an empty object of a class'],
  ['an object that inherits', () => Object.create({ __proto__: null, get action() { return `s3:${(calls += 1)}`; } }) as unknown, ' | an empty object of a class'],
  ['bytes', () => ({ rows: Buffer.from('a') }), '→ rows | bytes'],
])('%s in an answer, which could be another at the next reading, is refused where it stands', (_what, answer, problem) => {
  const problems = problemsIn(() => settled(answer, FILE, SOON)({}));
  expect(problems).toEqual([expect.stringContaining(problem)]);
}); // prettier-ignore

test('a token of the CDK that the context gave may stand in an answer', () => {
  const token = '${Token[AWS.AccountId.4]}';
  expect(settled((given) => ({ id: Reflect.get(given, 'id') as unknown }), FILE, SOON)({ id: token })).toEqual({
    id: token,
  });
});

test('one that is settled stays as it is', () => {
  const once = settled(() => 1, FILE);
  expect(settled(once, FILE)).toBe(once);
});

test('the clock and chance answer again afterwards', () => {
  settled(() => 1, FILE)({});
  expect(performance.now()).toBeLessThan(performance.now() + 1_000);
  expect(Object.getOwnPropertyNames(performance)).not.toContain('now');
  expect(process.hrtime.bigint()).toBeGreaterThan(0n);
  expect(nodeCrypto.randomUUID()).not.toBe(crypto.randomUUID());
  expect(new Intl.DateTimeFormat('en').format(0)).toContain('1970');
});

test('what the context does not have is a typo, told with what was meant', () => {
  const make = settled(
    (context) => ({ arn: `arn:aws:iam::${(context as { securityAcount: string }).securityAcount}:role/x` }),
    'config/guardrails/deny-x.ts',
  );
  expect(() => make({ securityAccount: '222222222222' })).toThrow(
    'the context has no securityAcount: did you mean securityAccount?',
  );
});

test('so is what an object of the context does not have', () => {
  const make = settled(
    (context) => ({ arn: `arn:aws:iam::${(context as { account: { iid: string } }).account.iid}:role/x` }),
    'config/guardrails/deny-x.ts',
  );
  expect(() => make({ account: { id: '222222222222', name: 'security' } })).toThrow('the context has no iid');
});
