import { SESSION_TAGS, allowed, denied, depends, home } from '../evaluation-rows';
import type { Row } from '../evaluation-rows';
import { ADMINISTRATOR, MEMBER, allow, deny, policy, role } from '../support';

/* Decisions that rest on what AWS sends with a call, beside who calls and what is called. */

const TEAM = 'aws:PrincipalTag/team';
const ofTeam = { identityPolicies: [policy('team', allow({ Condition: { StringEquals: { [TEAM]: 'trips' } } }))] };

const GLOBAL_KEYS = 'IAM/latest/UserGuide/reference_policies_condition-keys.html';
const PEERING = `arn:aws:ec2:us-west-2:${MEMBER}:vpc-peering-connection/pcx-1`;
const INSTANCE = `arn:aws:ec2:us-west-2:${MEMBER}:instance/i-1`;
const SNAPSHOT = 'arn:aws:ec2:us-west-2::snapshot/snap-1';
const OWNERS = { 'aws:ResourceAccount': MEMBER, 'aws:ResourceOrgID': 'o-trips' };
const ownOnly = [policy('own', allow({ Condition: { StringEquals: OWNERS } }))];
const notOthers = [
  ADMINISTRATOR,
  policy('no', deny({ Condition: { StringNotEquals: { 'aws:ResourceAccount': MEMBER } } })),
];
const notKnownOthers = [
  ADMINISTRATOR,
  policy('no', deny({ Condition: { StringNotEqualsIfExists: OWNERS, Null: { 'aws:ResourceOrgPaths': 'false' } } })),
];
const intoOwn = [policy('own', allow({ Resource: 'arn:aws:ec2:us-west-2:${aws:ResourceAccount}:*' }))];

export const CONTEXT_ROWS: readonly Row[] = [
  // Session tags
  ...(
    [
      ['a role that has the tag is let in by it', { team: 'trips' }, {}, allowed],
      ['a role that has another is not', { team: 'growth' }, {}, denied],
      ['whoever opens a session may bring the tag, where the trust policy lets it', 'not known', {}, depends],
      ['a session that brings it is let in', 'not known', { [TEAM]: 'trips' }, allowed],
      ['a session that brings another in place of the role’s is not', { team: 'trips' }, { [TEAM]: 'growth' }, denied],
    ] as const
  ).map(([what, tags, context, decision]): Row => [
    what,
    { principal: role({ ...ofTeam, tags }), context },
    decision,
    SESSION_TAGS,
  ]),
  // Whose the resource is
  ...(
    [
      ['whoever may use what is its own starts instances', ownOnly, 'ec2:RunInstances', INSTANCE, {}, allowed],
      [
        'and accepts no peering: AWS does not say whose it is',
        ownOnly,
        'ec2:AcceptVpcPeeringConnection',
        PEERING,
        {},
        denied,
      ],
      ['and reads no blocks of snapshots', ownOnly, 'ebs:GetSnapshotBlock', SNAPSHOT, {}, denied],
      [
        'a denial for what is not its own keeps it from peering',
        notOthers,
        'ec2:AcceptVpcPeeringConnection',
        PEERING,
        {},
        denied,
      ],
      ['and from nothing of its own', notOthers, 'ec2:RunInstances', INSTANCE, {}, allowed],
      [
        'one for what is known to be another’s does not',
        notKnownOthers,
        'ec2:AcceptVpcPeeringConnection',
        PEERING,
        {},
        allowed,
      ],
      [
        'a request that says whose it is has said it',
        ownOnly,
        'ec2:AcceptVpcPeeringConnection',
        PEERING,
        OWNERS,
        allowed,
      ],
      ['a variable for it stands for nothing there', intoOwn, 'ec2:AcceptVpcPeeringConnection', PEERING, {}, denied],
    ] as const
  ).map(([what, identityPolicies, action, arn, context, decision]): Row => [
    what,
    { principal: role({ identityPolicies }), action, resource: { arn, account: home }, context },
    decision,
    `${GLOBAL_KEYS}#condition-keys-resourceaccount`,
  ]),
];
