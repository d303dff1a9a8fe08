import { entryOf } from '../../base/entry-of';
import type { Draft } from '../draft';
import { itemsOf, wasRefused } from '../draft';
import { at } from '../location';
import { EVERY_PERSONA, meantForm, parsePrincipalName, PRINCIPAL_ARN_FORMS, PRINCIPAL_FORMS } from '../../policy';
import type { ScenarioRow } from '../../model/scenario-schema';
import type { Assignment } from '../../model/schema';
import { assignedAccounts, MANAGEMENT, ROOT } from '../../model/tree';
import { quote } from '../wording';
import type { Check, Checked } from './check';
import { unknownPeople } from './people';
import { isMeantFor, unknownReferences, type Placed } from './references';
import { rowsOfScenarios } from './scenario-rows';

export const unknownScenarioNames: Check = function* (checked) {
  const { draft } = checked;
  const rows = rowsOfScenarios(draft.scenarios);
  yield* unknownReferences(
    rows.flatMap(({ row, path }) => [...texts(row, path, 'account'), ...texts(row, path, 'resourceAccount')]),
    {
      names: draft.accounts && [MANAGEMENT, ...Object.keys(draft.accounts)],
      expected: 'management, or one of the accounts in config/accounts.ts',
      otherwise: 'take it out if it is gone, define that account if it is new',
    },
  );
  const people = rows
    .flatMap(({ row, path }) => [...texts(row, path, 'principal'), ...texts(row, path, 'nobodyBut')])
    .flatMap(({ path, value }) => {
      const name = parsePrincipalName(value);
      return name?.kind === 'person' && meantForm(value, Object.keys(draft.access?.groups ?? {})) === undefined
        ? [{ path, group: name.group, ...(name.persona === EVERY_PERSONA ? {} : { persona: name.persona }) }]
        : [];
    });
  yield* unknownPeople(people, checked);
};

export const unknownScenarioPrincipals: Check = function* ({ draft }) {
  for (const { row, path } of rowsOfScenarios(draft.scenarios)) {
    for (const { value, ...place } of [...texts(row, path, 'principal'), ...texts(row, path, 'nobodyBut')]) {
      const meant = meantForm(value, Object.keys(draft.access?.groups ?? {}));
      if (parsePrincipalName(value) !== undefined && meant === undefined) continue;
      yield {
        path: place.path,
        found: quote(value),
        expected: value.startsWith('arn:') ? PRINCIPAL_ARN_FORMS : PRINCIPAL_FORMS,
        mend: meant === undefined ? 'say who is meant in one of these ways' : `did you mean ${quote(meant)}?`,
      };
    }
  }
};

/** Only who is assigned deploys: a sentence about anybody else would be about nobody. */
export const unassignedScenarioPersonas: Check = function* ({ draft, personaIds }) {
  const { assignments } = draft.access ?? {};
  if (assignments === undefined) return;
  const lines = itemsOf(assignments).map(([index, line]) => ({ index, ...line }));
  // One whose persona has the wrong shape may be the one that is missed.
  if (lines.some(({ persona }) => persona === undefined)) return;
  const mayReach = mayReachSomebody(draft);
  const reaching = lines.filter(mayReach);
  const assigned = new Set(reaching.map(({ persona }) => persona));
  const groups = new Set(reaching.map(({ group }) => group));
  const groupNames = Object.keys(draft.access?.groups ?? {});
  /** Lines that name somebody, or a name that is nobody's and was meant to be that one. */
  const linesOf = (field: 'group' | 'persona', name: string, names: readonly string[]): readonly string[] =>
    lines.flatMap(({ index, [field]: written = '' }) =>
      written === name || isMeantFor(written, name, names) ? [at('access', 'assignments', index)] : [],
    );
  for (const { row, path } of rowsOfScenarios(draft.scenarios)) {
    for (const { value, ...place } of [...texts(row, path, 'principal'), ...texts(row, path, 'nobodyBut')]) {
      const name = parsePrincipalName(value);
      if (name?.kind === 'person' && name.persona === EVERY_PERSONA) {
        if (groups.has(name.group) || entryOf(draft.access?.groups, name.group) === undefined) continue;
        yield {
          path: place.path,
          found: `${quote(value)}, who is assigned nothing where an account is in use`,
          expected: 'a group that is assigned some persona',
          mend: `assign something to ${quote(name.group)}, or take it out of the sentence`,
          restsOn: linesOf('group', name.group, groupNames),
        };
        continue;
      }
      if (name?.kind !== 'person' || assigned.has(name.persona) || !personaIds.includes(name.persona)) continue;
      const isWritten = lines.some(({ persona }) => persona === name.persona);
      yield {
        path: place.path,
        found: isWritten
          ? `${quote(value)}, whom somebody is assigned to be in OUs alone that have no account in use`
          : `${quote(value)}, whom nobody in config/access.ts is assigned to be`,
        expected: 'a persona that some group is assigned',
        mend: `assign ${quote(name.persona)}${isWritten ? ' where an account is' : ''}, or take it out of the sentence`,
        restsOn: linesOf('persona', name.persona, personaIds),
      };
    }
  }
};

/** Not only OUs that have no account in use. What is not known here is refused where it stands. */
function mayReachSomebody(draft: Checked['draft']): (assignment: Draft<Assignment>) => boolean {
  const units = draft.organization?.organizationalUnits;
  const isKnown = (ou: string | undefined): boolean => ou === ROOT || entryOf(units, ou) !== undefined;
  const members = Object.values(draft.accounts ?? { unknown: undefined });
  // Once for all lines: there are hundreds of them about thousands of accounts.
  if (members.some((account) => account?.ou === undefined || !isKnown(account.ou))) return () => true;
  return (assignment) => {
    const { accounts, organizationalUnits } = assignment;
    if (accounts !== undefined || assignment.taggedAccounts !== undefined) return true;
    if (wasRefused(assignment, 'organizationalUnits') || wasRefused(assignment, 'taggedAccounts')) return true;
    if (!(organizationalUnits ?? []).every(isKnown)) return true;
    return assignedAccounts(draft, assignment).length > 0;
  };
}

export const emptyScenarios: Check = function* ({ draft }) {
  for (const [index, { never, always }] of itemsOf(draft.scenarios)) {
    if (never !== undefined || always !== undefined) continue;
    yield {
      path: at('scenarios', index),
      found: 'neither never nor always',
      expected: 'at least one call that must be denied, or allowed',
      mend: 'add a row: a sentence alone proves nothing',
    };
  }
};

type Row = Draft<ScenarioRow>;

function texts(
  row: Row,
  path: readonly PropertyKey[],
  property: 'account' | 'resourceAccount' | 'principal' | 'nobodyBut',
): Placed[] {
  const value = row[property];
  if (value === undefined) return [];
  if (typeof value === 'string') return [{ path: at('scenarios', ...path, property), value }];
  return itemsOf(value).map(([index, text]) => ({ path: at('scenarios', ...path, property, index), value: text }));
}
