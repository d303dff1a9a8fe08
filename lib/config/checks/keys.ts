import { entryOf } from '../../base/entry-of';
import { logicalId } from '../../base/logical-id';
import { entriesOf } from '../draft';
import { at } from '../location';
import { MANAGEMENT, ROOT } from '../../model/tree';
import { PRINCIPAL_WORDS } from '../../model/principal-words';
import { quote } from '../wording';
import { SAME_ACCOUNT } from '../../model/workload-schema';
import type { Check, Checked } from './check';
import { repeated } from './references';

interface Reserved {
  /** What the word stands for. */
  readonly meaning: string;
  readonly mend: string;
}

type Maps = readonly {
  readonly path: (key: string) => string;
  readonly map: object | undefined;
  /** Words that mean something else wherever such a key is named. */
  readonly reserved?: Readonly<Record<string, Reserved>>;
}[];

const RENAME_ACCOUNT = 'rename the account';
const RENAME_GROUP = 'rename the group';

const OF_OUS: Readonly<Record<string, Reserved>> = {
  [ROOT]: {
    meaning: 'this one stands for the root of the organization',
    mend: 'rename the OU; guardrails for the root go into organization.guardrails',
  },
};
const OF_ACCOUNTS: Readonly<Record<string, Reserved>> = {
  [MANAGEMENT]: {
    meaning: 'this one stands for the management account, which is in no OU',
    mend: 'remove it if it is the management account (config/company.ts has it), else rename it',
  },
  [ROOT]: { meaning: 'this one stands for the root of the organization', mend: RENAME_ACCOUNT },
  [SAME_ACCOUNT]: {
    meaning: 'this one stands for the account of the machine role, where a workload creates something',
    mend: RENAME_ACCOUNT,
  },
};
const OF_GROUPS: Readonly<Record<string, Reserved>> = Object.fromEntries(
  PRINCIPAL_WORDS.map((word) => [
    word,
    { meaning: `a principal's name that begins with ${quote(word)} is no group's`, mend: RENAME_GROUP },
  ]),
);

export const reservedKeys: Check = function* ({ draft }) {
  for (const { path, map, reserved } of mapsOf(draft)) {
    for (const key of Object.keys(map ?? {})) {
      const word = entryOf(reserved, key);
      if (word === undefined) continue;
      yield {
        path: path(key),
        found: `the key ${quote(key)}`,
        expected: `another key: ${word.meaning}`,
        mend: word.mend,
      };
    }
  }
};

export const reservedGroupNames: Check = function* ({ draft }) {
  for (const [key, { displayName }] of entriesOf(draft.access?.groups)) {
    const word = entryOf(OF_GROUPS, displayName?.toLowerCase());
    if (word === undefined || displayName === undefined) continue;
    yield {
      path: at('access', 'groups', key, 'displayName'),
      found: quote(displayName),
      expected: `another name: ${word.meaning}`,
      mend: word.mend,
    };
  }
};

export const keysWithOneLogicalId: Check = function* ({ draft }) {
  for (const { path, map } of mapsOf(draft)) {
    const keys = Object.keys(map ?? {}).map((key) => ({ path: path(key), value: key }));
    for (const { path, value, first } of repeated(keys, (key) => logicalId('', key))) {
      yield {
        path,
        found: `the keys ${quote(first.value)} and ${quote(value)}, both ${logicalId('', value)} in the templates`,
        expected: 'keys that differ in more than hyphens',
        mend: 'rename the one that is not deployed yet',
      };
    }
  }
};

/** The maps whose keys become logical ids. */
function mapsOf({ organization, accounts, access, company, workloads }: Checked['draft']): Maps {
  return [
    {
      path: (key) => at('organization', 'organizationalUnits', key),
      map: organization?.organizationalUnits,
      reserved: OF_OUS,
    },
    { path: (key) => at('accounts', key), map: accounts, reserved: OF_ACCOUNTS },
    { path: (key) => at('access', 'groups', key), map: access?.groups, reserved: OF_GROUPS },
    { path: (key) => at('access', 'users', key), map: access?.users },
    { path: (key) => at('company', 'serviceUsers', key), map: company?.serviceUsers },
    { path: (key) => at('workloads', key), map: workloads },
  ];
}
