import type { Account } from '../../lib/assembly';
import { loadIamData } from '../../lib/iam-data';
import { perhapsOfCall, resourcesOfCall } from '../../lib/ask/representative';

const home = { id: '111111111111' } as Account;
const KEY = 'arn:aws:kms:us-west-2:111111111111:key/example';
const ALIAS = 'arn:aws:kms:us-west-2:111111111111:alias/example';

test.each([
  ['kms:CreateAlias', undefined, [ALIAS, KEY]],
  ['kms:UpdateAlias', ALIAS.replace('example', 'trips'), [ALIAS.replace('example', 'trips'), KEY]],
  ['kms:DeleteAlias', KEY.replace('example', '1'), [KEY.replace('example', '1'), ALIAS]],
  ['kms:Decrypt', undefined, [KEY]],
  // The kind that a call must have, where AWS's data have another first.
  ['ses:SendEmail', undefined, ['arn:aws:ses:us-west-2:111111111111:identity/example']],
  ['ssm:SendCommand', undefined, ['arn:aws:ssm:us-west-2:111111111111:document/example']],
  ['rds:CreateDBInstance', undefined, ['arn:aws:rds:us-west-2:111111111111:db:example']],
  ['logs:PutSubscriptionFilter', undefined, ['arn:aws:logs:us-west-2:111111111111:log-group:example']],
  [
    'kinesis:DescribeStreamConsumer',
    undefined,
    ['arn:aws:kinesis:us-west-2:111111111111:stream/example/consumer/example:example'],
  ],
])('%s on %s is asked about all that it takes', async (action, given, expected) => {
  expect(resourcesOfCall(await loadIamData(), action, home, 'us-west-2', given)).toEqual(expected);
});

const ACCOUNT = 'arn:aws:sso:::account/example';
const INSTANCE = 'arn:aws:sso:::instance/example';
const SET = 'arn:aws:sso:::permissionSet/example/example';
const VOLUME = 'arn:aws:ec2:us-west-2:111111111111:volume/example';
const BUS = 'arn:aws:events:us-west-2:111111111111:event-bus/example';

test.each([
  ['sso:CreateAccountAssignment', [], [INSTANCE, SET]],
  ['sso:CreateAccountAssignment', [SET], [ACCOUNT, INSTANCE]],
  ['sso:CreateAccountAssignment', [SET, INSTANCE], [ACCOUNT]],
  ['events:CreateArchive', [], [BUS]],
  ['ec2:RunInstances', [], [VOLUME]],
  ['ec2:RunInstances', [VOLUME], []],
  ['ec2:CreateFleet', [], [VOLUME]],
  ['rds:CreateDBSnapshot', [], ['arn:aws:rds:us-west-2:111111111111:snapshot:example']],
  // One of its kinds, by the pages of their APIs.
  ['elasticloadbalancing:DeleteListener', [], []],
  ['dynamodb:TagResource', [], []],
  ['s3:GetObject', [], []],
  // These name all for certain.
  ['ec2:StartInstances', [], []],
  ['kms:CreateAlias', [], []],
])('%s on %s may have to name others too', async (action, given, expected) => {
  expect(perhapsOfCall(await loadIamData(), action, home, 'us-west-2', given)).toEqual(expected);
});
