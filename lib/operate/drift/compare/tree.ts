import type { LiveAws } from '../../live';
import { finding, type Finding } from '../finding';
import type { Match } from '../match';

export function compareUnits(match: Match): readonly Finding[] {
  const { graph } = match.expected;
  const known = new Set([...match.units.values()].map(({ id }) => id));
  const missing = [...graph.organizationalUnits.values()].filter(({ id }) => !match.units.has(id));
  const extra = match.tree.organizationalUnits.filter(({ id }) => !known.has(id));
  return [
    ...missing.map(({ path }) => finding('missing', `OU ${path}`, 'does not exist')),
    ...extra.map(({ id, path }) =>
      finding(
        'extra',
        `OU ${path}`,
        'exists, but nobody here defined it',
        `aws organizations delete-organizational-unit --organizational-unit-id ${id}`,
      ),
    ),
  ];
}

/** Accounts, where they are, what they are called, and the tags of those that were created here. */
export async function compareAccounts(match: Match, live: LiveAws): Promise<readonly Finding[]> {
  const { graph, emails } = match.expected;
  const findings: Finding[] = [];
  for (const account of graph.accounts) {
    const about = `Account ${account.name}`;
    const found = match.accounts.get(account.id);
    if (found === undefined) {
      findings.push(finding('missing', about, 'is not in the organization'));
      continue;
    }
    if (found.status !== 'ACTIVE') findings.push(finding('changed', about, `is ${found.status}`));
    // Nothing here can name the management account.
    if (found.name !== account.name && account.kind === 'member')
      findings.push(finding('changed', about, `is called "${found.name}" in AWS`));
    const email = emails.get(account.id);
    if (email !== undefined && email.toLowerCase() !== found.email.toLowerCase()) {
      findings.push(finding('changed', about, `has the e-mail address ${found.email}, not ${email}`));
    }
    const parentId = match.liveId(account.parentId);
    if (parentId !== undefined && found.parentId !== parentId) {
      const where = `is in ${match.describe(found.parentId)}, not in ${match.describe(parentId)}`;
      const move = `--account-id ${found.id} --source-parent-id ${found.parentId} --destination-parent-id ${parentId}`;
      findings.push(finding('changed', about, where, `aws organizations move-account ${move}`));
    }
    if (email !== undefined) findings.push(...compareTags(about, account.tags, await live.accountTags(found.id)));
  }
  const known = new Set([...match.accounts.values()].map(({ id }) => id));
  for (const { id, name, status } of match.tree.accounts) {
    if (known.has(id) || status !== 'ACTIVE') continue;
    const where = `is in the organization (${id}), but nobody here defined it: adopt it, or close it`;
    findings.push(finding('extra', `Account ${name}`, where));
  }
  return findings;
}

/** AWS puts tags of its own (`aws:…`) on what CloudFormation makes. */
function compareTags(
  about: string,
  expected: Readonly<Record<string, string>>,
  found: Readonly<Record<string, string>>,
): readonly Finding[] {
  const keys = new Set([...Object.keys(expected), ...Object.keys(found).filter((key) => !key.startsWith('aws:'))]);
  return [...keys].flatMap((key) => {
    const [wanted, is] = [expected[key], found[key]];
    if (wanted === is) return [];
    if (is === undefined) return [finding('missing', about, `has no tag ${key}=${wanted ?? ''}`)];
    if (wanted === undefined) return [finding('extra', about, `has the tag ${key}=${is}, which nobody here defined`)];
    return [finding('changed', about, `has the tag ${key}=${is}, not ${wanted}`)];
  });
}
