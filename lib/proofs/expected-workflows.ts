import {
  blockersOf,
  PERMISSIONS_BOUNDARY,
  type AccountKind,
  type Workflow,
} from '../catalogue/workflows/definition/workflow';
import type { LandingZone } from '../model/landing-zone';
import { isNarrowedRegionsGuardrail, UNAPPROVED_REGIONS } from '../model/narrowed-regions';
import { assignedAccounts, expandAssignments, MANAGEMENT } from '../model/tree';
import type { ExpectedRows } from './expected-rows';
import { guardrailsOver } from './guardrails-over';
import { callsBlockedBy } from './workflow-blockers';
import { subjectOf } from '../assembly/proven/subjects';

/** Every list of calls that has to be asked: of each workflow, by what is in the way in the accounts where somebody does it. */
export function workflowRows(
  zone: LandingZone,
  workflows: Readonly<Record<string, Workflow>>,
): readonly ExpectedRows[] {
  return Object.entries(workflows).flatMap(([id, workflow]) => {
    const accounts = accountsOf(zone, workflow);
    return workflow.calls.flatMap((call, index) => {
      const named = blockersOf(workflow, index + 1).map(({ by }) => by);
      const lists = new Set(
        accounts.map((account) => callsBlockedBy(named.flatMap((by) => bindingOf(zone, account, by)))),
      );
      return [...lists].map((list) => ({
        subject: subjectOf('workflow', id),
        list,
        rows: [call],
        positions: [index + 1],
      }));
    });
  });
}

/** Whether somebody who does it is in an account that is in use. */
export function isActorThere(zone: LandingZone, workflow: Workflow): boolean {
  return accountsOf(zone, workflow).length > 0;
}

function accountsOf(zone: LandingZone, { by, in: kind }: Workflow): readonly string[] {
  const [first, id] = by.split('/', 2);
  const only = (accounts: readonly string[]): readonly string[] =>
    kind === undefined ? accounts : accounts.filter((account) => accountsOfKind(zone, kind).includes(account));
  const isActive = (account: string): boolean => !guardrailsOver(zone, account).includes('quarantine-account');
  if (first === 'persona') {
    const assigned = expandAssignments(zone).filter(({ persona }) => persona === id);
    return only([...new Set(assigned.map(({ account }) => account))]).filter(isActive);
  }
  if (first === 'machine-role') {
    const placed = Object.values(zone.workloads).filter(({ machineRole }) => machineRole === id);
    return only([...new Set(placed.flatMap((workload) => assignedAccounts(zone, workload)))]).filter(isActive);
  }
  return accountsOfKind(zone, kind ?? 'workload').filter(isActive);
}

function accountsOfKind({ accounts, company }: LandingZone, kind: AccountKind): readonly string[] {
  const members = Object.keys(accounts);
  const { securityAccount, logArchiveAccount } = company;
  switch (kind) {
    case 'member':
      return members;
    case 'security':
      return members.filter((account) => account === securityAccount);
    case 'log-archive':
      return members.filter((account) => account === logArchiveAccount);
    case 'workload':
      return members.filter((account) => account !== securityAccount && account !== logArchiveAccount);
  }
}

/** What of a guardrail, and of those that narrow it, binds an account. */
function bindingOf(zone: LandingZone, account: string, by: string): readonly string[] {
  if (by === PERMISSIONS_BOUNDARY) return [by];
  if (account === MANAGEMENT) return [];
  const isIt = (id: string): boolean => id === by || (by === UNAPPROVED_REGIONS && isNarrowedRegionsGuardrail(id));
  return guardrailsOver(zone, account).filter(isIt);
}
