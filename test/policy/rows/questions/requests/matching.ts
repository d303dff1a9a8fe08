import type { Row } from '../../../evaluation-rows';
import { ACTION, INCOMPLETE_ARN, NOT_ACTION, NOT_RESOURCE, RESOURCE, reader } from '../../../evaluation-rows';
import { MEMBER, OBJECT, account, allow, deny, policy, role, user } from '../../../support';
import { BUCKET, askedOf, object } from '../asked';

/* What policy variables stand for, how actions and resources are matched, and callers without credentials. */

const VARIABLES = 'IAM/latest/UserGuide/reference_policies_variables.html';
const ANONYMOUS = 'IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-anonymous';
const TEAM = 's3:ExistingObjectTag/team';

export const MATCHING_QUESTIONS: readonly Row[] = [
  ...askedOf(VARIABLES, [
    [
      'a user’s own folder',
      {
        principal: user({ identityPolicies: [policy('p', allow({ Resource: `${BUCKET}/\${aws:username}/*` }))] }),
        resource: { arn: `${BUCKET}/alice/x`, account: account() },
      },
      'allowed',
    ],
    [
      'another’s',
      {
        principal: user({ identityPolicies: [policy('p', allow({ Resource: `${BUCKET}/\${aws:username}/*` }))] }),
        resource: { arn: `${BUCKET}/bob/x`, account: account() },
      },
      'denied',
    ],
    [
      'a role has no such name',
      {
        principal: reader({ Resource: `${BUCKET}/\${aws:username}/*` }),
        resource: { arn: `${BUCKET}//x`, account: account() },
      },
      'denied',
    ],
    [
      'but the default',
      {
        principal: reader({ Resource: `${BUCKET}/\${aws:username, 'shared'}/*` }),
        resource: { arn: `${BUCKET}/shared/x`, account: account() },
      },
      'allowed',
    ],
    [
      'a tag of the caller',
      {
        principal: {
          ...role({
            identityPolicies: [
              policy('p', allow({ Condition: { StringEquals: { [TEAM]: '${aws:PrincipalTag/team}' } } })),
            ],
            tags: { team: 'a' },
          }),
        },
        context: { [TEAM]: 'a' },
      },
      'allowed',
    ],
    [
      'of two that have none, none matches',
      {
        principal: role({
          identityPolicies: [
            policy('p', allow({ Condition: { StringEquals: { [TEAM]: '${aws:PrincipalTag/team}' } } })),
          ],
        }),
      },
      'denied',
    ],
    [
      'a denial by StringNotEquals of it catches who has none',
      {
        principal: role({
          identityPolicies: [
            policy('p', allow(), deny({ Condition: { StringNotEquals: { [TEAM]: '${aws:PrincipalTag/team}' } } })),
          ],
        }),
        context: { [TEAM]: 'a' },
      },
      'denied',
    ],
    [
      'a star in a value is no wildcard',
      {
        principal: role({
          identityPolicies: [policy('p', allow({ Resource: `${BUCKET}/\${aws:PrincipalTag/team}` }))],
          tags: { team: '*' },
        }),
        resource: { arn: `${BUCKET}/x`, account: account() },
      },
      'denied',
    ],
    [
      'the old version fills none in',
      {
        principal: user({
          identityPolicies: [
            {
              name: 'p',
              document: { Version: '2008-10-17', Statement: allow({ Resource: `${BUCKET}/\${aws:username}/*` }) },
            },
          ],
        }),
        resource: { arn: `${BUCKET}/alice/x`, account: account() },
      },
      'denied',
    ],
  ]),
  ...askedOf(RESOURCE, [
    ['an object is not its bucket', { principal: reader({ Resource: BUCKET }) }, 'denied'],
    [
      'nor the bucket its objects',
      {
        principal: reader({ Resource: `${BUCKET}/*` }),
        action: 's3:ListBucket',
        resource: { arn: BUCKET, account: account() },
      },
      'denied',
    ],
    [
      'a star without the slash is both',
      {
        principal: reader({ Resource: `${BUCKET}*` }),
        action: 's3:ListBucket',
        resource: { arn: BUCKET, account: account() },
      },
      'allowed',
    ],
    [
      'and every bucket that begins so',
      { principal: reader({ Resource: `${BUCKET}*` }), resource: { arn: `${BUCKET}-else/x`, account: account() } },
      'allowed',
    ],
    [
      'keys have case',
      { principal: reader({ Resource: OBJECT.toUpperCase().replace('ARN:AWS:S3', 'arn:aws:s3') }) },
      'denied',
    ],
    ['? is one character of a key', { principal: reader({ Resource: `${BUCKET}/2026/repor?.csv` }) }, 'allowed'],
    ['a wildcard for the service', { principal: reader({ Resource: 'arn:aws:*:::trips-data/*' }) }, 'allowed'],
    ['a wildcard crosses colons', { principal: reader({ Resource: 'arn:aws:*:*:*:*report.csv' }) }, 'allowed'],
  ]),
  ...askedOf(INCOMPLETE_ARN, [
    ['what lacks parts has stars behind', { principal: reader({ Resource: 'arn:aws:*/report.csv' }) }, 'denied'],
  ]),
  ...askedOf(ACTION, [
    ['of the right service', { principal: reader({ Action: 'S3:getobject' }) }, 'allowed'],
    ['? is one character', { principal: reader({ Action: 's3:?etObject' }) }, 'allowed'],
    ['a wildcard in the middle', { principal: reader({ Action: 's3:*Object' }) }, 'allowed'],
    ['another call of the same beginning', { principal: reader({ Action: 's3:GetObjectAcl' }) }, 'denied'],
  ]),
  ...askedOf(NOT_ACTION, [
    [
      'a denial of all but reading spares it',
      { principal: role({ identityPolicies: [policy('p', allow(), deny({ NotAction: 's3:Get*' }))] }) },
      'allowed',
    ],
    [
      'and catches the rest',
      {
        principal: role({ identityPolicies: [policy('p', allow(), deny({ NotAction: 's3:Get*' }))] }),
        action: 's3:PutObject',
      },
      'denied',
    ],
    ['an allow of all but IAM is one of S3', { principal: reader({ NotAction: 'iam:*' }) }, 'allowed'],
    ['two of them name all together', { principal: reader({ NotAction: 's3:*' }, { NotAction: 'ec2:*' }) }, 'allowed'],
  ]),
  ...askedOf(NOT_RESOURCE, [
    [
      'a denial of all but a bucket catches another',
      { principal: role({ identityPolicies: [policy('p', allow(), deny({ NotResource: 'arn:aws:s3:::else/*' }))] }) },
      'denied',
    ],
    [
      'one of several is spared',
      {
        principal: role({
          identityPolicies: [policy('p', allow(), deny({ NotResource: ['arn:aws:s3:::else/*', OBJECT] }))],
        }),
      },
      'allowed',
    ],
    [
      'what names no resource is none of them',
      {
        principal: role({ identityPolicies: [policy('p', allow(), deny({ NotResource: `${BUCKET}/*` }))] }),
        action: 's3:ListAllMyBuckets',
        resource: { arn: '*', account: account() },
      },
      'denied',
    ],
  ]),
  ...askedOf(ANONYMOUS, [
    ['a public object', { principal: { kind: 'anonymous' }, ...object({ Principal: '*' }) }, 'allowed'],
    [
      'one of a network: from elsewhere',
      {
        principal: { kind: 'anonymous' },
        ...object({ Principal: '*', Condition: { StringEquals: { 'aws:SourceVpce': 'vpce-1' } } }),
      },
      'denied',
    ],
    [
      'from there',
      {
        principal: { kind: 'anonymous' },
        ...object({ Principal: '*', Condition: { StringEquals: { 'aws:SourceVpce': 'vpce-1' } } }),
        context: { 'aws:SourceVpce': 'vpce-1' },
      },
      'allowed',
    ],
    [
      'but for a denial of whoever is no member',
      {
        principal: { kind: 'anonymous' },
        ...object(
          { Principal: '*' },
          { Effect: 'Deny', Principal: '*', Condition: { StringNotEquals: { 'aws:PrincipalOrgID': 'o-trips' } } },
        ),
      },
      'denied',
    ],
    [
      'a denial of other accounts catches them, whose account is “anonymous”',
      {
        principal: { kind: 'anonymous' },
        ...object(
          { Principal: '*' },
          {
            Effect: 'Deny',
            Principal: '*',
            Condition: { StringNotEqualsIfExists: { 'aws:PrincipalAccount': MEMBER } },
          },
        ),
      },
      'denied',
    ],
    [
      'a queue is never theirs without a policy',
      {
        principal: { kind: 'anonymous' },
        action: 'sqs:SendMessage',
        resource: { arn: `arn:aws:sqs:us-west-2:${MEMBER}:q`, account: account() },
      },
      'denied',
    ],
  ]),
];
