import { catalogue, readLandingZone } from '../support/read-landing-zone';
import { config } from '../support/companies/trips';
import { readAssembly } from '../../lib/assembly';
import { loadIamData, type IamData } from '../../lib/iam-data';
import type { Claim } from '../../lib/proofs/claim';
import { environmentOf } from '../../lib/proofs/landing-zone-proofs';
import { describeFailure } from '../../lib/proofs/describe-failure';
import { engineFor, runProofs } from '../../lib/proofs/run';
import { machineRoleClaims } from '../../lib/proofs/machine-role-claims';
import { placeMachineRoles } from '../../lib/choice/placement';
import { assemblyFolderOf } from '../support/assemblies';

/* The rows of the machine roles, on the templates that deploy: identity side, resource side, boundary, organization policies. */

const zone = readLandingZone(config);
const environment = environmentOf(readAssembly(assemblyFolderOf(zone)));
const roles = placeMachineRoles(zone, catalogue);

let iamData: IamData;
beforeAll(async () => {
  iamData = await loadIamData();
});

function failuresOf(claims: readonly Claim[]): readonly string[] {
  const context = { iamData, homeRegion: zone.company.homeRegion };
  return runProofs(claims, context, engineFor(claims, iamData)).failures.map(describeFailure);
}

test.each(roles.map((role) => [role.workload, role] as const))('what the rows of %s claim holds', (_workload, role) => {
  const claims = machineRoleClaims(environment, [role], zone);
  // What it may not do is tried twice: with everything that bears on it, and alone.
  expect(claims.length).toBe(role.definition.can.length + 2 * role.definition.cannot.length);
  expect(failuresOf(claims)).toEqual([]);
});

test('a row that does not hold is found', () => {
  const [role] = roles.filter(({ workload }) => workload === 'trips-server');
  const claims = machineRoleClaims(environment, role === undefined ? [] : [role], zone);
  const turned = claims.map((claim): Claim => ({
    ...claim,
    expected: claim.expected === 'allowed' ? 'denied' : 'allowed',
  }));
  expect(failuresOf(turned)).toHaveLength(claims.length);
});

test('a role that is in no template proves nothing, and says so', () => {
  const [role] = roles;
  const missing = role === undefined ? [] : [{ ...role, roleName: 'nowhere' }];
  const [first] = failuresOf(machineRoleClaims(environment, missing, zone));
  expect(first).toContain('no template has the role nowhere in ');
});
