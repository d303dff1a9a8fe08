import { catalogue } from '../../support/read-landing-zone';
import { deepEqual, equal } from 'node:assert/strict';
import { choose } from '../../../lib/choice/choose';
import type { LandingZone } from '../../../lib/model/landing-zone';
import type { LiveOrganization } from '../live/organization';
import { Names } from './names';

/** OUs, accounts in them with their tags, policy types, and every organization policy with exactly its targets. */
export function expectOrganization(zone: LandingZone, live: LiveOrganization): void {
  const names = new Names(zone, live);
  equal(live.featureSet, 'ALL', 'the organization has all features');
  expectUnits(zone, live, names);
  expectAccounts(zone, live, names);
  expectPolicies(zone, live, names);
}

function expectUnits({ organization }: LandingZone, live: LiveOrganization, names: Names): void {
  const wanted = Object.keys(organization.organizationalUnits).map((key) => names.unitPath(key));
  deepEqual(live.units.map(({ path }) => path).sort(), wanted.sort(), 'OUs');
}

function expectAccounts({ accounts, company }: LandingZone, live: LiveOrganization, names: Names): void {
  const wanted = Object.entries(accounts).map(([, { name, email, ou, tags, existing }]) => ({
    name,
    email,
    ou: names.unitPath(ou),
    // How an adopted account is tagged is the business of whoever made it.
    tags: existing === undefined ? { ...company.tags, ...tags } : 'its own',
    status: 'ACTIVE',
  }));
  const adopted = new Set(Object.values(accounts).flatMap(({ existing }) => existing ?? []));
  const found = live.accounts
    .filter(({ id }) => id !== live.managementAccountId)
    .map(({ id, name, email, parentId, tags, status }) => ({
      name,
      email,
      ou: names.pathOf(parentId),
      tags: adopted.has(id) ? 'its own' : tags,
      status,
    }));
  deepEqual(by(['email'], found), by(['email'], wanted), 'accounts');
}

function expectPolicies(zone: LandingZone, live: LiveOrganization, names: Names): void {
  const policies = choose(zone, catalogue).organizationPolicies();
  const wanted = policies.map(({ type, name, target }): { type: string; name: string; targetIds: unknown } => ({
    type,
    name,
    targetIds: [
      target.kind === 'root'
        ? live.rootId
        : target.kind === 'account'
          ? names.accountId(target.key)
          : names.unitId(target.key),
    ],
  }));
  const found = live.policies.map(({ type, name, targetIds }) => ({ type, name, targetIds }));
  deepEqual(by(['type', 'name'], found), by(['type', 'name'], wanted), 'organization policies and their targets');
  const types: readonly string[] = [...new Set(policies.map(({ type }) => type))];
  deepEqual(
    types.filter((type) => !live.enabledPolicyTypes.includes(type)),
    [],
    'policy types that are not enabled',
  );
}

function by<Key extends string, Item extends Readonly<Record<Key, string>>>(
  keys: readonly Key[],
  items: readonly Item[],
): readonly Item[] {
  const place = (item: Item): string => keys.map((key) => item[key]).join(' ');
  return [...items].sort((a, b) => place(a).localeCompare(place(b)));
}
