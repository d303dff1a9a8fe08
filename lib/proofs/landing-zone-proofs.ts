import { EngineEnvironment, organizationGraph, type Assembly } from '../assembly';
import { catalogue } from '../guardrails/catalogue';
import { guardrailContext } from '../guardrails/context';
import { loadManagedPolicies, type IamData } from '../iam-data';
import type { LandingZone } from '../model/schema';
import { resolvePermissionSets } from '../permission-sets/catalogue';
import { permissionSetContext } from '../permission-sets/context';
import { permissionsBoundary } from '../permissions-boundary';
import { placeServiceRoles } from '../service-roles/placement';
import { boundaryClaims } from './boundary-claims';
import type { Claim } from './claim';
import { exemptionClaims } from './exemption-claims';
import { findEscalations } from './escalation/escalations';
import { guardrailClaims } from './guardrail-claims';
import { personaClaims } from './persona-claims';
import { engineFor, runProofs, type ProofRun } from './run';
import { scenarioClaims } from './scenario-claims';
import { serviceRoleClaims } from './service-role-claims';
import { standingClaims } from './standing-claims';

/** The organization that an assembly would deploy, as the engine takes it. */
export function environmentOf(assembly: Assembly): EngineEnvironment {
  const graph = organizationGraph(assembly);
  return new EngineEnvironment(graph, loadManagedPolicies(graph.awsManagedPolicyArns()));
}

/** Every claim of the catalogues and of the company about the templates. */
export function landingZoneClaims(environment: EngineEnvironment, zone: LandingZone): readonly Claim[] {
  const { graph } = environment;
  const context = guardrailContext(zone, {
    organizationId: graph.organizationId,
    managementAccountId: graph.managementAccount.id,
    accountId: (key) => graph.account(zone.accounts[key]?.name ?? key)?.id ?? key,
  });
  const personas = resolvePermissionSets(permissionSetContext(zone));
  // A quarantine that fails is to be found before the day on which an account is moved there.
  const inhabited = environment.inhabited();
  return [
    ...guardrailClaims(inhabited, catalogue, context),
    ...boundaryClaims(environment, permissionsBoundary),
    ...personaClaims(environment, personas),
    ...serviceRoleClaims(environment, placeServiceRoles(zone), zone),
    ...standingClaims(inhabited, context),
    ...exemptionClaims(inhabited, catalogue, context),
    ...scenarioClaims(environment, zone, personas),
  ];
}

/** Tries everything that is claimed about a landing zone on the templates that would deploy. */
export function proveLandingZone(assembly: Assembly, zone: LandingZone, iamData: IamData): ProofRun {
  return proveEnvironment(environmentOf(assembly), zone, iamData);
}

/** The same of an organization that may come from elsewhere, as one that is deployed. */
export function proveEnvironment(environment: EngineEnvironment, zone: LandingZone, iamData: IamData): ProofRun {
  const claims = landingZoneClaims(environment, zone);
  const engine = engineFor(claims, iamData);
  const run = runProofs(claims, { iamData, homeRegion: zone.company.homeRegion }, engine);
  const escalations = findEscalations({
    environment,
    engine,
    iamData,
    zone,
    personas: resolvePermissionSets(permissionSetContext(zone)),
    serviceRoles: placeServiceRoles(zone),
  });
  return { ...run, failures: [...run.failures, ...escalations] };
}
