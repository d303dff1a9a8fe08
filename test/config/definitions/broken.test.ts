import type { AccessControl, Setting } from '../../../lib/catalogue/guardrails/definition/guardrail';
import type { PersonaDefinition } from '../../../lib/catalogue/personas/definition/persona';
import type { PermissionsBoundary } from '../../../lib/catalogue/boundary/permissions-boundary';
import type { Statement } from '../../../lib/policy';
import type { MachineRole, MachineRoleDefinition } from '../../../lib/catalogue/machine-roles/definition/machine-role';
import { problemsOf, sound, type Kind } from './support';

/*
 * Synthesis runs transpiled: what the types refuse has to be refused at run time, in words.
 */

const GUARDRAIL = 'lib/catalogue/guardrails/audit/deny-changing-cloudtrail.ts';
const SETTING = 'lib/catalogue/guardrails/ai/opt-out-of-ai-training.ts';
const PERSONA = 'lib/catalogue/personas/qa.ts';
const ROLE = 'lib/catalogue/machine-roles/order-publisher.ts';

const guardrail = sound.guardrail as AccessControl;
const setting = sound.setting as Setting;
const persona = sound.persona as PersonaDefinition;
const boundary = sound.boundary as PermissionsBoundary;
const role = sound.machineRole as MachineRole;
const placed = sound.placedRole as MachineRoleDefinition;

test.each(Object.entries(sound) as [Kind, object][])('the %s of the catalogue is sound', (kind, definition) => {
  expect(problemsOf(kind, definition)).toEqual([]);
});

type Broken = readonly [what: string, definition: unknown, ...problems: readonly string[]];

/** One test a row: every problem as `place | found | expected | mend`. */
function refuses(kind: Kind, rows: readonly Broken[]): void {
  describe(`a ${kind}`, () => {
    test.each(rows)('%s', (_what, definition, ...problems) => {
      const told = problemsOf(kind, definition).map(({ path, found, expected, mend }) =>
        [path, found, expected, mend].join(' | '),
      );
      expect(told).toEqual(problems);
    });
  });
}

const ACTION = 'an action in quotes, or a list of them';
const ROW_KEYS =
  'one of principal, account, action, except, resources, resource, resourceAccount, outside, unassigned, context';
const TYPES =
  'one of "SERVICE_CONTROL_POLICY", "RESOURCE_CONTROL_POLICY", "AISERVICES_OPT_OUT_POLICY", "BACKUP_POLICY", "DECLARATIVE_POLICY_EC2", "INSPECTOR_POLICY", "S3_POLICY", "SECURITYHUB_POLICY", "TAG_POLICY"';
const SAME = 'a definition, or a function that makes the same one of the same context';
const without = (key: string, of: object): object =>
  Object.fromEntries(Object.entries(of).filter(([name]) => name !== key));
const denying = (...rows: readonly unknown[]): object => ({ ...guardrail, denies: rows });
let calls = 0;

refuses('guardrail', [
  ['that is null', null, `${GUARDRAIL} | null | an object { … } | write an object { … }`],
  ['that is missing', undefined, `${GUARDRAIL} | nothing | an object { … } | add it`],
  ['without why', without('why', guardrail), `${GUARDRAIL} → why | nothing | a text in quotes | add it`],
  [
    'with a blank why',
    { ...guardrail, why: ' ' },
    `${GUARDRAIL} → why | " " | a text in quotes that is not blank | change it`,
  ],
  ['without denies', without('denies', guardrail), `${GUARDRAIL} → denies | nothing | a list [ … ] | add it`],
  ['without allows', without('allows', guardrail), `${GUARDRAIL} → allows | nothing | a list [ … ] | add it`],
  [
    'with no proof row',
    denying(),
    `${GUARDRAIL} → denies | an empty list | a list with at least one proof row | add one`,
  ],
  [
    'with a misspelt action in a row',
    denying({ actions: 's3:GetObject' }),
    `${GUARDRAIL} → denies[0].action | nothing | ${ACTION} | rename "actions" to it`,
    `${GUARDRAIL} → denies[0].actions | unknown key "actions" | ${ROW_KEYS} | did you mean "action"?`,
  ],
  [
    'with a row that is null',
    denying(null),
    `${GUARDRAIL} → denies[0] | null | an object { … } | write an object { … }`,
  ],
  [
    'with a row of nothing',
    denying({}),
    `${GUARDRAIL} → denies[0].action | nothing | ${ACTION} | add it, for example "s3:GetObject"`,
  ],
  [
    'with a row that is a text',
    denying('s3:GetObject'),
    `${GUARDRAIL} → denies[0] | "s3:GetObject" | an object { … } | write an object { … }`,
  ],
  [
    'with a hole in its rows',
    { ...guardrail, denies: Object.assign([], { 1: { action: 's3:GetObject' } }) },
    `${GUARDRAIL} → denies[0] | nothing | an object { … } | add it`,
  ],
  [
    'with an action that is undefined',
    denying({ action: undefined }),
    `${GUARDRAIL} → denies[0].action | nothing | ${ACTION} | add it, for example "s3:GetObject"`,
  ],
  [
    'with an action that is a number',
    denying({ action: 7 }),
    `${GUARDRAIL} → denies[0].action | 7 | ${ACTION} | for example "s3:GetObject"`,
  ],
  [
    'with an empty action',
    denying({ action: '' }),
    `${GUARDRAIL} → denies[0].action | "" | an action that reads "service:Action", or "*" | for example "s3:GetObject"`,
  ],
  [
    'with no action of a list',
    denying({ action: [] }),
    `${GUARDRAIL} → denies[0].action | an empty list | an action in quotes, or a list with at least one | add one`,
  ],
  [
    'of a type that AWS does not have',
    { ...guardrail, type: 'SERVICE_CONTROL_POLICI' },
    `${GUARDRAIL} → type | "SERVICE_CONTROL_POLICI" | ${TYPES} | did you mean "SERVICE_CONTROL_POLICY"?`,
  ],
  [
    'with a control number out of shape',
    { ...guardrail, control: 'G1' },
    `${GUARDRAIL} → control | "G1" | G and two digits, or C and two digits for one of your own | for example "G01"`,
  ],
  [
    'that throws',
    () => {
      throw new Error('no such region\nand more');
    },
    expect.stringMatching(
      /^lib\/catalogue\/guardrails\/audit\/deny-changing-cloudtrail\.ts \| a function that ends in an error: no such region/,
    ),
  ],
  ['that makes nothing', () => undefined, `${GUARDRAIL} | nothing | an object { … } | add it`],
  [
    'that is a promise',
    () => Promise.reject(new Error('nobody hears of it')),
    `${GUARDRAIL} | a function that answers with a promise | ${SAME} | await nothing in it`,
  ],
  [
    'that claims otherwise each time',
    () => denying({ action: `s3:Get${(calls += 1)}` }),
    `${GUARDRAIL} | a function that answers otherwise each time | ${SAME} | make it depend on its context alone`,
  ],
]);

const stating = (change: object): object => ({
  ...guardrail,
  statements: [{ ...guardrail.statements[0], ...change }],
});
const STATEMENT = `${GUARDRAIL} → statements[0]`;
const GRAMMAR = 'a statement as IAM reads it';

refuses('guardrail', [
  [
    'with a statement that is null',
    { ...guardrail, statements: [null] },
    `${STATEMENT} | null | an object { … } | write an object { … }`,
  ],
  [
    'with an effect in lower case',
    stating({ Effect: 'deny' }),
    `${STATEMENT}.Effect | "deny" | one of "Allow", "Deny" | did you mean "Deny"?`,
  ],
  [
    'that allows',
    stating({ Effect: 'Allow' }),
    `${STATEMENT}.Effect | "Allow" | "Deny": nothing but AWS’s own policies may allow | deny what is left to deny`,
  ],
  [
    'with neither Action nor NotAction',
    stating({ Action: undefined }),
    `${STATEMENT} | neither Action nor NotAction | ${GRAMMAR} | add one`,
  ],
  ['with both', stating({ NotAction: 's3:*' }), `${STATEMENT} | Action and NotAction | ${GRAMMAR} | keep one of them`],
  [
    'with neither Resource nor NotResource',
    stating({ Resource: undefined }),
    `${STATEMENT} | neither Resource nor NotResource | ${GRAMMAR} | add one, "*" for everything`,
  ],
  [
    'with an element that IAM does not have',
    stating({ Actions: 's3:*' }),
    `${STATEMENT}.Actions | unknown key "Actions" | one of Sid, Effect, Principal, NotPrincipal, Action, NotAction, Resource, NotResource, Condition | did you mean "Action"?`,
  ],
  ['with a Sid', stating({ Sid: 'Mine' }), `${STATEMENT}.Sid | "Mine" | no Sid: the id gives it one | remove it`],
  [
    'with a condition that is a text',
    stating({ Condition: 'aws:PrincipalArn' }),
    `${STATEMENT}.Condition | "aws:PrincipalArn" | an object { … }, one entry a key | write an object { … }, one entry a key`,
  ],
  [
    'with a misspelt operator',
    stating({ Condition: { StringEqual: { 'aws:PrincipalArn': 'x' } } }),
    `${STATEMENT}.Condition | "StringEqual" is no condition operator | ${GRAMMAR} | did you mean "StringEquals"?`,
  ],
  [
    'with no value for a key',
    stating({ Condition: { StringEquals: { 'aws:PrincipalArn': [] } } }),
    `${STATEMENT}.Condition | Condition.StringEquals.aws:PrincipalArn is an empty list | ${GRAMMAR} | it would never match. Name a value or remove it`,
  ],
  [
    'with a resource that is no ARN',
    stating({ Resource: 'bucket' }),
    `${STATEMENT}.Resource | Resource holds "bucket" | an ARN or "*" | correct it`,
  ],
  [
    'with a principal in an SCP',
    stating({ Principal: '*' }),
    `${STATEMENT}.Principal | a principal | no principal: an SCP binds everybody in the account | remove it`,
  ],
  [
    'without a principal in an RCP',
    { ...guardrail, type: 'RESOURCE_CONTROL_POLICY' },
    `${STATEMENT}.Principal | nothing | the principal "*": an RCP binds everybody | say whom it spares in a condition`,
  ],
  [
    'with NotAction in an RCP',
    {
      ...guardrail,
      type: 'RESOURCE_CONTROL_POLICY',
      statements: [{ Effect: 'Deny', Principal: '*', NotAction: 's3:*', Resource: '*' }],
    },
    `${STATEMENT}.NotAction | "s3:*" | Action: an RCP takes no NotAction | name them`,
  ],
  [
    'with every action in an RCP',
    {
      ...guardrail,
      type: 'RESOURCE_CONTROL_POLICY',
      statements: [{ Effect: 'Deny', Principal: '*', Action: '*', Resource: '*' }],
    },
    `${STATEMENT}.Action | "*" | services by name | for example "s3:*"`,
  ],
]);

refuses('setting', [
  [
    'without content',
    { ...setting, content: {} },
    `${SETTING} → content | an empty object | an object { … } of texts, numbers, true, false, null, lists and objects, and not an empty one | change it`,
  ],
  ['without sets', without('sets', setting), `${SETTING} → sets | nothing | a list [ … ] | add it`],
  [
    'that does not set what it says',
    { ...setting, sets: [{ path: ['services', 'default'], value: 'optOut' }] },
    `${SETTING} → sets[0] | services > default is {"@@operators_allowed_for_child_policies":["@@none"],"opt_out_policy":{"@@operators_allowed_for_child_policies":["@@none"],"@@assign":"optOut"}} | "optOut" | correct the content, or the row`,
  ],
]);

refuses('persona', [
  ['that is null', null, `${PERSONA} | null | an object { … } | write an object { … }`],
  ['without name', without('name', persona), `${PERSONA} → name | nothing | a text in quotes | add it`],
  [
    'with a text for a list',
    { ...persona, statements: 'x' },
    `${PERSONA} → statements | "x" | a list [ … ] | write a list [ … ]`,
  ],
  [
    'with a key that personas do not have',
    { ...persona, sessionHour: 2 },
    `${PERSONA} → sessionHour | unknown key "sessionHour" | one of name, description, sessionHours, managedPolicies, statements, permissionsBoundary, relayState, can, cannot, denies, withholds | did you mean "sessionHours"?`,
  ],
  [
    'with no policy at all',
    without('statements', without('managedPolicies', persona)),
    `${PERSONA} | neither statements nor managedPolicies | at least one of what it may do | add statements, or remove the persona`,
  ],
  [
    'with an empty list of what it cannot do',
    { ...persona, cannot: [] },
    `${PERSONA} → cannot | an empty list | a list with at least one proof row | add one`,
  ],
  [
    'with a principal in a statement',
    { ...persona, statements: [{ Effect: 'Allow', Action: '*', Resource: '*', Principal: '*' }] },
    `${PERSONA} → statements[0].Principal | a principal | no principal: the persona is the principal | remove it`,
  ],
]);

refuses('machineRole', [
  ['that is null', null, `${ROLE} | null | an object { … } | write an object { … }`],
  [
    'that defines nothing',
    without('define', role),
    `${ROLE} → define | nothing | a function of where the role is placed | add it`,
  ],
  [
    'that works with what nobody knows',
    { ...role, resources: { orders: 'topics' } },
    `${ROLE} → resources.orders | "topics" | one of "bucket", "oidc-provider", "topic" | did you mean "topic"?`,
  ],
]);

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
