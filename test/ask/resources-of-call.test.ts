import type { Account } from '../../lib/assembly';
import { loadIamData } from '../../lib/iam-data';
import { resourcesOfCall } from '../../lib/ask/representative';

const home = { id: '111111111111' } as Account;
const KEY = 'arn:aws:kms:us-west-2:111111111111:key/example';
const ALIAS = 'arn:aws:kms:us-west-2:111111111111:alias/example';

test.each([
  ['kms:CreateAlias', undefined, [ALIAS, KEY]],
  ['kms:UpdateAlias', ALIAS.replace('example', 'trips'), [ALIAS.replace('example', 'trips'), KEY]],
  ['kms:DeleteAlias', KEY.replace('example', '1'), [KEY.replace('example', '1'), ALIAS]],
  ['kms:Decrypt', undefined, [KEY]],
  [
    'kinesis:DescribeStreamConsumer',
    undefined,
    ['arn:aws:kinesis:us-west-2:111111111111:stream/example/consumer/example:example'],
  ],
])('%s on %s is asked about all that it takes', async (action, given, expected) => {
  expect(resourcesOfCall(await loadIamData(), action, home, 'us-west-2', given)).toEqual(expected);
});
