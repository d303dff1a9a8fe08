import { loadIamData } from '../../lib/iam-data';
import type { ProofRow, Statement } from '../../lib/policy';
import { describeUnnoticed, mendOfUnnoticed } from '../../lib/proofs/mutation/describe-unnoticed';
import { Mutation } from '../../lib/proofs/mutation/mutants';
import { findUnnoticed, type UnnoticedRun } from '../../lib/proofs/mutation/unnoticed';
import { someone } from '../../lib/config/define';
import { withOwnGuardrails, type OwnGuardrail } from './own-guardrails';

/*
 * A company’s own guardrail, of which one statement holds in all rows and another, or a part of one, never matches what AWS sends:
 * each is found, and none where a row is about each part.
 */

type Parts = Omit<Partial<Statement>, 'Effect' | 'Sid'>;

const table = 'arn:aws:dynamodb:*:*:table/bookings';
const deletion = { Action: 'dynamodb:DeleteTable' };
const only = (condition: Statement['Condition']): Parts => ({ ...deletion, Resource: '*', Condition: condition });

/** Statements that deny nobody anything. */
const NEVER: readonly (readonly [string, Parts])[] = [
  ['an ARN of another kind of resource', { ...deletion, Resource: 'arn:aws:s3:::bookings' }],
  ['an ARN that is misspelt', { ...deletion, Resource: 'arn:aws:dynamodb:*:*:tables/bookings' }],
  ['an ARN without its slash', { Action: 'iam:DeleteRole', Resource: 'arn:aws:iam::*:roles/lz-x' }],
  ['every resource but every one', { ...deletion, NotResource: '*' }],
  ['every action but every one', { NotAction: '*', Resource: '*' }],
  ['a wildcard that is none', only({ StringEquals: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/app/*' } })],
  ['a Region that is nowhere', only({ StringEquals: { 'aws:RequestedRegion': 'us-wset-2' } })],
  ['an account of eleven digits', only({ StringEquals: { 'aws:PrincipalAccount': '11111111111' } })],
  [
    'a service without its host',
    { Action: 'iam:PassRole', Resource: '*', Condition: { StringEquals: { 'iam:PassedToService': 'lambda' } } },
  ],
  ['a caller between without its host', only({ 'ForAnyValue:StringEquals': { 'aws:CalledVia': 'cloudformation' } })],
  ['a kind of principal that AWS has not', only({ StringEquals: { 'aws:PrincipalType': 'user' } })],
  ['another organization', only({ StringEquals: { 'aws:PrincipalOrgID': 'o-zzzzzzzzzz' } })],
  ['an endpoint where a network belongs', only({ StringEquals: { 'aws:SourceVpc': 'vpce-0123456789abcdef0' } })],
  [
    'a value that it must have and must not',
    only({
      StringEquals: { 'aws:RequestedRegion': 'eu-west-1' },
      StringNotEquals: { 'aws:RequestedRegion': 'eu-west-1' },
    }),
  ],
  ['the lack of what AWS always sends', only({ Null: { 'aws:PrincipalArn': 'true' } })],
  ['an address that is none of the world’s', only({ IpAddress: { 'aws:SourceIp': '0.0.0.0/32' } })],
  ['a day that was', only({ DateLessThan: { 'aws:CurrentTime': '2001-01-01T00:00:00Z' } })],
];

/** One that denies something, and what of it denies or exempts nobody. */
const PARTLY: readonly (readonly [string, Parts, ...(readonly string[])])[] = [
  ['of two resources', { ...deletion, Resource: [table, `${table}s/`] }, `without Resource ${table}s/`],
  [
    'of two actions',
    { Action: ['dynamodb:DeleteTable', 'dynamodb:DeleteBackup'], Resource: table },
    'without Action dynamodb:DeleteBackup',
  ],
  [
    'of two values',
    {
      ...deletion,
      Resource: table,
      Condition: { ArnLike: { 'aws:PrincipalArn': ['arn:aws:iam::*:role/*', 'arn:aws:iam::*:rule/x'] } },
    },
    'without condition ArnLike aws:PrincipalArn',
    'without arn:aws:iam::*:rule/x in ArnLike aws:PrincipalArn',
  ],
  [
    'a condition that every call meets',
    { ...deletion, Resource: table, Condition: { StringEqualsIfExists: { 'aws:RequestTag/team': 'x' } } },
    'without condition StringEqualsIfExists aws:RequestTag/team',
  ],
  [
    'all of the values that are not there',
    { ...deletion, Resource: table, Condition: { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['team'] } } },
    'without condition ForAllValues:StringEquals aws:TagKeys',
  ],
  [
    'an exemption of nobody',
    { ...deletion, Resource: table, Condition: { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:rule/x' } } },
    'without condition ArnNotLike aws:PrincipalArn',
  ],
  [
    'a resource left out that is nowhere',
    { ...deletion, NotResource: 'arn:aws:dynamodb:*:*:tables/x' },
    'without NotResource arn:aws:dynamodb:*:*:tables/x',
  ],
];

const denied: ProofRow = {
  action: 'dynamodb:DeleteTable',
  resource: 'arn:aws:dynamodb:us-west-2:{account}:table/bookings',
};
const base: Statement = { Effect: 'Deny', Action: 'workspaces:CreateWorkspaces', Resource: '*' };
const statement = (parts: Parts): Statement => ({ Effect: 'Deny', ...parts });

const letterOf = (index: number): string => 'abcdefghijklmnopqrstuvwxyz'.charAt(index);
const idOf = (index: number): string => `deny-test-${letterOf(index)}`;

async function unnoticedIn(
  guardrails: readonly OwnGuardrail[],
  failing: readonly string[] = [],
): Promise<UnnoticedRun> {
  const byId = Object.fromEntries(guardrails.map((guardrail, index) => [idOf(index), guardrail]));
  const { environment, chooser } = withOwnGuardrails(byId);
  return findUnnoticed(environment, chooser, await loadIamData(), new Set(failing));
}

test('statements that never match what AWS sends are found, each', async () => {
  const run = await unnoticedIn(
    NEVER.map(([, parts]) => ({
      statements: [base, statement(parts)],
      denies: [{ action: 'workspaces:CreateWorkspaces' }],
    })),
  );
  expect(run.unnoticed.map(({ subject, statement: sid, parts }) => [subject, sid, ...parts])).toEqual(
    NEVER.map((_, index) => [`guardrail ${idOf(index)}`, `DenyTest${letterOf(index).toUpperCase()}2`, 'gone']),
  );
});

test('whoever takes nothing for unnoticed, not even a change of nothing, is told apart by each definition', async () => {
  const survives = jest.spyOn(Mutation.prototype, 'survives').mockReturnValue(false);
  const run = await unnoticedIn([{ statements: [base], denies: [{ action: base.Action as string }] }]);
  survives.mockRestore();
  expect(run).toMatchObject({ unnoticed: [], overlooked: ['a change of guardrail deny-test-a that changes nothing'] });
});

test('so are parts of statements, and they alone', async () => {
  const run = await unnoticedIn(
    PARTLY.map(([, parts]) => ({
      statements: [base, statement(parts)],
      denies: [{ action: base.Action as string }, denied],
    })),
  );
  expect(run.unnoticed.map(({ subject, parts }) => [subject, ...parts])).toEqual(
    PARTLY.map(([, , ...parts], index) => [`guardrail ${idOf(index)}`, ...parts]),
  );
});

test('where rows are about every part, nothing is found, and everything was tried', async () => {
  const parts = { Action: ['dynamodb:DeleteTable', 'dynamodb:DeleteBackup'], Resource: [table, `${table}s/*`] };
  const run = await unnoticedIn([
    {
      statements: [
        base,
        statement({
          ...parts,
          Condition: { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/lz-break-glass' } },
        }),
      ],
      denies: [
        { action: base.Action as string },
        denied,
        { action: 'dynamodb:DeleteTable', resource: 'arn:aws:dynamodb:us-west-2:{account}:table/bookingss/1' },
        { action: 'dynamodb:DeleteBackup', resource: 'arn:aws:dynamodb:us-west-2:{account}:table/bookings/backup/1' },
      ],
      allows: [{ ...denied, principal: someone.breakGlass }],
    },
  ]);
  expect(run.unnoticed.map(({ parts: found }) => found)).toEqual([]);
});

test('of one whose rows fail already nothing is said: all would seem to make no difference', async () => {
  const wrong = {
    statements: [base, statement({ ...deletion, NotResource: '*' })],
    denies: [{ action: base.Action as string }],
  };
  expect((await unnoticedIn([wrong])).unnoticed).toHaveLength(1);
  expect((await unnoticedIn([wrong], ['guardrail deny-test-a'])).unnoticed).toEqual([]);
});

test('the words name the file, the statement and what of it, and how to mend it', () => {
  const found = {
    subject: 'guardrail deny-x',
    source: 'config/guardrails/deny-x.ts',
    constructPath: 'Guardrails/x',
    statement: 'DenyX2',
  };
  expect(describeUnnoticed({ ...found, parts: ['gone'] })).toBe(
    'config/guardrails/deny-x.ts: every row of guardrail deny-x comes to the same without DenyX2. It makes no difference to what AWS sends, or no row is about it.',
  );
  expect(mendOfUnnoticed({ ...found, parts: ['without Resource a', 'without Resource b'] })).toContain(
    'each of them alone',
  );
});
