import { MEMBER, OBJECT, OTHER, account, allow, deny, policy, rcps, role, scps, user } from '../../../support';
import {
  GLOBAL,
  NOT_PRINCIPAL,
  PRINCIPAL,
  RCP,
  ROLE_ARN,
  SCP,
  SESSION_ARN,
  STS,
  USER_ARN,
  allows,
  anonymous,
  bucket,
  denies,
  home,
  none,
  rcp,
  root,
  rowsOf,
  scp,
  service,
  theirs,
  trust,
  trusts,
  type AskedOfPage,
} from '../forms';
import type { Row } from '../../../evaluation-rows';

/* Who is left out, who opens a session, and what organizations add. */

const ACCOUNT_ROOT = `arn:aws:iam::${MEMBER}:root`;
const THEIR_ROLE = `arn:aws:iam::${OTHER}:role/app/reader`;
const away = role({ account: theirs, arn: THEIR_ROLE });

const QUESTIONS: readonly AskedOfPage[] = [
  // Who is left out
  [
    NOT_PRINCIPAL,
    'a denial to all but a service denies a role',
    { ...bucket(home, denies({ NotPrincipal: { Service: 'cloudtrail.amazonaws.com' } })) },
    'denied',
  ],
  [
    NOT_PRINCIPAL,
    'a denial to all but a service spares it',
    {
      principal: service(),
      ...bucket(
        home,
        allows({ Principal: { Service: 'cloudtrail.amazonaws.com' } }),
        denies({ NotPrincipal: { Service: 'cloudtrail.amazonaws.com' } }),
      ),
    },
    'allowed',
  ],
  [
    NOT_PRINCIPAL,
    'a denial to all but a user and its account spares the user',
    { principal: user(), ...bucket(home, denies({ NotPrincipal: { AWS: [USER_ARN, ACCOUNT_ROOT] } })) },
    'allowed',
  ],
  [
    NOT_PRINCIPAL,
    'it denies whoever has no credentials, though others let everybody in',
    {
      principal: anonymous,
      ...bucket(home, allows({ Principal: '*' }), denies({ NotPrincipal: { AWS: [USER_ARN, ACCOUNT_ROOT] } })),
    },
    'denied',
  ],
  [
    NOT_PRINCIPAL,
    'a denial to all but the account denies the users of another',
    { principal: away, ...bucket(home, allows({ Principal: '*' }), denies({ NotPrincipal: { AWS: ACCOUNT_ROOT } })) },
    'denied',
  ],
  [
    GLOBAL,
    'a denial by aws:PrincipalArn spares the sessions of a role that is named',
    { ...bucket(home, denies({ Principal: '*', Condition: { ArnNotEquals: { 'aws:PrincipalArn': ROLE_ARN } } })) },
    'allowed',
  ],
  [
    GLOBAL,
    'the ARN of a session is never in aws:PrincipalArn',
    { ...bucket(home, denies({ Principal: '*', Condition: { ArnNotEquals: { 'aws:PrincipalArn': SESSION_ARN } } })) },
    'denied',
  ],
  [
    GLOBAL,
    'a denial by aws:PrincipalArn to a user that is not named',
    {
      principal: user(),
      ...bucket(home, denies({ Principal: '*', Condition: { ArnNotEquals: { 'aws:PrincipalArn': ROLE_ARN } } })),
    },
    'denied',
  ],
  [
    GLOBAL,
    'a denial by aws:userid spares the sessions of the role by its id',
    {
      principal: role({ uniqueId: 'AROAEXAMPLE' }),
      ...bucket(
        home,
        denies({ Principal: '*', Condition: { StringNotLike: { 'aws:userid': ['AROAEXAMPLE:*', MEMBER] } } }),
      ),
    },
    'allowed',
  ],
  [
    GLOBAL,
    'it spares the account’s root by its digits',
    {
      principal: root,
      ...bucket(
        home,
        denies({ Principal: '*', Condition: { StringNotLike: { 'aws:userid': ['AROAEXAMPLE:*', MEMBER] } } }),
      ),
    },
    'allowed',
  ],
  [
    GLOBAL,
    'it denies whoever has no credentials',
    {
      principal: anonymous,
      ...bucket(
        home,
        allows({ Principal: '*' }),
        denies({ Principal: '*', Condition: { StringNotLike: { 'aws:userid': ['AROAEXAMPLE:*', MEMBER] } } }),
      ),
    },
    'denied',
  ],
  [
    PRINCIPAL,
    'a wildcard within an ARN names nobody: a bucket lets in no role of a path',
    {
      principal: role(none),
      ...bucket(
        home,
        allows({
          Principal: '*',
          Condition: { ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::${MEMBER}:role/other/*` } },
        }),
      ),
    },
    'denied',
  ],
  // Opening sessions
  [
    PRINCIPAL,
    'a trust policy that names a role of the account is enough for it',
    { principal: role(none), ...trust('sts:AssumeRole', trusts({ Principal: { AWS: ROLE_ARN } })) },
    'allowed',
  ],
  [
    PRINCIPAL,
    'one that names the account is not',
    { principal: role(none), ...trust('sts:AssumeRole', trusts({ Principal: { AWS: ACCOUNT_ROOT } })) },
    'denied',
  ],
  [
    PRINCIPAL,
    'one that names a role of another account is not, where that may nothing',
    {
      principal: role({ account: theirs, arn: THEIR_ROLE, ...none }),
      ...trust('sts:AssumeRole', trusts({ Principal: { AWS: THEIR_ROLE } })),
    },
    'denied',
  ],
  [
    PRINCIPAL,
    'it is where that may',
    { principal: away, ...trust('sts:AssumeRole', trusts({ Principal: { AWS: THEIR_ROLE } })) },
    'allowed',
  ],
  [
    STS + 'API_AssumeRole.html',
    'a trust policy that asks for an external id, and none is brought',
    {
      ...trust(
        'sts:AssumeRole',
        trusts({ Principal: { AWS: ROLE_ARN }, Condition: { StringEquals: { 'sts:ExternalId': 'x' } } }),
      ),
    },
    'denied',
  ],
  [
    STS + 'API_AssumeRole.html',
    'the name of the session that a trust policy asks for',
    {
      ...trust(
        'sts:AssumeRole',
        trusts({
          Principal: { AWS: ROLE_ARN },
          Condition: { StringLike: { 'sts:RoleSessionName': '${aws:username}' } },
        }),
      ),
      principal: user({}),
      context: { 'sts:RoleSessionName': 'alice' },
    },
    'denied',
  ],
  [
    SCP,
    'no SCP binds a service that takes a role',
    {
      principal: service('ec2.amazonaws.com'),
      resource: {
        arn: `arn:aws:iam::${MEMBER}:role/x`,
        account: account({ scps: scps(policy('d', deny())) }),
        policy: policy('trust', trusts({ Principal: { Service: 'ec2.amazonaws.com' } })),
      },
      action: 'sts:AssumeRole',
    },
    'allowed',
  ],
  // The organization
  [
    SCP,
    'an SCP that allows in one Region alone',
    {
      principal: role({
        account: account({
          scps: [
            {
              attachedTo: 'root',
              policies: [policy('r', allow({ Condition: { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } } }))],
            },
          ],
        }),
      }),
      context: { 'aws:RequestedRegion': 'us-west-2' },
    },
    'denied',
  ],
  [
    SCP,
    'an SCP that denies all but some resources',
    { principal: role({ account: scp({ Resource: undefined, NotResource: 'arn:aws:s3:::elsewhere/*' }) }) },
    'denied',
  ],
  [
    RCP,
    'an RCP for the own organization alone denies who has no credentials',
    {
      principal: anonymous,
      resource: {
        arn: OBJECT,
        account: rcp({ Condition: { StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-trips' } } }),
        policy: policy('open', allows({ Principal: '*' })),
      },
    },
    'denied',
  ],
  [
    RCP,
    'an RCP that spares services spares one',
    {
      principal: service(),
      resource: {
        arn: OBJECT,
        account: rcp({
          Condition: {
            StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-trips' },
            BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
          },
        }),
        policy: policy('open', allows({ Principal: { Service: 'cloudtrail.amazonaws.com' } })),
      },
    },
    'allowed',
  ],
  [
    RCP,
    'it denies a stranger',
    {
      principal: role({ account: { id: OTHER, scps: [], rcps: [] }, arn: THEIR_ROLE }),
      resource: {
        arn: OBJECT,
        account: rcp({
          Condition: {
            StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-trips' },
            BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
          },
        }),
        policy: policy('open', allows({ Principal: '*' })),
      },
    },
    'denied',
  ],
  [
    RCP,
    'an RCP that says nothing of a level allows nothing',
    { resource: { arn: OBJECT, account: account({ rcps: [...rcps(), { attachedTo: 'account', policies: [] }] }) } },
    'denied',
  ],
];

export const SECOND_NAMES: readonly Row[] = rowsOf(QUESTIONS);
