import { entryOf } from '../base/entry-of';
import type { Account, OrganizationGraph } from '../assembly';
import type { LandingZone } from '../model/landing-zone';
import { MANAGEMENT } from '../model/tree';
import { WrongRowError } from '../ask/world';

/** The account that the config knows by a key. @throws WrongRowError where no template has it */
export function findAccount(graph: OrganizationGraph, { accounts }: LandingZone, key: string): Account {
  if (key === MANAGEMENT) return graph.managementAccount;
  const { existing, name = key } = entryOf(accounts, key) ?? {};
  const found = graph.account(existing ?? name);
  if (found === undefined) throw new WrongRowError(`no template has the account ${name}`);
  return found;
}
