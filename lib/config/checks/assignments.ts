import { entriesOf, itemsOf, wasRefused, type Draft } from '../draft';
import { at } from '../location';
import {
  accountsWithin,
  assignmentKey,
  isAccountSuspended,
  isSuspended,
  MANAGEMENT,
  ROOT,
  taggedAccounts,
} from '../../model/tree';
import type { Assignment } from '../../model/schema';
import { quote } from '../wording';
import type { Check, Checked } from './check';
import { isMeantFor, unknownReferences, type Placed } from './references';

/** Persona without which nobody could change the organization. */
const ORG_ADMIN = 'org-admin';

const WHERE = ['accounts', 'organizationalUnits', 'taggedAccounts'] as const;

type Field = 'group' | 'persona' | 'accounts' | 'organizationalUnits';

export const unknownNames: Check = function* ({ draft, personaIds }) {
  const units = draft.organization?.organizationalUnits;
  yield* unknownReferences(references(draft, 'group'), {
    names: draft.access?.groups && Object.keys(draft.access.groups),
    expected: 'one of the groups in config/access.ts',
    otherwise: 'take it out if it is gone, define that group if it is new',
  });
  yield* unknownReferences(references(draft, 'persona'), {
    names: personaIds,
    expected: 'a persona: the name of a file in lib/catalogue/personas or config/personas',
    otherwise:
      'see lib/catalogue/personas/catalogue.ts, or add one in config/personas and gather it in config/catalogue.ts',
  });
  yield* unknownReferences(references(draft, 'accounts'), {
    names: draft.accounts && [MANAGEMENT, ...Object.keys(draft.accounts)],
    expected: 'management, or one of the accounts in config/accounts.ts',
    otherwise: 'take it out if it is gone, define that account if it is new',
  });
  yield* unknownReferences(unitReferences(draft), {
    names: units && [ROOT, ...Object.keys(units)],
    expected: 'root, or one of the OUs in config/organization.ts',
    otherwise: 'take it out if it is gone, define that OU if it is new',
  });
};

export const suspendedTargets: Check = function* ({ draft }) {
  for (const { path, value } of references(draft, 'accounts')) {
    if (isAccountSuspended(draft, value)) yield suspended(path, `${quote(value)}, an account in a suspended OU`);
  }
  for (const { path, value } of unitReferences(draft)) {
    if (isSuspended(draft, value)) yield suspended(path, `${quote(value)}, an OU that is or lies in a suspended one`);
  }
};

function suspended(path: string, found: string): ReturnType<Check> extends Iterable<infer P> ? P : never {
  return {
    path,
    found,
    expected: 'accounts and OUs that are not suspended',
    mend: 'remove it: nobody is to get into an account on its way out',
  };
}

export const assignmentsToNothing: Check = function* ({ draft }) {
  for (const [index, assignment] of itemsOf(draft.access?.assignments)) {
    const { accounts, organizationalUnits, group } = assignment;
    const names = (accounts?.length ?? 0) + (organizationalUnits?.length ?? 0);
    if (group === undefined || names > 0 || assignment.taggedAccounts !== undefined) continue;
    if (WHERE.some((field) => wasRefused(assignment, field))) continue;
    yield {
      path: at('access', 'assignments', index),
      found: 'neither accounts nor organizationalUnits nor taggedAccounts',
      expected: 'at least one account, OU or tag of accounts',
      mend: 'add where the group gets in, or remove the assignment',
    };
  }
};

export const sameAccessTwice: Check = function* ({ draft }) {
  const firstPlace = new Map<string, string>();
  for (const [index, { group, persona, ...where }] of itemsOf(draft.access?.assignments)) {
    if (group === undefined || persona === undefined) continue;
    for (const { step, name, reached } of sourcesOf(draft, where)) {
      const path = at('access', 'assignments', index, ...step);
      const keys = reached.map((account) => ({ account, key: assignmentKey({ group, persona, account }) }));
      const again = keys.filter(({ key }) => firstPlace.has(key));
      keys.filter(({ key }) => !firstPlace.has(key)).forEach(({ key }) => firstPlace.set(key, path));
      const [first] = again;
      if (first === undefined) continue;
      const where = again.map(({ account }) => account).join(', ');
      yield {
        path,
        found: `${name}, where ${group} already has ${persona} in ${where} (${firstPlace.get(first.key) ?? ''})`,
        expected: 'each group, persona and account once: a line taken out must take its access with it',
        mend: 'remove one of the two',
      };
    }
  }
};

interface Source {
  /** From the line. */
  readonly step: readonly PropertyKey[];
  readonly name: string;
  readonly reached: readonly string[];
}

/** Everything in a line that brings accounts, with those that it brings. */
function sourcesOf(draft: Checked['draft'], line: Draft<Where>): readonly Source[] {
  const { accounts, organizationalUnits, taggedAccounts: tagged } = line;
  return [
    ...unique(accounts).map(([i, account]) => ({ step: ['accounts', i], name: quote(account), reached: [account] })),
    ...unique(organizationalUnits).map(([i, ou]) => ({
      step: ['organizationalUnits', i],
      name: quote(ou),
      reached: accountsWithin(draft, ou).filter((account) => !isAccountSuspended(draft, account)),
    })),
    ...(tagged === undefined
      ? []
      : [{ step: ['taggedAccounts'], name: inWords(tagged), reached: taggedAccounts(draft, tagged) }]),
  ];
}

type Where = Pick<Assignment, (typeof WHERE)[number]>;

function inWords({ tags }: Draft<NonNullable<Where['taggedAccounts']>>): string {
  const each = entriesOf(tags).map(
    ([key, values]) =>
      `${key} ${itemsOf(values)
        .map(([, value]) => quote(value))
        .join(' or ')}`,
  );
  return `accounts with the tags ${each.join(' and ')}`;
}

export const orgAdminAssigned: Check = function* ({ draft, personaIds }) {
  const assignments = draft.access?.assignments;
  if (assignments === undefined) return;
  const lines = itemsOf(assignments).filter(
    ([, { persona = ORG_ADMIN }]) => persona === ORG_ADMIN || isMeantFor(persona, ORG_ADMIN, personaIds),
  );
  const isAssigned = lines.some(
    ([, assignment]) =>
      wasRefused(assignment, 'accounts') ||
      (assignment.accounts ?? []).some((account) => account === undefined || account === MANAGEMENT),
  );
  if (isAssigned) return;
  yield {
    path: at('access', 'assignments'),
    found: `no group that has ${quote(ORG_ADMIN)} in ${quote(MANAGEMENT)}`,
    expected: 'at least one: without it nobody could change the organization',
    mend: `add { group: '…', persona: '${ORG_ADMIN}', accounts: ['${MANAGEMENT}'] }`,
    restsOn: lines.map(([index]) => at('access', 'assignments', index)),
  };
};

/** What the assignments name in a field, with the place of each name. */
function references(draft: Checked['draft'], field: Field): Placed[] {
  return itemsOf(draft.access?.assignments).flatMap(([index, assignment]): Placed[] => {
    const value = assignment[field];
    if (value === undefined) return [];
    if (typeof value === 'string') return [{ path: at('access', 'assignments', index, field), value }];
    return itemsOf(value).map(([i, name]) => ({ path: at('access', 'assignments', index, field, i), value: name }));
  });
}

/** OUs that lines name, those included within which tags count. */
function unitReferences(draft: Checked['draft']): readonly Placed[] {
  const bounds = itemsOf(draft.access?.assignments).flatMap(([index, { taggedAccounts: tagged }]) =>
    itemsOf(tagged?.within).map(([i, value]) => ({
      path: at('access', 'assignments', index, 'taggedAccounts', 'within', i),
      value,
    })),
  );
  return [...references(draft, 'organizationalUnits'), ...bounds];
}

/** Names with their first positions: a name twice in one list is for the check of lists to report. */
function unique(names: readonly (string | undefined)[] | undefined): [index: number, name: string][] {
  return itemsOf(names).filter(([index, name]) => names?.indexOf(name) === index);
}
