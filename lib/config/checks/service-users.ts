import { entriesOf } from '../draft';
import { at } from '../location';
import { quote } from '../wording';
import type { Check } from './check';
import { notAMemberInUse } from './member-accounts';

export const accountsOfServiceUsers: Check = function* ({ draft }) {
  for (const [name, { account }] of entriesOf(draft.company?.serviceUsers)) {
    if (account === undefined) continue;
    yield* notAMemberInUse(
      draft,
      { path: at('company', 'serviceUsers', name, 'account'), value: account },
      {
        inManagement: {
          expected: 'a member account: no control policy binds a key of the management account',
          mend: 'name the account whose resources the software uses',
        },
        suspended: 'remove the user, or move the account to another OU',
      },
    );
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
