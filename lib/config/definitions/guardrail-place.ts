import { guardrailSource, ownFile } from '../../choice/catalogue';
import { ownEntriesOf, type Definitions } from './definitions';
import type { Place } from './read-definition';

/** Where a guardrail is written: its policy may stand in a JSON file beside it. */
export function guardrailPlace(definitions: Pick<Definitions, 'own'>, theme: string, id: string): Place {
  const file = guardrailSource(ownEntriesOf(definitions), theme, id);
  if (definitions.own?.documents.has(id) !== true) return { file };
  const json = jsonFile(id);
  return { file, parts: { document: json, content: json } };
}

/** JSON file beside a guardrail of the company's own. */
export function jsonFile(id: string): string {
  return ownFile('guardrails', id).replace(/\.ts$/, '.json');
}
