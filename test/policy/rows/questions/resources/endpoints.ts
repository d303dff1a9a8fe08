import { ADMINISTRATOR, MEMBER, allow, deny, policy, role } from '../../../support';
import {
  GLOBAL,
  IAM,
  KMS,
  S3,
  STS,
  allows,
  at,
  by,
  deniedWhen,
  home,
  key,
  none,
  root,
  rowsOf,
  scp,
  trust,
  trusts,
} from '../forms';
const SNAPSHOT = 'arn:aws:ec2:us-west-2::snapshot/snap-1';
const QUEUE = `arn:aws:sqs:us-west-2:${MEMBER}:q`;
/** Everything but a Region, to whatever is called there. */
const inIreland = scp({ Condition: { StringNotEquals: { 'aws:RequestedRegion': 'eu-west-1' } } });
const called = (action: string, arn = '*') => ({
  principal: role({ account: inIreland }),
  action,
  resource: { arn, account: inIreland },
  region: 'eu-west-1',
});
const REGION = GLOBAL + '#condition-keys-requestedregion';
const EC2 = 'arn:aws:ec2:us-west-2:' + MEMBER;
const owned = { team: 'growth' };

export const ENDPOINT_QUESTIONS = rowsOf([
  // What AWS Backup keeps of other services
  [
    'aws-backup/latest/devguide/create-a-vault-access-policy.html',
    'a vault may let in who may nothing to delete a snapshot in it',
    { principal: role(none), ...at('backup:DeleteRecoveryPoint', SNAPSHOT) },
    'depends',
  ],
  [
    'aws-backup/latest/devguide/create-a-vault-access-policy.html',
    'who may delete it needs none',
    { principal: role(), ...at('backup:DeleteRecoveryPoint', SNAPSHOT) },
    'allowed',
  ],
  [
    'aws-backup/latest/devguide/create-a-vault-access-policy.html',
    'it says nothing of what EC2 does',
    { principal: role(none), ...at('ec2:DeleteSnapshot', SNAPSHOT) },
    'denied',
  ],
  // Where global services are called
  [
    REGION,
    'CloudFront is called in us-east-1',
    called('cloudfront:CreateDistribution', `arn:aws:cloudfront::${MEMBER}:distribution/x`),
    'denied',
  ],
  [REGION, 'Route 53 too', called('route53:ChangeResourceRecordSets', 'arn:aws:route53:::hostedzone/Z1'), 'denied'],
  [
    REGION,
    'Global Accelerator in us-west-2',
    {
      ...called('globalaccelerator:CreateAccelerator'),
      principal: role({ account: scp({ Condition: { StringNotEquals: { 'aws:RequestedRegion': 'us-west-2' } } }) }),
    },
    'allowed',
  ],
  [REGION, 'AWS Organizations in us-east-1', called('organizations:ListAccounts'), 'denied'],
  [REGION, 'STS where the caller calls it', called('sts:DecodeAuthorizationMessage'), 'allowed'],
  [REGION, 'a queue in its own Region', called('sqs:SendMessage', QUEUE), 'denied'],
  // What services say of resources
  [
    GLOBAL + '#condition-keys-resourcetag',
    'ec2:ResourceTag is the tag of the resource',
    {
      principal: by({ Condition: { StringEquals: { 'ec2:ResourceTag/team': 'growth' } } }),
      action: 'ec2:TerminateInstances',
      resource: { arn: `${EC2}:instance/i-1`, account: home, tags: owned },
    },
    'allowed',
  ],
  [
    GLOBAL + '#condition-keys-resourcetag',
    'of another value',
    {
      principal: by({ Condition: { StringEquals: { 'ec2:ResourceTag/team': 'sales' } } }),
      action: 'ec2:TerminateInstances',
      resource: { arn: `${EC2}:instance/i-1`, account: home, tags: owned },
    },
    'denied',
  ],
  [
    GLOBAL + '#condition-keys-resourcetag',
    'variables compare tags of caller and resource',
    {
      principal: role({
        tags: owned,
        identityPolicies: [
          policy('p', allow({ Condition: { StringEquals: { 'aws:ResourceTag/team': '${aws:PrincipalTag/team}' } } })),
        ],
      }),
      action: 'ec2:TerminateInstances',
      resource: { arn: `${EC2}:instance/i-1`, account: home, tags: owned },
    },
    'allowed',
  ],
  [
    IAM + 'reference_policies_iam-condition-keys.html#available-keys-for-iam',
    'a role without the boundary that is asked for',
    deniedWhenRole({ StringNotEquals: { 'iam:PermissionsBoundary': `arn:aws:iam::${MEMBER}:policy/b` } }),
    'denied',
  ],
  [
    IAM + 'reference_policies_iam-condition-keys.html#available-keys-for-iam',
    'a role with it',
    deniedWhenRole(
      { StringNotEquals: { 'iam:PermissionsBoundary': `arn:aws:iam::${MEMBER}:policy/b` } },
      { 'iam:PermissionsBoundary': `arn:aws:iam::${MEMBER}:policy/b` },
    ),
    'allowed',
  ],
  [
    KMS + 'conditions-kms.html#conditions-kms-via-service',
    'a key that only one service uses for callers, in another Region',
    {
      ...key(
        allows({
          Principal: { AWS: MEMBER },
          Condition: { StringEquals: { 'kms:ViaService': 's3.us-west-2.amazonaws.com' } },
        }),
      ),
      context: { 'kms:ViaService': 's3.eu-west-1.amazonaws.com', 'aws:ViaAWSService': 'true' },
    },
    'denied',
  ],
  [
    KMS + 'conditions-kms.html#conditions-kms-encryption-context-keys',
    'a denial of contexts without a key catches none at all',
    {
      ...key(
        allows({ Principal: { AWS: MEMBER } }),
        deny({ Principal: '*', Condition: { Null: { 'kms:EncryptionContextKeys': 'true' } } }),
      ),
    },
    'denied',
  ],
  [
    S3 + 'amazon-s3-policy-keys.html',
    'an object without the tag that a denial asks for',
    deniedWhen({ StringNotEquals: { 's3:ExistingObjectTag/class': 'public' } }),
    'denied',
  ],
  [
    STS + 'API_AssumeRole.html',
    'root of the owner takes no role either',
    { principal: root, ...trust('sts:AssumeRole', trusts({ Principal: { AWS: MEMBER } })) },
    'denied',
  ],
  [
    IAM + 'access_policies_boundaries.html',
    'a boundary that lets one make roles gives none of it',
    { principal: role({ ...none, boundary: ADMINISTRATOR }), ...at('iam:CreateRole', `arn:aws:iam::${MEMBER}:role/x`) },
    'denied',
  ],
]);

function deniedWhenRole(condition: object, context = {}): ReturnType<typeof deniedWhen> {
  return { ...deniedWhen(condition, context), ...at('iam:CreateRole', `arn:aws:iam::${MEMBER}:role/x`) };
}
