import { isObject } from '../../base/json';
import { isDeepStrictEqual } from 'node:util';
import { entryOf } from '../../base/entry-of';
import type { GuardrailContext } from '../../catalogue/guardrails/definition/guardrail';
import { guardrailOfSid } from '../../choice/sids';
import { inFile } from '../location';
import type { Problem } from '../problem';
import { quote } from '../wording';
import type { PolicyDocument } from '../../policy';
import { ownEntriesOf, type Definitions } from './definitions';
import { evaluate } from './evaluate';
import { jsonFile } from './guardrail-place';
import { locateIn } from './read-definition';
import type { NamedGuardrail } from './named-guardrail';

/**
 * What is asked of a guardrail of the company's own beyond what is asked of each: a number that is not the product's, and
 * that what it deploys is what stands in its JSON file, where there is one.
 *
 * @param ids of all guardrails
 */
export function ownGuardrailProblems(
  definitions: Pick<Definitions, 'own'>,
  named: NamedGuardrail,
  ids: readonly string[],
  context: GuardrailContext | undefined,
): readonly Problem[] {
  const entry = entryOf(ownEntriesOf(definitions).guardrails, named.id);
  const { replaces } = entry ?? {};
  return [
    ...numberProblems(named, entry === undefined ? 'product' : (replaces?.original ?? 'own'), context),
    ...documentProblems(definitions, named),
    ...sidsOfOthers(named, ids),
  ];
}

/** @param origin what it replaces, where it does */
function numberProblems(
  { place, guardrail: { control } }: NamedGuardrail,
  origin: unknown,
  context: GuardrailContext | undefined,
): readonly Problem[] {
  const path = inFile(place.file, ['control']);
  const refused = (expected: string, mend: string): readonly Problem[] => [
    { path, found: quote(control), expected, mend },
  ];
  if (origin === 'product' || origin === 'own') {
    const letter = origin === 'own' ? 'C' : 'G';
    const whose = origin === 'own' ? 'G is for the product’s own' : 'C is for a company’s own';
    return control.startsWith(letter) ? [] : refused(`${letter} and two digits: ${whose}`, `for example "${letter}01"`);
  }
  if (context === undefined) return [];
  const original = evaluate(origin, context, place.file);
  const number = 'value' in original && isObject(original.value) ? original.value.control : undefined;
  // One of the product's that cannot be read is told as such.
  if (typeof number !== 'string') return [];
  return control === number
    ? []
    : refused(`${quote(number)}, the number of what it replaces`, `write ${quote(number)}`);
}

function documentProblems(
  { own }: Pick<Definitions, 'own'>,
  { id, place, guardrail }: NamedGuardrail,
): readonly Problem[] {
  if (own?.documents.has(id) !== true || place.parts === undefined) return [];
  const deployed = Object.keys(place.parts).map((key) => entryOf(guardrail as unknown as Record<string, unknown>, key));
  if (deployed.some((document) => isDeepStrictEqual(document, own.documents.get(id)))) return [];
  return [
    {
      path: jsonFile(id),
      found: `another policy than ${place.file} deploys`,
      expected: 'the very policy that deploys',
      mend: `in ${place.file}, write import document from './${id}.json', and hand it over as it is`,
    },
  ];
}

/** A statement with the Sid of another guardrail would be taken for one of that. */
function sidsOfOthers({ id, place, guardrail }: NamedGuardrail, ids: readonly string[]): readonly Problem[] {
  if (!('document' in guardrail)) return [];
  const { Statement: written } = guardrail.document as PolicyDocument;
  return [written].flat().flatMap(({ Sid = '' }, index) => {
    const owner = guardrailOfSid(
      Sid,
      ids.filter((other) => other !== id),
    );
    if (owner === undefined) return [];
    const path = Array.isArray(written) ? ['document', 'Statement', index, 'Sid'] : ['document', 'Statement', 'Sid'];
    return [
      {
        path: locateIn(place, path),
        found: `${quote(Sid)}, the Sid of a statement of ${owner}`,
        expected: 'a Sid that no other guardrail’s statements have',
        mend: 'rename it',
      },
    ];
  });
}
