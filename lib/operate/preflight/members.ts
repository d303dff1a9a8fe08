import type { Account } from '../live';
import type { CheckContext } from './check';

/** How many, and the first of them. */
export function named(all: readonly string[]): string {
  const more = all.length > 5 ? ', …' : '';
  return `${all.length} ${all.length === 1 ? 'account' : 'accounts'} (${all.slice(0, 5).join(', ')}${more})`;
}

/** Members that are there and may be used. */
export async function activeMembers({ live }: CheckContext): Promise<readonly Account[]> {
  const organization = await live.organization();
  if (organization === undefined) return [];
  const { accounts } = await live.tree();
  return accounts.filter(({ id, status }) => status === 'ACTIVE' && id !== organization.managementAccountId);
}
