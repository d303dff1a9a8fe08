import { ADMINISTRATOR, MEMBER, OBJECT, allow, deny, policy, role, user } from '../../../support';
import type { Row } from '../../../evaluation-rows';
import {
  IAM,
  SESSION_TAGS,
  VARIABLES,
  allowedWhen,
  at,
  by,
  deniedWhen,
  home,
  rowsOf,
  trust,
  trusts,
  type AskedOfPage,
} from '../forms';

/* Once again, by a sceptic: tags, variables and sessions. */

const TAGS = `${IAM}access_tags.html`;

const QUESTIONS: readonly AskedOfPage[] = [
  // Tags
  [
    TAGS,
    'the key of a tag has no case in the name of a condition key',
    allowedWhen({ StringEquals: { 'aws:PrincipalTag/TEAM': 'blue' } }, { 'aws:PrincipalTag/team': 'blue' }),
    'allowed',
  ],
  [
    TAGS,
    'its value has',
    allowedWhen({ StringEquals: { 'aws:PrincipalTag/team': 'Blue' } }, { 'aws:PrincipalTag/team': 'blue' }),
    'denied',
  ],
  [
    TAGS,
    'the resource has the tag of the caller',
    {
      principal: role({
        tags: { team: 'blue' },
        identityPolicies: [
          policy('p', allow({ Condition: { StringEquals: { 'aws:ResourceTag/team': '${aws:PrincipalTag/team}' } } })),
        ],
      }),
      resource: { arn: OBJECT, account: home, tags: { team: 'blue' } },
    },
    'allowed',
  ],
  [
    TAGS,
    'neither has one, and nothing is like nothing',
    {
      principal: by({ Condition: { StringEquals: { 'aws:ResourceTag/team': '${aws:PrincipalTag/team}' } } }),
      resource: { arn: OBJECT, account: home },
    },
    'denied',
  ],
  [
    TAGS,
    'a denial of what is not the caller’s: neither has a tag',
    deniedWhen({ StringNotEquals: { 'aws:ResourceTag/team': '${aws:PrincipalTag/team}' } }),
    'denied',
  ],
  [
    VARIABLES,
    'the name of a user in a path',
    {
      principal: user({
        identityPolicies: [policy('p', allow({ Resource: 'arn:aws:s3:::trips-data/${aws:username}/*' }))],
      }),
      ...at('s3:GetObject', 'arn:aws:s3:::trips-data/alice/x'),
    },
    'allowed',
  ],
  [
    VARIABLES,
    'the name of another',
    {
      principal: user({
        identityPolicies: [policy('p', allow({ Resource: 'arn:aws:s3:::trips-data/${aws:username}/*' }))],
      }),
      ...at('s3:GetObject', 'arn:aws:s3:::trips-data/bob/x'),
    },
    'denied',
  ],
  [
    VARIABLES,
    'a role has no such name',
    {
      principal: by({ Resource: 'arn:aws:s3:::trips-data/${aws:username}/*' }),
      ...at('s3:GetObject', 'arn:aws:s3:::trips-data/reader/x'),
    },
    'denied',
  ],
  [
    VARIABLES,
    'a denial by a name that is not there catches nobody',
    {
      principal: role({
        identityPolicies: [ADMINISTRATOR, policy('d', deny({ Resource: 'arn:aws:s3:::trips-data/${aws:username}/*' }))],
      }),
      ...at('s3:GetObject', 'arn:aws:s3:::trips-data/alice/x'),
    },
    'allowed',
  ],
  [
    VARIABLES,
    'the account of the caller in an ARN',
    {
      principal: by({ Resource: 'arn:aws:s3:::trips-${aws:PrincipalAccount}/*' }),
      ...at('s3:GetObject', `arn:aws:s3:::trips-${MEMBER}/x`),
    },
    'allowed',
  ],
  // Sessions
  [
    SESSION_TAGS,
    'a tag that may be passed: none is',
    {
      principal: role(),
      ...trust(
        'sts:AssumeRole',
        trusts({ Principal: { AWS: MEMBER }, Condition: { StringEquals: { 'aws:RequestTag/team': 'blue' } } }),
      ),
    },
    'denied',
  ],
  [
    `${IAM}reference_policies_iam-condition-keys.html`,
    'a session is named like its user',
    {
      principal: user(),
      ...trust(
        'sts:AssumeRole',
        trusts({ Principal: { AWS: MEMBER }, Condition: { StringLike: { 'sts:RoleSessionName': '${aws:username}' } } }),
      ),
      context: { 'sts:RoleSessionName': 'alice' },
    },
    'allowed',
  ],
  [
    `${IAM}reference_policies_iam-condition-keys.html`,
    'and like no other',
    {
      principal: user(),
      ...trust(
        'sts:AssumeRole',
        trusts({ Principal: { AWS: MEMBER }, Condition: { StringLike: { 'sts:RoleSessionName': '${aws:username}' } } }),
      ),
      context: { 'sts:RoleSessionName': 'bob' },
    },
    'denied',
  ],
  [
    `${IAM}reference_policies_iam-condition-keys.html`,
    'a role’s session has no such name to be like',
    {
      principal: role(),
      ...trust(
        'sts:AssumeRole',
        trusts({ Principal: { AWS: MEMBER }, Condition: { StringLike: { 'sts:RoleSessionName': '${aws:username}' } } }),
      ),
      context: { 'sts:RoleSessionName': 'reader' },
    },
    'denied',
  ],
];

export const THIRD_TAGS: readonly Row[] = rowsOf(QUESTIONS);
