import { entriesOf } from '../draft';
import { at } from '../location';
import { isAccountSuspended, MANAGEMENT } from '../../model/tree';
import { quote } from '../wording';
import type { Check } from './check';
import { unknownReferences } from './references';

export const accountsOfServiceUsers: Check = function* ({ draft }) {
  for (const [name, { account }] of entriesOf(draft.company?.serviceUsers)) {
    const path = at('company', 'serviceUsers', name, 'account');
    if (account === undefined) continue;
    if (account === MANAGEMENT) {
      yield {
        path,
        found: quote(account),
        expected: 'a member account: no organization policy binds a key of the management account',
        mend: 'name the account whose resources the software uses',
      };
      continue;
    }
    yield* unknownReferences([{ path, value: account }], {
      names: draft.accounts && Object.keys(draft.accounts),
      expected: 'one of the accounts in config/accounts.ts',
      otherwise: 'define that account',
    });
    if (isAccountSuspended(draft, account)) {
      yield {
        path,
        found: `${quote(account)}, in a suspended OU`,
        expected: 'an account that works',
        mend: 'remove the user, or move the account to another OU',
      };
    }
  }
};

export const actionsOfServiceUsers: Check = function* ({ draft }) {
  for (const [name, { actions = [] }] of entriesOf(draft.company?.serviceUsers)) {
    for (const [index, action] of actions.entries()) {
      if (action === undefined || !/:\*?$|^(iam|organizations|sso|sts):/.test(action)) continue;
      yield {
        path: at('company', 'serviceUsers', name, 'actions', index),
        found: quote(action),
        expected: 'an action on data or on a service: never a whole service, never identity',
        mend: 'name the very calls that the software makes',
      };
    }
  }
};
