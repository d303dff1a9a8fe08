import { allowed, denied, home } from '../evaluation-rows';
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

export const CARRYING_ROWS: readonly Row[] = [
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
