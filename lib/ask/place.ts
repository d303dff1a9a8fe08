import type { Account, OrganizationGraph } from '../assembly';
import { didYouMean } from '../base/did-you-mean';
import { fillIn } from './fill-in';
import type { Organization } from './organization';

/** Why something that was named cannot be found. */
export interface Problem {
  /** What was found, and how to mend it. */
  readonly problem: string;
}

/** An account by its AWS name, or by its twelve digits where it was there before. */
export function namedAccount(organization: Organization, text: string): Account | Problem {
  return accountCalled(organization, text) ?? unknownAccount(organization.graph, text);
}

/** The digits of the management account, where the config pins them, stand in the stacks' environments. */
function accountCalled({ assembly, graph }: Organization, text: string): Account | undefined {
  const isManagement = (): boolean => assembly.stacks.some(({ accountId }) => accountId === text);
  return graph.account(text) ?? (isManagement() ? graph.managementAccount : undefined);
}

const SHOWN = 12;

/** With the account that was meant. */
export function unknownAccount(graph: OrganizationGraph, text: string): Problem {
  const names = graph.accounts.map(({ name }) => name);
  const meant = didYouMean(text, names);
  if (meant !== undefined) return { problem: `"${text}" is no account of the organization. Did you mean "${meant}"?` };
  const some = names.slice(0, SHOWN).join(', ') + (names.length > SHOWN ? ', …' : '');
  return { problem: `"${text}" is no account of the organization. Expected an AWS account name: ${some}.` };
}

/** Fills in the text of a question as a proof row's is. */
export function fillInFor(organization: Organization, account: Account): (text: string) => string {
  const { graph, homeRegion } = organization;
  return fillIn(graph, account, homeRegion, (name) => accountCalled(organization, name));
}

/** An account's id for its name, as the value of a key such as `aws:SourceAccount`. */
export function fillInAccountId(organization: Organization, key: string, value: string): string {
  return /account$/i.test(key) ? (accountCalled(organization, value)?.id ?? value) : value;
}
