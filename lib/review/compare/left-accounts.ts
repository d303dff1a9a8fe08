import type { Account, OrganizationGraph } from '../../assembly';
import type { Organization } from '../../ask/organization';
import { paired, type Sides } from './side';

/**
 * Both sides with every account that AWS has after the deploy: one that the head manages no longer stays open, in its OU, where policies and
 * StackSets of that still reach it. So it counts and costs as before.
 */
export function withLeftAccounts({ base, head }: Sides): Sides {
  const { removed } = paired(base.graph.accounts, head.graph.accounts);
  const left = removed.filter(({ parentId }) => isThere(head.graph, parentId));
  return left.length === 0 ? { base, head } : { base, head: withAccounts(head, left) };
}

function isThere({ organizationalUnits, rootId }: OrganizationGraph, id: string): boolean {
  return organizationalUnits.has(id) || id === rootId;
}

function withAccounts(organization: Organization, more: readonly Account[]): Organization {
  const { graph } = organization;
  const accounts = [...graph.accounts, ...more];
  return { ...organization, graph: Object.assign(Object.create(graph) as OrganizationGraph, { accounts }) };
}
