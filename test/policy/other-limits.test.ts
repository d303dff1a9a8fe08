import { TECHNIQUES } from '../../lib/proofs/escalation/techniques';
import { findUnknownActions, loadIamData } from '../../lib/iam-data';
import { otherLimitsOf } from '../../lib/policy';
import { OTHER_LIMITS } from '../../lib/policy/evaluate/other-limits';

test.each([
  ['aoss:APIAccessAll', 'own', 'data access policy'],
  ['aoss:ListCollections', 'own', undefined],
  ['eks:AccessKubernetesApi', 'own', 'access entry'],
  ['eks:DescribeCluster', 'own', undefined],
  ['S3:getdataaccess', 'own', 'grant of S3 Access Grants'],
  ['glue:GetTable', 'own', 'Lake Formation'],
  ['glue:StartJobRun', 'own', undefined],
  ['es:ESHttpGet', 'own', 'fine-grained access control'],
  ['s3:GetObject', 'own', 'belongs to the bucket’s account'],
  ['s3:ListBucket', 'own', undefined],
  ['s3:ListBucket', 'another', 'blocks public access'],
  ['s3:PutObject', 'own', 'may read what is copied'],
  ['securityhub:CreateConfigurationPolicy', 'own', 'administrator of the service'],
  ['lambda:CreateFunction', 'own', 'it always names one (ask about iam:PassRole on it)'],
  ['cloudformation:CreateStack', 'own', 'if it names one (ask about iam:PassRole on it)'],
  ['lambda:UpdateFunctionCode', 'own', undefined],
  ['sqs:SendMessage', 'own', 'KMS key'],
  ['vpc-lattice-svcs:Invoke', 'own', 'auth policy of the service network'],
] as const)('an allow of %s on what the %s account has takes for granted: %s', (action, whose, what) => {
  const found = otherLimitsOf(action, whose === 'own', '*').map((limit) => limit.what);
  if (what === undefined) expect(found).toEqual([]);
  else expect(found.join('; ')).toContain(what);
});

test('that AWS protects the roles of permission sets is said of these alone', () => {
  const of = (role: string): readonly string[] =>
    otherLimitsOf('iam:AttachRolePolicy', true, `arn:aws:iam::111111111111:role/${role}`).map(({ what }) => what);
  expect(of('aws-reserved/sso.amazonaws.com/us-west-2/AWSReservedSSO_Auditor_0123456789abcdef')).toEqual([
    expect.stringContaining('protects the roles of permission sets'),
  ]);
  expect(of('app/server')).toEqual([]);
});

test('each names actions that AWS has, and its page', async () => {
  const data = await loadIamData();
  const unknown = OTHER_LIMITS.flatMap(({ actions }) => findUnknownActions(actions, data));
  expect(unknown).toEqual([]);
  for (const { page } of OTHER_LIMITS) expect(page).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
});

test('whatever is known to pass a role to a service takes for granted that the caller may', () => {
  const passing = TECHNIQUES.filter(({ lends }) => lends?.how === 'pass');
  expect(passing.length).toBeGreaterThan(40);
  const isTold = (action: string): boolean =>
    otherLimitsOf(action, true, '*').some(({ what }) => what.includes('iam:PassRole'));
  const missing = passing.filter(({ needs }) => !needs.some(({ action }) => isTold(action)));
  expect(missing.map(({ needs }) => needs.map(({ action }) => action).join(' '))).toEqual([]);
});
