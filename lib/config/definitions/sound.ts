import type { Guardrail } from '../../catalogue/guardrails/definition/guardrail';
import type { PersonaDefinition } from '../../catalogue/personas/definition/persona';
import type { Workflow } from '../../catalogue/workflows/definition/workflow';
import { isObject } from '../../base/json';
import { entryOf } from '../../base/entry-of';
import type { Definitions } from './definitions';
import type { ReadDefinitions } from './read-definitions';
import { readDefinition } from './read-definition';
import { boundaryProblems, controlProblems } from './read-tables';
import { workflowSchema } from './workflow';
import { workflowPlace } from './workflow-place';

/**
 * What of the definitions is sound whatever else is wrong, guardrails and personas as they came out: what these name can be looked up
 * without asking anything of the rest, or of the config.
 */
export function soundDefinitions(definitions: Definitions, read: ReadDefinitions): Definitions {
  const { controls, permissionsBoundary, workflows } = definitions;
  return {
    ...definitions,
    guardrails: soundGuardrails(definitions.guardrails, read.soundGuardrails),
    personas: definedOnes<PersonaDefinition>(read.personas),
    machineRoles: definedOnes(read.machineRoles),
    workflows: Object.fromEntries(entriesOf(workflows).filter(([id, one]) => isSoundWorkflow(one, definitions, id))),
    controls: controlProblems(controls).length === 0 ? controls : {},
    permissionsBoundary: boundaryProblems(permissionsBoundary).length === 0 ? permissionsBoundary : undefined,
  };
}

/** By theme and id. */
function soundGuardrails(themes: unknown, sound: Readonly<Record<string, Guardrail>>): unknown {
  return Object.fromEntries(
    entriesOf(themes).map(([theme, members]) => [
      theme,
      definedOnes(Object.fromEntries(entriesOf(members).map(([id]) => [id, entryOf(sound, id)]))),
    ]),
  );
}

function isSoundWorkflow(workflow: unknown, definitions: Definitions, id: string): boolean {
  return readDefinition<Workflow>(workflow, workflowSchema, workflowPlace(definitions, id)).value !== undefined;
}

function entriesOf(map: unknown): readonly (readonly [string, unknown])[] {
  return isObject(map) ? Object.entries(map) : [];
}

function definedOnes<T>(map: Readonly<Record<string, T | undefined>>): Readonly<Record<string, T>> {
  return Object.fromEntries(
    Object.entries(map).flatMap(([id, one]) => (one === undefined ? [] : [[id, one] as const])),
  );
}
