import { batchesOfPairs, batchOfAccount, batchOfUnit, stackPlace, type StackPlace } from '../model/batches';
import { contactsByAccount } from '../model/contacts';
import type { LandingZone } from '../model/landing-zone';
import { securityServicesOf } from '../model/security';
import type { AssignmentToAccount } from '../model/tree';
import type { OrganizationPolicy } from './organization-policies';

/** Stack of an assignment: by the batch of its account, and that of its group and persona. */
export function assignmentPlaces(zone: LandingZone): (assignment: AssignmentToAccount) => StackPlace {
  const ofPair = batchesOfPairs(zone);
  return (one) => stackPlace('assignments', batchOfAccount(zone, one.account), ofPair(one));
}

/** Batch of the OU or account that a policy is attached to. */
export function batchOfPolicy(zone: LandingZone, { target }: Pick<OrganizationPolicy, 'target'>): string | undefined {
  if (target.kind === 'root') return undefined;
  return target.kind === 'account' ? batchOfAccount(zone, target.key) : batchOfUnit(zone, target.key);
}

/** Batches that a line of assignments, an account without a batch, or both have stacks for, besides the one that has neither. */
export function assignmentBatches({ company }: LandingZone): readonly (readonly (string | undefined)[])[] {
  const { assignments, accounts } = company.batches;
  return [undefined, ...assignments]
    .flatMap((line) => [undefined, ...accounts].map((account) => [account, line]))
    .slice(1);
}

/** Batches of accounts that have any. */
export function accountBatches({ accounts, company }: LandingZone): readonly string[] {
  const used = new Set(Object.values(accounts).map(({ batch }) => batch));
  return company.batches.accounts.filter((batch) => used.has(batch));
}

/** Batches of OUs that have any. */
export function unitBatches({ organization, company }: LandingZone): readonly string[] {
  const used = new Set(Object.values(organization.organizationalUnits).map(({ batch }) => batch));
  return company.batches.organizationalUnits.filter((batch) => used.has(batch));
}

/** Every stack of a batch that a landing zone comes to. */
export function batchPlaces(
  zone: LandingZone,
  policies: readonly Pick<OrganizationPolicy, 'target'>[],
): readonly StackPlace[] {
  const { company } = zone;
  const withContacts = new Set(
    contactsByAccount(zone)
      .filter(([, contacts]) => Object.keys(contacts).length > 0)
      .map(([account]) => batchOfAccount(zone, account)),
  );
  const withMacie = new Set(
    Object.keys(zone.accounts)
      .filter(
        (key) => key !== company.securityAccount && securityServicesOf(company.securityServices).includes('macie'),
      )
      .map((key) => batchOfAccount(zone, key)),
  );
  const ofPolicies = new Set(policies.map((policy) => batchOfPolicy(zone, policy)));
  const accounts = accountBatches(zone);
  return [
    ...unitBatches(zone).map((batch) => stackPlace('units', batch)),
    ...accounts.map((batch) => stackPlace('accounts', batch)),
    ...accounts.filter((batch) => withContacts.has(batch)).map((batch) => stackPlace('contacts', batch)),
    ...assignmentBatches(zone).map((batches) => stackPlace('assignments', ...batches)),
    ...(company.budgets === undefined ? [] : accounts.map((batch) => stackPlace('budgets', batch))),
    ...accounts.filter((batch) => withMacie.has(batch)).map((batch) => stackPlace('macie', batch)),
    ...[...ofPolicies].flatMap((batch) => (batch === undefined ? [] : [stackPlace('guardrails', batch)])),
  ];
}
