import { ConfigError } from '../../../lib/config/config-error';
import { steady } from '../../../lib/config/definitions/steady';
import { readConfig, type ReadConfig } from '../../../lib/config/read-config';
import { config } from '../../support/companies/trips';
import { catalogue as own } from '../../support/companies/trips/catalogue';
import { loaded } from '../../support/read-landing-zone';

/* What the app and the commands choose from, as `readConfig` hands it over. */

const FILE = 'lib/catalogue/guardrails/data/deny-x.ts';

function problemsOf(run: () => unknown): readonly string[] {
  try {
    run();
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.problems.map(({ path, found }) => `${path} | ${found}`);
  }
}

const withOwn = (personas: object): ReadConfig =>
  readConfig({ ...loaded(config), catalogue: { ...own, personas: { ...own.personas, ...personas } } });

test('nobody can change a definition that others use too', () => {
  const { catalogue } = readConfig(loaded(config));
  const qa: unknown = catalogue.personas.qa;
  expect(() => (qa as { can: unknown[] }).can.pop()).toThrow(TypeError);
});

test.each<[string, object, string]>([
  ['a getter that throws', { get name(): never { throw new Error('read'); } }, 'config/personas/tester.ts → name | a getter or setter'],
  ['a proxy', new Proxy({}, {}), 'config/personas/tester.ts | a proxy'],
  ['objects without end', endless(), 'config/personas/tester.ts'],
])('%s in own content is a problem of its file, and of nothing else', (_what, tester, problem) => {
  const problems = problemsOf(() => withOwn({ tester }));
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain(problem);
}); // prettier-ignore

test('a getter in the map of own personas is a problem', () => {
  const personas = { get tester(): never { throw new Error('read'); } }; // prettier-ignore
  expect(problemsOf(() => readConfig({ ...loaded(config), catalogue: { ...own, personas } }))).toEqual([
    'config/personas/tester.ts | a getter or setter',
  ]);
});

test('a guardrail that asks less of itself once it is proven is refused', () => {
  const row = { action: 's3:GetObject' };
  const lying = steady(
    (context) => ({ denies: Reflect.get(context, 'organizationId') === 'o-x' ? [row, row] : [row] }),
    FILE,
  );
  expect(problemsOf(() => lying({ organizationId: 'o-x' }))).toEqual([]);
  expect(problemsOf(() => lying({ organizationId: 'o-1' }))).toEqual([
    `${FILE} | a function that answers 2 denies to one company's ids, and 1 denies to others`,
  ]);
});

test('a guardrail may ask more where the company has more', () => {
  const each = steady((context) => ({ denies: Reflect.get(context, 'regions') as unknown }), FILE);
  expect(problemsOf(() => [each({ regions: ['a'] }), each({ regions: ['a', 'b'] })])).toEqual([]);
});

function endless(): object {
  let one: object = {};
  for (let depth = 0; depth < 100; depth += 1) one = { one };
  return one;
}
