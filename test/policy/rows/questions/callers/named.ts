import {
  BOUNDARY,
  CROSS,
  NOT_PRINCIPAL,
  PRINCIPAL,
  PRINCIPAL_ARN,
  SESSION,
  UNIQUE_IDS,
  none,
  only,
  outside,
} from '../../../evaluation-rows';
import type { Row } from '../../../evaluation-rows';
import { ADMINISTRATOR, MEMBER, OTHER, account, policy, allow, deny, role, user } from '../../../support';
import { askedOf, inMember, object, objectOf, theirs } from '../asked';

/* Whom a resource's policy names, across accounts and under boundaries and session policies. */

const stranger = role({ account: outside });
const other = role({ account: theirs });
const ROLE = inMember('role/app/reader');
const SESSION_ARN = `arn:aws:sts::${MEMBER}:assumed-role/reader/session`;
const aws = (...AWS: string[]) => ({ Principal: { AWS } });
const no = (...AWS: string[]) => ({ Effect: 'Deny', NotPrincipal: { AWS } }) as const;
const when = (Condition: object) => ({ Principal: '*', Condition: Condition as never }) as const;
const ec2 = only('ec2:*');
const s3 = only('s3:*');

export const NAMED_QUESTIONS: readonly Row[] = [
  ...askedOf(CROSS, [
    ['the account’s id lets its roles in that may', { principal: other, ...object(aws(OTHER)) }, 'allowed'],
    ['its root’s ARN is the same', { principal: other, ...object(aws(`arn:aws:iam::${OTHER}:root`)) }, 'allowed'],
    ['not its roles that may not', { principal: role({ account: theirs, ...none }), ...object(aws(OTHER)) }, 'denied'],
    [
      'a role named of another account needs its own allow',
      { principal: role({ account: theirs, ...none }), ...object(aws(`arn:aws:iam::${OTHER}:role/app/reader`)) },
      'denied',
    ],
    [
      'a role named that may is let in',
      { principal: other, ...object(aws(`arn:aws:iam::${OTHER}:role/app/reader`)) },
      'allowed',
    ],
    [
      'a role named without its path is another',
      { principal: other, ...object(aws(`arn:aws:iam::${OTHER}:role/reader`)) },
      'denied',
    ],
    [
      'a session is named without the path',
      { principal: other, ...object(aws(`arn:aws:sts::${OTHER}:assumed-role/reader/session`)) },
      'allowed',
    ],
    [
      'not with it',
      { principal: other, ...object(aws(`arn:aws:sts::${OTHER}:assumed-role/app/reader/session`)) },
      'denied',
    ],
    [
      'another session of the role is not let in',
      { principal: other, ...object(aws(`arn:aws:sts::${OTHER}:assumed-role/reader/else`)) },
      'denied',
    ],
    [
      'across accounts a session named needs its own allow too',
      {
        principal: role({ account: theirs, ...none }),
        ...object(aws(`arn:aws:sts::${OTHER}:assumed-role/reader/session`)),
      },
      'denied',
    ],
    [
      'across accounts a boundary limits whom a session’s ARN lets in',
      {
        principal: role({ account: theirs, boundary: ec2 }),
        ...object(aws(`arn:aws:sts::${OTHER}:assumed-role/reader/session`)),
      },
      'denied',
    ],
    [
      'across accounts a session policy limits whom * lets in',
      { principal: role({ account: theirs, sessionPolicies: [ec2] }), ...object({ Principal: '*' }) },
      'denied',
    ],
    [
      'the resource’s account being named lets no stranger in',
      { principal: stranger, ...object(aws(MEMBER)) },
      'denied',
    ],
    ['everyone lets in a stranger that may', { principal: stranger, ...object({ Principal: '*' }) }, 'allowed'],
    [
      'everyone lets in no stranger that may not',
      { principal: role({ account: outside, ...none }), ...object({ Principal: '*' }) },
      'denied',
    ],
    [
      'everyone of the organization lets no stranger in',
      { principal: stranger, ...object(when({ StringEquals: { 'aws:PrincipalOrgID': 'o-trips' } })) },
      'denied',
    ],
    [
      'but its members',
      { principal: other, ...object(when({ StringEquals: { 'aws:PrincipalOrgID': 'o-trips' } })) },
      'allowed',
    ],
    [
      'root of another account is let in as its account',
      { principal: { kind: 'root', account: theirs }, ...object(aws(OTHER)) },
      'allowed',
    ],
    [
      'a user of another account that may',
      { principal: user({ account: theirs }), ...object(aws(`arn:aws:iam::${OTHER}:user/alice`)) },
      'allowed',
    ],
    [
      'one of another name not',
      { principal: user({ account: theirs }), ...object(aws(`arn:aws:iam::${OTHER}:user/Alice`)) },
      'denied',
    ],
    [
      'a denial of the account wins over an allow of the role',
      { principal: other, ...object(aws(`arn:aws:iam::${OTHER}:role/app/reader`), { Effect: 'Deny', ...aws(OTHER) }) },
      'denied',
    ],
  ]),
  ...askedOf(BOUNDARY, [
    [
      'within a boundary the role’s ARN is enough',
      { principal: role({ ...none, boundary: s3 }), ...object(aws(ROLE)) },
      'allowed',
    ],
    ['beyond it it is not', { principal: role({ ...none, boundary: ec2 }), ...object(aws(ROLE)) }, 'denied'],
    [
      'a boundary that denies wins over the session’s ARN',
      {
        principal: role({ ...none, boundary: policy('pb', allow(), deny({ Action: 's3:*' })) }),
        ...object(aws(SESSION_ARN)),
      },
      'denied',
    ],
    [
      'beyond it the user’s ARN is enough',
      { principal: user({ ...none, boundary: ec2 }), ...object(aws(inMember('user/alice'))) },
      'allowed',
    ],
    ['beyond it the account’s id is not', { principal: user({ boundary: ec2 }), ...object(aws(MEMBER)) }, 'denied'],
    ['a boundary gives nothing', { principal: role({ ...none, boundary: s3 }) }, 'denied'],
    [
      'a role’s ARN beside its session’s is the session’s',
      { principal: role({ ...none, boundary: ec2 }), ...object(aws(ROLE), aws(SESSION_ARN)) },
      'allowed',
    ],
  ]),
  ...askedOf(SESSION, [
    ['a session policy takes away', { principal: role({ sessionPolicies: [ec2] }) }, 'denied'],
    ['and gives nothing', { principal: role({ ...none, sessionPolicies: [s3] }) }, 'denied'],
    ['of two together one is enough', { principal: role({ sessionPolicies: [ec2, s3] }) }, 'allowed'],
    ['one that denies wins', { principal: role({ sessionPolicies: [s3, policy('no', deny())] }) }, 'denied'],
    [
      'within it the role’s ARN is enough',
      { principal: role({ ...none, sessionPolicies: [s3] }), ...object(aws(ROLE)) },
      'allowed',
    ],
    [
      'the role’s ARN within it, but beyond the boundary',
      { principal: role({ ...none, sessionPolicies: [s3], boundary: ec2 }), ...object(aws(ROLE)) },
      'denied',
    ],
    [
      'a session policy that denies wins over the session’s ARN',
      { principal: role({ sessionPolicies: [policy('no', deny())] }), ...object(aws(SESSION_ARN)) },
      'denied',
    ],
    ['an empty list of session policies allows nothing', { principal: role({ sessionPolicies: [] }) }, 'denied'],
    [
      'a federated session within its own policies',
      { principal: user({ federation: { name: 'bob', sessionPolicies: [ADMINISTRATOR] } }) },
      'allowed',
    ],
    [
      'one named by its ARN goes beyond them',
      {
        principal: user({ ...none, federation: { name: 'bob', sessionPolicies: [] } }),
        ...object(aws(`arn:aws:sts::${MEMBER}:federated-user/bob`)),
      },
      'allowed',
    ],
    [
      'one of another name not',
      {
        principal: user({ ...none, federation: { name: 'bob', sessionPolicies: [] } }),
        ...object(aws(`arn:aws:sts::${MEMBER}:federated-user/eve`)),
      },
      'denied',
    ],
  ]),
  ...askedOf(PRINCIPAL_ARN, [
    [
      'everyone with the role’s ARN is its every session',
      { principal: role({ ...none, boundary: ec2 }), ...object(when({ ArnEquals: { 'aws:PrincipalArn': ROLE } })) },
      'allowed',
    ],
    [
      'with a session’s ARN it is nobody',
      { principal: role(none), ...object(when({ ArnEquals: { 'aws:PrincipalArn': SESSION_ARN } })) },
      'denied',
    ],
    [
      'wildcards reach roles under a path',
      { principal: role(none), ...object(when({ ArnLike: { 'aws:PrincipalArn': inMember('role/app/*') } })) },
      'allowed',
    ],
    [
      'StringEquals compares wildcards as text',
      { principal: role(none), ...object(when({ StringEquals: { 'aws:PrincipalArn': inMember('role/app/*') } })) },
      'denied',
    ],
    [
      'a wildcard for the account reaches other accounts',
      { principal: stranger, ...object(when({ ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/app/reader' } })) },
      'allowed',
    ],
    [
      'a wildcard across two parts reaches nobody under ArnLike',
      { principal: role(none), ...object(when({ ArnLike: { 'aws:PrincipalArn': 'arn:aws:*:role/app/reader' } })) },
      'denied',
    ],
    [
      'it does under StringLike',
      { principal: role(none), ...object(when({ StringLike: { 'aws:PrincipalArn': 'arn:aws:*:role/app/reader' } })) },
      'allowed',
    ],
    [
      'who has no credentials has no ARN',
      { principal: { kind: 'anonymous' }, ...object(when({ ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:*' } })) },
      'denied',
    ],
    [
      'a service has none either',
      {
        principal: { kind: 'service', host: 'cloudtrail.amazonaws.com' },
        ...object(when({ ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:*' } })),
      },
      'denied',
    ],
    [
      'root’s is that of the account',
      {
        principal: { kind: 'root', account: account() },
        ...object({ Effect: 'Deny', ...when({ ArnEquals: { 'aws:PrincipalArn': inMember('root') } }) }),
      },
      'denied',
    ],
  ]),
  ...askedOf(UNIQUE_IDS, [
    ['a role’s id lets it in', { principal: role({ ...none, uniqueId: 'AROA1' }), ...object(aws('AROA1')) }, 'allowed'],
    [
      'not its successor of the same name',
      { principal: role({ ...none, uniqueId: 'AROA2' }), ...object(aws('AROA1')) },
      'denied',
    ],
    [
      'across accounts within its own policies',
      { principal: role({ account: theirs, ...none, uniqueId: 'AROA1' }), ...object(aws('AROA1')) },
      'denied',
    ],
    ['and with them', { principal: role({ account: theirs, uniqueId: 'AROA1' }), ...object(aws('AROA1')) }, 'allowed'],
    [
      'an id beyond a boundary is not enough',
      { principal: role({ ...none, uniqueId: 'AROA1', boundary: ec2 }), ...object(aws('AROA1')) },
      'denied',
    ],
    [
      'a user’s id goes beyond a boundary',
      { principal: user({ ...none, uniqueId: 'AIDA1', boundary: ec2 }), ...object(aws('AIDA1')) },
      'allowed',
    ],
    [
      'a denial of an id',
      { principal: user({ uniqueId: 'AIDA1' }), ...object({ Effect: 'Deny', ...aws('AIDA1') }) },
      'denied',
    ],
  ]),
  ...askedOf(NOT_PRINCIPAL, [
    [
      'a denial to all but a user of another account, and it, spares the user',
      {
        principal: user({ account: theirs }),
        ...object({ Principal: '*' }, no(`arn:aws:iam::${OTHER}:user/alice`, OTHER)),
      },
      'allowed',
    ],
    [
      'not another',
      {
        principal: user({ account: theirs, arn: `arn:aws:iam::${OTHER}:user/eve` }),
        ...object({ Principal: '*' }, no(`arn:aws:iam::${OTHER}:user/alice`, OTHER)),
      },
      'denied',
    ],
    [
      'nor the account’s role',
      { principal: other, ...object({ Principal: '*' }, no(`arn:aws:iam::${OTHER}:user/alice`, OTHER)) },
      'denied',
    ],
    [
      'but its root',
      {
        principal: { kind: 'root', account: theirs },
        ...object({ Principal: '*' }, no(`arn:aws:iam::${OTHER}:user/alice`, OTHER)),
      },
      'allowed',
    ],
    [
      'a service that is not named is caught',
      { principal: { kind: 'service', host: 'config.amazonaws.com' }, ...object({ Principal: '*' }, no(MEMBER)) },
      'denied',
    ],
    [
      'a condition that does not hold catches nobody',
      { ...object({ Principal: '*' }, { ...no(OTHER), Condition: { Bool: { 'aws:SecureTransport': 'false' } } }) },
      'allowed',
    ],
    [
      'about another resource it catches nobody',
      { ...object({ Principal: '*' }, { ...no(OTHER), Resource: 'arn:aws:s3:::other/*' }) },
      'allowed',
    ],
  ]),
  ...askedOf(PRINCIPAL, [
    [
      'a service is no account',
      { principal: { kind: 'service', host: 'cloudtrail.amazonaws.com' }, ...object(aws(MEMBER)) },
      'denied',
    ],
    [
      'a service is everyone too',
      { principal: { kind: 'service', host: 'cloudtrail.amazonaws.com' }, ...object({ Principal: '*' }) },
      'allowed',
    ],
    [
      'a service that is let in is no role of the account',
      { ...objectOf(theirs, { Principal: { Service: 'cloudtrail.amazonaws.com' } }) },
      'denied',
    ],
    [
      'a service acts for another’s account',
      {
        principal: { kind: 'service', host: 'cloudtrail.amazonaws.com', onBehalfOf: theirs },
        ...object({
          Principal: { Service: 'cloudtrail.amazonaws.com' },
          Condition: { StringEquals: { 'aws:SourceAccount': MEMBER } },
        }),
      },
      'denied',
    ],
    [
      'or for its own',
      {
        principal: { kind: 'service', host: 'cloudtrail.amazonaws.com', onBehalfOf: account() },
        ...object({
          Principal: { Service: 'cloudtrail.amazonaws.com' },
          Condition: { StringEquals: { 'aws:SourceAccount': MEMBER } },
        }),
      },
      'allowed',
    ],
    [
      'an anonymous caller is no account of *',
      { principal: { kind: 'anonymous' }, ...object(when({ StringEquals: { 'aws:PrincipalAccount': MEMBER } })) },
      'denied',
    ],
    [
      'a role of the same name in another account is another',
      { principal: role(none), ...object(aws('arn:aws:iam::222222222222:role/app/reader')) },
      'denied',
    ],
  ]),
];
