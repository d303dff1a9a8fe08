import {
  ACTION,
  GUARDRAIL,
  PERSONA,
  ROLE,
  ROW_KEYS,
  SAME,
  SETTING,
  TYPES,
  denying,
  guardrail,
  persona,
  refuses,
  role,
  setting,
  without,
} from './refuses';
import { problemsOf, sound, type Kind } from './support';

/*
 * Synthesis runs transpiled: what the types refuse has to be refused at run time, in words.
 */

test.each(Object.entries(sound) as [Kind, object][])('the %s of the catalogue is sound', (kind, definition) => {
  expect(problemsOf(kind, definition)).toEqual([]);
});

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
    `${GUARDRAIL} → control | "G1" | G and two digits, or C and two digits for one of your own | for example "C01"`,
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
  [
    'with a blank description',
    { ...persona, description: ' ' },
    `${PERSONA} → description | " " | a text in quotes that is not blank | change it`,
  ],
  ['without name', without('name', persona), `${PERSONA} → name | nothing | a text in quotes | add it`],
  [
    'with a text for a list',
    { ...persona, statements: 'x' },
    `${PERSONA} → statements | "x" | a list [ … ] | write a list [ … ]`,
  ],
  [
    'with a key that personas do not have',
    { ...persona, sessionHour: 2 },
    `${PERSONA} → sessionHour | unknown key "sessionHour" | one of name, description, sessionHours, managedPolicies, statements, permissionsBoundary, relayState, administrator, can, cannot, denies, withholds | did you mean "sessionHours"?`,
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
