import { loadIamData } from '../../lib/iam-data';
import { EmptyRows } from './empty-rows';

/* Sentences of a company that look as if they could not fail, and can. */

let empty: EmptyRows;
beforeAll(async () => {
  empty = new EmptyRows(await loadIamData());
});

/** A row that is in order but for what is changed. */
const dev = { principal: 'developers/developer', account: 'engineering-dev' };
const role = (name: string): object => ({ ...dev, action: 'sts:AssumeRole', resource: name });
const object = (arn: string): object => ({ ...dev, action: 's3:GetObject', resource: arn });

test.each<[string, 'never' | 'always', object]>([
  ['a role that an application may have', 'never', role('arn:aws:iam::engineering-prod:role/app/orders')],
  [
    'somebody else’s account that it says is outside',
    'never',
    { ...role('arn:aws:iam::999999999999:role/x'), outside: true },
  ],
  [
    'somebody else’s bucket that it says is outside',
    'never',
    { ...object('arn:aws:s3:::something-else-altogether/x'), outside: true },
  ],
  [
    'another region where that is the point',
    'never',
    {
      ...dev,
      action: 'sqs:SendMessage',
      resource: 'arn:aws:sqs:sa-east-1:{account}:x',
      context: { 'aws:RequestedRegion': 'sa-east-1' },
      outside: true,
    },
  ],
  [
    'a missing assignment where that is the point',
    'never',
    { ...dev, account: 'engineering-prod', action: '*', unassigned: true },
  ],
  [
    'a bucket by its definition',
    'never',
    object('arn:aws:s3:::lz-organization-trail-{account:log-archive}-{region}/x'),
  ],
  ...(
    [
      ['a queue', 'sqs:SendMessage', 'arn:aws:sqs:us-west-2:{account}:x'],
      ['a role', 'sts:AssumeRole', 'arn:aws:iam::{account}:role/app/x'],
    ] as const
  ).map(([what, action, resource]): [string, 'never', object] => [
    `a service whom the policy of ${what} may let in`,
    'never',
    { principal: 'service/ec2.amazonaws.com', account: 'engineering-dev', action, resource, outside: true },
  ]),
  [
    'an instance of another account, which may be shared in a way that no policy shows',
    'never',
    {
      ...dev,
      action: 'ec2:TerminateInstances',
      resource: 'arn:aws:ec2:us-west-2:engineering-prod:instance/i-1',
      outside: true,
    },
  ],
  [
    'a provider by what people call it',
    'never',
    {
      principal: 'federated/token.actions.githubusercontent.com',
      account: 'engineering-dev',
      action: 'sts:AssumeRoleWithWebIdentity',
      resource: 'arn:aws:iam::engineering-dev:role/lz-ci-deploy',
    },
  ],
  [
    'a stranger’s provider',
    'never',
    {
      principal: 'federated/idp.example.com',
      account: 'security',
      action: 'sts:AssumeRoleWithWebIdentity',
      resource: 'arn:aws:iam::security:role/lz-security-audit',
      outside: true,
    },
  ],
  [
    'a stranger',
    'never',
    { principal: 'arn:aws:iam::999999999999:role/x', account: 'security', action: 's3:GetObject', outside: true },
  ],
])('%s is fine', (_what, list, row) => {
  expect(empty.ofSentence(list, row)).toEqual([]);
});
