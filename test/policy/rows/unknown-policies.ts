import {
  BOUNDARY,
  CROSS,
  TRUST,
  USER,
  allowed,
  bound,
  denied,
  denyAll,
  depends,
  home,
  none,
  only,
} from '../evaluation-rows';
import type { Row } from '../evaluation-rows';
import { MANAGEMENT, MEMBER, OBJECT, OTHER, account, allow, deny, policy, role, scps, user } from '../support';
import type { RequestPrincipal } from '../../../lib/policy';

/* Resources of whose policy nothing is known, what AWS gives who gives nothing, and whose resource a call can be about. */

const theirs = account({ id: OTHER });
const management = account({ id: MANAGEMENT });
const service: RequestPrincipal = { kind: 'service', host: 'cloudtrail.amazonaws.com' };
const TOPIC = `arn:aws:sns:us-west-2:${MEMBER}:trips`;
const TOPIC_POLICY = 'sns/latest/dg/sns-access-policy-use-cases.html';
const PRIVILEGED = 'IAM/latest/UserGuide/id_root-user-privileged-task.html';
const PASS_ROLE = 'IAM/latest/UserGuide/id_roles_use_passrole.html';
const OWN_PASSWORD = 'IAM/latest/UserGuide/id_credentials_passwords_enable-user-change.html';
const CHANGE = 'IAM/latest/APIReference/API_ChangePassword.html';
const FEDERATION_TAGS = 'IAM/latest/UserGuide/id_session-tags.html#id_session-tags_adding-getfederationtoken';
const KEY_POLICY = 'kms/latest/developerguide/key-policy-default.html';
const SINGLE = 'IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics.html';
const lets = (AWS: string, Action: string) => policy('theirs', allow({ Principal: { AWS }, Action }));

export const UNKNOWN_POLICY_ROWS: readonly Row[] = [
  // Whatever can have a policy
  ...(
    [
      ['s3:GetObject', OBJECT],
      ['kms:Decrypt', `arn:aws:kms:us-west-2:${OTHER}:key/1`],
      ['sqs:SendMessage', `arn:aws:sqs:us-west-2:${OTHER}:jobs`],
      ['sns:Publish', `arn:aws:sns:us-west-2:${OTHER}:trips`],
      ['lambda:InvokeFunction', `arn:aws:lambda:us-west-2:${OTHER}:function:trips`],
      ['secretsmanager:GetSecretValue', `arn:aws:secretsmanager:us-west-2:${OTHER}:secret:db`],
      ['events:PutEvents', `arn:aws:events:us-west-2:${OTHER}:event-bus/trips`],
      ['events:PutRule', `arn:aws:events:us-west-2:${OTHER}:rule/trips/nightly`],
      ['kafka-cluster:ReadData', `arn:aws:kafka:us-west-2:${OTHER}:topic/trips/1/orders`],
      ['oam:CreateLink', `arn:aws:oam:us-west-2:${OTHER}:sink/1`],
    ] as const
  ).flatMap(([action, arn]): Row[] => [
    [
      `whether the policy of another account’s resource allows ${action}, which is not known, nobody can tell`,
      { action, resource: { arn, account: theirs, policy: 'not known' } },
      depends,
      CROSS,
    ],
    [
      `it lets nobody ${action} whose own policies do not`,
      { principal: role(none), action, resource: { arn, account: theirs, policy: 'not known' } },
      denied,
      CROSS,
    ],
    [
      `within its account it may be enough for whom nothing else allows ${action}`,
      {
        principal: role(none),
        action,
        resource: { arn: arn.replace(OTHER, MEMBER), account: home, policy: 'not known' },
      },
      depends,
      SINGLE,
    ],
    [
      `nor do boundary and session policy that do not allow ${action} keep out whom it may name`,
      {
        principal: role({ ...none, boundary: only('ec2:*'), sessionPolicies: [only('ec2:*')] }),
        action,
        resource: { arn: arn.replace(OTHER, MEMBER), account: home, policy: 'not known' },
      },
      depends,
      SINGLE,
    ],
    [
      `within its account who may by itself may ${action}`,
      { action, resource: { arn: arn.replace(OTHER, MEMBER), account: home, policy: 'not known' } },
      allowed,
      SINGLE,
    ],
    [
      `within its account it lets nobody ${action} whom another policy denies it`,
      {
        principal: role({ identityPolicies: [denyAll] }),
        action,
        resource: { arn: arn.replace(OTHER, MEMBER), account: home, policy: 'not known' },
      },
      denied,
      SINGLE,
    ],
    [
      `nor whom no SCP allows ${action}`,
      {
        principal: role({ ...none, account: account({ scps: [{ attachedTo: 'root', policies: [] }] }) }),
        action,
        resource: { arn: arn.replace(OTHER, MEMBER), account: home, policy: 'not known' },
      },
      denied,
      SINGLE,
    ],
    [
      `without a policy it lets no other account ${action}`,
      { action, resource: { arn, account: theirs } },
      denied,
      CROSS,
    ],
    [
      `with one that names the account it lets it ${action}`,
      { action, resource: { arn, account: theirs, policy: lets(MEMBER, action) } },
      allowed,
      CROSS,
    ],
    [
      `a service that acts on its own may be let ${action}, or not`,
      { principal: service, action, resource: { arn, account: theirs, policy: 'not known' } },
      depends,
      CROSS,
    ],
    [
      `an SCP denies ${action} whatever the resource’s policy says`,
      { principal: role({ account: bound }), action, resource: { arn, account: theirs, policy: 'not known' } },
      { ...denied, layer: 'service control policy' },
      CROSS,
    ],
    [
      `and so does a boundary that does not allow ${action}`,
      {
        principal: role({ boundary: only('ec2:*') }),
        action,
        resource: { arn, account: theirs, policy: 'not known' },
      },
      denied,
      BOUNDARY,
    ],
  ]),
  [
    'who has no credentials may be let in by a policy that is not known',
    { principal: { kind: 'anonymous' }, resource: { arn: OBJECT, account: home, policy: 'not known' } },
    depends,
    CROSS,
  ],
  [
    'within an account the caller’s own policies are enough beside it',
    { resource: { arn: OBJECT, account: home, policy: 'not known' } },
    allowed,
    CROSS,
  ],
  [
    'a key of which nothing is known is taken to leave it to its account',
    {
      action: 'kms:Decrypt',
      resource: { arn: `arn:aws:kms:us-west-2:${MEMBER}:key/1`, account: home, policy: 'not known' },
    },
    allowed,
    KEY_POLICY,
  ],
  [
    'a role’s trust is never left open',
    { action: 'sts:AssumeRole', resource: { arn: `arn:aws:iam::${OTHER}:role/x`, account: theirs } },
    denied,
    TRUST,
  ],
  // What AWS gives a topic
  ...(
    [
      ['whether it lets in who may nothing, AWS does not say', role(none), 'sns:Publish', TOPIC, depends],
      ['who may is let in', role(), 'sns:Publish', TOPIC, allowed],
      ['root is let in', { kind: 'root', account: home }, 'sns:Publish', TOPIC, allowed],
      ['another account is not', role({ account: theirs }), 'sns:Publish', TOPIC, denied],
      ['who has no credentials is not', { kind: 'anonymous' }, 'sns:Publish', TOPIC, denied],
      ['a service may act for its account', service, 'sns:Publish', TOPIC, depends],
      ['it is about no other call', role(none), 'sns:Unsubscribe', '*', denied],
      ['nor about subscriptions', role(none), 'sns:Publish', `${TOPIC}:1234`, denied],
      ['who is denied it is denied', role({ identityPolicies: [denyAll] }), 'sns:Publish', TOPIC, denied],
    ] as const
  ).map(([what, principal, action, arn, decision]): Row => [
    `a topic without a policy has one of AWS: ${what}`,
    { principal, action, resource: { arn, account: home } },
    decision,
    TOPIC_POLICY,
  ]),
  [
    'a topic’s own policy stands in its place',
    {
      principal: role(none),
      action: 'sns:Publish',
      resource: { arn: TOPIC, account: home, policy: lets(OTHER, 'sns:Publish') },
    },
    denied,
    TOPIC_POLICY,
  ],
  // Whose root
  ...(
    [
      ['of its own account', role({ account: account({ delegatedServices: ['iam.amazonaws.com'] }) }), home],
      ['of the management account, from within', role({ account: management }), management],
      ['of the management account, from a member', role(), management],
      [
        'of another, as a member that is no administrator',
        role({ account: account({ delegatedServices: [] }) }),
        theirs,
      ],
      [
        'of another, for another service',
        role({ account: account({ delegatedServices: ['sso.amazonaws.com'] }) }),
        theirs,
      ],
    ] as const
  ).map(([what, principal, owner]): Row => [
    `nobody takes the root ${what}`,
    { principal, action: 'sts:AssumeRoot', resource: { arn: `arn:aws:iam::${owner.id}:root`, account: owner } },
    denied,
    PRIVILEGED,
  ]),
  [
    'the administrator of IAM takes the root of another member',
    {
      principal: role({ account: account({ delegatedServices: ['iam.amazonaws.com'] }) }),
      action: 'sts:AssumeRoot',
      resource: { arn: `arn:aws:iam::${OTHER}:root`, account: theirs },
    },
    allowed,
    PRIVILEGED,
  ],
  // Whose role
  ...(
    [
      ['a role of its own account', role(), home, allowed],
      ['no role of another account', role(), theirs, denied],
      ['none as its root either', { kind: 'root', account: home }, theirs, denied],
      ['none of a member, as the management account', role({ account: management }), theirs, denied],
    ] as const
  ).map(([what, principal, owner, decision]): Row => [
    `a service is passed ${what}`,
    { principal, action: 'iam:PassRole', resource: { arn: `arn:aws:iam::${owner.id}:role/x`, account: owner } },
    decision,
    PASS_ROLE,
  ]),
  // Whose password
  ...(
    [
      ['a user without an allow may, or may not', user(none), USER, depends, OWN_PASSWORD],
      ['a user who is allowed may', user(), USER, allowed, CHANGE],
      ['a user who is denied may not', user({ identityPolicies: [denyAll] }), USER, denied, OWN_PASSWORD],
      ['a user whom an SCP denies it may not', user({ ...none, account: bound }), USER, denied, OWN_PASSWORD],
      ['a user without an allow may not for another', user(none), `${USER}2`, denied, OWN_PASSWORD],
      ['a role has none', role(), USER, denied, CHANGE],
      ['root has none of this kind', { kind: 'root', account: home }, USER, denied, CHANGE],
    ] as const
  ).map(([what, principal, arn, decision, page]): Row => [
    `of the own password: ${what}`,
    { principal, action: 'iam:ChangePassword', resource: { arn, account: home } },
    decision,
    page,
  ]),
  [
    'a user reads the account’s password policy without an allow, or does not',
    { principal: user(none), action: 'iam:GetAccountPasswordPolicy', resource: { arn: '*', account: home } },
    depends,
    OWN_PASSWORD,
  ],
  [
    'a role does not',
    { principal: role(none), action: 'iam:GetAccountPasswordPolicy', resource: { arn: '*', account: home } },
    denied,
    OWN_PASSWORD,
  ],
  // Federated users
  [
    'a user tags the session of a federated user by its own policies',
    {
      principal: user(),
      action: 'sts:TagSession',
      resource: { arn: `arn:aws:sts::${MEMBER}:federated-user/bob`, account: home },
    },
    allowed,
    FEDERATION_TAGS,
  ],
  [
    'one who may not does not',
    {
      principal: user(none),
      action: 'sts:TagSession',
      resource: { arn: `arn:aws:sts::${MEMBER}:federated-user/bob`, account: home },
    },
    denied,
    FEDERATION_TAGS,
  ],
  ...['sts:TagSession', 'sts:SetSourceIdentity'].flatMap((action): Row[] => [
    [
      `${action} on a role is the role’s trust policy’s to allow`,
      {
        action,
        resource: { arn: `arn:aws:iam::${MEMBER}:role/x`, account: home, policy: lets(MEMBER, 'sts:AssumeRole') },
      },
      denied,
      TRUST,
    ],
    [
      `${action} on a role goes where both allow it`,
      { action, resource: { arn: `arn:aws:iam::${MEMBER}:role/x`, account: home, policy: lets(MEMBER, action) } },
      allowed,
      TRUST,
    ],
    [
      `${action} on a role of another account takes both sides`,
      {
        principal: role(none),
        action,
        resource: { arn: `arn:aws:iam::${OTHER}:role/x`, account: theirs, policy: lets(MEMBER, action) },
      },
      denied,
      TRUST,
    ],
    [
      `an SCP keeps a caller from ${action}`,
      {
        principal: role({ account: account({ scps: scps(policy('no-sts', deny({ Action: 'sts:*' }))) }) }),
        action,
        resource: { arn: `arn:aws:iam::${OTHER}:role/x`, account: theirs, policy: lets(MEMBER, action) },
      },
      denied,
      TRUST,
    ],
  ]),
  [
    'nobody makes a federated user of another account',
    {
      principal: user(),
      action: 'sts:GetFederationToken',
      resource: { arn: `arn:aws:sts::${OTHER}:federated-user/bob`, account: theirs },
    },
    denied,
    'STS/latest/APIReference/API_GetFederationToken.html',
  ],
];
