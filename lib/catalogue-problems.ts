import { catalogue } from './guardrails/catalogue';
import { catalogueProblems } from './guardrails/catalogue-problems';
import { guardrailContext } from './guardrails/context';
import type { Problem } from './model/problem';
import type { LandingZone } from './model/schema';
import { resolvePermissionSets } from './permission-sets/catalogue';
import { permissionSetContext } from './permission-sets/context';
import { personaProblems } from './permission-sets/persona-problems';
import { placeServiceRoles } from './service-roles/placement';
import { roleProblems } from './service-roles/role-problems';

/**
 * What the types of guardrails, personas and machine roles promise, checked at run time too: synthesis runs transpiled, so a guardrail
 * without its proof would otherwise deploy.
 */
export function problemsOfCatalogues(zone: LandingZone): readonly Problem[] {
  const guardrails = catalogueProblems(catalogue, guardrailContext(zone)).map((sentence) =>
    problem('lib/guardrails', 'lib/guardrails/guardrail.ts', sentence),
  );
  const personas = Object.entries(resolvePermissionSets(permissionSetContext(zone))).flatMap(([id, persona]) =>
    personaProblems(persona).map((sentence) =>
      problem(`lib/permission-sets/${id}.ts`, 'lib/permission-sets/permission-set.ts', sentence),
    ),
  );
  const roles = placeServiceRoles(zone).flatMap(({ id, definition }) =>
    roleProblems(definition).map((sentence) =>
      problem(`lib/service-roles/${id}.ts`, 'lib/service-roles/service-role.ts', sentence),
    ),
  );
  return [...guardrails, ...personas, ...roles];
}

function problem(path: string, types: string, sentence: string): Problem {
  return {
    path,
    found: sentence,
    expected: `what ${types} describes`,
    mend: 'correct the definition; `npm run typecheck` shows where',
  };
}
