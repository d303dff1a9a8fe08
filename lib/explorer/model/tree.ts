import type { Account, OrganizationGraph } from '../../assembly';
import type { Organization } from '../../ask/organization';
import { entryOf } from '../../base/entry-of';
import type { AccountRow, UnitRow } from '../page/format';

/** The places of what others refer to. */
export interface Places {
  unit(id: string): number;
  account(account: Pick<Account, 'name'>): number;
}

/** The organization as a tree: the root first, parents before children. */
export function treeOf(organization: Organization): {
  readonly units: readonly UnitRow[];
  readonly accounts: readonly AccountRow[];
  readonly places: Places;
} {
  const { graph } = organization;
  const units = [...graph.organizationalUnits.values()];
  const unitPlaces = new Map([graph.rootId, ...units.map(({ id }) => id)].map((id, place) => [id, place]));
  const accountPlaces = new Map(graph.accounts.map(({ name }, place) => [name, place]));
  const places: Places = {
    unit: (id) => unitPlaces.get(id) ?? 0,
    account: ({ name }) => accountPlaces.get(name) ?? -1,
  };
  return {
    places,
    units: [
      { name: 'root', path: '', parent: -1 },
      ...units.map(({ name, path, parentId }) => ({ name, path, parent: places.unit(parentId) })),
    ],
    accounts: graph.accounts.map((account) => accountRow(organization, account, places)),
  };
}

function accountRow(organization: Organization, account: Account, places: Places): AccountRow {
  const { name, kind, parentId, tags } = account;
  const id = idOf(organization, account);
  const email = emailOf(organization, account);
  return {
    name,
    kind,
    unit: places.unit(parentId),
    tags,
    ...(id === undefined ? {} : { id }),
    ...(email === undefined ? {} : { email }),
  };
}

/** Of an account that was there before, and of the management account where the config pins it. */
function idOf({ assembly, graph }: Organization, { id, kind }: Account): string | undefined {
  const pinned = kind === 'management' ? assembly.stacks.find(({ accountId }) => accountId)?.accountId : undefined;
  return [pinned, id].find((text) => text !== undefined && /^\d{12}$/.test(text)) ?? idInGraph(graph, id);
}

function idInGraph(graph: OrganizationGraph, id: string): string | undefined {
  const found = graph.account(id)?.id ?? '';
  return /^\d{12}$/.test(found) ? found : undefined;
}

/** As the template that creates the account has it. */
function emailOf({ assembly }: Organization, { source }: Account): string | undefined {
  const stack = assembly.stacks.find(({ stackName }) => stackName === source?.stackName);
  const email = entryOf(stack?.template.Resources, source?.logicalId)?.Properties?.Email;
  return typeof email === 'string' ? email : undefined;
}
