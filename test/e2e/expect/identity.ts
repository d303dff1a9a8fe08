import { catalogue } from '../../support/read-landing-zone';
import { deepEqual } from 'node:assert/strict';
import { choose } from '../../../lib/choice/choose';
import type { LandingZone } from '../../../lib/model/landing-zone';
import { expandAssignments } from '../../../lib/model/tree';
import { PERMISSIONS_BOUNDARY_NAME } from '../../../lib/base/names';
import type { LiveIdentityCenter } from '../live/identity-center';
import type { LiveOrganization } from '../live/organization';
import { Names } from './names';

/** Groups, permission sets as their personas say, and exactly the assignments of the config, account by account. */
export function expectIdentity(zone: LandingZone, organization: LiveOrganization, live: LiveIdentityCenter): void {
  const { personas } = choose(zone, catalogue);
  const { groups, identitySource } = zone.access;
  const displayName = (key: string): string => groups[key]?.displayName ?? key;

  if (identitySource !== 'external') deepEqual(live.groups, Object.keys(groups).map(displayName).sort(), 'groups');

  deepEqual(
    sorted(
      live.permissionSets.map(({ name, sessionDuration, managedPolicyArns, boundary, inlinePolicy }) => ({
        name,
        sessionDuration,
        managedPolicyArns,
        boundary: boundary?.CustomerManagedPolicyReference?.Name ?? boundary?.ManagedPolicyArn ?? 'none',
        hasInlinePolicy: inlinePolicy !== undefined,
      })),
    ),
    sorted(
      Object.values(personas).map((persona) => ({
        name: persona.name,
        sessionDuration: `PT${persona.sessionHours}H`,
        managedPolicyArns: (persona.managedPolicies ?? []).map((name) => `arn:aws:iam::aws:policy/${name}`).sort(),
        boundary: persona.permissionsBoundary === 'landing-zone' ? PERMISSIONS_BOUNDARY_NAME : 'none',
        hasInlinePolicy: (persona.statements ?? []).length > 0,
      })),
    ),
    'permission sets',
  );

  const names = new Names(zone, organization);
  const wanted = expandAssignments(zone).map(({ group, persona, account }) => ({
    group: displayName(group),
    permissionSet: personas[persona]?.name,
    accountId: names.accountId(account),
  }));
  deepEqual(sorted(live.assignments), sorted(wanted), 'assignments');
}

function sorted(items: readonly object[]): readonly string[] {
  return items.map((item) => JSON.stringify(item)).sort();
}
