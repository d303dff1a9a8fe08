import type { LiveAws } from '../../live';
import type { PasswordPolicy, ReadSettings } from '../../live/account-settings';
import type { ExpectedAccountSettings, ExpectedSettings } from '../expected-settings';
import { finding, type Finding } from '../finding';
import type { Match } from '../match';

/** What the settings of accounts come to. */
export interface SettingsFound {
  readonly findings: readonly Finding[];
  /** Accounts whose settings nobody can read, in words. */
  readonly notLookedAt: readonly string[];
}

/**
 * Password policy and encryption of disks in the management account and in every member that the baseline reaches, each through its
 * access role; and which types the management account's AWS Backup takes.
 */
export async function compareAccountSettings(
  match: Match,
  live: LiveAws,
  { management, members }: ExpectedSettings,
): Promise<SettingsFound> {
  if (management === undefined || Object.keys(management.passwordPolicy).length === 0)
    return { findings: [], notLookedAt: ['settings of accounts, of which this assembly says nothing'] };
  const { regions, home } = management;
  const findings: Finding[] = [];
  const notLookedAt: string[] = [];
  const take = (id: string, read: ReadSettings): void => {
    const name = match.describe(id);
    if (read === 'denied by a guardrail') notLookedAt.push(`settings of ${name}, where a guardrail denies every call`);
    else findings.push(...settingsOf(name, management, read));
  };
  take(match.organization.managementAccountId, await live.accountSettings(regions, home));
  // That one is not there, or closed, is told by what compares the accounts.
  const open = members.flatMap(({ account, roleName }) => {
    const id = match.liveId(account);
    return id !== undefined && match.isOpen(id) ? [{ id, roleArn: `arn:aws:iam::${id}:role/${roleName}` }] : [];
  });
  const read = await live.each('settings of accounts', open, async ({ id, roleArn }) => ({
    id,
    settings: await live.accountSettings(regions, home, roleArn),
  }));
  for (const { id, settings } of read) take(id, settings);
  if (management.backups === 'on') findings.push(...(await backupsOf(live, regions)));
  return { findings, notLookedAt };
}

const DAILY = 'lz-account-settings sets it back within a day. Where it does not, its log in that account says why.';

function settingsOf(
  name: string,
  expected: ExpectedAccountSettings,
  { passwordPolicy, unencrypted }: Exclude<ReadSettings, string>,
): readonly Finding[] {
  const changed = Object.entries(expected.passwordPolicy).filter(
    ([key, value]) => String(passwordPolicy?.[key]) !== value,
  );
  return [
    ...(passwordPolicy === undefined
      ? [finding('missing', `Password policy of ${name}`, 'is not there', DAILY)]
      : changed.length === 0
        ? []
        : [finding('changed', `Password policy of ${name}`, wordsOf(changed, passwordPolicy), DAILY)]),
    ...unencrypted.map((region) =>
      finding('changed', `EBS encryption by default of ${name} in ${region}`, 'is switched off', DAILY),
    ),
  ];
}

function wordsOf(changed: readonly (readonly [string, string])[], found: PasswordPolicy): string {
  return changed.map(([key, value]) => `has ${key} ${String(found[key] ?? 'not set')}, not ${value}`).join('; ');
}

async function backupsOf(live: LiveAws, regions: readonly string[]): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const region of regions) {
    const types = await live.typesNotBackedUp(region);
    if (types.length === 0) continue;
    const what = `takes no ${types.join(', ')}: what carries the tag is not copied`;
    findings.push(finding('changed', `AWS Backup of the management account in ${region}`, what, DAILY));
  }
  return findings;
}
