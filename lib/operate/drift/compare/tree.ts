import type * as Assembly from '../../../assembly';
import type { Account, LiveAws, OrganizationalUnit } from '../../live';
import { isClosing, wayOutOf } from '../../live/account-states';
import { organizationsCall, undo, type Effect, type Undo } from '../call';
import { finding, type Finding } from '../finding';
import type { Match } from '../match';
import { compareTags } from './tags';
import { DEPLOY, MAKE_ANEW, OTHER_COMMIT } from './ways';

export async function compareUnits(match: Match, live: LiveAws): Promise<readonly Finding[]> {
  const { graph } = match.expected;
  const known = new Set([...match.units.values()].map(({ id }) => id));
  const missing = [...graph.organizationalUnits.values()].filter(({ id }) => !match.units.has(id));
  const extra = match.tree.organizationalUnits.filter(({ id }) => !known.has(id));
  return [
    ...missing.map(({ path, source }) =>
      finding(
        'missing',
        `OU ${path}`,
        'does not exist',
        match.ids.idOf(source) === undefined ? DEPLOY : `Its accounts first: ${MAKE_ANEW}`,
      ),
    ),
    ...[...match.units].flatMap(([id, unit]) => renamed(graph.organizationalUnits.get(id), unit)),
    ...(await Promise.all(extra.map((unit) => extraUnit(match, live, unit)))),
  ];
}

/** One that was adopted is called what AWS calls it: nothing here has named it. */
function renamed(
  expected: Assembly.OrganizationalUnit | undefined,
  { id, name }: OrganizationalUnit,
): readonly Finding[] {
  if (expected === undefined || expected.name === name) return [];
  const call = organizationsCall('UpdateOrganizationalUnit', { OrganizationalUnitId: id, Name: expected.name });
  const way = expected.source === undefined ? `In config/organization.ts: name: '${name}'.` : undo('neutral', call);
  return [finding('changed', `OU ${expected.name}`, `is called "${name}" in AWS`, way)];
}

async function extraUnit(match: Match, live: LiveAws, unit: OrganizationalUnit): Promise<Finding> {
  return finding('extra', `OU ${unit.path}`, 'exists, but nobody here defined it', await wayOfUnit(match, live, unit));
}

async function wayOfUnit({ ids, tree }: Match, live: LiveAws, { id }: OrganizationalUnit): Promise<Undo | string> {
  if (ids.isOurs(id)) return OTHER_COMMIT;
  const isFull =
    tree.accounts.some(({ parentId }) => parentId === id) ||
    tree.organizationalUnits.some(({ parentId }) => parentId === id);
  if (isFull) return 'Adopt it (existing), or move what is in it: only an empty OU can be deleted.';
  for (const { type } of tree.policyTypes) {
    const isBound = (await live.policies(type)).some((one) => one.owner === 'customer' && one.targetIds.includes(id));
    if (isBound) return 'Policies are attached to it: somebody means something by it. Ask who.';
  }
  return undo('removes', organizationsCall('DeleteOrganizationalUnit', { OrganizationalUnitId: id }));
}

/** Accounts, where they are, what they are called, and the tags of those that were created here. */
export async function compareAccounts(match: Match, live: LiveAws): Promise<readonly Finding[]> {
  const { accounts } = match.expected.graph;
  const findings = await live.each('accounts', accounts, (account) => compareAccount(match, live, account));
  return [...findings.flat(), ...extraAccounts(match)];
}

async function compareAccount(match: Match, live: LiveAws, account: Assembly.Account): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  const about = `Account ${account.name}`;
  const found = match.accounts.get(account.id);
  if (found === undefined) {
    const way = match.ids.idOf(account.source) === undefined ? DEPLOY : `Invite it again, or: ${MAKE_ANEW}`;
    return [finding('missing', about, 'is not in the organization', way)];
  }
  if (found.status !== 'ACTIVE') {
    findings.push(finding('changed', about, `is ${found.status}`, wayOutOf(found.status)));
  }
  const email = match.expected.emails.get(account.id);
  // Nothing here can name the management account.
  if (found.name !== account.name && account.kind === 'member') {
    findings.push(renamedAccount(account.name, found, email === undefined ? 'adopted' : 'created'));
  }
  if (email !== undefined && email.toLowerCase() !== found.email.toLowerCase()) {
    const how = `Put ${found.email} into config/accounts.ts and adopt the account: docs/deploying.md.`;
    findings.push(finding('changed', about, `has the e-mail address ${found.email}, not ${email}`, how));
  }
  findings.push(...(await movedAccount(match, live, { name: account.name, parentId: account.parentId, found })));
  if (email !== undefined)
    findings.push(...compareTags(about, found.id, account.tags, await live.accountTags(found.id)));
  return findings;
}

function renamedAccount(wanted: string, { id, name }: Account, origin: 'adopted' | 'created'): Finding {
  const parameters = { AccountId: id, AccountName: wanted };
  const way =
    origin === 'adopted'
      ? `In config/accounts.ts: name: '${name}'.`
      : undo('neutral', { service: 'account', operation: 'PutAccountName', parameters });
  return finding('changed', `Account ${wanted}`, `is called "${name}" in AWS`, way);
}

interface Placed {
  readonly name: string;
  /** As the graph names it. */
  readonly parentId: string;
  readonly found: Account;
}

async function movedAccount(match: Match, live: LiveAws, { name, parentId, found }: Placed): Promise<Finding[]> {
  const wanted = match.liveId(parentId);
  if (wanted === undefined || found.parentId === wanted) return [];
  const where = `is in ${match.describe(found.parentId)}, not in ${match.describe(wanted)}`;
  const call = organizationsCall('MoveAccount', {
    AccountId: found.id,
    SourceParentId: found.parentId,
    DestinationParentId: wanted,
  });
  const effect = await effectOfMove(match, live, { from: found.parentId, to: wanted });
  return [finding('changed', `Account ${name}`, where, undo(effect, call))];
}

/** Whether every policy that binds where the account is, binds where it goes, too. */
async function effectOfMove(
  { tree }: Match,
  live: LiveAws,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<Effect> {
  const above = (id: string): readonly string[] => {
    const parentId = tree.organizationalUnits.find((unit) => unit.id === id)?.parentId;
    return parentId === undefined ? [id] : [id, ...above(parentId)];
  };
  const [left, right] = [above(from), above(to)];
  for (const { type } of tree.policyTypes) {
    const policies = await live.policies(type);
    const isLost = policies.some(
      ({ targetIds }) => targetIds.some((id) => left.includes(id)) && !targetIds.some((id) => right.includes(id)),
    );
    if (isLost) return 'loosens';
  }
  return 'tightens';
}

function extraAccounts({ accounts, ids, tree }: Match): readonly Finding[] {
  const known = new Set([...accounts.values()].map(({ id }) => id));
  return tree.accounts
    .filter(({ id, status }) => !known.has(id) && !isClosing(status))
    .map(({ id, name, status }) => {
      const state = status === 'ACTIVE' ? '' : `, ${status}`;
      const where = `is in the organization (${id}${state}), but nobody here defined it`;
      return finding('extra', `Account ${name}`, where, ids.isOurs(id) ? OTHER_COMMIT : `Adopt it: existing: '${id}'.`);
    });
}
