import { loadIamData } from '../../lib/iam-data';
import type { Tried } from '../../lib/proofs/run';
import { catalogue } from '../support/read-landing-zone';
import { config } from '../support/companies/trips';
import type { ProofRow } from '../../lib/policy';
import { gapsIn, gapsInRemovals } from '../../lib/proofs/coverage';
import { overlookedGaps } from '../../lib/proofs/left-out';
import { expectedSuspects, type Definitions } from '../../lib/proofs/expected';
import {
  definitionsOf,
  environmentOf,
  everyClaim,
  everySetting,
  type LandingZoneProofs,
} from '../../lib/proofs/landing-zone-proofs';
import { everything } from '../support/companies/everything';
import { startUp } from '../support/companies/start-up';
import { synthesized } from './support';

const { assembly, zone } = synthesized(config);
const environment = environmentOf(assembly);
const definitions = definitionsOf(environment, { zone, catalogue });
let tried: readonly Tried[];
let proofs: LandingZoneProofs;
beforeAll(async () => {
  const claims = everyClaim(environment, { zone, catalogue }, await loadIamData());
  const settings = everySetting(environment, { zone, catalogue });
  tried = [...claims.map((claim) => ({ claim, questions: 1 })), ...settings.tried];
  const counts = { claims: tried.length, questions: tried.length };
  proofs = { failures: [], open: [], overlooked: [], ...counts, tried, searched: expectedSuspects(definitions) };
});

test('what is claimed of the sample company is everything that its definitions have', () => {
  expect(gapsIn(proofs, definitions)).toEqual([]);
});

test('every claim that is dropped is missed, but for those of which the number depends on the templates', () => {
  const unmissed = tried.filter(
    (one) => gapsIn({ ...proofs, tried: tried.filter((other) => other !== one) }, definitions).length === 0,
  );
  expect([...new Set(unmissed.map(({ claim }) => claim.subject))]).toEqual(['standing claim']);
});

test.each([
  ['a start-up', startUp],
  ['a company with everything turned on', everything],
])('what is claimed of %s is everything that its definitions have', async (_what, company) => {
  const other = synthesized(company);
  const own = environmentOf(other.assembly);
  const chooser = { zone: other.zone, catalogue };
  const claims = everyClaim(own, chooser, await loadIamData());
  const made = [...claims.map((claim) => ({ claim, questions: 1 })), ...everySetting(own, chooser).tried];
  const all = definitionsOf(own, chooser);
  expect(gapsIn({ tried: made, searched: expectedSuspects(all) }, all)).toEqual([]);
});

test('every list of claims that is dropped whole is missed, whatever the templates come to', () => {
  const nameOf = ({ claim: { subject, list } }: Tried): string => `${subject}, ${list.replace(/\d+$/, '')}`;
  const lists = [...new Set(tried.map(nameOf))];
  expect(lists.length).toBeGreaterThan(100);
  const unmissed = lists.filter(
    (list) => gapsIn({ ...proofs, tried: tried.filter((one) => nameOf(one) !== list) }, definitions).length === 0,
  );
  expect(unmissed).toEqual([]);
});

test('a claim that came to no question is missed', () => {
  const [first, ...others] = tried;
  if (first === undefined) throw new Error('the sample has claims');
  const gaps = gapsIn({ ...proofs, tried: [{ ...first, questions: 0 }, ...others] }, definitions);
  expect(gaps).toEqual([expect.stringMatching(/^no question for guardrail /)]);
});

test('a search for paths to administrator that was left out is missed', () => {
  expect(gapsIn({ ...proofs, searched: [] }, definitions)).toContain(
    'no path to administrator was looked for from persona developer',
  );
});

test('a definition that has other rows each time that it is read is found', () => {
  let reads = 0;
  const boundary: Definitions['boundary'] = {
    ...definitions.boundary,
    get can(): [ProofRow] {
      reads += 1;
      return [{ action: `s3:GetObject${reads}` }];
    },
  };
  expect(gapsIn(proofs, { ...definitions, boundary })).toContain(
    'permissions boundary, can row 1 is another row each time that it is read',
  );
});

test('a definition that has more rows when it is counted than when it was asked is found', () => {
  const boundary: Definitions['boundary'] = {
    ...definitions.boundary,
    can: [...definitions.boundary.can, { action: 's3:GetObject' }],
  };
  expect(gapsIn(proofs, { ...definitions, boundary })).toEqual([
    `permissions boundary, can row ${boundary.can.length} was not asked`,
  ]);
});

describe('what is left out on purpose', () => {
  const blindTo = (pattern: RegExp) => ({
    rows: ((run, all) => gapsIn(run, all).filter((gap) => !pattern.test(gap))) as typeof gapsIn,
    removals: gapsInRemovals,
  });

  test('is missed', () => {
    expect(overlookedGaps(tried, definitions)).toEqual([]);
  });

  test.each([
    ['rows that nobody asked', / was not asked$/],
    ['searches for paths that were left out', /^no path/],
    ['claims that came to no question', /^no question/],
    ['rows that are others each time', /is another row/],
  ])('is told where it is not missed: %s', (what, pattern) => {
    expect(overlookedGaps(tried, definitions, blindTo(pattern))).toEqual([what]);
  });

  test('is told where no removal is missed', () => {
    const find = { rows: gapsIn, removals: () => ['one', 'two'] };
    expect(overlookedGaps(tried, definitions, find)).toEqual(['removals that were left out']);
  });
});
