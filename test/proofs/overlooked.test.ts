import { loadIamData } from '../../lib/iam-data';
import type { Claim, Failure } from '../../lib/proofs/claim';
import { findEmptyRows } from '../../lib/proofs/emptiness';
import { everyClaim, landingZoneClaims } from '../../lib/proofs/landing-zone-proofs';
import { EmptyOnPurpose, FalseOnPurpose } from '../../lib/proofs/overlooked';
import { engineFor, runProofs, type ProofRun } from '../../lib/proofs/run';
import { toldOnce } from '../../lib/proofs/told-once';
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
    expect(new Set(lists)).toEqual(new Set(canaries.claims.map(({ list }) => list)));
    expect(canaries.others(failures)).toEqual([]);
  },
);

test('each kind that is not found is told', async () => {
  const canaries = new EmptyOnPurpose(first);
  const failures = await found(canaries);
  for (const failure of failures)
    expect(canaries.overlooked(failures.filter((one) => one !== failure))).toEqual([failure.claim.list]);
});

describe('the opposite of what holds', () => {
  let run: ProofRun;
  let onPurpose: FalseOnPurpose;
  let told: readonly Failure[];
  const toldOf = (failures: readonly Failure[]): readonly string[] => onPurpose.overlooked(failures);
  beforeAll(async () => {
    const iamData = await loadIamData();
    const all = everyClaim(environment, { zone: sample.zone, catalogue }, iamData);
    const engine = engineFor(all, iamData);
    const context = { iamData, homeRegion: sample.zone.company.homeRegion };
    run = runProofs(all, context, engine);
    onPurpose = new FalseOnPurpose(run);
    told = toldOnce(onPurpose.withCopy(runProofs(onPurpose.claims, context, engine).failures));
  });

  test('is told of every kind of list, and a copy with what it is a copy of', () => {
    expect(toldOf(told)).toEqual([]);
    const kinds = new Set(run.tried.map(({ claim }) => `${claim.subject.split(' ')[0]} ${claim.list.split(' ')[0]}`));
    expect(onPurpose.claims.length).toBe(kinds.size);
    expect(kinds.size).toBeGreaterThan(12);
    expect(onPurpose.others([...told, ...run.failures])).toEqual(run.failures);
  });

  test('is missed wherever it gets lost', () => {
    for (const failure of told) {
      expect(toldOf(told.filter((other) => other !== failure))).toEqual([failure.claim.subject]);
    }
    const alone = told.map((failure) => ({ ...failure, others: [] }));
    expect(toldOf(alone)).toEqual(['a row that fails once more where another is made of it']);
    expect(toldOf([])).toHaveLength(onPurpose.claims.length + 1);
  });
});
