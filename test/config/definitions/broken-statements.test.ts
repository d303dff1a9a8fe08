import type { Statement } from '../../../lib/policy';
import {
  GUARDRAIL,
  PERSONA,
  ROLE,
  ROW_KEYS,
  SETTING,
  boundary,
  guardrail,
  persona,
  placed,
  refuses,
  role,
  setting,
  without,
} from './refuses';
import { problemsOf, sound, type Kind } from './support';

/*
 * Synthesis runs transpiled: what the types refuse has to be refused at run time, in words.
 */

const permitting = (change: Partial<Statement>): object => ({
  ...placed,
  statements: [{ ...placed.statements[0], ...change }],
});
const trusting = (change: Partial<Statement>): object => ({ ...placed, trust: [{ ...placed.trust[0], ...change }] });

refuses('placedRole', [
  ['without trust', without('trust', placed), `${ROLE} → trust | nothing | a list [ … ] | add it`],
  ['that comes to nothing', null, `${ROLE} | null | an object { … } | write an object { … }`],
  [
    'that everybody may be',
    trusting({ Principal: { AWS: '*' } }),
    `${ROLE} → trust[0].Principal | an object | who may be the role: everybody is no answer | name an account, a role or a service`,
  ],
  [
    'that any GitHub repository may be',
    trusting({
      Principal: { Federated: 'arn:aws:iam::{account}:oidc-provider/token.actions.githubusercontent.com' },
      Condition: {
        StringEquals: { 'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com' },
        StringLike: { 'token.actions.githubusercontent.com:sub': 'repo:*' },
      },
    }),
    `${ROLE} → trust[0].Condition | no exact token.actions.githubusercontent.com:sub | token.actions.githubusercontent.com:sub with StringEquals: token.actions.githubusercontent.com signs the tokens of all its customers | use trustJob, or pin it`,
  ],
  [
    'with a wildcard of actions',
    permitting({ Action: 'sns:Pub*' }),
    `${ROLE} → statements[0].Action | "sns:Pub*" | actions one by one | name those that it needs`,
  ],
  [
    'with a wildcard of resources',
    permitting({ Resource: 'arn:aws:s3:::trips-*/*' }),
    `${ROLE} → statements[0].Resource | "arn:aws:s3:::trips-*/*" | resources one by one | name those that it needs`,
  ],
  [
    'that allows all but something',
    permitting({ NotResource: '*', Resource: undefined }),
    `${ROLE} → statements[0] | NotResource | what it allows, not what it leaves out | name what it needs`,
  ],
  [
    'with a description that IAM refuses',
    { ...placed, description: 'x'.repeat(1_001) },
    `${ROLE} → description | 1001 characters | 1000 at most | shorten it by 1`,
  ],
]);

const detail = (pattern: object): object => ({
  why: 'Look who did it.',
  pattern: { 'detail-type': ['AWS API Call via CloudTrail'], detail: pattern },
});
const DETAIL = 'lib/catalogue/alarms/alarms.ts → root-access.pattern.detail';

refuses('alarm', [
  [
    'that is null',
    null,
    'lib/catalogue/alarms/alarms.ts → root-access | null | an object { … } | write an object { … }',
  ],
  [
    'with a value that stands in no list',
    detail({ eventName: 'AssumeRoot' }),
    `${DETAIL}.eventName | "AssumeRoot" | an object of fields, or a list of values | put it in a list`,
  ],
  [
    'with a matcher that EventBridge does not have',
    detail({ eventName: [{ prefx: 'Assume' }] }),
    `${DETAIL}.eventName[0] | "prefx" | one of the matchers anything-but, cidr, equals-ignore-case, exists, numeric, prefix, suffix, wildcard | correct it, or write the value itself`,
  ],
  [
    'with no value',
    detail({ eventName: [] }),
    `${DETAIL}.eventName | an empty list | a list with at least one value | add one`,
  ],
]);

const CONTROL = 'lib/catalogue/controls/controls.ts → root-mfa';

refuses('control', [
  ['that is null', null, `${CONTROL} | null | an object { … } | write an object { … }`],
  [
    'in no scope',
    { ...sound.control, scope: 'regon' },
    `${CONTROL}.scope | "regon" | one of "account", "region" | did you mean "region"?`,
  ],
  [
    'that names a control twice',
    { ...sound.control, nist: ['AC-6', 'AC-6'] },
    `${CONTROL}.nist[1] | "AC-6", twice | each control once | remove it`,
  ],
]);

const BOUNDARY = 'lib/catalogue/boundary/permissions-boundary.ts';

refuses('boundary', [
  ['that is null', null, `${BOUNDARY} | null | an object { … } | write an object { … }`],
  [
    'of an old version of the policy language',
    { ...boundary, document: { ...boundary.document, Version: '2008-10-17' } },
    `${BOUNDARY} → document.Version | "2008-10-17" | "2012-10-17" | did you mean "2012-10-17"?`,
  ],
  [
    'with a misspelt key in a row',
    { ...boundary, can: [{ action: 's3:GetObject', contxt: {} }] },
    `${BOUNDARY} → can[0].contxt | unknown key "contxt" | ${ROW_KEYS} | did you mean "context"?`,
  ],
]);

const PLAIN = 'plain data: objects, texts, numbers, and lists of 10000 entries at most | write the value itself';
const half = { a: { 'b\ud800': 1 } };

test.each<[Kind, object, string]>([
  ['guardrail', { ...guardrail, why: 'a\ud800' }, `${GUARDRAIL} → why | "a\\ud800" | ${PLAIN}`],
  ['setting', { ...setting, content: half }, `${SETTING} → content.a | the key "b\\ud800" | ${PLAIN}`],
  ['persona', { ...persona, name: '\udc00' }, `${PERSONA} → name | "\\udc00" | ${PLAIN}`],
  ['machineRole', { ...role, 'a\ud800': 1 }, `${ROLE} | the key "a\\ud800" | ${PLAIN}`],
  ['placedRole', { ...placed, description: 'a\ud800' }, `${ROLE} → description | "a\\ud800" | ${PLAIN}`],
  ['alarm', detail(half), `${DETAIL}.a | the key "b\\ud800" | ${PLAIN}`],
  ['control', { ...sound.control, parameters: half }, `${CONTROL}.parameters.a | the key "b\\ud800" | ${PLAIN}`],
  ['boundary', { ...boundary, why: '\ud800' }, `${BOUNDARY} → why | "\\ud800" | ${PLAIN}`],
])('half a character in a %s is refused where it stands', (kind, definition, told) => {
  expect(problemsOf(kind, definition).map((problem) => Object.values(problem).join(' | '))).toContain(told);
});

test.each(Object.keys(sound) as Kind[])('a getter that throws in a %s is refused, once', (kind) => {
  const key = kind === 'guardrail' || kind === 'setting' ? 'type' : 'why';
  const trap = {
    get [key](): string {
      throw new Error('read');
    },
  };
  expect(problemsOf(kind, trap).map(({ found }) => found)).toEqual([
    expect.stringMatching(/^(a getter or setter|a function that ends in an error: read \(.*\))$/),
  ]);
});
