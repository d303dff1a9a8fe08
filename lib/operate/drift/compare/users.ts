import type { LiveAws, User } from '../../live';
import type { ExpectedSettings, ExpectedUser } from '../expected-settings';
import { finding, type Finding } from '../finding';
import type { Match } from '../match';
import { DEPLOY, editAs, MAKE_ANEW } from './ways';

/** Users that the assembly makes in IAM Identity Center's own store. Others belong to whoever made them. */
export async function compareUsers(
  match: Match,
  live: LiveAws,
  { users }: ExpectedSettings,
  region: string,
): Promise<readonly Finding[]> {
  if (users.length === 0) return [];
  const found = await live.users(region);
  return users.flatMap((expected): readonly Finding[] => {
    const about = `User ${expected.userName}`;
    const known = match.ids.idOf(expected.source);
    const user = found.find(({ id, userName }) =>
      known === undefined ? userName === expected.userName : id === known,
    );
    if (user === undefined)
      return [finding('missing', about, 'does not exist', known === undefined ? DEPLOY : MAKE_ANEW)];
    const changed = PARTS.filter((part) => user[part] !== expected[part]);
    if (changed.length === 0) return [];
    return [
      finding('changed', about, changed.map((part) => words(part, user, expected)).join('; '), editAs(expected.source)),
    ];
  });
}

const PARTS = ['userName', 'givenName', 'familyName', 'email'] as const satisfies readonly (keyof User &
  keyof ExpectedUser)[];

function words(part: (typeof PARTS)[number], user: User, expected: ExpectedUser): string {
  return `has ${part} "${user[part]}", not "${expected[part]}"`;
}
