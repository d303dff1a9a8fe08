import { CustomType } from '../../lib/base/template-contract';
import { loadIamData } from '../../lib/iam-data';
import { isPossibleArn, possibleArns } from '../../lib/review/ask/possible-arns';
import { around } from '../../lib/review/ask/witnesses';
import { changedActions } from '../../lib/review/compare/differences';
import { keepsOnDelete } from '../../lib/review/compare/keeping';
import { located } from '../../lib/review/locate';

/* What somebody who knows no IAM stumbled over in reports of realistic changes. */

test.each([
  ['arn:aws:iam:::role/aws-reserved/:role/lz-', false],
  ['arn:aws:fsx:::backup/:volume/', false],
  ['arn:aws:iam::engineering-dev:role/app/worker', true],
  ['arn:aws:s3:::data/key', true],
])('it is known whether %s is possible', (arn, is) => {
  expect(isPossibleArn(arn)).toBe(is);
});

test('of a type of resources ARNs have its form', () => {
  const isOne = possibleArns(['arn:${Partition}:fsx:${Region}:${Account}:backup/${BackupId}']);
  expect(isOne('arn:aws:fsx:us-west-2:security:backup/example')).toBe(true);
  expect(isOne('arn:aws:fsx:::backup/example')).toBe(false);
});

test('a role of IAM Identity Center stands below a Region', () => {
  expect(around('arn:aws:iam::1:role/aws-reserved/sso.amazonaws.com*/AWSReservedSSO_Developer_*')[0]).toBe(
    'arn:aws:iam::1:role/aws-reserved/sso.amazonaws.com/us-east-1/AWSReservedSSO_Developer_example',
  );
});

test('what AWS counts among what gives permissions, and only reads, is told as reading', async () => {
  const iamData = await loadIamData();
  expect(changedActions(iamData, ['billing:GetResourcePolicy', 'iam:PutRolePolicy']).byLevel).toEqual({
    'Permissions management': 1,
    Read: 1,
  });
});

test('custom resources leave what they set as it is, but for people', () => {
  expect(keepsOnDelete(CustomType.ALTERNATE_CONTACTS)).toBe(true);
  expect(keepsOnDelete(CustomType.IDENTITY_CENTER_USER)).toBe(false);
  expect(keepsOnDelete('AWS::S3::Bucket')).toBe(false);
});

test('what changes of a persona is found in its file, beside a sentence that names the group', () => {
  const finding = {
    rule: 'access-gained',
    severity: 'high',
    who: ['developers as ProdAdmin'],
    where: ['prod'],
    what: '',
    details: [],
  } as const;
  const lines = [
    { file: 'config/scenarios.ts', line: 35, text: "{ principal: 'developers', account: 'prod' }" },
    { file: 'config/personas/prod-admin.ts', line: 9, text: 'sessionHours: 8,' },
  ];
  const [told] = located({ findings: [finding], questions: 0, approvers: [] }, lines).findings;
  expect(told).toMatchObject({ file: 'config/personas/prod-admin.ts', line: 9 });
});
