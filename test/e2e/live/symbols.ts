import type { OrganizationGraph } from '../../../lib/assembly';
import type { LiveOrganization } from './organization';

/**
 * Puts what an assembly calls things before they exist into texts that AWS's ids stand in, so that what is deployed can
 * be laid beside what was to be deployed. Ids are unique, hence nothing else is touched.
 */
export class Symbols {
  private readonly byId: ReadonlyMap<string, string>;
  private readonly anyId: RegExp;

  public constructor(graph: OrganizationGraph, live: LiveOrganization) {
    const units = new Map([...graph.organizationalUnits.values()].map(({ path, id }) => [path, id]));
    this.byId = new Map([
      [live.id, graph.organizationId],
      [live.rootId, graph.rootId],
      [live.managementAccountId, graph.managementAccount.id],
      ...live.units.map(({ id, path }): [string, string] => [id, units.get(path) ?? id]),
      ...live.accounts
        .filter(({ id }) => id !== live.managementAccountId)
        .map(({ id, name }): [string, string] => [id, graph.account(name)?.id ?? id]),
    ]);
    this.anyId = new RegExp([...this.byId.keys()].join('|'), 'g');
  }

  public in(text: string): string {
    return text.replaceAll(this.anyId, (id) => this.byId.get(id) ?? id);
  }
}
