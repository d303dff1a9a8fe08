import { loadIamData, type IamData } from '../../lib/iam-data';
import type { ProofRow } from '../../lib/policy';
import { describeFailure, mendOf } from '../../lib/proofs/describe-failure';
import { misspeltStatements } from '../../lib/proofs/emptiness/own-statements';
import { slipOfPattern } from '../../lib/ask/slips';
import { landingZoneClaims } from '../../lib/proofs/landing-zone-proofs';
import { catalogue } from '../support/read-landing-zone';
import { EmptyRows, environment, sample } from './empty-rows';
import { withOwnGuardrails, type OwnGuardrail } from './own-guardrails';

/* Names that are nearly what a template makes, in what a company wrote itself. */

let iamData: IamData;
beforeAll(async () => {
  iamData = await loadIamData();
});

const uploads = 'arn:aws:s3:::trips-server-uploads-{account:engineering-prod}-{region}';

function reasons(row: ProofRow, source: string): string {
  const claims = landingZoneClaims(environment, { zone: sample.zone, catalogue });
  const some = claims.find(({ subject, list }) => subject.startsWith('guardrail ') && list === 'allows');
  if (some === undefined) throw new Error('the sample has guardrails');
  return new EmptyRows(iamData).reasons([{ ...some, source, row }]).join('\n');
}

const get = (resource: string): ProofRow => ({ action: 's3:GetObject', resource });

test.each(['guardrails', 'personas', 'machine-roles', 'workflows'])(
  'a row of one of its own %s that is a letter from what is made is refused',
  (folder) => {
    const source = `config/${folder}/x.ts`;
    expect(reasons(get(`${uploads.replace('uploads', 'upload')}/x`), source)).toContain('did you mean "arn:aws:s3:::');
    expect(reasons({ ...get(`${uploads.replace('uploads', 'upload')}/x`), outside: true }, source)).toBe('');
    expect(reasons(get(`${uploads}/x`), source)).toBe('');
  },
);

test.each([
  ['what is made in another account', 'arn:aws:s3:::trips-server-uploads-{account:engineering-dev}-{region}/x'],
  ['what is made in some account', 'arn:aws:s3:::trips-server-uploads-{account}-{region}/x'],
  ['what is far from all', 'arn:aws:s3:::somebody-elses-bucket/x'],
  ['what a number tells apart', 'arn:aws:s3:::trips-server-uploads2-{account}-{region}/x'],
])('%s is no slip', (_what, resource) => {
  expect(reasons(get(resource), 'config/personas/x.ts')).toBe('');
});

test('the product’s rows take examples', () => {
  const row = get(`${uploads.replace('uploads', 'upload')}/x`);
  expect(reasons(row, 'lib/catalogue/guardrails/data/x.ts')).toBe('');
});

test.each([
  'arn:aws:s3:::trip-server-upload-*/*',
  'arn:aws:s3:::trips-server-upload-*',
  'arn:aws:s3:::trips-server-upload-${aws:PrincipalAccount}-us-west-2/*',
  'arn:aws:s3:::*-server-upload-*/*',
  'arn:aws:iam::*:role/app/trip-server',
  'arn:aws:iam::*:role/app/trips-servr*',
  'arn:aws:iam::111111111111:role/app/trip-server',
])('%s of a statement is nearly what is made', (pattern) => {
  expect(slipOfPattern(environment.graph, iamData, pattern)).toMatch(/trips-server/);
});

test.each([
  '*',
  'arn:aws:s3:::*',
  'arn:aws:s3:::*/*',
  'arn:aws:s3:::trips-*',
  'arn:aws:s3:::trip-*',
  'arn:aws:s3:::trips-server-uploads-*/*',
  'arn:aws:s3:::trips-server-uploads-*/photos/*',
  'arn:aws:s3:::trips-server-uploads-????????????-us-west-2',
  'arn:aws:s3:::trips-server-uploads-1111*/*',
  'arn:aws:iam::*:role/app/*',
  'arn:aws:iam::*:role/app/trips-server',
  'arn:aws:iam::*:role/app/trips-server*',
  'arn:aws:iam::*:role/app/orders',
  'arn:aws:iam::*:role/*',
  'arn:aws:sns:*:*:another-topic',
])('%s of a statement is not', (pattern) => {
  expect(slipOfPattern(environment.graph, iamData, pattern)).toBeUndefined();
});

const denyRole = (Resource: string): OwnGuardrail => ({
  statements: [{ Effect: 'Deny', Action: 'iam:UpdateRoleDescription', Resource }],
  denies: [{ action: 'iam:UpdateRoleDescription', resource: Resource.replace('*', '{account}') }],
});

test('of its own statements each value is held against what is made, unless a row insists', () => {
  const insisting = denyRole('arn:aws:iam::*:role/lz-brake-glass');
  const guardrails: Readonly<Record<string, OwnGuardrail>> = {
    'deny-test-a': denyRole('arn:aws:iam::*:role/lz-brake-glass'),
    'deny-test-b': { ...insisting, denies: insisting.denies.map((row) => ({ ...row, outside: true as const })) },
    'deny-test-c': {
      statements: [
        {
          Effect: 'Deny',
          Action: 'dynamodb:DeleteTable',
          Resource: '*',
          Condition: { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/lz-break-glas' } },
        },
      ],
      denies: [{ action: 'dynamodb:DeleteTable' }],
    },
  };
  const { environment: built, chooser } = withOwnGuardrails(guardrails);
  const found = misspeltStatements(built, chooser, iamData);
  expect(found.map(({ claim, action }) => `${claim.subject} ${action}`)).toEqual([
    'guardrail deny-test-a DenyTestA',
    'guardrail deny-test-c DenyTestC',
  ]);
  const [first] = found;
  if (first === undefined) throw new Error('one is found');
  expect(describeFailure(first)).toContain(
    'config/guardrails/deny-test-a.ts, DenyTestA: Resource: found "arn:aws:iam::*:role/lz-brake-glass", which no template makes',
  );
  expect(mendOf(first)).toBe('Correct the statement in config/guardrails/deny-test-a.ts.');
});

test('the sample’s own names are none', () => {
  expect(misspeltStatements(environment, { zone: sample.zone, catalogue }, iamData)).toEqual([]);
});

const bounded = (boundary: string, changes: object = {}): object => ({
  principal: 'developers/developer',
  account: 'engineering-dev',
  action: 'iam:CreateRole',
  resource: 'arn:aws:iam::{account}:role/app/any',
  context: { 'iam:PermissionsBoundary': boundary },
  ...changes,
});
const inContext = (boundary: string, changes: object = {}): string =>
  new EmptyRows(iamData).ofSentence('never', bounded(boundary, changes)).join('\n');

test.each([
  ['an account that is nowhere', 'arn:aws:iam::engineering-dve:policy/x', 'did you mean "engineering-dev"?'],
  [
    'a name that is a letter off',
    'arn:aws:iam::{account}:policy/lz-permission-boundary',
    'lz-permissions-boundary"? Else',
  ],
  ['an account of nobody known', 'arn:aws:iam::999999999999:policy/x', 'expected an account of the organization'],
])('%s in a value of the context is refused', (_what, boundary, reason) => {
  expect(inContext(boundary)).toContain(reason);
});

test.each([
  ['what is made', 'arn:aws:iam::{account}:policy/lz-permissions-boundary', {}],
  ['what is made in another account', 'arn:aws:iam::engineering-prod:policy/lz-permissions-boundary', {}],
  ['what a team may make', 'arn:aws:iam::{account}:policy/app/own', {}],
  ['what AWS makes', 'arn:aws:iam::aws:policy/AdministratorAccess', {}],
  ['a stranger’s, said to be one', 'arn:aws:iam::999999999999:policy/x', { outside: true }],
  ['a slip that is meant', 'arn:aws:iam::{account}:policy/lz-permission-boundary', { outside: true }],
])('%s is none', (_what, boundary, changes) => {
  expect(inContext(boundary, changes)).not.toContain('PermissionsBoundary');
});
