import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue } from '../../lib/guardrails/catalogue';
import { catalogueProblems } from '../../lib/guardrails/catalogue-problems';
import type { AccessControl, Setting } from '../../lib/guardrails/guardrail';
import type { Statement } from '../../lib/policy/document';
import { context, definitions, guardrail, partnerContext } from './fixture';

const folder = join(__dirname, '../../lib/guardrails');

/** What stands beside guardrails in a theme's folder and is none itself. */
const helpers = [
  'detection/security-admin-rows',
  'identity/own-boundary',
  'perimeter/services',
  'regions/global-services',
  'root/unrestrictable',
];

test('every file of a theme’s folder is registered under its name', () => {
  const files = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name: theme }) => readdirSync(join(folder, theme)).map((file) => `${theme}/${file.replace('.ts', '')}`))
    .filter((file) => !helpers.includes(file));
  expect(definitions.map(({ theme, id }) => `${theme}/${id}`).sort()).toEqual(files.sort());
});

test('the controls are G01 to G46, each once', () => {
  const expected = Array.from({ length: 46 }, (_, index) => `G${String(index + 1).padStart(2, '0')}`);
  expect(definitions.map(({ id }) => guardrail(id).control).sort()).toEqual(expected);
});

test.each([
  ['the sample company', context],
  ['a company with partners and two identity providers', partnerContext],
  ['a company that trusts nobody', { ...context, trustedOidcProviders: [] }],
])('the catalogue is sound for %s', (_name, given) => {
  expect(catalogueProblems(catalogue, given)).toEqual([]);
});

const deny: Statement = { Effect: 'Deny', Action: 's3:GetObject', Resource: '*' };
const control: AccessControl = {
  type: 'SERVICE_CONTROL_POLICY',
  control: 'G01',
  why: 'Because.',
  statements: [deny],
  denies: [{ action: 's3:GetObject' }],
  allows: [{ action: 's3:PutObject' }],
};
const rcp: AccessControl = {
  ...control,
  type: 'RESOURCE_CONTROL_POLICY',
  statements: [{ ...deny, Principal: '*' }],
};
const setting: Setting = {
  type: 'TAG_POLICY',
  control: 'G02',
  why: 'Because.',
  content: { tags: { owner: {} } },
  sets: [{ path: ['tags', 'owner'], value: {} }],
};
const empty = [] as unknown as never;

test.each<[string, AccessControl | Setting, string]>([
  ['an empty why', { ...control, why: ' ' }, 'theme/id: why must say to the person it stops what it is for'],
  [
    'a control number out of shape',
    { ...control, control: 'G1' },
    'theme/id: control must be G and two digits, not "G1"',
  ],
  ['no statements', { ...control, statements: empty }, 'theme/id: statements must not be empty'],
  ['no proof that it denies', { ...control, denies: empty }, 'theme/id: denies must not be empty'],
  ['no proof that it lets through', { ...control, allows: empty }, 'theme/id: allows must not be empty'],
  [
    'an allow',
    { ...control, statements: [{ ...deny, Effect: 'Allow' }] },
    'theme/id: statement 1 must deny: nothing but AWS’s own policies may allow',
  ],
  [
    'a Sid',
    { ...control, statements: [{ ...deny, Sid: 'Mine' }] },
    'theme/id: statement 1 must not have a Sid: it is derived from the id',
  ],
  [
    'a principal in an SCP',
    { ...control, statements: [{ ...deny, Principal: '*' }] },
    'theme/id: statement 1 must not name a principal',
  ],
  [
    'no resource',
    { ...control, statements: [{ Effect: 'Deny', Action: 's3:GetObject' }] },
    'theme/id: statement 1 must have either Resource or NotResource',
  ],
  [
    'an empty list of actions',
    { ...control, statements: [{ ...deny, Action: [] }] },
    'theme/id: statement 1 must have either Action or NotAction',
  ],
  ['no principal in an RCP', { ...rcp, statements: [deny] }, 'theme/id: statement 1 must have the principal "*"'],
  [
    'every action in an RCP',
    { ...rcp, statements: [{ ...deny, Principal: '*', Action: '*' }] },
    'theme/id: statement 1 must name services, not every action',
  ],
  [
    'NotAction in an RCP',
    { ...rcp, statements: [{ Effect: 'Deny', Principal: '*', NotAction: 's3:*', Resource: '*' }] },
    'theme/id: statement 1 must not have NotAction',
  ],
  [
    'an empty content',
    { ...setting, content: {}, sets: [{ path: ['a'], value: 1 }] },
    'theme/id: content must not be empty',
  ],
  ['no asserted effect', { ...setting, sets: empty }, 'theme/id: sets must not be empty'],
  [
    'an effect that the content does not have',
    { ...setting, sets: [{ path: ['tags', 'owner'], value: 'x' }] },
    'theme/id: content does not set tags > owner to "x"',
  ],
])('a definition with %s is refused', (_what, definition, problem) => {
  expect(catalogueProblems({ theme: { id: definition } }, context)).toContain(problem);
});

test('a control number that two guardrails share is refused', () => {
  expect(catalogueProblems({ one: { a: control }, two: { b: control } }, context)).toEqual([
    'G01: a control number must be used once',
  ]);
});
