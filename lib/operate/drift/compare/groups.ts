import type { Group, LiveAws } from '../../live';
import { undo } from '../call';
import { finding, type Finding } from '../finding';
import type { Match } from '../match';
import { IdentityCalls } from './identity-call';
import { DEPLOY, MAKE_ANEW } from './ways';

/** Groups that the assembly creates. Those of an identity provider are its own to compare. */
export async function compareGroups(match: Match, live: LiveAws, region: string): Promise<readonly Finding[]> {
  const { groups: expected } = match.expected;
  if (expected.size === 0) return [];
  const found = await live.groups(region);
  const calls = await IdentityCalls.of(live, region);
  return [...expected].flatMap(([name, source]): readonly Finding[] => {
    const about = `Group ${name}`;
    const known = match.ids.idOf(source);
    const group = found.find((one) => (known === undefined ? one.name === name : one.id === known));
    if (group === undefined)
      return [finding('missing', about, 'does not exist', known === undefined ? DEPLOY : MAKE_ANEW)];
    if (group.name === name) return [];
    const call = calls.ofStore('UpdateGroup', {
      GroupId: group.id,
      Operations: [{ AttributePath: 'displayName', AttributeValue: name }],
    });
    return [finding('changed', about, `is called "${group.name}" in AWS`, undo('neutral', call))];
  });
}

/** The group that the assembly calls so, whatever it is called since. */
export function liveGroup({ expected, ids }: Match, name: string, groups: readonly Group[]): Group | undefined {
  const id = ids.idOf(expected.groups.get(name));
  return groups.find((group) => (id === undefined ? group.name === name : group.id === id));
}
