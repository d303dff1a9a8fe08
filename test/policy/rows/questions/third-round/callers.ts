import { MEMBER, OTHER, deny, policy, role, user } from '../../../support';
import type { Row } from '../../../evaluation-rows';
import {
  BOUNDARY,
  CROSS_ACCOUNT,
  EVALUATION,
  GLOBAL,
  IAM,
  PRINCIPAL,
  SESSION_ARN,
  allows,
  anonymous,
  bucket,
  by,
  denies,
  home,
  management,
  none,
  only,
  root,
  rowsOf,
  service,
  stranger,
  theirs,
  type AskedOfPage,
} from '../forms';

/* Once again, by a sceptic: who calls, what limits them, and for whom a service calls. */

const SESSION = `${IAM}access_policies.html`;
const forbids = policy('forbids', deny({ Action: 's3:GetObject' }));
const nothing = policy('nothing', deny({ Action: 'ec2:*' }));
const named = (AWS: string) => bucket(home, allows({ Principal: { AWS } }));
const open = (Condition: object) => bucket(home, allows({ Principal: '*', Condition }));
const ofOther = role({ account: theirs });
const known = role({ account: theirs, uniqueId: 'AROA1' });

const QUESTIONS: readonly AskedOfPage[] = [
  // Denials are never outdone
  [
    SESSION,
    'a session’s own policy denies what the bucket gives that session',
    { principal: role({ ...none, sessionPolicies: [forbids] }), ...named(SESSION_ARN) },
    'denied',
  ],
  [
    BOUNDARY,
    'a boundary denies what the bucket gives the session',
    { principal: role({ ...none, boundary: forbids }), ...named(SESSION_ARN) },
    'denied',
  ],
  [
    BOUNDARY,
    'a boundary without an allow leaves the session what the bucket gives it',
    { principal: role({ ...none, boundary: nothing }), ...named(SESSION_ARN) },
    'allowed',
  ],
  [
    BOUNDARY,
    'a user’s boundary denies what the bucket gives the user',
    { principal: user({ ...none, boundary: forbids }), ...named(`arn:aws:iam::${MEMBER}:user/alice`) },
    'denied',
  ],
  [
    BOUNDARY,
    'a user’s boundary without an allow leaves what the bucket gives the user',
    { principal: user({ ...none, boundary: nothing }), ...named(`arn:aws:iam::${MEMBER}:user/alice`) },
    'allowed',
  ],
  [
    SESSION,
    'a session’s policy without an allow leaves what the bucket gives that session',
    { principal: role({ ...none, sessionPolicies: [nothing] }), ...named(SESSION_ARN) },
    'allowed',
  ],
  [
    SESSION,
    'another session of the role is not that one',
    { principal: role({ ...none, sessionName: 'other' }), ...named(SESSION_ARN) },
    'denied',
  ],
  [
    SESSION,
    'several session policies are one layer: one of them allows',
    { principal: role({ sessionPolicies: [only('s3:GetObject'), only('ec2:*')] }) },
    'allowed',
  ],
  [
    SESSION,
    'and what none of them allows is denied',
    { principal: role({ sessionPolicies: [only('s3:PutObject'), only('ec2:*')] }) },
    'denied',
  ],
  [SESSION, 'a session without policies of its own has those of its role', { principal: role({}) }, 'allowed'],
  [SESSION, 'a session with an empty list of them has nothing', { principal: role({ sessionPolicies: [] }) }, 'denied'],
  [
    CROSS_ACCOUNT,
    'another account’s boundary limits a session that the bucket names',
    {
      principal: role({ account: theirs, boundary: only('ec2:*') }),
      ...named(`arn:aws:sts::${OTHER}:assumed-role/reader/session`),
    },
    'denied',
  ],
  [
    CROSS_ACCOUNT,
    'and its session policy',
    {
      principal: role({ account: theirs, sessionPolicies: [only('ec2:*')] }),
      ...named(`arn:aws:sts::${OTHER}:assumed-role/reader/session`),
    },
    'denied',
  ],
  [
    CROSS_ACCOUNT,
    'with none of them it is let in',
    { principal: ofOther, ...named(`arn:aws:sts::${OTHER}:assumed-role/reader/session`) },
    'allowed',
  ],
  [
    CROSS_ACCOUNT,
    'root of another account is let in where the bucket names the account',
    { principal: { kind: 'root', account: theirs }, ...named(OTHER) },
    'allowed',
  ],
  [
    CROSS_ACCOUNT,
    'root of another account is not where it names a role there',
    { principal: { kind: 'root', account: theirs }, ...named(`arn:aws:iam::${OTHER}:role/app/reader`) },
    'denied',
  ],
  [
    EVALUATION,
    'within an account a session is let in by its own policies alone',
    { principal: by({ Action: 's3:GetObject' }), ...bucket(home, allows({ Principal: { AWS: OTHER } })) },
    'allowed',
  ],
  [
    EVALUATION,
    'a bucket that denies the account denies its root',
    { principal: root, ...bucket(home, denies({ Principal: { AWS: MEMBER } })) },
    'denied',
  ],
  [
    EVALUATION,
    'a bucket that denies another account spares its own',
    { principal: role(), ...bucket(home, denies({ Principal: { AWS: OTHER } })) },
    'allowed',
  ],
  // What names whom
  [
    PRINCIPAL,
    'the ARN of a role in a condition is that of its sessions',
    { principal: ofOther, ...open({ ArnEquals: { 'aws:PrincipalArn': `arn:aws:iam::${OTHER}:role/app/reader` } }) },
    'allowed',
  ],
  [
    GLOBAL,
    'the ARN of a session in that condition is nobody’s',
    {
      principal: ofOther,
      ...open({ ArnEquals: { 'aws:PrincipalArn': `arn:aws:sts::${OTHER}:assumed-role/reader/session` } }),
    },
    'denied',
  ],
  [
    GLOBAL,
    'a role without its path in that condition is another',
    { principal: ofOther, ...open({ ArnEquals: { 'aws:PrincipalArn': `arn:aws:iam::${OTHER}:role/reader` } }) },
    'denied',
  ],
  [
    GLOBAL,
    'root in that condition is root alone: root',
    {
      principal: { kind: 'root', account: theirs },
      ...open({ ArnEquals: { 'aws:PrincipalArn': `arn:aws:iam::${OTHER}:root` } }),
    },
    'allowed',
  ],
  [
    GLOBAL,
    'root in that condition is root alone: a role',
    { principal: ofOther, ...open({ ArnEquals: { 'aws:PrincipalArn': `arn:aws:iam::${OTHER}:root` } }) },
    'denied',
  ],
  [
    GLOBAL,
    'everybody of an account, and who has no credentials',
    { principal: anonymous, ...open({ StringEquals: { 'aws:PrincipalAccount': OTHER } }) },
    'denied',
  ],
  [
    GLOBAL,
    'everybody of an account: a role of it',
    { principal: ofOther, ...open({ StringEquals: { 'aws:PrincipalAccount': OTHER } }) },
    'allowed',
  ],
  [
    GLOBAL,
    'everybody of an organization: the management account is of it',
    { principal: role({ account: management }), ...open({ StringEquals: { 'aws:PrincipalOrgID': 'o-trips' } }) },
    'allowed',
  ],
  [
    GLOBAL,
    'everybody of an organization: a stranger',
    { principal: stranger, ...open({ StringEquals: { 'aws:PrincipalOrgID': 'o-trips' } }) },
    'denied',
  ],
  [
    GLOBAL,
    'everybody of an organization: a service is of none',
    { principal: service(), ...open({ StringEquals: { 'aws:PrincipalOrgID': 'o-trips' } }) },
    'denied',
  ],
  [
    GLOBAL,
    'its id has case',
    { principal: ofOther, ...open({ StringEquals: { 'aws:PrincipalOrgID': 'O-TRIPS' } }) },
    'denied',
  ],
  [
    GLOBAL,
    'whoever is no user: a role',
    { principal: ofOther, ...open({ Null: { 'aws:username': 'true' } }) },
    'allowed',
  ],
  [
    GLOBAL,
    'whoever is a user: a role',
    { principal: ofOther, ...open({ Null: { 'aws:username': 'false' } }) },
    'denied',
  ],
  [
    GLOBAL,
    'the kind of a role’s session',
    { principal: ofOther, ...open({ StringEquals: { 'aws:PrincipalType': 'AssumedRole' } }) },
    'allowed',
  ],
  [
    GLOBAL,
    'the kind of root',
    { principal: { kind: 'root', account: theirs }, ...open({ StringEquals: { 'aws:PrincipalType': 'Account' } }) },
    'allowed',
  ],
  [
    GLOBAL,
    'the id of a session ends with its name',
    { principal: known, ...open({ StringLike: { 'aws:userid': '*:session' } }) },
    'allowed',
  ],
  [GLOBAL, 'and with no other', { principal: known, ...open({ StringLike: { 'aws:userid': '*:other' } }) }, 'denied'],
  [
    GLOBAL,
    'the name of a service that calls',
    { principal: service(), ...open({ StringEquals: { 'aws:PrincipalServiceName': 'cloudtrail.amazonaws.com' } }) },
    'allowed',
  ],
  [
    GLOBAL,
    'a role has no such name',
    { principal: ofOther, ...open({ StringEquals: { 'aws:PrincipalServiceName': 'cloudtrail.amazonaws.com' } }) },
    'denied',
  ],
  [
    GLOBAL,
    'every service: one',
    { principal: service(), ...open({ Bool: { 'aws:PrincipalIsAWSService': 'true' } }) },
    'allowed',
  ],
  [
    GLOBAL,
    'every service: a role',
    { principal: ofOther, ...open({ Bool: { 'aws:PrincipalIsAWSService': 'true' } }) },
    'denied',
  ],
];

export const THIRD_CALLERS: readonly Row[] = rowsOf(QUESTIONS);
