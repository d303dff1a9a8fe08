import { batchOfUnit, pairKey } from '../../model/batches';
import { ROOT } from '../../model/tree';
import { entriesOf, itemsOf } from '../draft';
import { at } from '../location';
import { quote } from '../wording';
import type { Check, Checked } from './check';
import { repeated, unknownReferences, type Placed } from './references';

type Kind = 'accounts' | 'organizationalUnits' | 'assignments';

const KINDS: readonly Kind[] = ['accounts', 'organizationalUnits', 'assignments'];

export const unknownBatches: Check = function* ({ draft }) {
  const named: Readonly<Record<Kind, readonly Placed[]>> = {
    accounts: entriesOf(draft.accounts).flatMap(([key, { batch }]) => place(at('accounts', key, 'batch'), batch)),
    organizationalUnits: entriesOf(draft.organization?.organizationalUnits).flatMap(([key, { batch }]) =>
      place(at('organization', 'organizationalUnits', key, 'batch'), batch),
    ),
    assignments: itemsOf(draft.access?.assignments).flatMap(([index, { batch }]) =>
      place(at('access', 'assignments', index, 'batch'), batch),
    ),
  };
  for (const kind of KINDS) {
    yield* unknownReferences(named[kind], {
      names: draft.company && namesOf(draft, kind).map(({ value }) => value),
      expected: `one of the batches in config/company.ts → batches.${kind}`,
      otherwise: 'add it there',
    });
  }
};

/** A name stands for its stacks, whichever kind it is of. */
export const batchesTwice: Check = function* ({ draft }) {
  const all = KINDS.flatMap((kind) => namesOf(draft, kind));
  for (const { path, value, first } of repeated(all)) {
    yield {
      path,
      found: `${quote(value)}, also at ${first.path}`,
      expected: 'each batch once: the names of its stacks come from it',
      mend: 'give the one that is not deployed yet another name',
    };
  }
};

/** The stack of the organization is deployed before those of batches, and each of these by itself. */
export const unitsBelowBatches: Check = function* ({ draft }) {
  for (const [key, { parent, batch }] of entriesOf(draft.organization?.organizationalUnits)) {
    const above = parent === undefined || parent === key ? undefined : batchOfUnit(draft, parent);
    if (above === undefined || above === batch) continue;
    yield {
      path: at('organization', 'organizationalUnits', key, ...(batch === undefined ? [] : ['batch'])),
      found:
        batch === undefined
          ? `no batch, below an OU of ${quote(above)}`
          : `${quote(batch)}, below an OU of ${quote(above)}`,
      expected: `${quote(above)}: what lies below an OU of a batch is in its stack, which the other stacks come before`,
      mend: `write batch: '${above}'; an OU that is deployed already cannot go below one of a batch`,
    };
  }
};

export const accountsBelowBatches: Check = function* ({ draft }) {
  for (const [key, { ou, batch }] of entriesOf(draft.accounts)) {
    const above = ou === undefined || batch !== undefined ? undefined : batchOfUnit(draft, ou);
    if (above === undefined) continue;
    yield {
      path: at('accounts', key, 'ou'),
      found: `an OU of the batch ${quote(above)}, while the account has none`,
      expected:
        'a batch, or an OU without one: the stack of accounts without a batch is deployed before those of batches',
      mend: 'give the account a batch, or, if it is deployed already, an OU that has none',
    };
  }
};

export const adoptedUnitsWithBatch: Check = function* ({ draft }) {
  for (const [key, { existing, parent, batch }] of entriesOf(draft.organization?.organizationalUnits)) {
    if (existing === undefined || batch === undefined || batch === batchOfUnit(draft, parent ?? ROOT)) continue;
    yield {
      path: at('organization', 'organizationalUnits', key, 'batch'),
      found: `${quote(batch)}, of an OU that exists`,
      expected: 'no batch but that of the OU above: no stack has an OU that was there before',
      mend: 'remove it',
    };
  }
};

/** An account that moves between OUs may come by its access through another line: its stack must be the same. */
export const batchesOfOnePair: Check = function* ({ draft }) {
  const first = new Map<string, { readonly batch: string | undefined; readonly path: string }>();
  for (const [index, { group, persona, batch }] of itemsOf(draft.access?.assignments)) {
    if (group === undefined || persona === undefined) continue;
    const path = at('access', 'assignments', index);
    const before = first.get(pairKey({ group, persona }));
    if (before === undefined) first.set(pairKey({ group, persona }), { batch, path });
    if (before === undefined || before.batch === batch) continue;
    yield {
      path: `${path}.batch`,
      found: `${inWords(batch)}, while ${before.path} has ${inWords(before.batch)} for ${group} as ${persona}`,
      expected:
        'the same in every line about the same group and persona: access moves from line to line, its stack must not',
      mend: 'write the one that is deployed; access that is new may be another group’s, or another persona’s',
    };
  }
};

function inWords(batch: string | undefined): string {
  return batch === undefined ? 'no batch' : quote(batch);
}

function namesOf({ company }: Checked['draft'], kind: Kind): readonly Placed[] {
  return itemsOf(company?.batches?.[kind]).map(([index, value]) => ({
    path: at('company', 'batches', kind, index),
    value,
  }));
}

function place(path: string, value: string | undefined): readonly Placed[] {
  return value === undefined ? [] : [{ path, value }];
}
