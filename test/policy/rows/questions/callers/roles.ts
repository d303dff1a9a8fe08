import { ADMINISTRATOR, MEMBER, OTHER, account, policy, role, scps, user } from '../../../support';
import {
  BOUNDARY,
  CROSS_ACCOUNT,
  GLOBAL,
  IAM,
  PRINCIPAL,
  ROLE_ARN,
  SESSION_ARN,
  SESSION_TAGS,
  allows,
  bucket,
  by,
  denies,
  home,
  none,
  only,
  root,
  rowsOf,
  theirs,
  trust,
  trusts,
} from '../forms';

/* A security architect's questions: sessions, boundaries, chains and whom a resource's policy means. */

const BASICS = IAM + 'reference_policies_evaluation-logic_policy-eval-basics.html';
const CHAINING = IAM + 'id_session-tags.html#id_session-tags_role-chaining';
const SOURCE_IDENTITY = IAM + 'id_credentials_temp_control-access_monitor.html';
const FEDERATION = IAM + 'id_credentials_temp_control-access_getfederationtoken.html';
const bounded = role({ ...none, boundary: only('ec2:*') });
const inSession = role({ ...none, sessionPolicies: [only('ec2:*')] });
const federated = (identityPolicies = [ADMINISTRATOR], sessionPolicies = [ADMINISTRATOR]) =>
  user({ identityPolicies, federation: { name: 'bob', sessionPolicies } });
const carried = (context: Record<string, string | readonly string[]>, ...s: Parameters<typeof trust>[1][]) => ({
  context,
  ...trust('sts:AssumeRole', ...s),
});
const taggable = trusts({ Principal: { AWS: MEMBER }, Action: ['sts:AssumeRole', 'sts:TagSession'] });
const deployed = account({ scps: scps(policy('scp', denies({ Action: 's3:*' }))) });

export const ROLE_QUESTIONS = rowsOf([
  [
    BOUNDARY,
    'a bucket’s policy names the role: its boundary limits it',
    { principal: bounded, ...bucket(home, allows({ Principal: { AWS: ROLE_ARN } })) },
    'denied',
  ],
  [
    BOUNDARY,
    'it names the session: no boundary limits it',
    { principal: bounded, ...bucket(home, allows({ Principal: { AWS: SESSION_ARN } })) },
    'allowed',
  ],
  [
    BASICS,
    'it names the role: its session policy limits it',
    { principal: inSession, ...bucket(home, allows({ Principal: { AWS: ROLE_ARN } })) },
    'denied',
  ],
  [
    BASICS,
    'it names the session: no session policy limits it',
    { principal: inSession, ...bucket(home, allows({ Principal: { AWS: SESSION_ARN } })) },
    'allowed',
  ],
  [
    CROSS_ACCOUNT,
    'across accounts that is not enough: the boundary limits whom it names by session',
    { principal: role({ boundary: only('ec2:*') }), ...bucket(theirs, allows({ Principal: { AWS: SESSION_ARN } })) },
    'denied',
  ],
  [
    CROSS_ACCOUNT,
    'and whom it names by session needs an allow of its own',
    { principal: role(none), ...bucket(theirs, allows({ Principal: { AWS: SESSION_ARN } })) },
    'denied',
  ],
  [
    CROSS_ACCOUNT,
    'the root user of another account that is named as account',
    { principal: root, ...bucket(theirs, allows({ Principal: { AWS: MEMBER } })) },
    'allowed',
  ],
  [
    CROSS_ACCOUNT,
    'and under an SCP of its own account',
    { principal: { kind: 'root', account: deployed }, ...bucket(theirs, allows({ Principal: { AWS: MEMBER } })) },
    'denied',
  ],
  [
    PRINCIPAL,
    'the account alone is named: a role of it without policies',
    { principal: role(none), ...bucket(home, allows({ Principal: { AWS: MEMBER } })) },
    'denied',
  ],
  [
    PRINCIPAL,
    'the account’s denial catches its administrators',
    { ...bucket(home, denies({ Principal: { AWS: `arn:aws:iam::${MEMBER}:root` } })) },
    'denied',
  ],
  [
    PRINCIPAL,
    'and its root user',
    { principal: root, ...bucket(home, denies({ Principal: { AWS: `arn:aws:iam::${MEMBER}:root` } })) },
    'denied',
  ],
  [
    PRINCIPAL,
    'another account’s is about others',
    { ...bucket(home, denies({ Principal: { AWS: OTHER } })) },
    'allowed',
  ],
  [
    IAM + 'reference_policies_elements_notprincipal.html',
    'a denial to all but a role with its session and account leaves it',
    { ...bucket(home, denies({ NotPrincipal: { AWS: [MEMBER, ROLE_ARN, SESSION_ARN] } })) },
    'allowed',
  ],
  [
    IAM + 'reference_policies_elements_notprincipal.html',
    'another session of it is none of those',
    {
      principal: role({ sessionName: 'other' }),
      ...bucket(home, denies({ NotPrincipal: { AWS: [MEMBER, ROLE_ARN, SESSION_ARN] } })),
    },
    'denied',
  ],
  [
    SESSION_TAGS,
    'tags of a session take sts:TagSession of the trust policy',
    carried({ 'aws:RequestTag/team': 'a', 'aws:TagKeys': ['team'] }, trusts({ Principal: { AWS: MEMBER } })),
    'denied',
  ],
  [
    SESSION_TAGS,
    'with it they are taken',
    carried({ 'aws:RequestTag/team': 'a', 'aws:TagKeys': ['team'] }, taggable),
    'allowed',
  ],
  [
    SESSION_TAGS,
    'and of the caller, where it is of another account',
    {
      principal: role({ account: theirs, identityPolicies: [only('sts:AssumeRole')] }),
      context: { 'aws:RequestTag/team': 'a', 'aws:TagKeys': ['team'] },
      ...trust('sts:AssumeRole', trusts({ Principal: { AWS: OTHER }, Action: ['sts:AssumeRole', 'sts:TagSession'] })),
    },
    'denied',
  ],
  [
    CHAINING,
    'a chain that names what it hands on takes sts:TagSession too',
    carried({ 'sts:TransitiveTagKeys': ['team'] }, trusts({ Principal: { AWS: MEMBER } })),
    'denied',
  ],
  [
    CHAINING,
    'a trust policy that lets nobody hand tags on',
    carried({ 'sts:TransitiveTagKeys': ['team'] }, taggable, {
      Effect: 'Deny',
      Principal: '*',
      Action: 'sts:TagSession',
      Condition: { Null: { 'sts:TransitiveTagKeys': 'false' } },
    }),
    'denied',
  ],
  [
    SOURCE_IDENTITY,
    'a source identity takes sts:SetSourceIdentity',
    carried({ 'sts:SourceIdentity': 'alice' }, trusts({ Principal: { AWS: MEMBER } })),
    'denied',
  ],
  [
    SOURCE_IDENTITY,
    'and is compared by the trust policy',
    carried(
      { 'sts:SourceIdentity': 'mallory' },
      trusts({
        Principal: { AWS: MEMBER },
        Action: ['sts:AssumeRole', 'sts:SetSourceIdentity'],
        Condition: { StringLike: { 'sts:SourceIdentity': 'ali*' } },
      }),
    ),
    'denied',
  ],
  [
    SOURCE_IDENTITY,
    'without one the condition is not met',
    carried(
      {},
      trusts({
        Principal: { AWS: MEMBER },
        Action: ['sts:AssumeRole', 'sts:SetSourceIdentity'],
        Condition: { StringLike: { 'sts:SourceIdentity': 'ali*' } },
      }),
    ),
    'denied',
  ],
  [
    SOURCE_IDENTITY,
    'aws:SourceIdentity of a user with its own keys is none',
    {
      principal: user({
        identityPolicies: [policy('p', allows({ Condition: { StringLike: { 'aws:SourceIdentity': '*' } } }))],
      }),
    },
    'denied',
  ],
  [
    SOURCE_IDENTITY,
    'nor of a role’s session of which none is told',
    { principal: by({ Condition: { StringLike: { 'aws:SourceIdentity': '*' } } }) },
    'denied',
  ],
  [FEDERATION, 'a federated session may do no more than its user', { principal: federated([only('ec2:*')]) }, 'denied'],
  [FEDERATION, 'nor more than its own policy', { principal: federated([ADMINISTRATOR], [only('ec2:*')]) }, 'denied'],
  [
    FEDERATION,
    'a bucket that names the session opens to it',
    {
      principal: federated([], [only('ec2:*')]),
      ...bucket(home, allows({ Principal: { AWS: `arn:aws:sts::${MEMBER}:federated-user/bob` } })),
    },
    'allowed',
  ],
  [
    FEDERATION,
    'one that names its user opens within the session’s policy',
    {
      principal: federated([], [ADMINISTRATOR]),
      ...bucket(home, allows({ Principal: { AWS: `arn:aws:iam::${MEMBER}:user/alice` } })),
    },
    'allowed',
  ],
  [
    GLOBAL + '#condition-keys-multifactorauthpresent',
    'Bool with MFA true: long-term keys send none',
    {
      principal: user({
        identityPolicies: [policy('p', allows({ Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } }))],
      }),
    },
    'denied',
  ],
  [
    GLOBAL + '#condition-keys-multifactorauthpresent',
    'a denial by BoolIfExists false catches long-term keys',
    {
      principal: user({
        identityPolicies: [
          ADMINISTRATOR,
          policy('d', denies({ Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } } })),
        ],
      }),
    },
    'denied',
  ],
  [
    GLOBAL + '#condition-keys-multifactorauthpresent',
    'one by Bool false does not',
    {
      principal: user({
        identityPolicies: [
          ADMINISTRATOR,
          policy('d', denies({ Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'false' } } })),
        ],
      }),
    },
    'allowed',
  ],
]);
