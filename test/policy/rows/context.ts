import { SESSION_TAGS, allowed, denied, depends } from '../evaluation-rows';
import type { Row } from '../evaluation-rows';
import { allow, policy, role } from '../support';

/* Decisions that rest on what AWS sends with a call, beside who calls and what is called. */

const TEAM = 'aws:PrincipalTag/team';
const ofTeam = { identityPolicies: [policy('team', allow({ Condition: { StringEquals: { [TEAM]: 'trips' } } }))] };

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
];
