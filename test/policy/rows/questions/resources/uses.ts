import type { AccessRequest, Statement } from '../../../../../lib/policy';
import { KMS } from '../../../evaluation-rows';
import type { Row } from '../../../evaluation-rows';
import { MEMBER, OTHER, account, allow, deny, policy, role } from '../../../support';
import { askedOf, inMember, theirs } from '../asked';

/* Access points, services that act for somebody, roles that are passed, and what has no policy. */

const WITH_IAM = 'IAM/latest/UserGuide/reference_aws-services-that-work-with-iam.html';
const none = role({ identityPolicies: [] });
const at = (rest: string, owner = MEMBER): string => `arn:aws:${rest.replace('@', `us-west-2:${owner}`)}`;
const AP = 'AmazonS3/latest/userguide/access-points-policies.html';
const behindPoint = (Condition: Statement['Condition']) => ({
  arn: 'arn:aws:s3:::trips-data/2026/report.csv',
  account: account(),
  policy: policy('bucket policy', {
    Effect: 'Allow',
    Principal: { AWS: '*' },
    Action: '*',
    Resource: '*',
    ...(Condition ? { Condition } : {}),
  }),
});
const CALLED_BY = 'IAM/latest/UserGuide/confused-deputy.html';
const forAccount = (id: string) =>
  ({ kind: 'service', host: 'cloudtrail.amazonaws.com', onBehalfOf: account({ id }) }) as const;
const queue = (Condition: Statement['Condition']) => ({
  arn: at('sqs:@:jobs'),
  account: account(),
  policy: policy('queue policy', {
    Effect: 'Allow',
    Principal: { Service: 'cloudtrail.amazonaws.com' },
    Action: 'sqs:SendMessage',
    Resource: '*',
    ...(Condition ? { Condition } : {}),
  }),
});
const send = (
  principal: AccessRequest['principal'],
  Condition: Statement['Condition'],
  context: AccessRequest['context'] = {},
) => ({ principal, action: 'sqs:SendMessage', resource: queue(Condition), context }) as Partial<AccessRequest>;
const PASS = 'IAM/latest/UserGuide/id_roles_use_passrole.html';
const passing = (
  Condition: Statement['Condition'],
  context: AccessRequest['context'] = {},
  more: Partial<Statement> = {},
) =>
  ({
    principal: role({
      identityPolicies: [
        policy(
          'pass',
          allow({
            Action: 'iam:PassRole',
            Resource: inMember('role/app/*'),
            ...(Condition ? { Condition } : {}),
            ...more,
          }),
        ),
      ],
    }),
    action: 'iam:PassRole',
    resource: { arn: inMember('role/app/worker'), account: account() },
    context,
  }) as Partial<AccessRequest>;
export const USE_QUESTIONS: readonly Row[] = [
  ...askedOf(KMS, [
    [
      'a stream is encrypted by what the caller may, whatever the key says of it',
      {
        principal: role(),
        action: 'kinesis:StartStreamEncryption',
        resource: { arn: at('kms:@:key/1'), account: account() },
      },
      'allowed',
    ],
    [
      'who may nothing does not',
      {
        principal: none,
        action: 'kinesis:StartStreamEncryption',
        resource: { arn: at('kms:@:key/1'), account: account(), policy: 'not known' },
      },
      'denied',
    ],
    [
      'a key of which nothing is known may name who may nothing',
      {
        principal: none,
        action: 'kms:Decrypt',
        resource: { arn: at('kms:@:key/1'), account: account(), policy: 'not known' },
      },
      'depends',
    ],
  ]),
  ...askedOf(AP, [
    [
      'a bucket that leaves it to access points of the account: by one',
      {
        principal: none,
        resource: behindPoint({ StringEquals: { 's3:DataAccessPointAccount': MEMBER } }),
        context: { 's3:DataAccessPointAccount': MEMBER },
      },
      'allowed',
    ],
    [
      'directly',
      { principal: none, resource: behindPoint({ StringEquals: { 's3:DataAccessPointAccount': MEMBER } }) },
      'denied',
    ],
    [
      'by another account’s',
      {
        principal: none,
        resource: behindPoint({ StringEquals: { 's3:DataAccessPointAccount': MEMBER } }),
        context: { 's3:DataAccessPointAccount': OTHER },
      },
      'denied',
    ],
    [
      'an access point of which nothing is known',
      {
        principal: none,
        resource: { arn: at('s3:@:accesspoint/trips/object/x'), account: account(), policy: 'not known' },
      },
      'depends',
    ],
    [
      'an access point without a policy',
      { principal: none, resource: { arn: at('s3:@:accesspoint/trips/object/x'), account: account() } },
      'denied',
    ],
  ]),
  ...askedOf(CALLED_BY, [
    [
      'a service for the account that is named',
      send(forAccount(MEMBER), { StringEquals: { 'aws:SourceAccount': MEMBER } }),
      'allowed',
    ],
    ['for another', send(forAccount(OTHER), { StringEquals: { 'aws:SourceAccount': MEMBER } }), 'denied'],
    ['for another, with nothing said', send(forAccount(OTHER), undefined), 'allowed'],
    [
      'for one of the organization',
      send(forAccount(OTHER), { StringEquals: { 'aws:SourceOrgID': 'o-trips' } }),
      'allowed',
    ],
    [
      'for one of none',
      send(
        { kind: 'service', host: 'cloudtrail.amazonaws.com', onBehalfOf: { id: '333333333333', scps: [], rcps: [] } },
        { StringEquals: { 'aws:SourceOrgID': 'o-trips' } },
      ),
      'denied',
    ],
    [
      'for the trail that is named',
      send(
        forAccount(MEMBER),
        { ArnEquals: { 'aws:SourceArn': at('cloudtrail:@:trail/a') } },
        { 'aws:SourceArn': at('cloudtrail:@:trail/a') },
      ),
      'allowed',
    ],
    [
      'for another trail',
      send(
        forAccount(MEMBER),
        { ArnEquals: { 'aws:SourceArn': at('cloudtrail:@:trail/a') } },
        { 'aws:SourceArn': at('cloudtrail:@:trail/b') },
      ),
      'denied',
    ],
    [
      'a role does not say for whom',
      send(role({ identityPolicies: [] }), { StringEquals: { 'aws:SourceAccount': MEMBER } }),
      'denied',
    ],
    [
      'a denial of whoever is no service spares it',
      {
        ...send(forAccount(MEMBER), undefined),
        resource: {
          ...queue(undefined),
          policy: policy(
            'q',
            allow({ Principal: { Service: 'cloudtrail.amazonaws.com' } }),
            deny({ Principal: '*', Condition: { Bool: { 'aws:PrincipalIsAWSService': 'false' } } }),
          ),
        },
      },
      'allowed',
    ],
    [
      'and catches a role',
      {
        ...send(role(), undefined),
        resource: {
          ...queue(undefined),
          policy: policy(
            'q',
            allow({ Principal: '*' }),
            deny({ Principal: '*', Condition: { Bool: { 'aws:PrincipalIsAWSService': 'false' } } }),
          ),
        },
      },
      'denied',
    ],
  ]),
  ...askedOf(PASS, [
    [
      'a role is passed to the service that is named',
      passing(
        { StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' } },
        { 'iam:PassedToService': 'ec2.amazonaws.com' },
      ),
      'allowed',
    ],
    [
      'to no other',
      passing(
        { StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' } },
        { 'iam:PassedToService': 'lambda.amazonaws.com' },
      ),
      'denied',
    ],
    [
      'by pattern',
      passing({ StringLike: { 'iam:PassedToService': 'ec2.*' } }, { 'iam:PassedToService': 'ec2.amazonaws.com' }),
      'allowed',
    ],
    [
      'for the resource that is named',
      passing(
        { ArnLike: { 'iam:AssociatedResourceArn': at('ec2:@:instance/*') } },
        { 'iam:AssociatedResourceArn': at('ec2:@:instance/i-1') },
      ),
      'allowed',
    ],
    [
      'a role of another path',
      { ...passing(undefined), resource: { arn: inMember('role/admin/x'), account: account() } },
      'denied',
    ],
    [
      'what a role trusts says nothing of passing it',
      {
        ...passing(undefined, {}, { Effect: 'Deny' }),
        resource: {
          arn: inMember('role/app/worker'),
          account: account(),
          policy: policy('trust', { Effect: 'Allow', Principal: '*', Action: 'iam:PassRole' }),
        },
      },
      'denied',
    ],
  ]),
  ...askedOf(WITH_IAM, [
    [
      'a snapshot of another account may be shared',
      {
        principal: role(),
        action: 'ebs:GetSnapshotBlock',
        resource: { arn: 'arn:aws:ec2:us-west-2::snapshot/snap-1', account: theirs },
      },
      'depends',
    ],
    [
      'not with who may nothing',
      {
        principal: none,
        action: 'ebs:GetSnapshotBlock',
        resource: { arn: 'arn:aws:ec2:us-west-2::snapshot/snap-1', account: theirs },
      },
      'denied',
    ],
    [
      'of the own account the own policies decide',
      {
        principal: none,
        action: 'ebs:GetSnapshotBlock',
        resource: { arn: 'arn:aws:ec2:us-west-2::snapshot/snap-1', account: account() },
      },
      'denied',
    ],
    [
      'no service reads a snapshot without a policy',
      {
        principal: { kind: 'service', host: 'sns.amazonaws.com' },
        action: 'ebs:GetSnapshotBlock',
        resource: { arn: 'arn:aws:ec2:us-west-2::snapshot/snap-1', account: account() },
      },
      'denied',
    ],
  ]),
];
