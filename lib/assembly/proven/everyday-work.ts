import { isList, isObject } from '../../base/json';

/** Where everyday work works, and what is in its way elsewhere. Lists of accounts stand in it once, since many workflows share them. */
export interface EverydayWork {
  /** Names of accounts. */
  readonly accountSets: readonly (readonly string[])[];
  /** By the workflow's id; an account stands in one entry at most, and in none where nobody does the work. */
  readonly workflows: Readonly<Record<string, readonly WorkIn[]>>;
}

export interface WorkIn {
  /** Place in `accountSets`, counted from 0. */
  readonly accounts: number;
  /** Ids of guardrails, or `permissions-boundary`; none where it works. */
  readonly inTheWay: readonly string[];
}

/** What is in the way of one workflow, by the names of the accounts where somebody does it. */
export function workByAccount(
  { accountSets, workflows }: EverydayWork,
  id: string,
): ReadonlyMap<string, readonly string[]> {
  const entries = Object.hasOwn(workflows, id) ? (workflows[id] ?? []) : [];
  return new Map(
    entries.flatMap(({ accounts, inTheWay }) => (accountSets[accounts] ?? []).map((name) => [name, inTheWay] as const)),
  );
}

/** By hand, since the commands load no schemas. */
export function isEverydayWork(value: unknown): value is EverydayWork {
  if (!isObject(value) || !isList(value.accountSets) || !isObject(value.workflows)) return false;
  const { length } = value.accountSets;
  return (
    value.accountSets.every(isTexts) &&
    Object.values(value.workflows).every((entries) => isList(entries) && entries.every((one) => isWorkIn(one, length)))
  );
}

function isWorkIn(value: unknown, sets: number): boolean {
  if (!isObject(value) || !isTexts(value.inTheWay)) return false;
  return (
    typeof value.accounts === 'number' &&
    Number.isInteger(value.accounts) &&
    value.accounts >= 0 &&
    value.accounts < sets
  );
}

function isTexts(value: unknown): boolean {
  return isList(value) && value.every((one) => typeof one === 'string');
}
