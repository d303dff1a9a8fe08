import { allowed, bound, denied, none, outside } from '../evaluation-rows';
import type { Row } from '../evaluation-rows';
import { MANAGEMENT, account, role } from '../support';

/* How accounts enter an organization and leave it: calls on what the management account owns. */

const management = account({ id: MANAGEMENT });
const HANDSHAKES = 'organizations/latest/userguide/orgs_manage_accounts_invites.html';

export const HANDSHAKE_ROWS: readonly Row[] = [
  ...(
    [
      ['a member', role(), 'AcceptHandshake', allowed],
      ['a stranger', role({ account: outside }), 'AcceptHandshake', allowed],
      ['the root user of a stranger', { kind: 'root', account: outside }, 'AcceptHandshake', allowed],
      ['a stranger that may not', role({ account: outside, ...none }), 'AcceptHandshake', denied],
      ['a member whom an SCP denies it', role({ account: bound }), 'AcceptHandshake', denied],
      ['a stranger', role({ account: outside }), 'DeclineHandshake', allowed],
      ['a stranger', role({ account: outside }), 'DescribeHandshake', allowed],
      ['a stranger, who did not send it,', role({ account: outside }), 'CancelHandshake', denied],
      [
        'a member, who did not send it,',
        role({ account: account({ delegatedServices: [] }) }),
        'CancelHandshake',
        denied,
      ],
      ['who sent it', role({ account: management }), 'CancelHandshake', allowed],
    ] as const
  ).map(([who, principal, name, decision]): Row => [
    `${who} calls ${name} on a handshake of the management account`,
    {
      principal,
      action: `organizations:${name}`,
      resource: { arn: `arn:aws:organizations::${MANAGEMENT}:handshake/o-trips/invite/h-1`, account: management },
    },
    decision,
    HANDSHAKES,
  ]),
  ...(
    [
      ['a member leaves the organization', role({ account: account({ delegatedServices: [] }) }), allowed],
      ['one that may not does not', role(none), denied],
      ['one whom an SCP denies it does not leave', role({ account: bound }), denied],
      ['the management account does not', role({ account: management }), denied],
      ['a stranger has nothing to leave', role({ account: outside }), denied],
    ] as const
  ).map(([what, principal, decision]): Row => [
    what,
    { principal, action: 'organizations:LeaveOrganization', resource: { arn: '*', account: management } },
    decision,
    'organizations/latest/APIReference/API_LeaveOrganization.html',
  ]),
];
