import { byCodeUnit } from '../base/words';
import { entryOf } from '../base/entry-of';
/*
 * Questions about the tree of OUs and about who reaches which account. They take any part of a landing zone, whether
 * checked yet or not: an OU that is its own ancestor ends its path, a parent that nobody defined is the last step.
 */

/** Stands for the organization's root where an OU is named. */
export const ROOT = 'root';
/** Stands for the management account where an account is named. */
export const MANAGEMENT = 'management';

interface OrganizationalUnitLike {
  readonly parent?: string | undefined;
  readonly name?: string | undefined;
  readonly status?: 'active' | 'suspended' | undefined;
  readonly tags?: Readonly<Record<string, string | undefined>> | undefined;
  readonly batch?: string | undefined;
}

interface AssignmentLike {
  readonly group?: string | undefined;
  readonly persona?: string | undefined;
  readonly accounts?: readonly (string | undefined)[] | undefined;
  readonly organizationalUnits?: readonly (string | undefined)[] | undefined;
  readonly taggedAccounts?: TaggedLike | undefined;
}

interface TaggedLike {
  readonly within?: readonly (string | undefined)[] | undefined;
  readonly tags?: TagPatternLike | undefined;
}

type TagPatternLike = Readonly<Record<string, readonly (string | undefined)[] | undefined>>;

type Entries<T> = Readonly<Record<string, T | undefined>>;

export interface OrganizationTree {
  readonly organization?: { readonly organizationalUnits?: Entries<OrganizationalUnitLike> | undefined } | undefined;
}

export interface AccountTree extends OrganizationTree {
  readonly accounts?:
    | Entries<{
        readonly ou?: string | undefined;
        readonly tags?: Readonly<Record<string, string | undefined>> | undefined;
      }>
    | undefined;
}

export interface AssignedTree extends AccountTree {
  readonly access?: { readonly assignments?: readonly (AssignmentLike | undefined)[] | undefined } | undefined;
}

/** One persona for one group in one account; `account` is a key, or `management`. */
export interface AssignmentToAccount {
  readonly group: string;
  readonly persona: string;
  readonly account: string;
  /** By which tags of the account. @default a line names it, or an OU above it */
  readonly byTags?: readonly TagOfAccount[];
}

export interface TagOfAccount {
  readonly key: string;
  readonly value: string;
  /** Names from below the root down to the OU that says it. @default the account itself does */
  readonly unit?: string;
}

/** The OU of a key, or undefined for the root and for what nobody defined. */
export function findOrganizationalUnit(tree: OrganizationTree, ou: string): OrganizationalUnitLike | undefined {
  return entryOf(tree.organization?.organizationalUnits, ou);
}

/** Keys from the OU below the root down to the given one, itself included; empty for the root. */
export function organizationalUnitPath(tree: OrganizationTree, ou: string): readonly string[] {
  const path: string[] = [];
  let current: string | undefined = ou;
  while (current !== undefined && current !== ROOT && !path.includes(current)) {
    path.unshift(current);
    current = findOrganizationalUnit(tree, current)?.parent;
  }
  return path;
}

/** 1 for an OU right below the root, 5 for the deepest that AWS allows. */
export function depthOf(tree: OrganizationTree, ou: string): number {
  return organizationalUnitPath(tree, ou).length;
}

/** Whether the OU or one above it is suspended. */
export function isSuspended(tree: OrganizationTree, ou: string): boolean {
  return organizationalUnitPath(tree, ou).some((key) => findOrganizationalUnit(tree, key)?.status === 'suspended');
}

/** Whether the account's OU or one above it is suspended; the management account never is. */
export function isAccountSuspended(tree: AccountTree, account: string): boolean {
  const ou = accountOu(tree, account);
  return ou !== undefined && isSuspended(tree, ou);
}

/** Whether `ou` is `ancestor` or lies below it; everything lies below the root. */
export function isWithin(tree: OrganizationTree, ou: string, ancestor: string): boolean {
  return ancestor === ROOT || organizationalUnitPath(tree, ou).includes(ancestor);
}

/** Keys of the accounts in the OU and below it, sorted; the root's are all but the management account. */
export function accountsWithin(tree: AccountTree, ou: string): readonly string[] {
  return accountsByUnit(tree).get(ou) ?? [];
}

const byUnit = new WeakMap<object, { readonly units: object | undefined; readonly index: AccountsByUnit }>();

type AccountsByUnit = ReadonlyMap<string, readonly string[]>;

/** Every OU with the accounts in it and below. Kept: with thousands of accounts, whoever asks about one OU asks about hundreds. */
function accountsByUnit({ accounts = NO_ACCOUNTS, organization }: AccountTree): AccountsByUnit {
  const units = organization?.organizationalUnits;
  const known = byUnit.get(accounts);
  if (known !== undefined && known.units === units) return known.index;
  const index = new Map<string, string[]>();
  const paths = new Map<string, readonly string[]>();
  for (const account of Object.keys(accounts).sort()) {
    const home = accountOu({ accounts }, account);
    if (home === undefined) continue;
    let path = paths.get(home);
    if (path === undefined)
      paths.set(home, (path = [...new Set([ROOT, ...organizationalUnitPath({ organization }, home)])]));
    for (const unit of path) {
      const within = index.get(unit);
      if (within === undefined) index.set(unit, [account]);
      else within.push(account);
    }
  }
  byUnit.set(accounts, { units, index });
  return index;
}

const NO_ACCOUNTS = {};

/** The OUs with their keys, every parent before its children, siblings by key. */
export function unitsParentFirst<Unit extends OrganizationalUnitLike>(
  organizationalUnits: Readonly<Record<string, Unit>>,
): readonly (readonly [key: string, unit: Unit])[] {
  const path = (key: string): string =>
    organizationalUnitPath({ organization: { organizationalUnits } }, key).join('/');
  const byPath = Object.entries(organizationalUnits).map(([key, unit]) => ({ path: path(key), key, unit }));
  return byPath.sort((a, b) => byCodeUnit(a.path, b.path)).map(({ key, unit }) => [key, unit] as const);
}

/** Keys of the accounts that have, of every key of the pattern, one of its values, sorted. */
export function accountsWithTags(tree: AccountTree, pattern: TagPatternLike): readonly string[] {
  const index = accountsByTag(tree);
  const [first, ...others] = Object.entries(pattern).map(([key, values = []]) =>
    values.flatMap((value) => (value === undefined ? [] : (index.get(tagKeyOf(key, value)) ?? []))),
  );
  const rest = others.map((accounts) => new Set(accounts));
  return [...new Set(first)].filter((account) => rest.every((accounts) => accounts.has(account))).sort();
}

/** Accounts that a line reaches by tags, sorted: those within its OUs alone, and none that is suspended. */
export function taggedAccounts(tree: AccountTree, { within = [], tags = {} }: TaggedLike): readonly string[] {
  return accountsWithTags(tree, tags).filter((account) => {
    const ou = accountOu(tree, account);
    if (ou === undefined || isSuspended(tree, ou)) return false;
    return within.some((ancestor) => ancestor !== undefined && isWithin(tree, ou, ancestor));
  });
}

function tagKeyOf(key: string, value: string): string {
  return JSON.stringify([key, value]);
}

/** Tags of an account: its own, key by key, else those of its OUs. */
export function tagsOfAccount(tree: AccountTree, account: string): Readonly<Record<string, string>> {
  const { ou, tags = {} } = entryOf(tree.accounts, account) ?? {};
  const own = Object.entries(tags).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return { ...(ou === undefined ? {} : inheritedTags(tree, ou)), ...Object.fromEntries(own) };
}

const byTag = new WeakMap<object, { readonly units: object | undefined; readonly index: AccountsByUnit }>();

/** Kept, as those by OU are. */
function accountsByTag({ accounts = NO_ACCOUNTS, organization }: AccountTree): AccountsByUnit {
  const units = organization?.organizationalUnits;
  const known = byTag.get(accounts);
  if (known !== undefined && known.units === units) return known.index;
  const tree = { accounts, organization };
  const index = new Map<string, string[]>();
  for (const account of Object.keys(accounts)) {
    for (const [key, value] of Object.entries(tagsOfAccount(tree, account))) {
      const same = index.get(tagKeyOf(key, value));
      if (same === undefined) index.set(tagKeyOf(key, value), [account]);
      else same.push(account);
    }
  }
  byTag.set(accounts, { units, index });
  return index;
}

/** Accounts that one assignment reaches, sorted. Neither an OU nor a tag brings an account that is suspended. */
export function assignedAccounts(tree: AccountTree, assignment: AssignmentLike): readonly string[] {
  const named = (assignment.accounts ?? []).filter((account) => account !== undefined);
  const within = (assignment.organizationalUnits ?? [])
    .filter((ou) => ou !== undefined)
    .flatMap((ou) => accountsWithin(tree, ou))
    .filter((account) => !isAccountSuspended(tree, account));
  const tagged = assignment.taggedAccounts === undefined ? [] : taggedAccounts(tree, assignment.taggedAccounts);
  return [...new Set([...named, ...within, ...tagged])].sort();
}

/** Every assignment spelled out account by account: each one once, in an order that the config's own does not change. */
export function expandAssignments(tree: AssignedTree): readonly AssignmentToAccount[] {
  const key = tree.access?.assignments ?? NO_ACCOUNTS;
  const known = expandedBefore.get(key);
  const parts = [tree.accounts, tree.organization?.organizationalUnits];
  if (known?.parts.every((part, index) => part === parts[index]) === true) return known.expanded;
  const expanded = expand(tree);
  expandedBefore.set(key, { parts, expanded });
  return expanded;
}

/** By the list of assignments: the same of the same tree. */
const expandedBefore = new WeakMap<
  object,
  { readonly parts: readonly unknown[]; readonly expanded: readonly AssignmentToAccount[] }
>();

function expand(tree: AssignedTree): readonly AssignmentToAccount[] {
  const expanded = (tree.access?.assignments ?? [])
    .filter((assignment) => assignment !== undefined)
    .flatMap((assignment) => {
      const { group, persona } = assignment;
      if (group === undefined || persona === undefined) return [];
      const untagged = new Set(assignedAccounts(tree, { ...assignment, taggedAccounts: undefined }));
      const keys = Object.keys(assignment.taggedAccounts?.tags ?? {}).sort();
      return assignedAccounts(tree, assignment).map((account): AssignmentToAccount => {
        const one = { group, persona, account };
        return untagged.has(account) ? one : { ...one, byTags: keys.map((key) => tagOf(tree, account, key)) };
      });
    });
  // Of several lines that bring it, one that needs no tags says it, else the same one in whatever order.
  const first = [...expanded].sort((a, b) => byCodeUnit(tagsText(b), tagsText(a)));
  const byKey = new Map(first.map((one) => [assignmentKey(one), one]));
  return [...byKey.entries()].sort(([a], [b]) => byCodeUnit(a, b)).map(([, one]) => one);
}

/** What identifies an assignment: no two have the same. */
export function assignmentKey({ group, persona, account }: AssignmentToAccount): string {
  return `${group}/${persona}/${account}`;
}

function tagsText({ byTags }: AssignmentToAccount): string {
  return byTags === undefined ? '' : JSON.stringify(byTags);
}

/** A tag of an account, and which OU says it. */
function tagOf(tree: AccountTree, account: string, key: string): TagOfAccount {
  const value = tagsOfAccount(tree, account)[key] ?? '';
  const path = organizationalUnitPath(tree, accountOu(tree, account) ?? ROOT);
  const nearest = path.findLast((ou) => findOrganizationalUnit(tree, ou)?.tags?.[key] !== undefined);
  const isInherited = nearest !== undefined && findOrganizationalUnit(tree, nearest)?.tags?.[key] === value;
  if (!isInherited) return { key, value };
  const names = organizationalUnitPath(tree, nearest).map((ou) => findOrganizationalUnit(tree, ou)?.name ?? ou);
  return { key, value, unit: names.join('/') };
}

/** Tags that an account has from its OUs: the nearest says it. */
export function inheritedTags(tree: OrganizationTree, ou: string): Readonly<Record<string, string>> {
  const tags = organizationalUnitPath(tree, ou).flatMap((key) =>
    Object.entries(findOrganizationalUnit(tree, key)?.tags ?? {}),
  );
  return Object.fromEntries(tags.filter((entry): entry is [string, string] => entry[1] !== undefined));
}

export function accountOu(tree: AccountTree, account: string): string | undefined {
  return entryOf(tree.accounts, account)?.ou;
}

/** Whether the parents of an OU lead in a circle: then nothing is above it that could be told. */
export function endsInCycle(tree: OrganizationTree, key: string): boolean {
  const seen = new Set<string>();
  for (let current: string | undefined = key; current !== undefined;) {
    if (seen.has(current)) return true;
    seen.add(current);
    current = findOrganizationalUnit(tree, current)?.parent;
  }
  return false;
}
