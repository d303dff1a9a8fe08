import { canNameGroup, parsePrincipalName, type PrincipalName } from '../../lib/policy';

const arn = (text: string, account: string, identity: object): [string, unknown] => [
  text,
  { kind: 'arn', arn: text, account, identity },
];

test.each<[string, unknown]>([
  ['root', { kind: 'root' }],
  ['anonymous', { kind: 'anonymous' }],
  ['service/cloudtrail.amazonaws.com', { kind: 'service', host: 'cloudtrail.amazonaws.com' }],
  ['federated/accounts.google.com', { kind: 'federated', provider: 'accounts.google.com' }],
  [
    'federated/arn:aws:iam::{account}:oidc-provider/idp.example.com/tenant',
    { kind: 'federated', provider: 'arn:aws:iam::{account}:oidc-provider/idp.example.com/tenant' },
  ],
  ['role/app/orders', { kind: 'role', name: 'app/orders' }],
  ['role/root', { kind: 'role', name: 'root' }],
  ['role/service/x', { kind: 'role', name: 'service/x' }],
  ['user/break-glass-1', { kind: 'user', name: 'break-glass-1' }],
  ['developers/developer', { kind: 'person', group: 'developers', persona: 'developer' }],
  ['AWS/Platform/Developer', { kind: 'person', group: 'AWS/Platform', persona: 'Developer' }],
  ['root/Developer', { kind: 'person', group: 'root', persona: 'Developer' }],
  arn('arn:aws:iam::engineering-dev:root', 'engineering-dev', { kind: 'root' }),
  arn('arn:aws:iam::999999999999:role/app/x', '999999999999', { kind: 'role', name: 'app/x' }),
  arn('arn:aws:iam::{account}:user/x', '{account}', { kind: 'user', name: 'x' }),
  arn('arn:aws:sts::111111111111:assumed-role/x/session', '111111111111', { kind: 'role', name: 'x' }),
])('%s is a principal', (text, parsed) => {
  expect(parsePrincipalName(text)).toEqual(parsed as PrincipalName);
});

test.each([
  '',
  'Root',
  'developers',
  'developers/',
  '/developer',
  'role/',
  'service/',
  'federated/',
  'user/ x',
  'arn:aws:iam::111111111111:role/',
  'arn:aws:iam::111111111111:group/x',
  'arn:aws:s3:::bucket',
  'arn:aws:sts::111111111111:assumed-role/x',
  'arn:aws:iam:::role/x',
])('%j is none', (text) => {
  expect(parsePrincipalName(text)).toBeUndefined();
});

test('a group by the name of another kind of principal could not be named', () => {
  expect(['developers', 'a/b', 'root', 'anonymous'].filter(canNameGroup)).toEqual([
    'developers',
    'a/b',
    'root',
    'anonymous',
  ]);
  expect(['role', 'user', 'service', 'federated', 'role/x', 'arn:aws', ''].filter(canNameGroup)).toEqual([]);
});
