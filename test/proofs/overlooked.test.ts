import { loadIamData } from '../../lib/iam-data';
import type { Claim } from '../../lib/proofs/claim';
import { findEmptyRows } from '../../lib/proofs/emptiness';
import { landingZoneClaims } from '../../lib/proofs/landing-zone-proofs';
import { EmptyOnPurpose } from '../../lib/proofs/overlooked';
import { engineFor } from '../../lib/proofs/run';
import { catalogue } from '../support/read-landing-zone';
import { environment, sample } from './empty-rows';

const claims = landingZoneClaims(environment, { zone: sample.zone, catalogue });
const [first] = claims as readonly [Claim];
/** Of which the first is taken: every landing zone has claims about its guardrails or its boundary. */
const kinds = [first, ...claims.filter(({ subject }) => subject === 'permissions boundary').slice(0, 1)];

async function found(canaries: EmptyOnPurpose): Promise<ReturnType<typeof findEmptyRows>> {
  const { homeRegion, approvedRegions } = sample.zone.company;
  const iamData = await loadIamData();
  const context = { iamData, homeRegion, approvedRegions, engine: engineFor(canaries.claims, iamData) };
  return findEmptyRows(canaries.claims, context);
}

test.each(kinds.map((claim) => [claim.subject, claim] as const))(
  'rows that are empty on purpose are found in the world of %s, each for its own reason alone',
  async (_subject, like) => {
    const canaries = new EmptyOnPurpose(like);
    const failures = await found(canaries);
    expect(canaries.overlooked(failures)).toEqual([]);
    const lists = failures.map(({ claim }) => claim.list);
    expect(lists).toEqual([...new Set(lists)]);
    expect(canaries.others(failures)).toEqual([]);
  },
);

test('each kind that is not found is told', async () => {
  const canaries = new EmptyOnPurpose(first);
  const failures = await found(canaries);
  for (const failure of failures)
    expect(canaries.overlooked(failures.filter((one) => one !== failure))).toEqual([failure.claim.list]);
});
