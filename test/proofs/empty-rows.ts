import { catalogue } from '../support/read-landing-zone';
import type { IamData } from '../../lib/iam-data';
import type { LandingZone } from '../../lib/model/landing-zone';
import type { Claim } from '../../lib/proofs/claim';
import { findEmptyRows } from '../../lib/proofs/emptiness';
import { environmentOf, landingZoneClaims } from '../../lib/proofs/landing-zone-proofs';
import type { ProofRow } from '../../lib/policy';
import { engineFor } from '../../lib/proofs/run';
import { config } from '../support/companies/trips';
import { synthesized } from './support';

export const sample = synthesized(config);
export const environment = environmentOf(sample.assembly);

/** What is wrong with rows of the sample company, each in its place. */
export class EmptyRows {
  public constructor(private readonly iamData: IamData) {}

  /** With the rows of one sentence. */
  public ofSentence(list: 'never' | 'always', ...rows: readonly object[]): readonly string[] {
    const scenarios = [
      { says: 'it is so', never: [], always: [], [list]: rows },
    ] as unknown as LandingZone['scenarios'];
    const claims = landingZoneClaims(environment, { zone: { ...sample.zone, scenarios }, catalogue });
    return this.reasons(claims.filter(({ subject }) => subject.startsWith('scenario')));
  }

  /** With a row of a guardrail. */
  public ofGuardrail(row: ProofRow): readonly string[] {
    const claims = landingZoneClaims(environment, { zone: sample.zone, catalogue });
    const some = claims.find(({ list }) => list === 'allows');
    if (some === undefined) throw new Error('the sample has guardrails');
    return this.reasons([{ ...some, row }]);
  }

  public reasons(claims: readonly Claim[]): readonly string[] {
    const { homeRegion, approvedRegions } = sample.zone.company;
    const engine = engineFor(claims, this.iamData);
    const context = { iamData: this.iamData, homeRegion, approvedRegions, engine };
    return findEmptyRows(claims, context).map(({ reason }) => reason);
  }
}
