import { entryOf } from '../base/entry-of';
import type { Account, OrganizationGraph } from '../assembly';
import type { ProvenNames } from '../assembly/proven/names';
import type { LandingZone } from '../model/landing-zone';
import { MANAGEMENT } from '../model/tree';
import { WrongRowError } from '../ask/world';

/** The account that the config knows by a key. @throws WrongRowError where no template has it */
export function findAccount(graph: OrganizationGraph, { accounts }: LandingZone, key: string): Account {
  const { existing, name = key } = entryOf(accounts, key) ?? {};
  return called(graph, key, existing ?? name);
}

/** The same by what the keys are called. @throws WrongRowError where no template has it */
export function accountCalled(
  graph: OrganizationGraph,
  { accounts }: Pick<ProvenNames, 'accounts'>,
  key: string,
): Account {
  return called(graph, key, entryOf(accounts, key) ?? key);
}

function called(graph: OrganizationGraph, key: string, name: string): Account {
  const found = key === MANAGEMENT ? graph.managementAccount : graph.account(name);
  if (found === undefined) throw new WrongRowError(`no template has the account ${name}`);
  return found;
}
