import { findUnknownActions, findUnknownConditionKeys, findUnknownNames, loadIamData } from '../../lib/iam-data';
import type { IamData } from '../../lib/iam-data';

let data: IamData;
beforeAll(async () => {
  data = await loadIamData();
});

test.each(['*', 's3:*', 's3:GetObject', 'S3:GETOBJECT', 'iam:*Role', 's3*:Get*', 'macie2:DisableMacie'])(
  'the action %s is known',
  (action) => {
    expect(findUnknownActions([action], data)).toEqual([]);
  },
);

test.each([
  [
    's3:GetObjet',
    'It is not in the action data of DATE, and AWS may have added it since. Did you mean "s3:GetObject"?',
  ],
  ['iam:PasRole', 'Did you mean "iam:PassRole"?'],
  [
    'iamm:PassRole',
    'AWS has no service "iamm" in the action data of DATE, and AWS may have added it since. Did you mean "iam:PassRole"?',
  ],
  ['s3:Gett*', 'The pattern matches nothing in the action data of DATE, and'],
  ['zz*:Get*', 'The pattern matches nothing in the action data of DATE, and'],
  ['GetObject', 'An action reads "service:Action".'],
  ['aws-portal:ModifyBilling', '"aws-portal:ModifyBilling" authorizes nothing: AWS replaced it in 2023'],
  ['macie:*', 'use macie2'],
])('the action %s is refused', (action, problem) => {
  expect(findUnknownActions([action], data)).toMatchObject([{ kind: 'action', found: action }]);
  const found = findUnknownActions([action], data)[0]?.problem.replace(/\d{4}-\d{2}-\d{2}/, 'DATE');
  expect(found).toContain(problem);
});

test.each([
  'aws:PrincipalArn',
  'AWS:principalarn',
  'aws:PrincipalTag/team',
  'aws:RequestTag/cost-center',
  's3:ExistingObjectTag/secret',
  'kms:EncryptionContext:aws:s3:arn',
  'iam:PassedToService',
  'ec2:MetadataHttpTokens',
  'saml:aud',
  'token.actions.githubusercontent.com:sub',
  'oidc.eks.us-west-2.amazonaws.com/id/1:aud',
  'aws:AssumedRoot',
  'sts:TaskPolicyArn',
])('the condition key %s is known', (key) => {
  expect(findUnknownConditionKeys([key], data)).toEqual([]);
});

test.each([
  ['s3locationconstraint', 'A condition key reads "service:Key".', 's3:LocationConstraint'],
  ['aws:PrincpalArn', 'AWS documents no such key', 'aws:PrincipalArn'],
  ['ec2:MetadataHttpToken', 'AWS documents no such key', 'ec2:MetadataHttpTokens'],
  ['aws:PrincipalTag/', 'AWS documents no such key', 'aws:PrincipalTag/<tag key>'],
  ['aws:PrincipalTag', 'AWS documents no such key', 'aws:PrincipalTag/<tag key>'],
  ['aws:PrincipalTagg/x', 'AWS documents no such key', 'aws:PrincipalTag/x'],
  ['aws:RequestTags/Cost/Center', 'AWS documents no such key', 'aws:RequestTag/Cost/Center'],
  ['s3:ExistingObjectTga/a-rather-long-name-of-a-tag', 'such key', 's3:ExistingObjectTag/a-rather-long-name-of-a-tag'],
])('the condition key %s is refused', (key, problem, suggestion) => {
  const [found] = findUnknownConditionKeys([key], data);
  expect(found?.problem).toContain(problem);
  expect(found?.suggestion?.toLowerCase()).toBe(suggestion.toLowerCase());
});

test('a statement is searched whole', () => {
  const statement = {
    Action: ['s3:GetObject', 's3:Nope'],
    NotAction: 'iam:Nope',
    Condition: { StringEquals: { 'aws:Nope': 'x' }, Bool: { 'aws:SecureTransport': true } },
  };
  expect(findUnknownNames(statement, data).map((unknown) => unknown.found)).toEqual([
    's3:Nope',
    'iam:Nope',
    'aws:Nope',
  ]);
});
