import { completeLandingZone } from '../../lib/model/complete';
import { ConfigError } from '../../lib/config/config-error';
import { validateConfig } from '../../lib/config/validate';
import { catalogues, changed, problemsOf, refuses, valid } from './fixture';

const OBJECT = 'an object { … }';
const MAP = 'an object { … }, one entry a key';

describe('the shape is refused', () => {
  refuses([
    [
      'with an unknown key',
      { 'accounts/app-dev/owner': 'me' },
      'config/accounts.ts → app-dev.owner',
      'unknown key "owner"',
      'one of email, ou, name, existing, guardrails, contacts, tags, batch',
      'move it into tags, or remove it',
    ],
    [
      'with a key that is nearly one',
      { 'accounts/app-dev/guardrail': [] },
      'config/accounts.ts → app-dev.guardrail',
      'unknown key "guardrail"',
      'one of email, ou, name, existing, guardrails, contacts, tags, batch',
      'did you mean "guardrails"?',
    ],
    [
      'with an unknown section',
      { compny: {} },
      'config/index.ts → compny',
      'unknown key "compny"',
      'one of company, organization, accounts, access, exceptions, workloads, scenarios',
      'did you mean "company"?',
    ],
    [
      'without a key',
      { 'accounts/app-dev/email': undefined },
      'config/accounts.ts → app-dev.email',
      'nothing',
      'a text in quotes',
      'add it, for example "aws+engineering-dev@example.com"',
    ],
    ['without a section', { accounts: undefined }, 'config/index.ts → accounts', 'nothing', MAP, 'add it'],
    ['with a list for a section', { accounts: [1] }, 'config/accounts.ts', 'a list of 1', MAP, `write ${MAP}`],
    [
      'with null for an account',
      { 'accounts/app-dev': null },
      'config/accounts.ts → app-dev',
      'null',
      OBJECT,
      `write ${OBJECT}`,
    ],
    [
      'with a number for a text',
      { 'access/assignments/1/group': 7 },
      'config/access.ts → assignments[1].group',
      '7',
      'a text in quotes',
      'put quotes around it',
    ],
    [
      'with a text for a list',
      { 'access/assignments/1/organizationalUnits': 'dev' },
      'config/access.ts → assignments[1].organizationalUnits',
      '"dev"',
      'a list [ … ]',
      `write organizationalUnits: ['dev']`,
    ],
    [
      'with an identity source that is none',
      { 'access/identitySource': 'externl' },
      'config/access.ts → identitySource',
      '"externl"',
      'one of "identity-center", "external"',
      'did you mean "external"?',
    ],
    [
      'with a key in capitals',
      { 'accounts/AppTest': { email: 'aws+app-test@trips.com', ou: 'dev' } },
      'config/accounts.ts → AppTest',
      'the key "AppTest"',
      'a key of lower case words (letters, digits) joined by hyphens',
      'for example "app-test"',
    ],
    [
      'with the key __proto__',
      { 'access/groups': JSON.parse('{ "admins": {}, "developers": {}, "__proto__": {} }') as unknown },
      'config/access.ts → groups.__proto__',
      'the key "__proto__"',
      'plain data: objects, lists, texts and numbers',
      'write it as an object literal, without __proto__',
    ],
  ]);

  test.each([
    [null, 'null', `write ${OBJECT}`],
    [undefined, 'nothing', 'add it'],
    [[], 'an empty list', `write ${OBJECT}`],
    ['config', '"config"', `write ${OBJECT}`],
  ])('when the whole config is %j', (input, found, mend) => {
    expect(problemsOf(input)).toEqual([{ path: 'config/index.ts', found, expected: OBJECT, mend }]);
  });

  test('when the config is empty: each section is missing', () => {
    expect(problemsOf({}).map(({ path, mend }) => `${path}: ${mend}`)).toEqual([
      'config/index.ts → access: add it',
      'config/index.ts → accounts: add it',
      'config/index.ts → company: add it',
      'config/index.ts → organization: add it',
    ]);
  });

  test('when an account inherits its fields, which would be lost', () => {
    const inheriting = Object.create({ email: 'aws+app-dev@trips.com', ou: 'dev' }) as object;
    const input = { ...valid, accounts: { ...valid.accounts, 'app-dev': inheriting } };
    expect(problemsOf(input)).toContainEqual({
      path: 'config/accounts.ts → app-dev',
      found: 'an empty object with a prototype of its own',
      expected: 'plain data: objects, lists, texts and numbers',
      mend: 'write it as an object literal, without __proto__',
    });
  });

  test('when it holds itself, in finite time', () => {
    const loop: Record<string, unknown> = { email: 'aws+loop@trips.com', ou: 'dev' };
    loop.a = loop;
    loop.b = loop;
    const paths = problemsOf({ ...valid, accounts: { ...valid.accounts, loop } }).map(({ path }) => path);
    expect(paths).toEqual(['config/accounts.ts → loop.a', 'config/accounts.ts → loop.b']);
  });
});

test('a missing key and its misspelling tell of each other', () => {
  const problems = problemsOf(changed({ 'accounts/app-dev/ou': undefined, 'accounts/app-dev/uo': 'dev' }));
  expect(problems.map(({ path, mend }) => `${path}: ${mend}`)).toEqual([
    'config/accounts.ts → app-dev.ou: rename "uo" to it',
    'config/accounts.ts → app-dev.uo: did you mean "ou"?',
  ]);
});

test('a key of an earlier version tells what it is called today', () => {
  const problems = problemsOf(
    changed({ 'access/assignments/1': { group: 'developers', permissionSet: 'developer', accounts: ['app-dev'] } }),
  );
  expect(problems.map(({ path, mend }) => `${path}: ${mend}`)).toEqual([
    'config/access.ts → assignments[1].permissionSet: did you mean "persona"?',
    'config/access.ts → assignments[1].persona: rename "permissionSet" to it',
  ]);
});

test('all problems are reported at once, those of shape and those of meaning, in the order of their places', () => {
  const wrong = changed({
    'accounts/app-dev/ou': 'devv',
    'accounts/security/emial': 'aws@trips.com',
    'accounts/BAD': { email: 'x', ou: 3 },
    'company/homeRegion': 'eu-west-9',
    'organization/guardrails/1': 'deny-region',
    'access/assignments/1/group': 'nobody',
    'access/assignments/2': 5,
    'access/assignments/10': { group: 'developers', persona: 'developer', accounts: ['nowhere', 4] },
  });
  expect(problemsOf(wrong).map(({ path }) => path)).toEqual([
    'config/access.ts → assignments[1].group',
    'config/access.ts → assignments[2]',
    ...[3, 4, 5, 6, 7, 8, 9].map((index) => `config/access.ts → assignments[${index}]`),
    'config/access.ts → assignments[10].accounts[0]',
    'config/access.ts → assignments[10].accounts[1]',
    'config/accounts.ts → app-dev.ou',
    'config/accounts.ts → BAD',
    'config/accounts.ts → BAD.email',
    'config/accounts.ts → BAD.ou',
    'config/accounts.ts → security.emial',
    'config/company.ts → homeRegion',
    'config/organization.ts → guardrails[1]',
  ]);
});

test('a section of the wrong kind keeps what refers to it from being called unknown', () => {
  expect(problemsOf(changed({ accounts: 'none' })).map(({ path }) => path)).toEqual(['config/accounts.ts']);
});

test('the message is for a terminal', () => {
  const refuse = (): unknown =>
    validateConfig(changed({ 'accounts/app-dev/ou': 'devv', 'company/homeRegion': 'eu-west-9' }), catalogues);
  expect(refuse).toThrow(ConfigError);
  expect(refuse).toThrow(
    [
      'The config has 2 problems.',
      '',
      'config/accounts.ts → app-dev.ou',
      '  found     "devv"',
      '  expected  one of the OUs in config/organization.ts',
      '  mend      did you mean "dev"?',
      '',
      'config/company.ts → homeRegion',
      '  found     "eu-west-9"',
      '  expected  an AWS region',
      '  mend      did you mean "eu-west-1"?',
    ].join('\n'),
  );
});

test('what is found stands on one line, without control characters', () => {
  const [problem] = problemsOf(changed({ 'accounts/app-dev/ou': `\u001b[31m\n${'x'.repeat(200)}` }));
  expect(problem?.found).toBe(`"\\u001b[31m\\n${'x'.repeat(54)}"… (206 characters), with \\u001b`);
});

test('a valid config comes back as it was given', () => {
  expect(validateConfig(valid, catalogues)).toEqual(completeLandingZone(valid));
});
