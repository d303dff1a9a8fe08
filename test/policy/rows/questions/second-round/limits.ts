import type { AccessRequest } from '../../../../../lib/policy';
import { ADMINISTRATOR, MEMBER, allow, deny, policy, role, user } from '../../../support';
import {
  BOUNDARY,
  CROSS_ACCOUNT,
  EVALUATION,
  IAM,
  ROLE_ARN,
  SESSION_ARN,
  USER_ARN,
  allows,
  bucket,
  home,
  none,
  only,
  root,
  rowsOf,
  theirs,
  type AskedOfPage,
} from '../forms';
import type { Row } from '../../../evaluation-rows';

/* What limits whom a policy names, within an account and across. */

const SESSION_POLICIES = `${IAM}access_policies.html#policies_session`;
const notS3 = only('ec2:*');
const naming = (AWS: string): Partial<AccessRequest> => bucket(home, allows({ Principal: { AWS } }));
const boundUser = user({ ...none, boundary: notS3 });
const boundRole = role({ ...none, boundary: notS3 });
const limited = role({ ...none, sessionPolicies: [notS3] });
const bob = (sessionPolicies: readonly (typeof notS3)[], more: object = {}): AccessRequest['principal'] =>
  user({ ...more, federation: { name: 'bob', sessionPolicies } });
const BOB = `arn:aws:sts::${MEMBER}:federated-user/bob`;
const ACCOUNT_ROOT = `arn:aws:iam::${MEMBER}:root`;

const QUESTIONS: readonly AskedOfPage[] = [
  // Boundaries and session policies beside a policy that names somebody
  [BOUNDARY, 'a bucket names a user whose boundary lacks it', { principal: boundUser, ...naming(USER_ARN) }, 'allowed'],
  [BOUNDARY, 'a bucket names a role whose boundary lacks it', { principal: boundRole, ...naming(ROLE_ARN) }, 'denied'],
  [BOUNDARY, 'a bucket names the session of such a role', { principal: boundRole, ...naming(SESSION_ARN) }, 'allowed'],
  [
    BOUNDARY,
    'a boundary that denies, denies whom a bucket names',
    { principal: user({ ...none, boundary: policy('b', allow(), deny({ Action: 's3:*' })) }), ...naming(USER_ARN) },
    'denied',
  ],
  [
    BOUNDARY,
    'a boundary that denies, denies the session that a bucket names',
    { principal: role({ ...none, boundary: policy('b', allow(), deny({ Action: 's3:*' })) }), ...naming(SESSION_ARN) },
    'denied',
  ],
  [
    SESSION_POLICIES,
    'a bucket names a session whose policies lack it',
    { principal: limited, ...naming(SESSION_ARN) },
    'allowed',
  ],
  [
    SESSION_POLICIES,
    'a bucket names the role of such a session',
    { principal: limited, ...naming(ROLE_ARN) },
    'denied',
  ],
  [
    SESSION_POLICIES,
    'a session policy that denies, denies the session that a bucket names',
    { principal: role({ ...none, sessionPolicies: [policy('d', deny())] }), ...naming(SESSION_ARN) },
    'denied',
  ],
  [
    SESSION_POLICIES,
    'boundary and session policy allow what a bucket lets a role',
    { principal: role({ ...none, boundary: ADMINISTRATOR, sessionPolicies: [ADMINISTRATOR] }), ...naming(ROLE_ARN) },
    'allowed',
  ],
  [
    EVALUATION,
    'a bucket that names the account leaves it to the role’s policies',
    { principal: role(none), ...naming(ACCOUNT_ROOT) },
    'denied',
  ],
  [
    EVALUATION,
    'a bucket that names the account by digits, and a boundary without it',
    { principal: role({ boundary: notS3 }), ...naming(MEMBER) },
    'denied',
  ],
  [
    SESSION_POLICIES,
    'a bucket names a federated session whose policies lack it',
    { principal: bob([notS3], none), ...naming(BOB) },
    'allowed',
  ],
  [
    SESSION_POLICIES,
    'a bucket names the user of a federated session whose policies lack it',
    { principal: bob([notS3], none), ...naming(USER_ARN) },
    'denied',
  ],
  [
    SESSION_POLICIES,
    'a bucket names the user of a federated session whose policies allow it',
    { principal: bob([ADMINISTRATOR], none), ...naming(USER_ARN) },
    'allowed',
  ],
  [SESSION_POLICIES, 'a federated session without policies may nothing', { principal: bob([]) }, 'denied'],
  // Across accounts
  [
    CROSS_ACCOUNT,
    'another account’s bucket names a user whose boundary lacks it',
    { principal: user({ boundary: notS3 }), ...bucket(theirs, allows({ Principal: { AWS: USER_ARN } })) },
    'denied',
  ],
  [
    CROSS_ACCOUNT,
    'another account’s bucket names a session whose policies lack it',
    { principal: role({ sessionPolicies: [notS3] }), ...bucket(theirs, allows({ Principal: { AWS: SESSION_ARN } })) },
    'denied',
  ],
  [
    CROSS_ACCOUNT,
    'another account’s bucket names a session that may',
    { ...bucket(theirs, allows({ Principal: { AWS: SESSION_ARN } })) },
    'allowed',
  ],
  [
    CROSS_ACCOUNT,
    'another account’s bucket names a role that may nothing',
    { principal: role(none), ...bucket(theirs, allows({ Principal: { AWS: ROLE_ARN } })) },
    'denied',
  ],
  [
    CROSS_ACCOUNT,
    'another account’s bucket names the caller’s account, whose root calls',
    { principal: root, ...bucket(theirs, allows({ Principal: { AWS: ACCOUNT_ROOT } })) },
    'allowed',
  ],
  [
    CROSS_ACCOUNT,
    'another account’s bucket is open to all, and the caller may nothing',
    { principal: role(none), ...bucket(theirs, allows({ Principal: '*' })) },
    'denied',
  ],
  [
    CROSS_ACCOUNT,
    'another account’s bucket is open to all, and the caller may',
    { ...bucket(theirs, allows({ Principal: '*' })) },
    'allowed',
  ],
];

export const SECOND_LIMITS: readonly Row[] = rowsOf(QUESTIONS);
