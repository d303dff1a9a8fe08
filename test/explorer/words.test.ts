import type { JsonObject } from '../../lib/base/json';
import { rowText, setLine } from '../../lib/explorer/model/definitions';
import { provenWords, statementInWords } from '../../lib/explorer/page/words';

test.each<[JsonObject, string]>([
  [
    { Effect: 'Deny', Action: 'organizations:LeaveOrganization', Resource: '*' },
    'Denies organizations:LeaveOrganization.',
  ],
  [
    { Effect: 'Allow', Action: ['s3:Get*', 's3:List*'], Resource: 'arn:aws:s3:::x/*' },
    'Allows s3:Get*, s3:List* on arn:aws:s3:::x/*.',
  ],
  [
    {
      Effect: 'Deny',
      NotAction: 'iam:*',
      NotResource: 'arn:aws:s3:::x',
      Condition: { StringNotEquals: { 'aws:RequestedRegion': ['us-west-2', 'us-east-2'] } },
    },
    'Denies every action but iam:* on everything but arn:aws:s3:::x, where aws:RequestedRegion is not us-west-2, us-east-2.',
  ],
  [
    {
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:*',
      Resource: '*',
      Condition: { BoolIfExists: { 'aws:SecureTransport': 'false' } },
    },
    'Denies s3:* to everybody, where aws:SecureTransport is (if it is there) false.',
  ],
  [
    { Effect: 'Deny', NotPrincipal: { AWS: 'arn:aws:iam::111111111111:root' }, Action: 's3:*' },
    'Denies s3:* to everybody but arn:aws:iam::111111111111:root.',
  ],
  [
    {
      Effect: 'Deny',
      Action: 'a:B',
      Condition: { Null: { 'aws:MultiFactorAuthAge': 'true' }, NumericGreaterThan: { 'x:y': 5 } },
    },
    'Denies a:B, where aws:MultiFactorAuthAge is absent and x:y NumericGreaterThan 5.',
  ],
  [
    { Effect: 'Deny', Action: 'a:B', Condition: { 'ForAllValues:StringNotLike': { 'aws:TagKeys': 'lz-*' } } },
    'Denies a:B, where each value of aws:TagKeys is not lz-*.',
  ],
  [
    {
      Effect: 'Deny',
      Action: 'a:B',
      Condition: {
        Null: { 'aws:SourceAccount': 'false' },
        'ForAnyValue:StringLikeIfExists': { 'aws:TagKeys': 'lz-*' },
        NotIpAddress: { 'aws:SourceIp': '10.0.0.0/8' },
      },
    },
    'Denies a:B, where aws:SourceAccount is present and a value of aws:TagKeys is (if it is there) lz-* and aws:SourceIp is not 10.0.0.0/8.',
  ],
])('a statement is told in words (%#)', (statement, words) => {
  expect(statementInWords(statement)).toBe(words);
});

test('of a long list a few are told, and how many more there are', () => {
  const actions = Array.from({ length: 20 }, (_, index) => `s3:A${String(index)}`);
  expect(statementInWords({ Effect: 'Deny', Action: actions })).toMatch(/^Denies s3:A0, .* s3:A5 and 14 more\.$/);
});

test('a row of a proof is one line', () => {
  const row = {
    principal: 'root',
    account: 'prod',
    action: ['a:B', 'a:C'],
    resource: 'arn:x',
    context: { 'aws:k': 'v' },
  };
  expect(rowText(row)).toBe('a:B, a:C on arn:x by root in prod with aws:k = v');
});

test.each([
  [
    ['s3_attributes', 'public_access_block_configuration', '@@assign'],
    'all',
    's3 attributes, public access block configuration',
    'all',
  ],
  [['tags', 'owner', 'tag_key', '@@assign'], ['owner'], 'tags, owner, tag key', '["owner"]'],
] as const)('what a setting sets is one line (%#)', (path, value, what, shown) => {
  expect(setLine({ path, value })).toEqual({ what, value: shown });
});

test.each([
  [1, 11, '1 claim came to 11 questions, and every one held.'],
  [2, 1, '2 claims came to 1 question, and every one held.'],
  [1200, 3400, '1,200 claims came to 3,400 questions, and every one held.'],
])('%d claims and %d questions are counted as one counts', (claims, questions, words) => {
  expect(provenWords({ claims, questions })).toBe(words);
});
