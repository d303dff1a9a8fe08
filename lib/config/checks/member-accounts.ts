import { isAccountSuspended, MANAGEMENT } from '../../model/tree';
import type { Problem } from '../problem';
import { quote } from '../wording';
import type { Checked } from './check';
import { unknownReferences, type Placed } from './references';

/** What is said where it is not the account of another kind that is meant. */
interface Otherwise {
  /** Why not the management account, for example `no control policy binds it`, and what to do. */
  readonly inManagement: Pick<Problem, 'expected' | 'mend'>;
  /** What to do about one that is suspended. */
  readonly suspended: string;
}

/** What is wrong with an account that has to be a member account in use. */
export function* notAMemberInUse(draft: Checked['draft'], account: Placed, otherwise: Otherwise): Iterable<Problem> {
  const { path, value } = account;
  if (value === MANAGEMENT) {
    yield { path, found: quote(value), ...otherwise.inManagement };
    return;
  }
  yield* unknownReferences([account], {
    names: draft.accounts && Object.keys(draft.accounts),
    expected: 'one of the accounts in config/accounts.ts',
    otherwise: 'take it out if it is gone, define that account if it is new',
  });
  if (!isAccountSuspended(draft, value)) return;
  yield {
    path,
    found: `${quote(value)}, in a suspended OU`,
    expected: 'an account that works',
    mend: otherwise.suspended,
  };
}
