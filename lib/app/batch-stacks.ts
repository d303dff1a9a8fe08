import type { App, Environment, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { entriesWhere } from '../base/entries-where';
import type { OrganizationPolicy } from '../choice/organization-policies';
import { groupBy } from '../base/group-by';
import { accountBatches, assignmentBatches, assignmentPlaces } from '../choice/batch-places';
import { batchOfAccount, stackPlace } from '../model/batches';
import { contactsByAccount } from '../model/contacts';
import type { LandingZone } from '../model/landing-zone';
import { securityServicesOf } from '../model/security';
import { expandAssignments, type AssignmentToAccount } from '../model/tree';
import { addAccountBudgets } from './constructs/billing/budgets';
import { addMacieMembers, type MacieAccounts } from './constructs/compliance/macie';
import { Assignments } from './constructs/identity/assignments';
import { inOrder } from './constructs/lanes';
import { AlternateContacts } from './constructs/organization/alternate-contacts';
import type { Ids } from './constructs/organization/ids';
import { BatchStack } from './stacks/batch-stack';
import { GuardrailsStack } from './stacks/guardrails-stack';
import type { IdentityStack } from './stacks/identity-stack';

/* What the batches of a landing zone come to besides accounts and OUs. Each function returns its stacks in the order of a deploy. */

/** Where the stacks of batches go, and what they name. */
export interface BatchStacksProps {
  readonly zone: LandingZone;
  readonly env: Environment;
  readonly accounts: Ids;
}

export function addContactStacks(app: App, { zone, env, accounts }: BatchStacksProps): readonly Stack[] {
  const byBatch = groupBy(contactsByAccount(zone), ([account]) => batchOfAccount(zone, account));
  return accountBatches(zone).flatMap((batch) => {
    const some = (byBatch.get(batch) ?? []).filter(([, contacts]) => Object.keys(contacts).length > 0);
    if (some.length === 0) return [];
    const description = `Contacts of the accounts of the batch ${batch}`;
    const stack = new BatchStack(app, { kind: 'contacts', batches: [batch], description, env });
    new AlternateContacts(stack, 'AlternateContacts', {
      accounts: some.map(([account, contacts]) => ({ account, contacts, accountId: accounts.idOf(account) })),
    });
    return [stack];
  });
}

/** Every assignment by the id of its stack. */
export function assignmentsByStack(zone: LandingZone): ReadonlyMap<string, readonly AssignmentToAccount[]> {
  const placeOf = assignmentPlaces(zone);
  return groupBy(expandAssignments(zone), (one) => placeOf(one).id);
}

/**
 * One stack for each batch of accounts and each of assignments, also where nobody has anything there any more: what is taken out
 * of the config takes its access with it only while its stack deploys. One after the other, since the 15 assignments that AWS
 * works on at a time are the whole organization's.
 */
export function addAssignmentStacks(
  app: App,
  { zone, env }: BatchStacksProps,
  identity: IdentityStack,
): readonly Stack[] {
  const byStack = assignmentsByStack(zone);
  const stacks = assignmentBatches(zone).map((names) => {
    const description = `Who gets in where: ${names.filter((name) => name !== undefined).join(', ')}`;
    const stack = new BatchStack(app, { kind: 'assignments', batches: names, description, env });
    const assignments = byStack.get(stack.node.id) ?? [];
    if (assignments.length === 0) stack.keepWithoutResources();
    else new Assignments(stack, 'Assignments', { ...identity.assignable, assignments });
    return stack;
  });
  inOrder([identity, ...stacks], 'AWS works on 15 assignments at a time');
  return stacks;
}

export function addBudgetStacks(app: App, { zone, env, accounts }: BatchStacksProps): readonly Stack[] {
  const { budgets } = zone.company;
  if (budgets === undefined) return [];
  return accountBatches(zone).map((batch) => {
    const description = `Budgets of the accounts of the batch ${batch}`;
    const stack = new BatchStack(app, { kind: 'budgets', batches: [batch], description, env });
    const ofBatch = (_amount: number, key: string): boolean => batchOfAccount(zone, key) === batch;
    addAccountBudgets(new Construct(stack, 'Budgets'), {
      budgets: { ...budgets, accountsMonthlyUsd: entriesWhere(budgets.accountsMonthlyUsd, ofBatch) },
      accountId: (key) => accounts.idOf(key),
    });
    return stack;
  });
}

export interface MacieStacksProps extends BatchStacksProps {
  readonly securityAccountRoleArn: string;
  /** All member accounts but the security account. */
  readonly members: MacieAccounts;
}

export function addMacieStacks(app: App, { zone, env, ...props }: MacieStacksProps): readonly Stack[] {
  const { securityServices, approvedRegions } = zone.company;
  if (!securityServicesOf(securityServices).includes('macie')) return [];
  return accountBatches(zone).flatMap((batch) => {
    const accounts = entriesWhere(props.members, (_member, key) => batchOfAccount(zone, key) === batch);
    if (Object.keys(accounts).length === 0) return [];
    const description = `Accounts of the batch ${batch} that Macie looks at`;
    const stack = new BatchStack(app, { kind: 'macie', batches: [batch], description, env });
    const { securityAccountRoleArn } = props;
    for (const region of approvedRegions) {
      addMacieMembers(new Construct(stack, `Macie-${region}`), region, { accounts, securityAccountRoleArn });
    }
    return [stack];
  });
}

/** Guardrails of OUs and accounts of a batch. @param first those without one */
export function addGuardrailStacks(
  app: App,
  { zone, env }: Pick<BatchStacksProps, 'zone' | 'env'>,
  policies: ReadonlyMap<string | undefined, readonly OrganizationPolicy[]>,
  first: { readonly stack: Stack; readonly targetId: (target: OrganizationPolicy['target']) => string },
): readonly Stack[] {
  const { batches } = zone.company;
  const stacks = [...batches.organizationalUnits, ...batches.accounts].flatMap((batch) => {
    const some = policies.get(batch) ?? [];
    if (some.length === 0) return [];
    const { id, stackName } = stackPlace('guardrails', batch);
    const description = `Organization policies of the batch ${batch}`;
    return [new GuardrailsStack(app, id, { stackName, description, env, policies: some, targetId: first.targetId })];
  });
  inOrder([first.stack, ...stacks], 'Organizations takes one change at a time');
  return stacks;
}
