import { workflowSource } from '../../choice/catalogue';
import { ownEntriesOf, type Definitions } from './definitions';
import type { Place } from './read-definition';

/** Where a workflow is written: in a file of its own, or among those of the product. */
export function workflowPlace(definitions: Pick<Definitions, 'own'>, id: string): Place {
  const file = workflowSource(ownEntriesOf(definitions), id);
  return { file, path: file.startsWith('config/') ? [] : [id] };
}
