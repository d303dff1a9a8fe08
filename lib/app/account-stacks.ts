import type { App, Environment, Stack } from 'aws-cdk-lib/core';
import { entriesWhere } from '../base/entries-where';
import { accountBatches, unitBatches } from '../choice/batch-places';
import { batchOfAccount, batchOfUnit } from '../model/batches';
import type { LandingZone } from '../model/landing-zone';
import { inOrder, stacksInLanes } from './constructs/lanes';
import { Accounts } from './constructs/organization/accounts';
import { idsByBatch, type Ids } from './constructs/organization/ids';
import { TreeGuard } from './constructs/organization/tree-guard';
import { OrganizationalUnits } from './constructs/organization/organizational-units';
import { BatchStack } from './stacks/batch-stack';
import type { OrganizationStack } from './stacks/organization-stack';

/**
 * AWS creates five accounts at a time, and each stack makes one after the other.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html
 */
const CONCURRENT_ACCOUNTS = 5;

export interface AccountStacksProps {
  readonly zone: LandingZone;
  readonly organization: OrganizationStack;
  readonly env: Environment;
}

/** OUs and accounts, whichever stack each is in. */
export interface AccountStacks {
  readonly units: Ids;
  readonly accounts: Ids;
  /** Those of batches. */
  readonly stacks: readonly Stack[];
}

type Parts = ReadonlyMap<string | undefined, Ids>;

/** The stacks of the OUs and accounts that name a batch. Nothing in them is ever deleted, as in the organization's own. */
export function addAccountStacks(app: App, props: AccountStacksProps): AccountStacks {
  const { zone, organization } = props;
  const unitStacks = new Map<string, Stack>();
  const unitParts: Parts = unitsByBatch(app, props, unitStacks);
  const units = idsByBatch(unitParts, (key) => batchOfUnit(zone, key));
  const accountStacks = new Map<string, Stack>();
  const accountParts = accountsByBatch(app, { ...props, units }, accountStacks);
  inOrder([organization, ...unitStacks.values()], ONE_CHANGE);
  for (const stack of accountStacks.values())
    stack.addStackDependency(organization, 'the organization has to be there');
  stacksInLanes(accountStacks, CONCURRENT_ACCOUNTS, 'AWS creates five accounts at a time');
  return {
    units,
    accounts: idsByBatch(accountParts, (key) => batchOfAccount(zone, key)),
    stacks: [...unitStacks.values(), ...accountStacks.values()],
  };
}

const ONE_CHANGE = 'Organizations takes one change at a time';

function unitsByBatch(app: App, { zone, organization, env }: AccountStacksProps, stacks: Map<string, Stack>): Parts {
  const parts = new Map<string | undefined, Ids>([[undefined, organization.organizationalUnits]]);
  const { rootId } = organization.organization;
  for (const batch of unitBatches(zone)) {
    const all = zone.organization.organizationalUnits;
    const organizationalUnits = entriesWhere(all, (_unit, key) => batchOfUnit(zone, key) === batch);
    const description = `Organizational units of the batch ${batch}`;
    const stack = new BatchStack(app, {
      kind: 'units',
      batches: [batch],
      description,
      env,
      terminationProtection: true,
    });
    const above = organization.organizationalUnits;
    const made = new OrganizationalUnits(stack, 'OrganizationalUnits', { rootId, organizationalUnits, above });
    const { organization: tree } = zone;
    new TreeGuard(stack, 'Tree', { organization: tree, units: organizationalUnits, accounts: {}, before: [made] });
    parts.set(batch, made);
    stacks.set(batch, stack);
  }
  return parts;
}

function accountsByBatch(
  app: App,
  { zone, organization, env, units }: AccountStacksProps & { readonly units: Ids },
  stacks: Map<string, Stack>,
): Parts {
  const parts = new Map<string | undefined, Ids>([[undefined, organization.accounts]]);
  const { accountAccessRoleName } = zone.organization;
  for (const batch of accountBatches(zone)) {
    const accounts = entriesWhere(zone.accounts, (account) => account.batch === batch);
    const description = `Accounts of the batch ${batch}`;
    const stack = new BatchStack(app, {
      kind: 'accounts',
      batches: [batch],
      description,
      env,
      terminationProtection: true,
    });
    const made = new Accounts(stack, 'Accounts', { accounts, organizationalUnits: units, accountAccessRoleName });
    new TreeGuard(stack, 'Tree', { organization: zone.organization, units: {}, accounts, before: [made] });
    parts.set(batch, made);
    stacks.set(batch, stack);
  }
  return parts;
}
