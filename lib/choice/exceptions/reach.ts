import { accountsWithin, ROOT, type AccountTree } from '../../model/tree';

interface Listing {
  readonly guardrails?: readonly (string | undefined)[] | undefined;
}

type Map<T> = Readonly<Record<string, T | undefined>>;

/** What says where guardrails are, whether checked yet or not. */
export interface GuardedTree extends AccountTree {
  readonly organization?:
    (AccountTree['organization'] & Listing & { readonly organizationalUnits?: Map<Listing> | undefined }) | undefined;
  readonly accounts?: Map<Listing & { readonly ou?: string | undefined }> | undefined;
}

/** Keys of the member accounts that a guardrail reaches, sorted. */
export function accountsReached(tree: GuardedTree, guardrail: string): readonly string[] {
  const lists = (listing: Listing | undefined): boolean => listing?.guardrails?.includes(guardrail) ?? false;
  const keysOf = (map: Map<Listing> | undefined): readonly string[] =>
    Object.entries(map ?? {}).flatMap(([key, listing]) => (lists(listing) ? [key] : []));
  const units = [...(lists(tree.organization) ? [ROOT] : []), ...keysOf(tree.organization?.organizationalUnits)];
  const under = units.flatMap((unit) => accountsWithin(tree, unit));
  return [...new Set([...under, ...keysOf(tree.accounts)])].sort();
}
