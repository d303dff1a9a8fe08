import { unbound } from '../../ask/world';
import type { Account } from '../../policy';
import { matchersOf, type Comparison } from '../ask/values';
import { OUTSIDE } from './callers';
import type { Sides } from './side';

/** The same on both sides of a review. */
export interface OnBoth<T> {
  readonly base: T;
  readonly head: T;
}

export type Comparisons = ReadonlyMap<string, readonly Comparison[]>;

/** The condition keys that tell accounts apart: those of callers, or of owners of resources. */
export const ACCOUNT_KEYS = {
  principal: {
    ids: ['aws:principalaccount', 'kms:calleraccount'],
    organizations: 'aws:principalorgid',
    paths: 'aws:principalorgpaths',
    managers: 'aws:principalorgmasteraccountid',
    arns: 'aws:principalarn',
  },
  resource: {
    ids: ['aws:resourceaccount', 's3:resourceaccount'],
    organizations: 'aws:resourceorgid',
    paths: 'aws:resourceorgpaths',
    managers: '',
    arns: '',
  },
} as const;

export interface Strangers {
  readonly accounts: readonly OnBoth<Account>[];
  /** Whether conditions can tell no more of them apart. */
  readonly isComplete: boolean;
}

/** More than that nobody waits for. */
const MOST_STRANGERS = 60;

/**
 * Accounts that a condition can tell apart, without organization policies of their own, so that only what is compared decides: one for
 * each kind in the organization, and outside of it those that are named, in each organization that is named and in none.
 *
 * @param named ids of accounts that are named elsewhere than in conditions
 */
export function strangersFor(
  sides: Sides,
  comparisons: Comparisons,
  whose: keyof typeof ACCOUNT_KEYS,
  named: readonly string[] = [],
): Strangers {
  const keys = ACCOUNT_KEYS[whose];
  const valuesOf = (key: string): readonly string[] => (comparisons.get(key) ?? []).flatMap(({ values }) => values);
  const ids = [
    ...named,
    ...keys.ids.flatMap(valuesOf),
    ...valuesOf(keys.arns).map((arn) => arn.split(':')[4] ?? ''),
  ].flatMap(accountId);
  const foreign = foreignOrganizations(sides, valuesOf, keys);
  const outside = [...new Set([OUTSIDE.id, ...ids])].filter((id) => !isInside(sides, id));
  const accounts = outside.flatMap((id) => [undefined, ...foreign].map((membership) => foreignAccount(id, membership)));
  return {
    accounts: [...insiders(sides, comparisons, keys, ids), ...accounts.slice(0, MOST_STRANGERS).map(onBoth)],
    isComplete: accounts.length <= MOST_STRANGERS,
  };
}

/** An id of twelve digits that a pattern means; what is no pattern stands for itself. */
function accountId(pattern: string): readonly string[] {
  if (/^[^*?$]+$/.test(pattern)) return [pattern];
  if (!/^[\d*?]+$/.test(pattern) || /^\*+$/.test(pattern)) return [];
  const known = pattern.replaceAll('?', '4');
  return [known.replace(/\*+/, '4'.repeat(Math.max(0, 12 - known.replaceAll('*', '').length))).replaceAll('*', '')];
}

function isInside({ base, head }: Sides, id: string): boolean {
  return [base, head].some(({ graph }) => graph.account(id) !== undefined);
}

type Membership = Pick<Account, 'organization' | 'organizationPath'>;

function foreignOrganizations(
  { base, head }: Sides,
  valuesOf: (key: string) => readonly string[],
  keys: (typeof ACCOUNT_KEYS)[keyof typeof ACCOUNT_KEYS],
): readonly Membership[] {
  const own = new Set([base, head].map(({ graph }) => graph.organizationId));
  const filled = (key: string): readonly string[] =>
    valuesOf(key).map((value) => value.replaceAll(/[*?]+/g, 'example'));
  const paths = [...filled(keys.organizations).map((id) => `${id}/r-example/`), ...filled(keys.paths)];
  const members = [...new Set(paths)]
    .map((path): Membership => membership(path.split('/')[0] ?? '', OUTSIDE.id, path))
    .filter(({ organization }) => organization !== undefined && !own.has(organization.id));
  const manager = head.graph.managementAccount.id;
  const managed = filled(keys.managers)
    .filter((id) => id !== manager)
    .map((id) => membership('o-outsiders00', id, 'o-outsiders00/r-example/'));
  return [...members, ...managed];
}

function membership(id: string, managementAccountId: string, organizationPath: string): Membership {
  return { organization: { id, managementAccountId }, organizationPath };
}

function foreignAccount(id: string, membership_: Membership | undefined): Account {
  return membership_ === undefined && id === OUTSIDE.id ? OUTSIDE : { ...unbound({ ...OUTSIDE, id }), ...membership_ };
}

function onBoth<T>(one: T): OnBoth<T> {
  return { base: one, head: one };
}

/** One account for each way in which conditions tell the organization's accounts apart, those that are named first. */
function insiders(
  sides: Sides,
  comparisons: Comparisons,
  keys: (typeof ACCOUNT_KEYS)[keyof typeof ACCOUNT_KEYS],
  ids: readonly string[],
): readonly OnBoth<Account>[] {
  const all = [...new Set([sides.head, sides.base].flatMap(({ graph }) => graph.accounts.map(({ id }) => id)))];
  const kinds = new Map<string, OnBoth<Account>>();
  const answersTo = answersIn(comparisons);
  for (const id of all) {
    const account = insider(sides, id);
    const answers = [account.base, account.head].map(({ organizationPath = '' }) =>
      answersTo([...keys.ids.map((key) => [key, id] as const), [keys.paths, organizationPath]]),
    );
    const isNamed = ids.includes(id) ? id : '';
    const kind = `${isNamed} ${answers.join()} ${sides.head.graph.account(id)?.kind ?? ''}`;
    if (!kinds.has(kind)) kinds.set(kind, account);
  }
  return [...kinds.values()];
}

function insider({ base, head }: Sides, id: string): OnBoth<Account> {
  const [before, after] = [base, head].map(({ graph, environment }) => {
    const account = graph.account(id);
    return account === undefined ? undefined : unbound(environment.account(account));
  });
  const known = before ?? after ?? OUTSIDE;
  return { base: before ?? known, head: after ?? known };
}

function answersIn(comparisons: Comparisons): (values: readonly (readonly [key: string, value: string])[]) => string {
  const matchers = new Map(
    [...comparisons].map(([key, all]) => [key, all.flatMap((one) => matchersOf(one, (text) => text))]),
  );
  return (values) =>
    values.flatMap(([key, value]) => (matchers.get(key) ?? []).map((matches) => (matches(value) ? '1' : '0'))).join('');
}
