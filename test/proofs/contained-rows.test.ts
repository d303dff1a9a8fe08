import { loadIamData } from '../../lib/iam-data';
import { EmptyRows } from './empty-rows';

/* Rows that say nothing which another row of their sentence does not say. */

let empty: EmptyRows;
beforeAll(async () => {
  empty = new EmptyRows(await loadIamData());
});

const dev = { principal: 'developers/developer', account: 'engineering-dev' };
const leave = { action: 'organizations:LeaveOrganization' };
const roles = (...names: readonly string[]): object => ({
  ...dev,
  action: 'sts:AssumeRole',
  resource: names.map((name) => `arn:aws:iam::engineering-prod:role/${name}`),
});

type Rows = readonly [object, object];

test.each<[string, 'never' | 'always', Rows, number]>([
  [
    'an action that a pattern means',
    'never',
    [
      { ...dev, action: 'organizations:*' },
      { ...dev, ...leave },
    ],
    1,
  ],
  [
    'a pattern that a wider one means',
    'never',
    [
      { ...dev, action: 'organizations:Create*' },
      { ...dev, action: 'organizations:*' },
    ],
    2,
  ],
  [
    'a pattern with more exceptions',
    'never',
    [
      { ...dev, action: 'iam:*', except: ['iam:Get*'] },
      { ...dev, action: 'iam:*', except: ['iam:Get*', 'iam:List*'] },
    ],
    1,
  ],
  [
    'one action of several, in another case',
    'never',
    [
      { ...dev, action: ['organizations:LeaveOrganization', 'organizations:CloseAccount'] },
      { ...dev, action: 'organizations:leaveorganization' },
    ],
    1,
  ],
  [
    'an account of several',
    'never',
    [
      { account: ['engineering-dev', 'security'], ...leave },
      { account: 'security', ...leave },
    ],
    1,
  ],
  ['an account beside all', 'never', [leave, { account: 'security', ...leave }], 1],
  ['a role of several', 'never', [roles('lz-break-glass', 'app/x'), roles('app/x')], 1],
  [
    'the same but for whom it leaves out, more, and the other after it',
    'never',
    [
      { account: 'security', ...leave, nobodyBut: ['root', 'role/lz-break-glass'] },
      { account: 'security', ...leave, nobodyBut: 'root' },
    ],
    2,
  ],
  [
    'whom a row leaves out beside one that leaves out fewer',
    'never',
    [
      { account: ['log-archive', 'security'], ...leave, nobodyBut: 'root' },
      { account: 'security', ...leave, nobodyBut: ['root', 'role/lz-break-glass'] },
    ],
    1,
  ],
  [
    'one of the calls that work',
    'always',
    [
      { ...dev, action: ['lambda:ListFunctions', 'ec2:DescribeInstances'] },
      { ...dev, action: 'ec2:DescribeInstances' },
    ],
    1,
  ],
])('%s is refused', (_what, list, rows, position) => {
  const told = empty.ofSentence(list, ...rows).filter((reason) => reason.includes('does not say already'));
  expect(told).toEqual([expect.stringContaining(`${list} row ${position} `)]);
});

test.each<[string, 'never' | 'always', Rows]>([
  [
    'actions of which some are the same',
    'never',
    [
      { ...dev, action: ['organizations:LeaveOrganization', 'organizations:CloseAccount'] },
      { ...dev, action: ['organizations:LeaveOrganization', 'organizations:CreateAccount'] },
    ],
  ],
  [
    'what a pattern leaves out',
    'never',
    [
      { ...dev, action: 'organizations:*', except: ['organizations:Leave*'] },
      { ...dev, ...leave },
    ],
  ],
  [
    'a wider list of accounts',
    'never',
    [
      { ...dev, ...leave },
      { principal: dev.principal, account: 'security', ...leave },
    ],
  ],
  [
    'another context',
    'never',
    [
      { ...dev, ...leave },
      { ...dev, ...leave, context: { 'aws:SecureTransport': 'false' } },
    ],
  ],
  [
    'another owner',
    'never',
    [
      { ...dev, ...leave },
      { ...dev, ...leave, resourceAccount: 'management' },
    ],
  ],
  ['a role beside another', 'never', [roles('lz-break-glass'), roles('app/x')]],
  ['a resource beside any', 'never', [{ ...dev, action: 'sts:AssumeRole' }, roles('app/x')]],
  [
    'the same but for whom it leaves out, others',
    'never',
    [
      { account: 'security', ...leave, nobodyBut: 'root' },
      { account: 'security', ...leave, nobodyBut: 'role/lz-break-glass' },
    ],
  ],
  [
    'whom a row leaves out beside one that leaves out others',
    'never',
    [
      { account: ['log-archive', 'security'], ...leave, nobodyBut: 'root' },
      { account: 'security', ...leave, nobodyBut: 'role/lz-break-glass' },
    ],
  ],
  [
    'a call by name beside a pattern, where only calls by name are tried on an example',
    'always',
    [
      { ...dev, action: 'lambda:List*' },
      { ...dev, action: 'lambda:ListFunctions' },
    ],
  ],
])('%s is not taken for what another row says', (_what, list, rows) => {
  const told = empty.ofSentence(list, ...rows).filter((reason) => reason.includes('does not say already'));
  expect(told).toEqual([]);
});
