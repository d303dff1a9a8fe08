import * as fc from 'fast-check';
import { Aws, Lazy, SecretValue, Token, Tokenization } from 'aws-cdk-lib/core';
import { readLandingZoneShape } from '../../lib/config/landing-zone-shape';
import { unreadableContent } from '../../lib/config/own/unreadable-content';
import { findUnreadable } from '../../lib/config/unreadable';
import { everything } from '../support/companies/everything';
import type { Problem } from '../../lib/config/problem';
import { problemsOf, sound, type Kind } from './definitions/support';

/* The CDK and CloudFormation put other values in the place of some texts and numbers: what was proven would not deploy. */

const FORMS = {
  'a token of the CDK': '${Token[AWS.AccountId.4]}',
  'one among other text': 'arn:aws:s3:::${Token[TOKEN.12]}-x',
  'a list that is a token': '#{Token[TOKEN.1]}',
  'a number that is a token, as text': '-1.8881545897087626e+289',
  'a number that is a token': -1.8881545897087626e289,
  'a parameter of Systems Manager': '{{resolve:ssm:/trips/account}}',
  'a secret among other text': 'x{{resolve:secretsmanager:s:SecretString:p}}',
} as const;
/** What a person does not see in an editor, a terminal or a review, or sees elsewhere. */
const UNSEEN = {
  'the end of a line': 'x\nAll proofs hold.',
  'a carriage return': 'x\ry',
  'an escape of a terminal': '\u001b[2Jx',
  'nothing with no width': 'x\u200by',
  'a joiner': 'x\u200dy',
  'a soft hyphen': 'x\u00ady',
  'a byte order mark': '\ufeffx',
  'a line separator': 'x\u2028y',
  'a paragraph separator': 'x\u2029y',
  'a turn of the writing': 'x\u202ey',
  'an isolated turn': 'x\u2066y',
  'a tag': 'x\u{e0041}y',
  'a letter that is empty': 'x\u3164',
} as const;

type Form = string | number;

const trees: readonly (readonly [what: string, tree: object, problems: (tree: unknown) => readonly Problem[]])[] = [
  ['the config', everything, (tree) => readLandingZoneShape(tree).problems],
  ['own content', { guardrails: { 'deny-x': sound.guardrail } }, unreadableContent],
  ...(Object.keys(sound) as Kind[]).map(
    (kind) => [`a ${kind}`, sound[kind], (tree: unknown) => problemsOf(kind, tree)] as const,
  ),
];
const cases = trees.flatMap(([what, tree, problems]) =>
  Object.entries<Form>({ ...FORMS, ...UNSEEN }).map(([name, form]) => [name, what, form, tree, problems] as const),
);

test.each(cases)('%s is refused in every text of %s', (_name, _what, form, tree, problems) => {
  const { changed, places } = withTexts(tree, form);
  expect(places).toBeGreaterThan(0);
  expect(refusals(problems(changed))).toHaveLength(places);
});

test.each(cases)('%s is refused for a key of every object of %s', (_name, _what, form, tree, problems) => {
  const { changed, places } = withKeys(tree, String(form));
  expect(places).toBeGreaterThan(0);
  expect(refusals(problems(changed))).toHaveLength(places);
});

test.each([{ Ref: 'AWS::Region' }, { 'Fn::Sub': '${AWS::Region}' }, { 'Fn::Transform': { Name: 'x' }, optIn: true }])(
  'the function of CloudFormation %j in a policy is refused',
  (called) => {
    const content = { services: { default: called } };
    expect(problemsOf('setting', { ...sound.setting, content }).map(({ path, found }) => `${path} | ${found}`)).toEqual(
      [
        'lib/catalogue/guardrails/ai/opt-out-of-ai-training.ts → content.services.default | a function of CloudFormation',
      ],
    );
  },
);

test('the problem says what the CDK and CloudFormation do, and how to mend it', () => {
  expect(findUnreadable({ company: { name: '{{resolve:ssm:/x}}' } })).toEqual([
    {
      path: 'config/company.ts → name',
      found: '"{{resolve:ssm:/x}}"',
      expected: 'what deploys as it is written: the CDK and CloudFormation put another value in its place',
      mend: 'write the value itself',
    },
  ]);
});

test('of a text that nobody sees the character is told, and where it stands', () => {
  const groups = { developers: { description: 'Builds\u202e things' } };
  expect(findUnreadable({ access: { groups } })).toEqual([
    {
      path: 'config/access.ts → groups.developers.description',
      found: '"Builds\\u202e things", with \\u202e',
      expected: 'a text on one line, of characters that are seen',
      mend: 'take \\u202e out',
    },
  ]);
});

test.each(['Zoë', 'a b', '日本語', '“q” — …', 'é'.normalize('NFD'), '⚠️', '😀'])('%s is seen', (value) => {
  expect(findUnreadable({ value })).toEqual([]);
});

test.each<[what: string, token: string | number]>([
  ['a pseudo parameter', Aws.ACCOUNT_ID],
  ['a text of the CDK', Token.asString({ Ref: 'X' })],
  ['a text with a hint', Token.asString({ Ref: 'X' }, { displayHint: 'what it ! is' })],
  ['a lazy text', Lazy.string({ produce: () => 'x' })],
  ['the text in a list of the CDK', String(Token.asList({ Ref: 'X' })[0])],
  ['a number of the CDK', Token.asNumber({ Ref: 'X' })],
  ['a number of the CDK in a text', `x${Token.asNumber({ Ref: 'X' })}`],
  ['a secret', SecretValue.ssmSecure('x').unsafeUnwrap()],
])('%s is refused', (_what, token) => {
  expect(isToken(token)).toBe(true);
  expect(findUnreadable({ token })).toHaveLength(1);
});

test('every number that the CDK takes for a token is refused', () => {
  fc.assert(
    fc.property(fc.bigInt(0n, 2n ** 48n - 1n), (ordinal) => {
      const bits = new BigUint64Array([(0xfbffn << 48n) | ordinal]);
      const [number = 0] = new Float64Array(bits.buffer);
      return Token.isUnresolved(number) && findUnreadable({ number }).length === 1;
    }),
    { examples: [[0n], [2n ** 48n - 1n]] },
  );
});

test.each([
  'arn:aws:s3:::${aws:PrincipalTag/team}',
  '${*}',
  'Token[x]',
  '{{resolved}}',
  '#{x}',
  -1.5,
  -1e288,
  '-1.8e+288',
])('%p is what it says', (value) => {
  expect(isToken(value)).toBe(false);
  expect(findUnreadable({ value })).toEqual([]);
});

/** As the CDK decides it: for a text or number alone, for the only text of a list, and in a text where it looks for several. */
function isToken(value: string | number): boolean {
  if (Token.isUnresolved(value) || Token.isUnresolved([value])) return true;
  return typeof value === 'string' && Tokenization.reverseString(value).tokens.length > 0;
}

function refusals(problems: readonly Problem[]): readonly string[] {
  return problems
    .filter(({ expected }) => /^what deploys as it is written|^a text on one line, of characters/.test(expected))
    .map(({ path }) => path);
}

interface Changed {
  readonly changed: unknown;
  readonly places: number;
}

/** A tree with another value in the place of each of its texts. */
function withTexts(tree: object, form: Form): Changed {
  let places = 0;
  const changed = JSON.parse(JSON.stringify(tree), (_key, value: unknown) => {
    if (typeof value !== 'string') return value;
    places += 1;
    return form;
  }) as unknown;
  return { changed, places };
}

/** A tree with one key more in each of its objects. */
function withKeys(tree: object, key: string): Changed {
  let places = 0;
  const changed = JSON.parse(JSON.stringify(tree), (_key, value: unknown) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    places += 1;
    return { ...value, [key]: 'x' };
  }) as unknown;
  return { changed, places };
}
