import { allowed, denied, depends, home, outside } from '../evaluation-rows';
import type { Row } from '../evaluation-rows';
import { MEMBER, allow, deny, policy, role } from '../support';
import type { ContextValues, NamedPolicy } from '../../../lib/policy';

/* What a call takes besides for what it carries. */

interface Case {
  readonly action: string;
  readonly other: string;
  readonly arn: string;
  readonly carries: ContextValues;
  readonly page: string;
  readonly trust?: NamedPolicy;
}

const trust = policy(
  'trust',
  allow({ Principal: { AWS: MEMBER }, Action: ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'] }),
);
const ROLE = `arn:aws:iam::${MEMBER}:role/x`;
const tags = { 'aws:RequestTag/team': 'a', 'aws:TagKeys': ['team'] };
const SESSION_TAGS = 'IAM/latest/UserGuide/id_session-tags.html';
const PUT_OBJECT = 'AmazonS3/latest/API/API_PutObject.html';
const OBJECT = 'arn:aws:s3:::trips-data/x';

const CASES: readonly Case[] = [
  { action: 'sts:AssumeRole', other: 'sts:TagSession', arn: ROLE, carries: tags, page: SESSION_TAGS, trust },
  {
    action: 'sts:AssumeRole',
    other: 'sts:TagSession',
    arn: ROLE,
    carries: { 'sts:TransitiveTagKeys': ['team'] },
    page: SESSION_TAGS,
    trust,
  },
  {
    action: 'sts:AssumeRole',
    other: 'sts:SetSourceIdentity',
    arn: ROLE,
    carries: { 'sts:SourceIdentity': 'alice' },
    page: 'IAM/latest/UserGuide/id_credentials_temp_control-access_monitor.html',
    trust,
  },
  {
    action: 'iam:CreateRole',
    other: 'iam:TagRole',
    arn: ROLE,
    carries: tags,
    page: 'IAM/latest/UserGuide/id_tags.html',
  },
  {
    action: 's3:PutObject',
    other: 's3:PutObjectTagging',
    arn: OBJECT,
    carries: { 's3:RequestObjectTag/team': 'a' },
    page: PUT_OBJECT,
  },
  {
    action: 's3:PutObject',
    other: 's3:PutObjectRetention',
    arn: OBJECT,
    carries: { 's3:object-lock-mode': 'GOVERNANCE' },
    page: PUT_OBJECT,
  },
  {
    action: 's3:PutObject',
    other: 's3:PutObjectLegalHold',
    arn: OBJECT,
    carries: { 's3:object-lock-legal-hold': 'ON' },
    page: PUT_OBJECT,
  },
  {
    action: 'ec2:RunInstances',
    other: 'ec2:CreateTags',
    arn: `arn:aws:ec2:us-west-2:${MEMBER}:instance/i-1`,
    carries: tags,
    page: 'AWSEC2/latest/UserGuide/supported-iam-actions-tagging.html',
  },
];

const may = (...Action: string[]) => role({ identityPolicies: [policy('p', allow({ Action }))] });
const COPY = 'AmazonS3/latest/API/API_CopyObject.html';
const THEIRS = 'arn:aws:s3:::their-data/secret';
const both = may('s3:PutObject', 's3:GetObject');
const hidden = role({ identityPolicies: [policy('p', allow(), deny({ Action: 's3:GetObject', Resource: THEIRS }))] });
const lets = (Action: string) => policy('bucket policy', allow({ Principal: '*', Action }));
const theirs = (own: NamedPolicy) => ({ arn: THEIRS, account: outside, policy: own });

const COPIES: readonly Row[] = (
  [
    ['what nobody knows may be anybody’s', both, '/their-data/secret', {}, depends],
    ['written without a stroke', both, 'their-data/secret', {}, depends],
    ['who may not read it does not copy it', hidden, '/their-data/secret', {}, denied],
    ['who may not read it may be let in by it', may('s3:PutObject'), '/their-data/secret', {}, depends],
    [
      'of another account that lets it read',
      both,
      '/their-data/secret',
      { copiedFrom: theirs(lets('s3:GetObject')) },
      allowed,
    ],
    [
      'of another account that does not',
      both,
      '/their-data/secret',
      { copiedFrom: theirs(lets('s3:ListBucket')) },
      denied,
    ],
    ['within a bucket', both, '/trips-data/y', {}, allowed],
    ['within a bucket, of who only writes', may('s3:PutObject'), '/trips-data/y', {}, denied],
    ['of a version', both, '/trips-data/y?versionId=1', {}, denied],
    [
      'of a version that it may read',
      may('s3:PutObject', 's3:GetObjectVersion'),
      '/trips-data/y?versionId=1',
      {},
      allowed,
    ],
  ] as const
).map(([what, principal, source, more, decision]): Row => [
  `a copy: ${what}`,
  {
    principal,
    action: 's3:PutObject',
    resource: { arn: OBJECT, account: home, ...more },
    context: { 's3:x-amz-copy-source': source },
  },
  decision,
  COPY,
]);

export const CARRYING_ROWS: readonly Row[] = [
  ...COPIES,
  ...CASES.flatMap(({ action, other, arn, carries, page, trust: own }): Row[] => {
    const call = { action, resource: { arn, account: home, ...(own === undefined ? {} : { policy: own }) } };
    const what = `with ${Object.keys(carries).join(' and ')}`;
    const without = policy('p', allow(), deny({ Action: other }));
    return [
      [`${action} ${what} takes ${other} too`, { principal: may(action), ...call, context: carries }, denied, page],
      [
        `who may ${other} as well may, ${what}`,
        { principal: may(action, other), ...call, context: carries },
        allowed,
        page,
      ],
      [
        `who is denied ${other} may not ${action} ${what}`,
        { principal: role({ identityPolicies: [without] }), ...call, context: carries },
        { ...denied, layer: 'identity policy' },
        page,
      ],
      [`without, ${action} takes no ${other}`, { principal: may(action), ...call }, allowed, page],
    ];
  }),
  [
    'a role’s trust policy has to let tags in as well',
    {
      action: 'sts:AssumeRole',
      resource: {
        arn: ROLE,
        account: home,
        policy: policy('trust', allow({ Principal: { AWS: MEMBER }, Action: 'sts:AssumeRole' })),
      },
      context: tags,
    },
    denied,
    SESSION_TAGS,
  ],
  [
    'an image that is used takes no tags',
    {
      principal: may('ec2:RunInstances'),
      action: 'ec2:RunInstances',
      resource: { arn: 'arn:aws:ec2:us-west-2::image/ami-1', account: home },
      context: tags,
    },
    allowed,
    'AWSEC2/latest/UserGuide/supported-iam-actions-tagging.html',
  ],
  [
    'tags of a launch are let by what is created alone',
    {
      principal: role({
        identityPolicies: [
          policy(
            'p',
            allow({ Action: 'ec2:RunInstances' }),
            allow({ Action: 'ec2:CreateTags', Condition: { StringEquals: { 'ec2:CreateAction': 'RunInstances' } } }),
          ),
        ],
      }),
      action: 'ec2:RunInstances',
      resource: { arn: `arn:aws:ec2:us-west-2:${MEMBER}:instance/i-1`, account: home },
      context: tags,
    },
    allowed,
    'AWSEC2/latest/UserGuide/supported-iam-actions-tagging.html',
  ],
];
