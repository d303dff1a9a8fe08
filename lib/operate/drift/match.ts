import type * as Assembly from '../../assembly';
import { ROOT_ID } from '../../assembly/symbols';
import type { JsonObject, JsonValue } from '../../base/json';
import type { Account, Organization, OrganizationalUnit, OrganizationTree } from '../live';
import type { Expected } from './expected';
import type { LiveIds } from './live-ids';
import { realDocument } from './real-document';

/**
 * Which live OU and account is which of the assembly's: by the id that CloudFormation keeps of it. Only what no stack has made yet is
 * looked for by parent and name, or by e-mail address.
 */
export class Match {
  /** Live OU by the assembly's id. */
  public readonly units = new Map<string, OrganizationalUnit>();
  /** Live account by the assembly's id. */
  public readonly accounts = new Map<string, Account>();
  private readonly symbols = new Map<string, string>();

  public constructor(
    public readonly expected: Expected,
    public readonly organization: Organization,
    public readonly tree: OrganizationTree,
    public readonly ids: LiveIds,
  ) {
    const { graph } = expected;
    this.symbols.set(organization.id, graph.organizationId).set(tree.rootId, graph.rootId);
    this.matchUnits(graph.rootId, tree.rootId);
    for (const account of graph.accounts) {
      const live = this.liveAccount(account);
      if (live === undefined) continue;
      this.accounts.set(account.id, live);
      this.symbols.set(live.id, account.id);
    }
  }

  /** Live id of a root, OU or account of the assembly. */
  public liveId(id: string): string | undefined {
    if (id === ROOT_ID) return this.tree.rootId;
    return this.units.get(id)?.id ?? this.accounts.get(id)?.id;
  }

  /** Whether an account takes calls: none does that is closed, or about to be. */
  public isOpen(accountId: string): boolean {
    return this.tree.accounts.some(({ id, status }) => id === accountId && status === 'ACTIVE');
  }

  /** A root, OU or account in words, by its live id. */
  public describe(liveId: string): string {
    if (liveId === this.tree.rootId) return 'the root';
    const unit = this.tree.organizationalUnits.find(({ id }) => id === liveId);
    if (unit !== undefined) return `OU ${unit.path}`;
    const account = this.tree.accounts.find(({ id }) => id === liveId);
    return account === undefined ? liveId : `account ${account.name}`;
  }

  /** A live document with the assembly's symbols in place of the ids that stand for the same. */
  public symbolic(document: JsonValue): JsonValue {
    const ids = [...this.symbols.keys()].join('|');
    const pattern = new RegExp(`(?<![0-9a-z-])(?:${ids})(?![0-9a-z-])`, 'g');
    const symbol = (id: string): string => JSON.stringify(this.symbols.get(id) ?? id).slice(1, -1);
    return JSON.parse(JSON.stringify(document).replaceAll(pattern, symbol)) as JsonValue;
  }

  /** What the assembly says with live ids in place of its symbols. @returns undefined where that cannot be told */
  public real(document: JsonObject): JsonObject | undefined {
    return realDocument(document, new Map([...this.symbols].map(([id, symbol]) => [symbol, id])));
  }

  private matchUnits(parentId: string, liveParentId: string): void {
    const expected = [...this.expected.graph.organizationalUnits.values()].filter((unit) => unit.parentId === parentId);
    for (const unit of expected) {
      const found = this.liveUnit(unit, liveParentId);
      if (found === undefined) continue;
      this.units.set(unit.id, found);
      this.symbols.set(found.id, unit.id);
      this.matchUnits(unit.id, found.id);
    }
  }

  private liveUnit(unit: Assembly.OrganizationalUnit, liveParentId: string): OrganizationalUnit | undefined {
    const { organizationalUnits } = this.tree;
    const known = this.ids.idOf(unit.source) ?? (unit.source === undefined ? unit.id : undefined);
    if (known !== undefined) return organizationalUnits.find(({ id }) => id === known);
    return organizationalUnits.find(
      ({ id, name, parentId }) => name === unit.name && parentId === liveParentId && !this.ids.isOurs(id),
    );
  }

  private liveAccount(account: Assembly.Account): Account | undefined {
    const { accounts } = this.tree;
    if (account.kind === 'management') return accounts.find(({ id }) => id === this.organization.managementAccountId);
    const known = this.ids.idOf(account.source);
    // What places an adopted account has an id of its own.
    const id = known !== undefined && /^\d{12}$/.test(known) ? known : account.id;
    if (/^\d{12}$/.test(id)) return accounts.find((one) => one.id === id);
    const email = this.expected.emails.get(account.id)?.toLowerCase();
    return (
      accounts.find((one) => one.email.toLowerCase() === email) ?? accounts.find(({ name }) => name === account.name)
    );
  }
}
