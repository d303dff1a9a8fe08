import { entriesOf, itemsOf, wasRefused, type LandingZoneDraft } from '../draft';
import { at } from '../location';
import { isSuspended, isWithin, ROOT } from '../../model/tree';
import { quote } from '../wording';
import type { Check } from './check';
import { unknownReferences, type Placed } from './references';

const GUARDRAIL = 'back-up-tagged-resources';

export const unknownBackupOus: Check = function* ({ draft }) {
  const units = draft.organization?.organizationalUnits;
  yield* unknownReferences(backupOus(draft), {
    names: units && [ROOT, ...Object.keys(units)],
    expected: 'one of the OUs in config/organization.ts',
    otherwise: 'define that OU',
  });
};

export const backupOusSuspended: Check = function* ({ draft }) {
  for (const { path, value } of backupOus(draft)) {
    if (!isSuspended(draft, value)) continue;
    yield {
      path,
      found: `${quote(value)}, a suspended OU`,
      expected: 'an OU whose accounts work',
      mend: 'remove it: nothing new is to be backed up there',
    };
  }
};

/** A plan without its vault fails every night, account by account. */
export const backupWithoutVault: Check = function* ({ draft }) {
  if (draft.company === undefined || wasRefused(draft.company, 'backup')) return;
  if (draft.company.backup && wasRefused(draft.company.backup, 'organizationalUnits')) return;
  const vaults = backupOus(draft).map(({ value }) => value);
  for (const { path, ou } of placesOfGuardrail(draft)) {
    if (ou === undefined || vaults.some((vault) => isWithin(draft, ou, vault))) continue;
    yield {
      path,
      found: `${quote(GUARDRAIL)}, where accounts have no backup vault`,
      expected: 'an OU that company.backup.organizationalUnits names, or one below it',
      mend: `add ${quote(ou)} to company.backup.organizationalUnits, or move the guardrail`,
    };
  }
};

function backupOus({ company }: LandingZoneDraft): readonly Placed[] {
  return itemsOf(company?.backup?.organizationalUnits).map(([index, value]) => ({
    path: at('company', 'backup', 'organizationalUnits', index),
    value,
  }));
}

/** Each place with the OU whose accounts the guardrail reaches. */
function placesOfGuardrail({ organization, accounts }: LandingZoneDraft): readonly { path: string; ou?: string }[] {
  const position = (guardrails: readonly (string | undefined)[] | undefined): readonly number[] =>
    itemsOf(guardrails).flatMap(([index, id]) => (id === GUARDRAIL ? [index] : []));
  return [
    ...position(organization?.guardrails).map((index) => ({ path: at('organization', 'guardrails', index), ou: ROOT })),
    ...entriesOf(organization?.organizationalUnits).flatMap(([key, { guardrails }]) =>
      position(guardrails).map((index) => ({
        path: at('organization', 'organizationalUnits', key, 'guardrails', index),
        ou: key,
      })),
    ),
    ...entriesOf(accounts).flatMap(([key, { ou, guardrails }]) =>
      position(guardrails).map((index) => ({
        path: at('accounts', key, 'guardrails', index),
        ...(ou === undefined ? {} : { ou }),
      })),
    ),
  ];
}
