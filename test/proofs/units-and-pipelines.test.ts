import { loadIamData, type IamData } from '../../lib/iam-data';
import type { Claim } from '../../lib/proofs/claim';
import { describeFailure } from '../../lib/proofs/describe-failure';
import { environmentOf, landingZoneClaims } from '../../lib/proofs/landing-zone-proofs';
import { engineFor, runProofs } from '../../lib/proofs/run';
import { everything } from '../support/companies/everything';
import { catalogue } from '../support/read-landing-zone';
import { synthesized } from './support';

const { zone, assembly } = synthesized(everything);
const NARROWED = 'guardrail deny-unapproved-regions-in-sandbox';
const PIPELINES = ['booking-pipeline', 'maps-pipeline', 'tiles-pipeline'].map((key) => `workload ${key}`);

let iamData: IamData;
let claims: readonly Claim[];
beforeAll(async () => {
  iamData = await loadIamData();
  claims = landingZoneClaims(environmentOf(assembly), { zone, catalogue }).filter(({ subject }) =>
    [NARROWED, ...PIPELINES].includes(subject),
  );
});

const rowsOf = (subject: string, list: string): readonly Claim['row'][] =>
  claims.filter((claim) => claim.subject === subject && claim.list === list).map(({ row }) => row);

test('every row about the OU with Regions of its own, and about five pipelines of two issuers, holds', () => {
  const { failures } = runProofs(claims, { iamData, homeRegion: zone.company.homeRegion }, engineFor(claims, iamData));
  expect(failures.map(describeFailure)).toEqual([]);
});

test('the Region that the OU leaves out is denied below it, and its own is not', () => {
  const inRegion = (region: string): object =>
    expect.objectContaining({ context: { 'aws:RequestedRegion': region } }) as object;
  expect(rowsOf(NARROWED, 'denies')).toContainEqual(inRegion('us-east-2'));
  expect(rowsOf(NARROWED, 'allows')).toContainEqual(inRegion('us-west-2'));
  expect(claims.find(({ subject }) => subject === NARROWED)?.accounts.map(({ name }) => name)).toEqual(['sandbox-1']);
});

test.each(PIPELINES)('of %s only its own job may be the role', (subject) => {
  const signIns = (list: string): number =>
    rowsOf(subject, list).filter(({ action }) => action === 'sts:AssumeRoleWithWebIdentity').length;
  expect([signIns('can'), signIns('cannot') > 5]).toEqual([1, true]);
});
