import { entryOf } from '../../base/entry-of';
import { roleNameOf } from '../../catalogue/machine-roles/definition/names';
import { nameInAccount } from '../../choice/placement';
import { entriesOf, itemsOf, wasRefused } from '../draft';
import { at } from '../location';
import { assignedAccounts, isAccountSuspended, isSuspended, MANAGEMENT, ROOT } from '../../model/tree';
import { quote } from '../wording';
import type { Check, Checked } from './check';
import { ignoringCase, repeated, unknownReferences, type Placed } from './references';

export const unknownWorkloadNames: Check = function* ({ draft, machineRoles }) {
  const units = draft.organization?.organizationalUnits;
  const roles = entriesOf(draft.workloads).flatMap(([key, { machineRole }]) =>
    machineRole === undefined ? [] : [{ path: at('workloads', key, 'machineRole'), value: machineRole }],
  );
  yield* unknownReferences(roles, {
    names: Object.keys(machineRoles),
    expected: 'a machine role: the name of a file in lib/catalogue/machine-roles or config/machine-roles',
    otherwise:
      'see lib/catalogue/machine-roles/catalogue.ts, or add one in config/machine-roles and gather it in config/catalogue.ts',
  });
  yield* unknownReferences(places(draft, 'accounts'), {
    names: draft.accounts && [MANAGEMENT, ...Object.keys(draft.accounts)],
    expected: 'management, or one of the accounts in config/accounts.ts',
    otherwise: 'define that account',
  });
  yield* unknownReferences(places(draft, 'organizationalUnits'), {
    names: units && [ROOT, ...Object.keys(units)],
    expected: 'root, or one of the OUs in config/organization.ts',
    otherwise: 'define that OU',
  });
};

export const workloadsNowhere: Check = function* ({ draft }) {
  for (const [key, workload] of entriesOf(draft.workloads)) {
    const { accounts, organizationalUnits } = workload;
    if (wasRefused(workload, 'accounts') || wasRefused(workload, 'organizationalUnits')) continue;
    if ((accounts?.length ?? 0) + (organizationalUnits?.length ?? 0) > 0) continue;
    yield {
      path: at('workloads', key),
      found: 'neither accounts nor organizationalUnits',
      expected: 'at least one account or OU',
      mend: 'add where the role lives, or remove the workload',
    };
  }
};

export const suspendedWorkloads: Check = function* ({ draft }) {
  for (const { path, value } of places(draft, 'accounts')) {
    if (isAccountSuspended(draft, value)) yield suspended(path, `${quote(value)}, an account in a suspended OU`);
  }
  for (const { path, value } of places(draft, 'organizationalUnits')) {
    if (isSuspended(draft, value)) yield suspended(path, `${quote(value)}, an OU that is or lies in a suspended one`);
  }
};

function suspended(path: string, found: string): { path: string; found: string; expected: string; mend: string } {
  return {
    path,
    found,
    expected: 'accounts and OUs that are not suspended',
    mend: 'remove it: nothing is to run in an account on its way out',
  };
}

export const rolePlacedTwice: Check = function* ({ draft, machineRoles }) {
  const first = new Map<string, string>();
  for (const [key, workload] of entriesOf(draft.workloads)) {
    const { machineRole, accounts, organizationalUnits } = workload;
    const role = entryOf(machineRoles, machineRole);
    if (machineRole === undefined || role === undefined || wasRefused(workload, 'roleName')) continue;
    const name = nameInAccount({ machineRole, roleName: workload.roleName });
    const placeIn = (account: string): string => `${ignoringCase(roleNameOf(name, role).roleName)} in ${account}`;
    const again = assignedAccounts(draft, { accounts, organizationalUnits }).filter((account) => {
      const isFirst = !first.has(placeIn(account));
      if (isFirst) first.set(placeIn(account), key);
      return !isFirst;
    });
    const [account] = again;
    if (account === undefined) continue;
    yield {
      path: at('workloads', key),
      found: `${quote(name)} in ${again.join(', ')}, where ${quote(first.get(placeIn(account)) ?? '')} already places it`,
      expected: 'each role once in an account, by its name',
      mend: 'take the account out of one of the two, or give this one a roleName of its own',
    };
  }
};

export const listedTwice: Check = function* ({ draft }) {
  for (const field of ['accounts', 'organizationalUnits'] as const) {
    for (const [key, workload] of entriesOf(draft.workloads)) {
      const names = itemsOf(workload[field]).map(([i, value]) => ({ path: at('workloads', key, field, i), value }));
      for (const { path, value } of repeated(names)) {
        yield { path, found: `${quote(value)} a second time`, expected: 'each entry once', mend: 'remove it' };
      }
    }
  }
};

export const applicationsInManagement: Check = function* ({ draft, machineRoles }) {
  for (const { path, value, key } of places(draft, 'accounts')) {
    const role = entryOf(machineRoles, entryOf(draft.workloads, key)?.machineRole);
    if (value !== MANAGEMENT || role?.belongsTo !== 'application') continue;
    yield {
      path,
      found: `${quote(MANAGEMENT)}, for the role of an application`,
      expected: 'member accounts: no guardrail binds the management account, so nothing runs there',
      mend: 'place it in a member account',
    };
  }
};

/** What the workloads name in a field, with the place of each name. */
function places(
  draft: Checked['draft'],
  field: 'accounts' | 'organizationalUnits',
): (Placed & { readonly key: string })[] {
  return entriesOf(draft.workloads).flatMap(([key, workload]) =>
    itemsOf(workload[field]).map(([i, value]) => ({ path: at('workloads', key, field, i), value, key })),
  );
}
