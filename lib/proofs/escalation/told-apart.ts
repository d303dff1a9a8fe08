import type { Account, EngineEnvironment } from '../../assembly';

/** Accounts by their place, or by a part of their ids: which are meant cannot be read from names. */
const BY_PATTERN = /PrincipalOrgPaths|"\d{1,11}[*?]|[":]\d{1,11}[*?][^":]*[:"]/;

/**
 * Accounts that a trust policy or a resource policy of another one tells apart from those that are like them in themselves: from
 * such an account a way may lead further than from the others.
 */
export function toldApartByOthers({ graph }: EngineEnvironment): ReadonlySet<Account> {
  const apart = new Set<Account>();
  for (const owner of graph.accounts) {
    const { roles, resourcePolicies } = graph.contentsOf(owner);
    const documents = [
      ...roles.map(({ trustPolicy }) => trustPolicy),
      ...resourcePolicies.map(({ document }) => document),
    ];
    const text = JSON.stringify(documents);
    if (BY_PATTERN.test(text)) return new Set(graph.accounts);
    for (const word of new Set(text.split(/[":/]/))) {
      const named = graph.account(word);
      if (named !== undefined && named !== owner) apart.add(named);
    }
  }
  return apart;
}
