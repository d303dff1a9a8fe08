import type { Account } from '../assembly';
import { blockersOf, type Workflow } from '../catalogue/workflows/definition/workflow';
import { workflowSource, type Catalogue } from '../choice/catalogue';
import type { Claim } from './claim';
import { actorOf, type Acting, type Actors } from './workflow-actors';
import { Blockers, type Expectation } from './workflow-blockers';
import { subjectOf } from '../assembly/proven/subjects';

export interface WorkflowContext extends Actors {
  readonly catalogue: Catalogue;
}

/** Every call of every workflow whose actor is somewhere: it works, or what the workflow says is in its way denies it. */
export function workflowClaims(context: WorkflowContext): readonly Claim[] {
  const { catalogue } = context;
  const blockers = new Blockers(context, catalogue);
  const acting = new Map<string, Acting>();
  return Object.entries(catalogue.workflows).flatMap(([id, workflow]) => {
    const key = `${workflow.by} ${workflow.in ?? ''}`;
    const who = acting.get(key) ?? actorOf(context, workflow);
    acting.set(key, who);
    return who.accounts.length === 0
      ? []
      : claimsOf(who, { id, workflow, source: workflowSource(catalogue.own, id) }, blockers);
  });
}

interface Written {
  readonly id: string;
  readonly workflow: Workflow;
  readonly source: string;
}

function claimsOf(
  { accounts, world }: Acting,
  { id, workflow, source }: Written,
  blockers: Blockers,
): readonly Claim[] {
  const common = {
    subject: subjectOf('workflow', id),
    source,
    world,
    constructPath: '',
    namesAll: true,
  } as const;
  return workflow.calls.flatMap((row, index) => {
    const position = index + 1;
    const named = blockersOf(workflow, position).map(({ by }) => by);
    const groups = alike(accounts, (account) => blockers.expectationIn(account, row, named));
    return groups.map((group) => ({ ...common, ...group, row, position, mend: mendOf(source, position) }));
  });
}

/** The accounts by what is expected there. */
function alike(
  accounts: readonly Account[],
  expectationIn: (account: Account) => Expectation,
): readonly (Expectation & Pick<Claim, 'accounts'>)[] {
  const groups = new Map<string, { readonly expectation: Expectation; readonly accounts: Account[] }>();
  for (const account of accounts) {
    const expectation = expectationIn(account);
    const key = JSON.stringify(expectation);
    const known = groups.get(key) ?? { expectation, accounts: [] };
    groups.set(key, known);
    known.accounts.push(account);
  }
  return [...groups.values()].map(({ expectation, accounts }) => ({ ...expectation, accounts }));
}

function mendOf(source: string, position: number): string {
  return (
    `Let the call through, or say in ${source}, call ${position}, what is in its way: blocked, with what to use instead; ` +
    'docs/workflows.md has the list. A company says it in config/workflows/.'
  );
}
