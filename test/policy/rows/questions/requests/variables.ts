import { ADMINISTRATOR, MEMBER, OBJECT, policy, role, user } from '../../../support';
import {
  ACTION,
  GLOBAL,
  RESOURCE,
  S3,
  VARIABLES,
  at,
  bucket,
  by,
  home,
  nowhere,
  service,
  stranger,
  rowsOf,
  allows,
  denies,
  allowedWhen,
} from '../forms';

/* Variables, actions, resources and keys. */

export const VARIABLE_QUESTIONS = rowsOf([
  [
    VARIABLES,
    '${*} is a star',
    {
      principal: by({ Resource: 'arn:aws:s3:::trips-data/${*}' }),
      resource: { arn: 'arn:aws:s3:::trips-data/x', account: home },
    },
    'denied',
  ],
  [
    VARIABLES,
    '${*} is a star: the star itself',
    {
      principal: by({ Resource: 'arn:aws:s3:::trips-data/${*}' }),
      resource: { arn: 'arn:aws:s3:::trips-data/*', account: home },
    },
    'allowed',
  ],
  [
    VARIABLES,
    '${$} is a dollar',
    {
      principal: by({ Resource: 'arn:aws:s3:::trips-data/${$}5' }),
      resource: { arn: 'arn:aws:s3:::trips-data/$5', account: home },
    },
    'allowed',
  ],
  [
    VARIABLES,
    'two variables',
    {
      principal: role({
        tags: { team: 'a', part: 'b' },
        identityPolicies: [
          policy(
            'p',
            allows({ Resource: 'arn:aws:s3:::trips-data/${aws:PrincipalTag/team}/${aws:PrincipalTag/part}/*' }),
          ),
        ],
      }),
      resource: { arn: 'arn:aws:s3:::trips-data/a/b/c', account: home },
    },
    'allowed',
  ],
  [
    VARIABLES,
    'a variable in a condition',
    {
      principal: role({
        tags: { team: 'a' },
        identityPolicies: [
          policy('p', allows({ Condition: { StringEquals: { 'aws:ResourceTag/team': '${aws:PrincipalTag/team}' } } })),
        ],
      }),
      resource: { arn: OBJECT, account: home, tags: { team: 'a' } },
    },
    'allowed',
  ],
  [
    VARIABLES,
    'of another team',
    {
      principal: role({
        tags: { team: 'a' },
        identityPolicies: [
          policy('p', allows({ Condition: { StringEquals: { 'aws:ResourceTag/team': '${aws:PrincipalTag/team}' } } })),
        ],
      }),
      resource: { arn: OBJECT, account: home, tags: { team: 'b' } },
    },
    'denied',
  ],
  [
    VARIABLES,
    'variable names have no case',
    {
      principal: user({
        identityPolicies: [policy('p', allows({ Resource: 'arn:aws:s3:::trips-data/${AWS:UserName}/*' }))],
      }),
      resource: { arn: 'arn:aws:s3:::trips-data/alice/x', account: home },
    },
    'allowed',
  ],
  [
    VARIABLES,
    'values of variables have case',
    {
      principal: user({
        arn: `arn:aws:iam::${MEMBER}:user/Alice`,
        identityPolicies: [policy('p', allows({ Resource: 'arn:aws:s3:::trips-data/${aws:username}/*' }))],
      }),
      resource: { arn: 'arn:aws:s3:::trips-data/alice/x', account: home },
    },
    'denied',
  ],
  [
    VARIABLES,
    'user name is without its path',
    {
      principal: user({
        arn: `arn:aws:iam::${MEMBER}:user/team/alice`,
        identityPolicies: [policy('p', allows({ Resource: 'arn:aws:s3:::trips-data/${aws:username}/*' }))],
      }),
      resource: { arn: 'arn:aws:s3:::trips-data/alice/x', account: home },
    },
    'allowed',
  ],
  [
    VARIABLES,
    'aws:userid of a federated user',
    {
      principal: user({
        federation: { name: 'bob', sessionPolicies: [ADMINISTRATOR] },
        identityPolicies: [policy('p', allows({ Condition: { StringEquals: { 'aws:userid': `${MEMBER}:bob` } } }))],
      }),
    },
    'allowed',
  ],
  [
    VARIABLES,
    'aws:PrincipalAccount in a resource',
    {
      principal: by({ Resource: 'arn:aws:s3:::logs-${aws:PrincipalAccount}/*' }),
      resource: { arn: `arn:aws:s3:::logs-${MEMBER}/x`, account: home },
    },
    'allowed',
  ],
  [ACTION, 'a star before the end', { principal: by({ Action: 's3:*Object' }), action: 's3:GetObjectAcl' }, 'denied'],
  [ACTION, 'a star in front', { principal: by({ Action: 's3:*Object' }) }, 'allowed'],
  [ACTION, 'several stars', { principal: by({ Action: 's3:*et*bject' }) }, 'allowed'],
  [ACTION, 'a list', { principal: by({ Action: ['s3:PutObject', 's3:GetObject'] }) }, 'allowed'],
  [
    ACTION,
    'a version is another action',
    { principal: by({ Action: 's3:GetObject' }), action: 's3:GetObjectVersion' },
    'denied',
  ],
  [
    RESOURCE,
    'what names no resource is not one',
    { principal: by({ Action: 'ec2:*', Resource: 'arn:aws:ec2:*:*:instance/*' }), ...at('ec2:DescribeInstances', '*') },
    'denied',
  ],
  [
    S3 + 'walkthrough1.html',
    'all buckets are listed by arn:aws:s3:::*',
    { principal: by({ Action: 's3:ListAllMyBuckets', Resource: 'arn:aws:s3:::*' }), ...at('s3:ListAllMyBuckets', '*') },
    'allowed',
  ],
  [RESOURCE, 'partition wildcard', { principal: by({ Resource: 'arn:*:s3:::trips-data/*' }) }, 'allowed'],
  [RESOURCE, 'another partition', { principal: by({ Resource: 'arn:aws-cn:s3:::trips-data/*' }) }, 'denied'],
  [
    RESOURCE,
    'the account is left empty for S3',
    { principal: by({ Resource: `arn:aws:s3::${MEMBER}:trips-data/*` }) },
    'denied',
  ],
  [
    RESOURCE,
    'a region that is meant',
    {
      principal: by({ Action: 'sqs:*', Resource: `arn:aws:sqs:us-west-2:${MEMBER}:jobs` }),
      ...at('sqs:SendMessage', `arn:aws:sqs:eu-west-1:${MEMBER}:jobs`),
    },
    'denied',
  ],
  [
    RESOURCE,
    'any region',
    {
      principal: by({ Action: 'sqs:*', Resource: `arn:aws:sqs:*:${MEMBER}:jobs` }),
      ...at('sqs:SendMessage', `arn:aws:sqs:eu-west-1:${MEMBER}:jobs`),
    },
    'allowed',
  ],
  [
    RESOURCE,
    'a deny for another bucket',
    {
      principal: role({
        identityPolicies: [ADMINISTRATOR, policy('d', denies({ Resource: 'arn:aws:s3:::trips-data-2/*' }))],
      }),
    },
    'allowed',
  ],
  [
    GLOBAL,
    'aws:userid of a role by its id',
    {
      principal: role({
        uniqueId: 'AROAX',
        identityPolicies: [policy('p', allows({ Condition: { StringLike: { 'aws:userid': 'AROAX:*' } } }))],
      }),
    },
    'allowed',
  ],
  [GLOBAL, 'a user agent is somewhat', allowedWhen({ StringLike: { 'aws:UserAgent': 'aws-cli*' } }), 'depends'],
  [
    GLOBAL,
    'an untagged resource under a denial by tag',
    {
      principal: role({
        identityPolicies: [
          ADMINISTRATOR,
          policy('d', denies({ Condition: { StringNotEquals: { 'aws:ResourceTag/team': 'a' } } })),
        ],
      }),
      ...at('sqs:SendMessage', `arn:aws:sqs:us-west-2:${MEMBER}:x`),
    },
    'denied',
  ],
  [
    GLOBAL,
    'a tag key in another case',
    {
      principal: role({
        tags: { Team: 'a' },
        identityPolicies: [policy('p', allows({ Condition: { StringEquals: { 'aws:PrincipalTag/team': 'a' } } }))],
      }),
    },
    'allowed',
  ],
  [
    GLOBAL,
    'a service calls for the organization',
    {
      principal: service('cloudtrail.amazonaws.com', home),
      ...bucket(
        home,
        allows({
          Principal: { Service: 'cloudtrail.amazonaws.com' },
          Condition: { StringEquals: { 'aws:SourceOrgID': 'o-trips' } },
        }),
      ),
    },
    'allowed',
  ],
  [
    GLOBAL,
    'called via Athena',
    allowedWhen(
      { 'ForAnyValue:StringEquals': { 'aws:CalledVia': 'athena.amazonaws.com' } },
      { 'aws:ViaAWSService': 'true', 'aws:CalledVia': ['athena.amazonaws.com'] },
    ),
    'allowed',
  ],
  [
    GLOBAL,
    'directly',
    allowedWhen({ 'ForAnyValue:StringEquals': { 'aws:CalledVia': 'athena.amazonaws.com' } }),
    'denied',
  ],
  [
    GLOBAL,
    'a stranger’s account has no organization',
    {
      principal: stranger,
      ...bucket(
        home,
        allows({ Principal: '*' }),
        denies({ Principal: '*', Condition: { StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-trips' } } }),
      ),
    },
    'denied',
  ],
  [
    GLOBAL,
    'a resource of another organization',
    {
      principal: role({
        identityPolicies: [
          ADMINISTRATOR,
          policy('d', denies({ Condition: { StringNotEquals: { 'aws:ResourceOrgID': '${aws:PrincipalOrgID}' } } })),
        ],
      }),
      resource: { arn: OBJECT, account: nowhere, policy: policy('p', allows({ Principal: '*' })) },
    },
    'denied',
  ],
  [
    GLOBAL,
    'the account of the resource',
    {
      principal: role({
        identityPolicies: [
          policy('p', allows({ Condition: { StringEquals: { 'aws:ResourceAccount': '${aws:PrincipalAccount}' } } })),
        ],
      }),
    },
    'allowed',
  ],
  [
    GLOBAL,
    'role under a path of Identity Center',
    {
      principal: role({
        arn: `arn:aws:iam::${MEMBER}:role/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_Dev_0123456789abcdef`,
        identityPolicies: [
          policy(
            'p',
            allows({
              Condition: {
                ArnLike: {
                  'aws:PrincipalArn': 'arn:aws:iam::*:role/aws-reserved/sso.amazonaws.com/*/AWSReservedSSO_Dev_*',
                },
              },
            }),
          ),
        ],
      }),
    },
    'allowed',
  ],
  [
    GLOBAL,
    'IAM is called in us-east-1',
    {
      principal: role({
        identityPolicies: [
          ADMINISTRATOR,
          policy('d', denies({ Condition: { StringNotEquals: { 'aws:RequestedRegion': 'us-west-2' } } })),
        ],
      }),
      ...at('iam:CreateUser', `arn:aws:iam::${MEMBER}:user/x`),
      region: 'us-west-2',
    },
    'denied',
  ],
  [
    GLOBAL,
    'an MFA of a user with long-term keys, by Bool true',
    {
      principal: user({
        identityPolicies: [policy('p', allows({ Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } }))],
      }),
    },
    'denied',
  ],
]);
