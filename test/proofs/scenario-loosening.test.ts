import { catalogue } from '../support/read-landing-zone';
import { EngineEnvironment } from '../../lib/assembly';
import { loadIamData, loadManagedPolicies } from '../../lib/iam-data';
import type { PolicyDocument } from '../../lib/policy';
import type { Claim } from '../../lib/proofs/claim';
import { environmentOf, landingZoneClaims } from '../../lib/proofs/landing-zone-proofs';
import { engineFor, runProofs } from '../../lib/proofs/run';
import { ADMINISTRATOR, OPEN_TO_ALL } from '../../lib/ask/world';
import { config } from '../support/companies/trips';
import { synthesized } from './support';

/*
 * For each sentence that something can never be: some loosening breaks it. Every policy of the templates is replaced by one
 * that allows everything; where the point is a missing assignment, the group is assigned.
 */

const { assembly, zone } = synthesized(config);
const { graph } = environmentOf(assembly);

function loosened(document: PolicyDocument): PolicyDocument {
  const hasPrincipal = JSON.stringify(document).includes('"Principal":');
  return hasPrincipal ? OPEN_TO_ALL.document : ADMINISTRATOR.document;
}

const isNever = ({ subject, list }: Claim): boolean => subject.startsWith('scenario') && list === 'never';
const nevers = landingZoneClaims(environmentOf(assembly), { zone, catalogue }).filter(isNever);

test('the sample says that several things can never be', () => {
  expect(nevers.length).toBeGreaterThanOrEqual(6);
});

test('each of them but a missing assignment fails where every policy allows everything', async () => {
  const iamData = await loadIamData();
  const managed = loadManagedPolicies(graph.awsManagedPolicyArns());
  const open = new EngineEnvironment(graph, managed, loosened);
  const claims = landingZoneClaims(open, { zone, catalogue }).filter(isNever);
  const context = { iamData, homeRegion: zone.company.homeRegion };
  const survivors = claims.filter(
    (claim) => runProofs([claim], context, engineFor([claim], iamData)).failures.length === 0,
  );
  expect(survivors.map(({ row }) => row.unassigned)).toEqual(survivors.map(() => true));
  expect(survivors).toHaveLength(nevers.filter(({ row }) => row.unassigned === true).length);
});

test('a missing assignment that is the point fails once it is made', async () => {
  const iamData = await loadIamData();
  const { access } = config;
  const more = { group: 'developers', persona: 'developer', accounts: ['engineering-prod'] };
  const assigned = synthesized({ ...config, access: { ...access, assignments: [...access.assignments, more] } });
  const claims = landingZoneClaims(environmentOf(assigned.assembly), { zone: assigned.zone, catalogue }).filter(
    (claim) => isNever(claim) && claim.row.unassigned === true,
  );
  expect(claims.length).toBeGreaterThan(0);
  const context = { iamData, homeRegion: zone.company.homeRegion };
  for (const claim of claims) {
    expect(runProofs([claim], context, engineFor([claim], iamData)).failures).toHaveLength(1);
  }
});
