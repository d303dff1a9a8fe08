import type { Attempted } from '../fuzz/verdict';
import type { LandingZone } from '../../lib/model/landing-zone';
import { company } from './company';
import { places } from './grow';
import { largestOf, MANY } from './largest';

const [place] = places.filter(({ pattern }) => pattern === 'accounts');
const problem = { path: 'config/accounts.ts', found: 'too many', expected: 'fewer', mend: 'take some out' };
const refused = (faults: readonly string[] = []): Attempted => ({ faults, problems: [problem] });
const accepted: Attempted = { zone: {} as LandingZone, faults: [], problems: [] };

/** What becomes of the list `accounts`, where so many are read and so many synthesize, with how often that was tried. */
function largest(readable: number, whole: number, refusal: Attempted = refused()) {
  if (place === undefined) throw new Error('the company has accounts');
  const tried: number[] = [];
  const result = largestOf(company, place, {
    read: (count) => (count <= readable ? accepted : refusal),
    whole: (count) => {
      tried.push(count);
      return count <= Math.min(readable, whole) ? accepted : refusal;
    },
  });
  return { result, tried: new Set(tried).size };
}

const REFUSAL = 'config/accounts.ts: too many; fewer';

test.each([
  ['the config has a limit', 120, MANY, 120, 2],
  ['a stack has one', MANY, 241, 241, 12],
  ['a stack has one, and the config a higher one', 300, 241, 241, 11],
])('the boundary is found where %s, with few syntheses', (_what, readable, whole, most, syntheses) => {
  const { result, tried } = largest(readable, whole);
  expect(result).toEqual({ pattern: 'accounts', accepted: most, refusal: REFUSAL, faults: [] });
  expect(tried).toBeLessThanOrEqual(syntheses);
});

test('what has no boundary as far as it is tried is synthesized at its largest', () => {
  expect(largest(MANY, MANY)).toEqual({ result: { pattern: 'accounts', accepted: MANY, faults: [] }, tried: 1 });
});

test('a refusal that is not in words, or in words of a program, is a fault', () => {
  const thrown = { faults: ['throws TypeError'], problems: [] };
  expect(largest(120, MANY, thrown).result.faults).toEqual([
    'throws TypeError',
    'throws TypeError',
    '121 entries are neither accepted nor refused in words',
  ]);
  expect(largest(MANY, 241, thrown).result.faults).toContain('242 entries are neither accepted nor refused in words');
});
