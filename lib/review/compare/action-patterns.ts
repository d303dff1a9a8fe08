import type { Organization } from '../../ask/organization';
import type { PolicyDocument } from '../../policy';
import { atomsOf } from '../ask/atoms';
import type { Sides } from './side';

/** Action patterns with wildcards that only one side has: what AWS may add to them is asked about, too. */
export function patternsOfOneSide({ base, head }: Sides): readonly string[] {
  const [before, after] = [patternsOf(base), patternsOf(head)];
  const all = [...new Set([...before, ...after])];
  return all.filter((pattern) => /[*?]/.test(pattern) && before.has(pattern) !== after.has(pattern)).sort();
}

function patternsOf(organization: Organization): ReadonlySet<string> {
  const documents = new Set(documentsOf(organization));
  return new Set([...documents].flatMap((document) => atomsOf(document).flatMap(({ action }) => action.patterns)));
}

/** Every policy that decides something in an organization, some of them several times. */
export function documentsOf({ graph, environment }: Organization): readonly PolicyDocument[] {
  return graph.accounts.flatMap((account) => {
    const { scps, rcps } = environment.account(account);
    const { principals, resourcePolicies } = graph.contentsOf(account);
    const own = principals.map((principal) => environment.principal(principal));
    return [
      ...[...scps, ...rcps].flatMap(({ policies }) => policies.map(({ document }) => document)),
      ...own.flatMap(({ identityPolicies, boundary }) =>
        [...identityPolicies, ...(boundary === undefined ? [] : [boundary])].map(({ document }) => document),
      ),
      ...resourcePolicies.map(({ document }) => document),
      ...principals.flatMap((principal) => (principal.kind === 'role' ? [principal.trustPolicy] : [])),
    ];
  });
}
