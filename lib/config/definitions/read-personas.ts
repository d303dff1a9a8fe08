import { isObject } from '../../base/json';
import { entryOf } from '../../base/entry-of';
import { personaSource, type OwnEntries } from '../../choice/catalogue';
import { inFile } from '../location';
import type { Problem } from '../problem';
import { quote } from '../wording';
import { ownEntriesOf, type Definitions } from './definitions';
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
export function readPersonas(
  definitions: Pick<Definitions, 'personas' | 'own'>,
  context: PersonaContext | undefined,
): ReadPersonas {
  const own = ownEntriesOf(definitions);
  const { problems, entries } = entriesIn(definitions.personas, 'lib/catalogue/personas/catalogue.ts');
  const read = entries.map(([id, definition]) => [id, readPersona(own, id, definition, context)] as const);
  return {
    problems: [...problems, ...read.flatMap(([, persona]) => persona.problems)],
    personas: Object.fromEntries(read.map(([id, { value }]) => [id, value])),
  };
}

function readPersona(
  own: OwnEntries,
  id: string,
  definition: unknown,
  context: PersonaContext | undefined,
): Read<PersonaDefinition> {
  const file = personaSource(own, id);
  if (typeof definition === 'function' && context === undefined) return { problems: [], value: undefined };
  const evaluated = evaluate(definition, context, file);
  if ('problems' in evaluated) return { problems: evaluated.problems, value: undefined };
  const read = readDefinition<PersonaDefinition>(evaluated.value, personaSchema, { file });
  const other = read.value && renamed(read.value, entryOf(own.personas, id)?.replaces?.original, context, file);
  return other === undefined ? read : { problems: [other], value: undefined };
}

/** Guardrails and the roles of every account know the product's personas by their names. */
function renamed(
  { name }: PersonaDefinition,
  replaced: unknown,
  context: PersonaContext | undefined,
  file: string,
): Problem | undefined {
  if (replaced === undefined) return undefined;
  const original = evaluate(replaced, context, file);
  const before = 'value' in original && isObject(original.value) ? original.value.name : undefined;
  if (typeof before !== 'string' || before === name) return undefined;
  const expected = `${quote(before)}, the name of what it replaces: guardrails and roles know it by that`;
  return { path: inFile(file, ['name']), found: quote(name), expected, mend: `write ${quote(before)}` };
}
