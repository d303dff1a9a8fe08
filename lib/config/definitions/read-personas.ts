import type { Problem } from '../problem';
import type { PersonaContext, PersonaDefinition } from '../../catalogue/personas/definition/persona';
import { entriesIn } from './entries';
import { evaluate } from './evaluate';
import { personaSchema } from './persona';
import { readDefinition, type Read } from './read-definition';

export interface ReadPersonas {
  readonly problems: readonly Problem[];
  /** By id; undefined for one that cannot be read. */
  readonly personas: Readonly<Record<string, PersonaDefinition | undefined>>;
}

/** @param context what personas may know; without one, those that need it are left out */
export function readPersonas(catalogue: unknown, context: PersonaContext | undefined): ReadPersonas {
  const { problems, entries } = entriesIn(catalogue, 'lib/catalogue/personas/catalogue.ts');
  const read = entries.map(([id, definition]) => [id, readPersona(id, definition, context)] as const);
  return {
    problems: [...problems, ...read.flatMap(([, persona]) => persona.problems)],
    personas: Object.fromEntries(read.map(([id, { value }]) => [id, value])),
  };
}

function readPersona(id: string, definition: unknown, context: PersonaContext | undefined): Read<PersonaDefinition> {
  const file = `lib/catalogue/personas/${id}.ts`;
  if (typeof definition === 'function' && context === undefined) return { problems: [], value: undefined };
  const evaluated = evaluate(definition, context, file);
  if ('problem' in evaluated) return { problems: [evaluated.problem], value: undefined };
  return readDefinition(evaluated.value, personaSchema, { file });
}
