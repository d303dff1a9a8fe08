import { capitalized } from '../base/words';
import { entryOf } from '../base/entry-of';
import { PREFIX } from '../base/names';
import type { LandingZone } from './landing-zone';
import { findOrganizationalUnit, type AssignmentToAccount, type OrganizationTree } from './tree';

/*
 * A stack takes 500 resources. What grows with accounts goes into as many as are needed, by one rule: the entry that it belongs to
 * names a batch, or none. So nothing that happens to other entries ever moves it. See docs/adr/0014.
 */

/** What has stacks of its own for a batch, by the stack in which it is without one. */
const HOMES = {
  accounts: 'Organization',
  units: 'Organization',
  contacts: 'Baseline',
  assignments: 'Identity',
  budgets: 'Billing',
  guardrails: 'Guardrails',
  macie: 'Compliance',
} as const;

export type BatchedKind = keyof typeof HOMES;

export interface StackPlace {
  /** As `cdk` commands take it, for example `Accounts-b1`. */
  readonly id: string;
  /** In CloudFormation, for example `lz-accounts-b1`. */
  readonly stackName: string;
}

/** The stack of a kind for these batches. @param batches undefined where an entry names none */
export function stackPlace(kind: BatchedKind, ...batches: readonly (string | undefined)[]): StackPlace {
  const named = batches.filter((batch) => batch !== undefined);
  const words = named.length === 0 ? [HOMES[kind]] : [capitalized(kind), ...named];
  const id = words.join('-');
  return { id, stackName: `${PREFIX}${id.toLowerCase()}` };
}

/** Which stacks hold something of a kind, whatever batches there are or were. @param stackName as CloudFormation has it */
export function holds(kind: BatchedKind, stackName: string): boolean {
  return stackName === stackPlace(kind).stackName || stackName.startsWith(`${PREFIX}${kind}-`);
}

/** Whether a stack is one of a batch, be it one that the config has no more. */
export function isOfBatch(stackName: string): boolean {
  return (Object.keys(HOMES) as BatchedKind[]).some((kind) => stackName.startsWith(`${PREFIX}${kind}-`));
}

type BatchedTree = Pick<LandingZone, 'accounts'>;

/** Undefined for the management account, too. */
export function batchOfAccount({ accounts }: BatchedTree, account: string): string | undefined {
  return entryOf(accounts, account)?.batch;
}

export function batchOfUnit(tree: OrganizationTree, ou: string): string | undefined {
  return findOrganizationalUnit(tree, ou)?.batch;
}

type PairLike = Pick<AssignmentToAccount, 'group' | 'persona'>;

/** Batch of what a group has with a persona: every line about the two says the same. */
export function batchesOfPairs({ access }: Pick<LandingZone, 'access'>): (pair: PairLike) => string | undefined {
  const known = new Map(access.assignments.map((line) => [pairKey(line), line.batch]));
  return (pair) => known.get(pairKey(pair));
}

export function pairKey({ group, persona }: PairLike): string {
  return `${group}/${persona}`;
}
