import { merged } from '../../lib/review/compare/merged-statements';

/* Two texts are one only where they mean the same: a difference that disappears here would be told as part of something else. */

const deny = (own: object): object => ({ Effect: 'Deny', Resource: '*', ...own });

test.each<[what: string, one: readonly object[], other: readonly object[]]>([
  [
    'a service that is named beside all but it and others',
    [deny({ NotAction: ['iam:*', 'cloudfront:*'] }), deny({ Action: 'cloudfront:*' })],
    [deny({ NotAction: 'iam:*' })],
  ],
  ['names of statements', [deny({ Sid: 'One', Action: 's3:*' })], [deny({ Sid: 'Other', Action: ['s3:*'] })]],
  ['the order of lists', [deny({ Action: ['s3:*', 'ec2:*'] })], [deny({ Action: 'ec2:*' }), deny({ Action: 's3:*' })]],
])('%s make no difference', (_what, one, other) => {
  expect(merged(one)).toEqual(merged(other));
});

test.each<[what: string, one: readonly object[], other: readonly object[]]>([
  [
    'a service of which another part is left out',
    [deny({ NotAction: ['s3:*', 's3:Get*'] }), deny({ Action: 's3:*' })],
    [deny({ NotAction: 's3:Get*' })],
  ],
  [
    'an action that is left out nowhere',
    [deny({ NotAction: 'iam:*' }), deny({ Action: 's3:*' })],
    [deny({ NotAction: 'iam:*' })],
  ],
  [
    'a pattern of services',
    [deny({ NotAction: ['*:Get*', 'ec2:*'] }), deny({ Action: 'ec2:*' })],
    [deny({ NotAction: '*:Get*' })],
  ],
  [
    'two that name all but something',
    [deny({ NotAction: 's3:*' }), deny({ NotAction: 's3:Get*' })],
    [deny({ NotAction: 's3:*' }), deny({ NotAction: 'ec2:*' })],
  ],
  ['other resources', [deny({ Action: 's3:*' })], [{ ...deny({ Action: 's3:*' }), Resource: 'arn:aws:s3:::x' }]],
  [
    'other conditions',
    [deny({ Action: 's3:*' })],
    [deny({ Action: 's3:*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } })],
  ],
])('%s make one', (_what, one, other) => {
  expect(merged(one)).not.toEqual(merged(other));
});
