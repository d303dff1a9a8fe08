import type { Account } from '../assembly';
import { entryOf } from '../base/entry-of';
import { isAccessControl, resolveGuardrail } from '../catalogue/guardrails/definition/guardrail';
import { blockersOf, type Workflow } from '../catalogue/workflows/definition/workflow';
import { workflowSource, type Catalogue } from '../choice/catalogue';
import type { Claim } from './claim';
import { accountsWith } from './guardrail-claims';
import { actorOf, PERMISSIONS_BOUNDARY, type Actors } from './workflow-actors';

export interface WorkflowContext extends Actors {
  readonly catalogue: Catalogue;
}

/** Every call of every workflow whose actor is somewhere: it works, or what the workflow says is in its way denies it. */
export function workflowClaims(context: WorkflowContext): readonly Claim[] {
  const { catalogue } = context;
  return Object.entries(catalogue.workflows).flatMap(([id, workflow]) => claimsOfWorkflow(context, id, workflow));
}

function claimsOfWorkflow(context: WorkflowContext, id: string, workflow: Workflow): readonly Claim[] {
  const { accounts, world } = actorOf(context, workflow);
  if (accounts.length === 0) return [];
  const source = workflowSource(context.catalogue.own, id);
  const common = {
    subject: `workflow ${id}`,
    source,
    list: 'calls',
    world,
    constructPath: '',
    namesAll: true,
  } as const;
  return workflow.calls.flatMap((row, index) => {
    const position = index + 1;
    const blockers = blockersOf(workflow, position).map(({ by }) => by);
    const mend = mendOf(source, position);
    return groupsOf(context, accounts, blockers).map((group) => ({ ...common, ...group, row, position, mend }));
  });
}

type Group = Pick<Claim, 'accounts' | 'expected' | 'blockedBy'>;

/** The accounts by what is in the way of a call there. */
function groupsOf(
  context: WorkflowContext,
  accounts: readonly Account[],
  blockers: readonly string[],
): readonly Group[] {
  const groups = new Map<string, { readonly group: Omit<Group, 'accounts'>; readonly accounts: Account[] }>();
  for (const account of accounts) {
    const group = expectedIn(context, account, blockers);
    const key = JSON.stringify(group);
    const known = groups.get(key) ?? { group, accounts: [] };
    groups.set(key, known);
    known.accounts.push(account);
  }
  return [...groups.values()].map(({ group, accounts: alike }) => ({ ...group, accounts: alike }));
}

/** Whom the config exempts from the guardrail may or may not be the one who calls: then both are right. */
function expectedIn(context: WorkflowContext, account: Account, blockers: readonly string[]): Omit<Group, 'accounts'> {
  const blockedBy = blockers.filter((by) => binds(context, by, account));
  if (blockedBy.length === 0) return { expected: 'allowed' };
  const isSure = blockedBy.some((by) => !isExemptedFrom(context, by, account));
  return { expected: isSure ? 'denied' : 'allowed', blockedBy };
}

function binds({ environment, catalogue, guardrails }: WorkflowContext, by: string, account: Account): boolean {
  if (by === PERMISSIONS_BOUNDARY) return true;
  return accountsWith(environment, catalogue, guardrails, by).includes(account);
}

function isExemptedFrom({ catalogue, guardrails }: WorkflowContext, by: string, { name }: Account): boolean {
  const definition = Object.values(catalogue.guardrails).flatMap((theme) => entryOf(theme, by) ?? [])[0];
  const guardrail = definition && resolveGuardrail(definition, guardrails);
  if (guardrail === undefined || !isAccessControl(guardrail)) return false;
  return guardrail.excepted?.told.some(({ accounts }) => accounts.includes(name)) === true;
}

function mendOf(source: string, position: number): string {
  return (
    `Let the call through, or say in ${source}, call ${position}, what is in its way: blocked, with what to use instead; ` +
    'docs/workflows.md has the list.'
  );
}
