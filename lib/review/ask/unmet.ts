import type { PolicyDocument } from '../../policy';
import { atomsOf, type Rest } from './atoms';
import type { Data } from './action-groups';
import type { ScenePair } from './scene-pair';
import { severalIn } from './compare-scenes';
import { dimensionsOf, fillerFor, followingValues, isAboutIdentity, type Caller } from './dimensions';
import { comparisonsOf, matchersOf } from './values';

/**
 * Parts of policies that compare who calls, or whose a resource is, with what nobody who is asked with is: what they do for those whom
 * they mean nobody knows.
 *
 * @returns ids of rests
 */
export function unmetRests(
  data: Data,
  pairs: readonly ScenePair[],
  documents: readonly PolicyDocument[],
): ReadonlySet<string> {
  const rests = [...new Map(documents.flatMap(atomsOf).map(({ rest }) => [rest.id, rest])).values()].filter(
    ({ conditions }) => Object.values(conditions).some((keys) => Object.keys(keys).some(isAboutIdentity)),
  );
  if (rests.length === 0) return new Set();
  const callers = pairs.flatMap(callersIn);
  const known = callers.map((caller) => ({ caller, values: valuesOf(data, rests, caller) }));
  const isUnmet = (rest: Rest): boolean =>
    [...comparisonsOf([rest])].some(
      ([key, comparisons]) =>
        isAboutIdentity(key) &&
        comparisons.some((comparison) =>
          comparison.values.some((value) =>
            known.every(({ caller, values }) =>
              matchersOf({ ...comparison, values: [value] }, fillerFor(caller)).some(
                (matches) => !values(key).some(matches),
              ),
            ),
          ),
        ),
    );
  return new Set(rests.filter(isUnmet).map(({ id }) => id));
}

function callersIn(pair: ScenePair): readonly Caller[] {
  return [pair.base, pair.head].map((side) => ({
    principal: side.principal,
    resource: pair.resource(side, pair.arns?.[0] ?? '*', ''),
    action: '',
    region: pair.region,
    arn: pair.arn,
  }));
}

/** What a caller may have of each key. */
function valuesOf(data: Data, rests: readonly Rest[], caller: Caller): (key: string) => readonly string[] {
  const reading = { fill: fillerFor(caller), holdsSeveral: severalIn(data) };
  const chosen = new Map(dimensionsOf(rests, [caller], reading).map(({ key, values }) => [key, values.flat()]));
  return (key) => chosen.get(key) ?? followingValues(key, caller);
}
