import { logicalId } from '../../logical-id';
import { at } from '../location';
import { MANAGEMENT, ROOT } from '../tree';
import { quote } from '../wording';
import type { Check } from './check';
import { repeated } from './references';

export const reservedKeys: Check = function* ({ draft }) {
  if (Object.hasOwn(draft.organization?.organizationalUnits ?? {}, ROOT)) {
    yield {
      path: at('organization', 'organizationalUnits', ROOT),
      found: `the key ${quote(ROOT)}`,
      expected: 'another key: this one stands for the root of the organization',
      mend: 'rename the OU; guardrails for the root go into organization.guardrails',
    };
  }
  if (Object.hasOwn(draft.accounts ?? {}, MANAGEMENT)) {
    yield {
      path: at('accounts', MANAGEMENT),
      found: `the key ${quote(MANAGEMENT)}`,
      expected: 'another key: this one stands for the management account, which is in no OU',
      mend: 'remove it if it is the management account (config/company.ts has it), else rename it',
    };
  }
};

export const keysWithOneLogicalId: Check = function* ({ draft }) {
  const maps = [
    {
      path: (key: string) => at('organization', 'organizationalUnits', key),
      map: draft.organization?.organizationalUnits,
    },
    { path: (key: string) => at('accounts', key), map: draft.accounts },
    { path: (key: string) => at('access', 'groups', key), map: draft.access?.groups },
    { path: (key: string) => at('company', 'serviceUsers', key), map: draft.company?.serviceUsers },
  ];
  for (const { path, map } of maps) {
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
