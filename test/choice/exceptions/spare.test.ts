import { keysInAnotherSense, spare } from '../../../lib/choice/exceptions/spare';
import type { Conditions, Statement } from '../../../lib/policy/document';

const deny = (condition?: Conditions): Statement => ({
  Effect: 'Deny',
  Action: 's3:*',
  Resource: '*',
  ...(condition === undefined ? {} : { Condition: condition }),
});
const role = 'arn:aws:iam::111111111111:role/app/x';
const of = (condition: Conditions | undefined, roles: readonly string[], accounts: readonly string[] = []) =>
  spare(deny(condition), 'SERVICE_CONTROL_POLICY', { roles, accounts }).Condition;

test.each<[string, Conditions | undefined, readonly string[], readonly string[], Conditions]>([
  ['a statement without conditions', undefined, [role], [], { ArnNotLike: { 'aws:PrincipalArn': [role] } }],
  [
    'a statement that spares others, whose list grows',
    { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/a' } },
    [role],
    [],
    { ArnNotLike: { 'aws:PrincipalArn': ['arn:aws:iam::*:role/a', role] } },
  ],
  [
    'a list under another case of the key',
    { ArnNotLike: { 'AWS:principalArn': ['arn:aws:iam::*:role/a'] } },
    [role],
    [],
    { ArnNotLike: { 'AWS:principalArn': ['arn:aws:iam::*:role/a', role] } },
  ],
  [
    'a statement with the same operator on another key, which stays',
    { StringNotEquals: { 'aws:RequestedRegion': ['us-east-1'] } },
    [],
    ['111111111111'],
    { StringNotEquals: { 'aws:RequestedRegion': ['us-east-1'], 'aws:PrincipalAccount': ['111111111111'] } },
  ],
  [
    'a statement with other conditions, which all stay',
    { Bool: { 'aws:SecureTransport': 'false' } },
    [role],
    ['111111111111'],
    {
      Bool: { 'aws:SecureTransport': 'false' },
      ArnNotLike: { 'aws:PrincipalArn': [role] },
      StringNotEquals: { 'aws:PrincipalAccount': ['111111111111'] },
    },
  ],
])('%s', (_what, before, roles, accounts, after) => {
  expect(of(before, roles, accounts)).toEqual(after);
});

test('an RCP leaves an account out by its resources', () => {
  const spared = spare(deny(), 'RESOURCE_CONTROL_POLICY', { roles: [], accounts: ['111111111111'] });
  expect(spared.Condition).toEqual({ StringNotEquals: { 'aws:ResourceAccount': ['111111111111'] } });
});

test('where nobody is exempt the statement is the very same', () => {
  const statement = deny({ Bool: { 'aws:SecureTransport': 'false' } });
  expect(spare(statement, 'SERVICE_CONTROL_POLICY', { roles: [], accounts: [] })).toBe(statement);
});

test.each<[string, Conditions, readonly string[]]>([
  [
    'says whom it binds',
    { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/app/*' } },
    ['ArnLike aws:PrincipalArn'],
  ],
  ['asks whether there is one', { Null: { 'AWS:PrincipalARN': 'false' } }, ['Null AWS:PrincipalARN']],
  ['binds one account', { StringEquals: { 'aws:PrincipalAccount': '1' } }, ['StringEquals aws:PrincipalAccount']],
  ['leaves others out', { StringNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/a' } }, []],
  ['is about something else', { StringEquals: { 'aws:ResourceAccount': '1' } }, []],
])('a statement that %s', (_what, condition, keys) => {
  expect(keysInAnotherSense(deny(condition), 'SERVICE_CONTROL_POLICY')).toEqual(keys);
});
