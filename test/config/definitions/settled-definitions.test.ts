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

const row = { action: 's3:GetObject' };
const hard = { action: 'iam:CreateUser' };
type Ids = Readonly<Record<'organizationId', string>> & {
  readonly securityAccount: { readonly id: string };
  readonly accountId: (key: string) => string;
  readonly exemptRoles: readonly string[];
};
const withIds = (organizationId: string, id: string): Ids => ({
  organizationId,
  securityAccount: { id },
  accountId: (key) => (key === 'log-archive' ? `9${id}` : key),
  exemptRoles: [`arn:aws:iam::1${id}:role/app/*`],
});
const answers = (define: (context: Ids) => unknown): readonly string[] => {
  const guardrail = steady((context) => define(context as Ids), FILE);
  return problemsOf(() => [
    guardrail(withIds('o-x', '000')),
    guardrail(withIds('${Token[TOKEN.1]}', '${Token[AWS.AccountId.4]}')),
  ]);
};

test.each<[what: string, define: (context: Ids) => unknown, problem: string]>([
  [
    'asks less of itself',
    ({ organizationId }) => ({ denies: organizationId === 'o-x' ? [row, row] : [row] }),
    '→ denies | a function that answers a list of 2 to one company\'s ids, and a list of 1 to others',
  ],
  [
    'asks itself something easier',
    ({ securityAccount: { id } }) => ({ denies: [row, id.length === 3 ? hard : row] }),
    '→ denies[1].action | a function that answers "iam:CreateUser" to one company\'s ids, and "s3:GetObject" to others',
  ],
  [
    'denies something else',
    ({ accountId }) => ({ statements: [{ Effect: 'Deny', Action: accountId('log-archive') === '9000' ? '*' : 's3:*' }] }),
    '→ statements[0].Action | a function that answers "*" to one company\'s ids, and "s3:*" to others',
  ],
  [
    'is placed elsewhere',
    ({ exemptRoles: [role = ''] }) => ({ type: role.includes('::1000') ? 'RESOURCE_CONTROL_POLICY' : 'SERVICE_CONTROL_POLICY' }),
    '→ type | a function that answers "RESOURCE_CONTROL_POLICY" to one company\'s ids, and "SERVICE_CONTROL_POLICY" to others',
  ],
  [
    'says more',
    ({ organizationId }) => ({ denies: [row], ...(organizationId === 'o-x' ? {} : { condition: hard }) }),
    '→ condition | a function that answers nothing to one company\'s ids, and an object to others',
  ],
])('a guardrail that %s once other ids are there is refused', (_what, define, problem) => {
  expect(answers(define)).toEqual([`${FILE} ${problem}`]);
}); // prettier-ignore

test('a guardrail may say the ids themselves, and what names and regions there are', () => {
  const told = ({ organizationId, securityAccount, accountId, exemptRoles }: Ids): unknown => ({
    statements: [organizationId, securityAccount.id, accountId('log-archive'), accountId('elsewhere'), ...exemptRoles],
  });
  expect(answers(told)).toEqual([]);
});

test('a guardrail may ask more where the company has more', () => {
  const each = steady((context) => ({ denies: Reflect.get(context, 'regions') as unknown }), FILE);
  expect(problemsOf(() => [each({ regions: ['a'] }), each({ regions: ['a', 'b'] }), each({ regions: ['c'] })])).toEqual(
    [],
  );
});

function endless(): object {
  let one: object = {};
  for (let depth = 0; depth < 100; depth += 1) one = { one };
  return one;
}
