import type { Contacts } from './baseline-schema';
import type { LandingZone } from './landing-zone';
import { MANAGEMENT } from './tree';

/** The contacts of every account, the management account first. */
export function contactsByAccount({
  company,
  accounts,
}: Pick<LandingZone, 'company' | 'accounts'>): readonly (readonly [account: string, contacts: Contacts])[] {
  return [
    [MANAGEMENT, company.contacts],
    ...Object.entries(accounts).map(([key, { contacts }]) => [key, contacts] as const),
  ];
}
