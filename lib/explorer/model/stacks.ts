import type { PlacedStack } from '../../assembly';
import type { Organization } from '../../ask/organization';
import { groupBy } from '../../base/group-by';
import type { StackRow } from '../page/format';
import type { Places } from './tree';

/** What the templates put into accounts, once for all accounts and Regions in which a stack makes the same. */
export function stackRows({ graph }: Organization, places: Places): readonly StackRow[] {
  const rows = new Map<string, { readonly row: Omit<StackRow, 'accounts'>; readonly accounts: number[] }>();
  for (const account of graph.accounts) {
    for (const [key, row] of rowsOf(graph.stacksIn(account))) {
      const known = rows.get(key) ?? { row, accounts: [] };
      known.accounts.push(places.account(account));
      rows.set(key, known);
    }
  }
  return [...rows.values()].map(({ row, accounts }) => ({ ...row, accounts }));
}

function rowsOf(stacks: readonly PlacedStack[]): readonly (readonly [string, Omit<StackRow, 'accounts'>])[] {
  const told = stacks.map(({ name, isOfStackSet, region, resources }) => {
    const sorted = [...resources].sort(([one], [other]) => (one < other ? -1 : 1));
    return { region, text: JSON.stringify({ name, isOfStackSet, resources: sorted }) };
  });
  return [...groupBy(told, ({ text }) => text)].map(([text, some]) => {
    const row = {
      ...(JSON.parse(text) as Omit<StackRow, 'accounts' | 'regions'>),
      regions: some.map((one) => one.region),
    };
    return [JSON.stringify(row), row];
  });
}
