import type { Guardrail, GuardrailContext } from '../../catalogue/guardrails/definition/guardrail';
import { sidProblems } from '../../choice/sids';
import { inFile } from '../location';
import type { Problem } from '../problem';
import { entriesIn } from './entries';
import { evaluate } from './evaluate';
import { guardrailSchemaOf } from './guardrail';
import { readDefinition, repeatedNames } from './read-definition';

const CATALOGUE = 'lib/catalogue/guardrails/catalogue.ts';

interface NamedGuardrail {
  readonly id: string;
  readonly theme: string;
  readonly file: string;
  readonly guardrail: Guardrail;
}

export interface ReadGuardrails {
  readonly problems: readonly Problem[];
  /** Of all that the catalogue names, sound or not. */
  readonly ids: readonly string[];
  /** Those that are sound, by id. */
  readonly guardrails: Readonly<Record<string, Guardrail>>;
}

/**
 * Every problem of the guardrails, placed or not.
 *
 * @param context what they may know; without one, those that need it are left out
 */
export function readGuardrails(catalogue: unknown, context: GuardrailContext | undefined): ReadGuardrails {
  const themes = entriesIn(catalogue, CATALOGUE);
  const members = themes.entries.map(([theme, definitions]) => ({
    theme,
    ...entriesIn(definitions, CATALOGUE, [theme]),
  }));
  const problems = [...themes.problems, ...members.flatMap((theme) => theme.problems)];
  const sound: NamedGuardrail[] = [];
  for (const { theme, entries } of members) {
    for (const [id, definition] of entries) {
      const file = `lib/catalogue/guardrails/${theme}/${id}.ts`;
      const read = readGuardrail(definition, context, file);
      problems.push(...read.problems);
      if (read.value !== undefined) sound.push({ id, theme, file, guardrail: read.value });
    }
  }
  const ids = members.flatMap(({ entries }) => entries.map(([id]) => id));
  const guardrails = Object.fromEntries(sound.map(({ id, guardrail }) => [id, guardrail]));
  return { problems: [...problems, ...repetitions(members, sound)], ids, guardrails };
}

function readGuardrail(definition: unknown, context: GuardrailContext | undefined, file: string) {
  if (typeof definition === 'function' && context === undefined) return { problems: [], value: undefined };
  const evaluated = evaluate(definition, context, file);
  if ('problem' in evaluated) return { problems: [evaluated.problem], value: undefined };
  return readDefinition<Guardrail>(evaluated.value, guardrailSchemaOf, { file });
}

type Members = readonly { readonly theme: string; readonly entries: readonly (readonly [id: string, unknown])[] }[];

function repetitions(members: Members, sound: readonly NamedGuardrail[]): readonly Problem[] {
  const ids = members.flatMap(({ theme, entries }) =>
    entries.map(([id]) => ({ path: inFile(CATALOGUE, [theme, id]), name: id })),
  );
  const controls = sound.map(({ file, guardrail }) => ({ path: inFile(file, ['control']), name: guardrail.control }));
  return [
    ...repeatedNames(ids, 'an id that stands in one theme only'),
    ...repeatedNames(controls, 'a number that no other guardrail has'),
    ...sidProblems([...new Set(ids.map(({ name }) => name))]).map((found) => ({
      path: CATALOGUE,
      found,
      expected: 'ids from which no two statements get the same Sid',
      mend: 'rename one of them',
    })),
  ];
}
