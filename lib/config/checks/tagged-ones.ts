import { entriesOf } from '../draft';
import { at } from '../location';
import type { Checked } from './check';

/** An account or an OU that says tags. */
export interface Tagged {
  readonly path: (key: string) => string;
  readonly tags: Readonly<Record<string, string | undefined>>;
  /** Its key. Undefined of an OU. */
  readonly account?: string;
}

/** Accounts and OUs that say tags. */
export function taggedOnesOf({ accounts, organization }: Checked['draft']): readonly Tagged[] {
  return [
    ...entriesOf(accounts).map(([account, { tags = {} }]) => ({
      path: (key: string) => at('accounts', account, 'tags', key),
      tags,
      account,
    })),
    ...entriesOf(organization?.organizationalUnits).map(([unit, { tags = {} }]) => ({
      path: (key: string) => at('organization', 'organizationalUnits', unit, 'tags', key),
      tags,
    })),
  ];
}
