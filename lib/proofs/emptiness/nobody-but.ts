import type { Account } from '../../assembly';
import { matchesName, namesOfPrincipal } from '../scenario-claims';
import { meantOr, type JudgedRow, type RowProblem } from './row-problem';

/**
 * What is wrong with `nobodyBut`: a pattern that leaves out nobody is probably a typo, and whoever was meant is not left out.
 * An account that the row names and in which it leaves out nobody, or everybody, would be passed over.
 */
export function* nobodyLeftOut(judged: JudgedRow): Iterable<RowProblem> {
  const { claim, environment, accounts } = judged;
  const patterns = claim.everybodyBut ?? [];
  if (patterns.length === 0) return;
  const isNamed = claim.row.account !== undefined;
  const places = isNamed ? accounts : environment.graph.accounts;
  const unmatched = [...patternsOfNobody(judged, patterns, places)];
  yield* unmatched;
  if (isNamed && unmatched.length === 0) yield* placesPassedOver(judged, patterns);
}

function* patternsOfNobody(
  { claim, environment }: JudgedRow,
  patterns: readonly string[],
  places: readonly Account[],
): Iterable<RowProblem> {
  const everybody = namesOf(environment, places);
  const where = claim.row.account === undefined ? 'any account' : places.map(({ name }) => name).join(', ');
  for (const pattern of patterns) {
    if (everybody.some((name) => matchesName(pattern, name))) continue;
    yield {
      property: 'nobodyBut',
      found: `"${pattern}", which matches nobody in ${where}`,
      expected: 'somebody who is there',
      mend: meantOr(pattern, everybody, 'correct it, or remove it'),
    };
  }
}

function* placesPassedOver(
  { claim, environment, accounts }: JudgedRow,
  patterns: readonly string[],
): Iterable<RowProblem> {
  for (const account of accounts) {
    const isAnybodyLeftOut = namesIn(environment, account).some((name) =>
      patterns.some((pattern) => matchesName(pattern, name)),
    );
    const isAnybodyLeft = claim.world.defaultPrincipals(account).length > 0;
    if (isAnybodyLeftOut && isAnybodyLeft) continue;
    yield {
      property: 'nobodyBut',
      found: `${patterns.map((pattern) => `"${pattern}"`).join(', ')}, which in ${account.name} leaves ${isAnybodyLeft ? 'out nobody' : 'nobody to ask about'}`,
      expected: 'in each account that the row names, somebody who is left out and somebody who is not',
      mend: isAnybodyLeft
        ? `make ${account.name} a row of its own, without nobodyBut`
        : `take ${account.name} out of the row, or leave out fewer`,
    };
  }
}

const known = new WeakMap<readonly Account[], readonly string[]>();

/** Each name once: accounts have many in common. */
function namesOf(environment: JudgedRow['environment'], places: readonly Account[]): readonly string[] {
  let names = known.get(places);
  if (names === undefined) {
    names = [...new Set(places.flatMap((account) => namesIn(environment, account)))];
    known.set(places, names);
  }
  return names;
}

function namesIn({ graph }: JudgedRow['environment'], account: Account): readonly string[] {
  const principals = graph.contentsOf(account).principals.flatMap((principal) => {
    const { people, own } = namesOfPrincipal(principal);
    return [...people, ...own];
  });
  return ['root', ...principals];
}
