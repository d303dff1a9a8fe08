import type { Account, Principal } from '../../assembly';
import type { Organization } from '../../ask/organization';
import { groupBy } from '../../base/group-by';
import { numberText } from '../../base/number-text';
import { kindsOf } from '../../proofs/escalation/kinds';
import { EscalationSearch } from '../../proofs/escalation/search';
import { mayDoEverything } from './lifelines';

/** Somebody who is an administrator, by design or by a path. */
export interface Administration {
  /** For a sentence about whoever gets it: `may do everything in management, or …`. */
  readonly gained: string;
  /** For a sentence about whoever no longer has it. */
  readonly lost: string;
  /** Names of all accounts that they administer or can become administrators of. */
  readonly accounts: ReadonlySet<string>;
  /** How, a line each. */
  readonly details: readonly string[];
  /** Whether it leads to administrators of other accounts, too. */
  readonly leadsOn: boolean;
}

/** Of the same people in one or more accounts; nothing where no path was found from any of these. */
export function administrationOf(
  organization: Organization,
  principals: readonly Principal[],
): Administration | undefined {
  const search = searchOf(organization);
  const paths = ofEachKind(organization, principals).flatMap(([first, ...alike]) => {
    const path = search.pathFrom(first);
    if (path === undefined) return [];
    return [
      { principal: first, path },
      ...alike.map((principal) => ({ principal, path: search.pathFrom(principal) ?? path })),
    ];
  });
  if (paths.length === 0) return undefined;
  const own = new Set(paths.map(({ principal }) => principal.account));
  const roles = paths
    .flatMap(({ principal }) => search.administratorsFrom(principal))
    .filter(({ account }) => !own.has(account));
  const others = namesOf(roles.map(({ account }) => account));
  const by = [...new Set(roles.map(({ name }) => name))].sort().join(', ');
  const whole = paths
    .map(({ principal }) => principal)
    .filter((principal) => mayDoEverything(organization.environment.principal(principal)));
  const everything = namesOf(whole.map(({ account }) => account));
  const outside = `administrator of ${numberText(others.length)} more ${others.length === 1 ? 'account' : 'accounts'} (${by})`;
  return {
    ...wordsOf(everything, others.length === 0 ? undefined : outside),
    accounts: new Set([...namesOf([...own]), ...others]),
    details: [
      ...new Set(paths.flatMap(({ principal, path }) => (whole.includes(principal) ? [] : [path.join('; ')]))),
      ...(others.length === 0 ? [] : [`administrator by ${by} of ${others.join(', ')}`]),
    ],
    leadsOn: others.length > 0,
  };
}

/** From those of one kind the same ways lead on: where the first has none, none has. */
function ofEachKind(
  { environment }: Organization,
  principals: readonly Principal[],
): readonly (readonly [Principal, ...Principal[]])[] {
  const [only, ...more] = principals;
  if (only === undefined) return [];
  if (more.length === 0) return [[only]];
  const kindOf = kindsOf(environment);
  const kinds = groupBy(principals, ({ name, account }) => `${name} ${kindOf(account)}`);
  return [...kinds.values()].flatMap(([first, ...alike]) => (first === undefined ? [] : [[first, ...alike] as const]));
}

function wordsOf(everything: readonly string[], outside: string | undefined): Pick<Administration, 'gained' | 'lost'> {
  const places = everything.join(', ');
  if (everything.length === 0) {
    const rest = outside === undefined ? 'an administrator' : outside.replace(' more ', ' ');
    return { gained: `can become ${rest}`, lost: `could become ${rest}` };
  }
  const rest = outside === undefined ? '' : `, and from there become ${outside}`;
  return {
    gained: `may do everything in ${places}, or give itself the right to${rest}`,
    lost: `could do everything in ${places}, or give itself the right to${rest}`,
  };
}

function namesOf(accounts: readonly Account[]): readonly string[] {
  return [...new Set(accounts.map(({ name }) => name))].sort();
}

const searches = new WeakMap<Organization, EscalationSearch>();

/** One for each side, which remembers what it found. */
function searchOf(organization: Organization): EscalationSearch {
  const { environment, engine, iamData, homeRegion } = organization;
  const known = searches.get(organization) ?? new EscalationSearch(environment, engine, iamData, homeRegion);
  searches.set(organization, known);
  return known;
}
