import { entriesOf, itemsOf } from '../draft';
import { at } from '../location';
import { MANAGEMENT } from '../../model/tree';
import { quote } from '../wording';
import type { Check } from './check';
import { notAMemberInUse } from './member-accounts';

const ROLES = ['securityAccount', 'logArchiveAccount'] as const;

export const accountRoles: Check = function* ({ draft }) {
  for (const role of ROLES) {
    const value = draft.company?.[role];
    if (value === undefined) continue;
    yield* notAMemberInUse(
      draft,
      { path: at('company', role), value },
      {
        inManagement: {
          expected: 'a member account: no control policy binds the management account',
          mend: 'add an account for it to config/accounts.ts and name that one',
        },
        suspended: 'name another account, or move this one to another OU',
      },
    );
  }
};

export const oneAccountForBothRoles: Check = function* ({ draft }) {
  const { securityAccount, logArchiveAccount } = draft.company ?? {};
  if (securityAccount === undefined || securityAccount !== logArchiveAccount) return;
  yield {
    path: at('company', 'logArchiveAccount'),
    found: `${quote(securityAccount)}, also the security account`,
    expected: 'two accounts: whoever runs the security tools must not be able to touch the logs',
    mend: 'name an account that only keeps logs',
  };
};

export const partnersOfOurOwn: Check = function* ({ draft }) {
  const own = new Map(
    entriesOf(draft.accounts).flatMap(([key, { existing }]) => (existing === undefined ? [] : [[existing, key]])),
  );
  const management = draft.company?.managementAccount?.accountId;
  if (management !== undefined) own.set(management, MANAGEMENT);
  for (const [index, { accountId }] of itemsOf(draft.company?.trustedPartners)) {
    const key = accountId === undefined ? undefined : own.get(accountId);
    if (accountId === undefined || key === undefined) continue;
    yield {
      path: at('company', 'trustedPartners', index, 'accountId'),
      found: `${quote(accountId)}, our own account ${quote(key)}`,
      expected: 'an account outside the organization',
      mend: 'remove it: our own accounts need no exception',
    };
  }
};
