import type { Account, OrganizationGraph } from '../assembly';

/** What a text may hold for a value that only the deploy makes. */
export const PLACEHOLDERS = ['{account}', '{region}', '{organization}', '{account:<name>}', '{other}'];

/**
 * Fills in what stands in a text for a value that only the deploy makes: `{account}`, `{region}`, `{organization}`, `{account:<name>}` (the id of another account), `{other}` (the id of some other member account), and an
 * account's name where an ARN has its twelve digits.
 *
 * @param find the account of a name. @default by the graph
 */
export function fillIn(
  graph: OrganizationGraph,
  account: Account,
  homeRegion: string,
  find: (name: string) => Account | undefined = (name) => graph.account(name),
): (text: string) => string {
  return (text) => {
    const filled = text
      .replaceAll('{account}', account.id)
      .replaceAll('{other}', () => otherThan(graph, account).id)
      .replaceAll('{region}', homeRegion)
      .replaceAll('{organization}', graph.organizationId)
      .replaceAll(/\{account:([^{}]+)\}/g, (whole, name: string) => find(name)?.id ?? whole);
    if (!filled.startsWith('arn:')) return filled;
    const parts = filled.split(':');
    const named = find(parts[4] ?? '');
    return named === undefined ? filled : parts.with(4, named.id).join(':');
  };
}

/** The management account where there is none. */
function otherThan(graph: OrganizationGraph, account: Account): Account {
  return graph.accounts.find((other) => other.kind === 'member' && other !== account) ?? graph.managementAccount;
}
