import type { LiveAws } from '../../live';
import { undo } from '../call';
import type { ExpectedContact, ExpectedSettings } from '../expected-settings';
import { finding, type Finding } from '../finding';
import type { Match } from '../match';

/** Whom AWS writes to about billing, operations and security. Others that somebody has added stay as they are. */
export async function compareContacts(
  match: Match,
  live: LiveAws,
  { contacts }: ExpectedSettings,
): Promise<readonly Finding[]> {
  const findings = await live.each('contacts', contacts, async (expected): Promise<readonly Finding[]> => {
    const id = expected.account === undefined ? undefined : match.liveId(expected.account);
    if (expected.account !== undefined && (id === undefined || !match.isOpen(id))) return [];
    const name = match.describe(id ?? match.organization.managementAccountId);
    const found = await compareContact(live, expected, id, name);
    return found === undefined ? [] : [found];
  });
  return findings.flat();
}

async function compareContact(
  live: LiveAws,
  { contact }: ExpectedContact,
  id: string | undefined,
  name: string,
): Promise<Finding | undefined> {
  const { AlternateContactType: type = '', ...wanted } = contact;
  const found = await live.contact(type, id);
  const changed = Object.entries(wanted).filter(([key, value]) => found?.[key] !== value);
  if (changed.length === 0) return undefined;
  const call = {
    service: 'account',
    operation: 'PutAlternateContact',
    parameters: { ...(id === undefined ? {} : { AccountId: id }), AlternateContactType: type, ...wanted },
  } as const;
  const about = `${type.toLowerCase()} contact of ${name}`;
  if (found === undefined) return finding('missing', about, 'is not there', undo('neutral', call));
  const what = changed.map(([key, value]) => `has ${key} "${found[key] ?? ''}", not "${value}"`).join('; ');
  return finding('changed', about, what, undo('neutral', call));
}
