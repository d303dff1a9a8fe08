import {
  asGuardrail,
  type Guardrail,
  type GuardrailContext,
  type VerbatimGuardrail,
} from '../../catalogue/guardrails/definition/guardrail';
import { entryOf } from '../../base/entry-of';
import { ownFile } from '../../choice/catalogue';
import { sidProblems, type SidProblem } from '../../choice/sids';
import { inFile } from '../location';
import type { Problem } from '../problem';
import { ownEntriesOf, type Definitions } from './definitions';
import { entriesIn } from './entries';
import { evaluate } from './evaluate';
import { guardrailSchemaOf } from './guardrail';
import { guardrailPlace } from './guardrail-place';
import type { NamedGuardrail } from './named-guardrail';
import { ownGuardrailProblems } from './own-guardrail';
import { readDefinition, repeatedNames, TOLD, type Place } from './read-definition';

const CATALOGUE = 'lib/catalogue/guardrails/catalogue.ts';

export interface ReadGuardrails {
  readonly problems: readonly Problem[];
  /** Of all that the catalogue names, sound or not. */
  readonly ids: readonly string[];
  /** Whether each of them can be made. */
  readonly isWhole: boolean;
  /** Those that are sound, by id. */
  readonly guardrails: Readonly<Record<string, Guardrail>>;
}

/**
 * Every problem of the guardrails, placed or not.
 *
 * @param context what they may know; without one, those that need it are left out
 */
export function readGuardrails(
  definitions: Pick<Definitions, 'guardrails' | 'own'>,
  context: GuardrailContext | undefined,
): ReadGuardrails {
  const themes = entriesIn(definitions.guardrails, CATALOGUE);
  const members = themes.entries.map(([theme, inTheme]) => ({ theme, ...entriesIn(inTheme, CATALOGUE, [theme]) }));
  const problems = [...themes.problems, ...members.flatMap((theme) => theme.problems)];
  const sound: NamedGuardrail[] = [];
  for (const { theme, entries } of members) {
    for (const [id, definition] of entries) {
      const place = guardrailPlace(definitions, theme, id);
      const read = readGuardrail(definition, context, place);
      problems.push(...read.problems);
      if (read.value !== undefined) sound.push({ id, theme, place, guardrail: read.value });
    }
  }
  const ids = members.flatMap(({ entries }) => entries.map(([id]) => id));
  const ofOwn = sound.flatMap((guardrail) => ownGuardrailProblems(definitions, guardrail, ids, context));
  const guardrails = Object.fromEntries(sound.map(({ id, guardrail }) => [id, asGuardrail(guardrail)]));
  const isToldOf = members.some(({ entries }) => entries.some(([, definition]) => definition === TOLD));
  const all = [...problems, ...repetitions(definitions, members, sound), ...ofOwn];
  return { problems: all, ids, isWhole: all.length === 0 && !isToldOf, guardrails };
}

function readGuardrail(definition: unknown, context: GuardrailContext | undefined, place: Place) {
  if (typeof definition === 'function' && context === undefined) return { problems: [], value: undefined };
  const evaluated = evaluate(definition, context, place.file);
  if ('problems' in evaluated) return { problems: evaluated.problems, value: undefined };
  return readDefinition<Guardrail | VerbatimGuardrail>(evaluated.value, guardrailSchemaOf, place);
}

type Members = readonly { readonly theme: string; readonly entries: readonly (readonly [id: string, unknown])[] }[];

function repetitions(
  definitions: Pick<Definitions, 'own'>,
  members: Members,
  sound: readonly NamedGuardrail[],
): readonly Problem[] {
  const own = ownEntriesOf(definitions).guardrails;
  const ids = members.flatMap(({ theme, entries }) =>
    entries.flatMap(([id, definition]) =>
      definition === TOLD ? [] : [{ path: inFile(CATALOGUE, [theme, id]), name: id }],
    ),
  );
  const controls = sound.map(({ place, guardrail }) => ({
    path: inFile(place.file, ['control']),
    name: guardrail.control,
  }));
  return [
    ...repeatedNames(ids, 'an id that stands in one theme only'),
    ...repeatedNames(controls, 'a number that no other guardrail has'),
    ...sidProblems([...new Set(ids.map(({ name }) => name))]).map((problem) => sameSid(problem, own)),
  ];
}

/** Told at the file of the company's own, where one of them is: nobody mends the product's. */
function sameSid({ ids, says }: SidProblem, own: Readonly<Record<string, unknown>>): Problem {
  const expected = 'ids from which no two statements get the same Sid';
  const id = ids.find((one) => entryOf(own, one) !== undefined);
  return id === undefined
    ? { path: CATALOGUE, found: says, expected, mend: 'rename one of them' }
    : {
        path: ownFile('guardrails', id),
        found: says,
        expected,
        mend: 'rename the file, and its entry in config/catalogue.ts',
      };
}
