import { PERMISSIONS_BOUNDARY, type Workflow } from '../../catalogue/workflows/definition/workflow';
import type { Problem } from '../problem';
import { quote, suggest } from '../wording';
import type { Definitions } from './definitions';
import { entriesIn } from './entries';
import { locateIn, readDefinition } from './read-definition';
import { workflowSchema } from './workflow';
import { workflowPlace } from './workflow-place';

/** What workflows may name, by kind. */
export interface KnownIds {
  readonly guardrails: readonly string[];
  readonly personas: readonly string[];
  readonly machineRoles: readonly string[];
}

/** Every problem of the workflows. */
export function workflowProblems(
  definitions: Pick<Definitions, 'workflows' | 'own'>,
  known: KnownIds,
): readonly Problem[] {
  const { problems, entries } = entriesIn(definitions.workflows, 'lib/catalogue/workflows/catalogue.ts');
  return [
    ...problems,
    ...entries.flatMap(([id, entry]) => {
      const place = workflowPlace(definitions, id);
      const read = readDefinition<Workflow>(entry, workflowSchema, place);
      return read.value === undefined ? read.problems : nameProblems(read.value, known, (at) => locateIn(place, at));
    }),
  ];
}

/** Names that are nobody's, and so would silently ask nothing. */
function nameProblems(
  { by, blocked }: Workflow,
  known: KnownIds,
  locate: (at: readonly PropertyKey[]) => string,
): readonly Problem[] {
  const blockers = [...known.guardrails, PERMISSIONS_BOUNDARY];
  return [
    ...actorProblems(by, known, locate(['by'])),
    ...(blocked ?? []).flatMap((one, index) =>
      blockers.includes(one.by)
        ? []
        : [
            unknown(
              one.by,
              'the id of a guardrail, or permissions-boundary',
              blockers,
              locate(['blocked', index, 'by']),
            ),
          ],
    ),
  ];
}

function actorProblems(by: string, { personas, machineRoles }: KnownIds, path: string): readonly Problem[] {
  const [kind, id = ''] = by.split('/', 2);
  if (kind === 'persona' && !personas.includes(id)) return [unknown(id, 'the id of a persona', personas, path)];
  if (kind === 'machine-role' && !machineRoles.includes(id))
    return [unknown(id, 'the id of a machine role', machineRoles, path)];
  return [];
}

function unknown(id: string, expected: string, candidates: readonly string[], path: string): Problem {
  return { path, found: quote(id), expected, mend: suggest(id, candidates, 'name one that there is') };
}
