import { accountsReached } from '../../choice/exceptions/reach';
import { entryOf } from '../../base/entry-of';
import { UNAPPROVED_REGIONS } from '../../model/narrowed-regions';
import { accountsWithin } from '../../model/tree';
import { entriesOf, itemsOf, type LandingZoneDraft } from '../draft';
import { at } from '../location';
import { quote } from '../wording';
import type { Check } from './check';

/* Exceptions that leave nobody whom a guardrail would bind. */

export const exceptionsOfEverybody: Check = function* ({ draft }) {
  for (const [id, list] of entriesOf(draft.exceptions)) {
    const left = accountsLeftOut(list);
    const reached = accountsReached(draft, id);
    if (reached.length === 0 || !reached.every((account) => left.includes(account))) continue;
    yield {
      path: at('exceptions', id),
      found: `every account that ${quote(id)} reaches`,
      expected: 'accounts that it still binds',
      mend: 'take the guardrail out of config/organization.ts and config/accounts.ts instead',
    };
  }
};

/** Of an OU that approves fewer Regions than the company: its guardrail spares whom `deny-unapproved-regions` spares. */
export const exceptionsOfNarrowedUnits: Check = function* ({ draft }) {
  const left = accountsLeftOut(entryOf(draft.exceptions, UNAPPROVED_REGIONS));
  for (const [unit, { approvedRegions }] of entriesOf(draft.organization?.organizationalUnits)) {
    const reached = approvedRegions === undefined ? [] : accountsWithin(draft, unit);
    if (reached.length === 0 || !reached.every((account) => left.includes(account))) continue;
    yield {
      path: at('exceptions', UNAPPROVED_REGIONS),
      found: `every account of ${quote(unit)}, an OU with approvedRegions of its own`,
      expected: 'accounts that they still bind',
      mend: `take approvedRegions out of ${quote(unit)} in config/organization.ts`,
    };
  }
};

type WrittenList = NonNullable<LandingZoneDraft['exceptions']>[string] | undefined;

function accountsLeftOut(list: WrittenList): readonly (string | undefined)[] {
  return itemsOf(list).flatMap(([, { principal, account }]) => (principal === undefined ? [account] : []));
}
