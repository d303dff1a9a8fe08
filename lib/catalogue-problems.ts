import { catalogue } from './guardrails/catalogue';
import { catalogueProblems } from './guardrails/catalogue-problems';
import { guardrailContext } from './guardrails/context';
import type { Problem } from './model/problem';
import type { LandingZone } from './model/schema';
import { resolvePermissionSets } from './permission-sets/catalogue';
import { permissionSetContext } from './permission-sets/context';
import { personaProblems } from './permission-sets/persona-problems';

/**
 * What the types of guardrails and personas promise, checked at run time too: synthesis runs transpiled, so a guardrail
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
  return [...guardrails, ...personas];
}

function problem(path: string, types: string, sentence: string): Problem {
  return {
    path,
    found: sentence,
    expected: `what ${types} describes`,
    mend: 'correct the definition; `npm run typecheck` shows where',
  };
}
