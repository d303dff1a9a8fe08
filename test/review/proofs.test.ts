import type { ProvenCheck } from '../../lib/assembly/proven/proofs-file';
import { changedProofs } from '../../lib/review/compare/proofs';

const check = (more: Partial<ProvenCheck>): ProvenCheck => ({
  name: 'Proofs',
  templates: 1,
  counts: { claims: 10 },
  ...more,
});

test.each<[what: string, before: Partial<ProvenCheck>, after: Partial<ProvenCheck>, lines: readonly string[]]>([
  ['nothing', {}, {}, []],
  [
    'one of two counts',
    { name: 'stack limits', counts: { resources: 9, outputs: 4 } },
    { name: 'stack limits', counts: { resources: 3, outputs: 4 } },
    ['medium proof-removed stack limits is tried 3 times instead of 9 (resources)'],
  ],
  [
    'a count of a subject beside its claims',
    { subjects: { 'guardrail a': { claims: 3, mutants: 8 } } },
    { subjects: { 'guardrail a': { claims: 3, mutants: 2 } } },
    ['medium proof-removed guardrail a is tried 2 times instead of 8 (mutants)'],
  ],
  [
    'an administrator more',
    { administrators: ['role a'] },
    { administrators: ['role a', 'role b'] },
    ['high proof-removed role b: is an administrator by design, of whom no proof asks'],
  ],
  [
    'something that is not asked any more',
    {},
    { notAsked: ['persona developer: reads logs'] },
    ['medium proof-removed persona developer: reads logs: is asked by no proof'],
  ],
  [
    'a proof that takes the place of another, and one that does no longer',
    { replaced: ['row a'] },
    { replaced: ['row b'] },
    [
      'high proof-removed row b: takes the place of what was proven',
      'info proof-added row a: no longer takes the place of what was proven',
    ],
  ],
  [
    'something without a place',
    {},
    { notPlaced: ['workload c'] },
    ['medium proof-removed workload c: has no place in which it is proven'],
  ],
])('of proofs that change %s this is told', (_what, before, after, lines) => {
  const found = changedProofs([check(before)], [check(after)]);
  expect(found.map(({ severity, rule, what }) => `${severity} ${rule} ${what}`)).toEqual(lines);
});
