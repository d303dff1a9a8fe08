import { entryOf } from '../../base/entry-of';
import { entriesOf, wasRefused } from '../draft';
import { at } from '../location';
import { ROOT } from '../../model/tree';
import { quote } from '../wording';
import type { Check } from './check';
import { repeated } from './references';

/** What exists already and is used, not created. */
function adopted(draft: Parameters<Check>[0]['draft']): { path: string; value: string }[] {
  const ous = entriesOf(draft.organization?.organizationalUnits).map(([key, { existing }]) => ({
    path: at('organization', 'organizationalUnits', key, 'existing'),
    value: existing,
  }));
  const accounts = entriesOf(draft.accounts).map(([key, { existing }]) => ({
    path: at('accounts', key, 'existing'),
    value: existing,
  }));
  return [...ous, ...accounts].flatMap(({ path, value }) => (value === undefined ? [] : [{ path, value }]));
}

export const duplicateExistingIds: Check = function* ({ draft }) {
  for (const { path, value, first } of repeated(adopted(draft))) {
    yield {
      path,
      found: `${quote(value)}, also at ${first.path}`,
      expected: 'an id that stands once',
      mend: 'correct the one that is wrong',
    };
  }
};

export const adoptedWithoutOrganization: Check = function* ({ draft }) {
  if (draft.organization === undefined || draft.organization.existing !== undefined) return;
  if (wasRefused(draft.organization, 'existing')) return;
  for (const { path, value } of adopted(draft)) {
    yield {
      path,
      found: `${quote(value)}, in an organization that is yet to be created`,
      expected: 'an organization that exists wherever an OU or account of it does',
      mend: 'add its id as existing to config/organization.ts, or remove this one',
    };
  }
};

export const adoptedBelowCreated: Check = function* ({ draft }) {
  const units = draft.organization?.organizationalUnits ?? {};
  for (const [key, { existing, parent }] of entriesOf(units)) {
    if (existing === undefined || parent === undefined || parent === ROOT) continue;
    const above = entryOf(units, parent);
    if (above?.parent === undefined || above.existing !== undefined) continue;
    yield {
      path: at('organization', 'organizationalUnits', key, 'parent'),
      found: `${quote(parent)}, which is yet to be created`,
      expected: 'root or an OU that exists: AWS moves no OU',
      mend: `add the id of ${quote(parent)} as existing, or name the parent that it really has`,
    };
  }
};
