import { contentKinds, ownFile } from '../../choice/catalogue';
import { productDefinitions } from '../definitions';
import { inFile } from '../location';
import type { Problem } from '../problem';
import { findUnreadable } from '../unreadable';
import { OWN_CATALOGUE } from './gathering';

/** What of all definitions answers as it likes when it is read, before anybody does. @param catalogue the company's own */
export function unreadableContent(catalogue: unknown): readonly Problem[] {
  return [
    ...findUnreadable(catalogue, placeOfOwn),
    ...findUnreadable(productDefinitions, (path) => inFile('lib/catalogue', path)),
  ];
}

/** Where an entry's definition is written, or what gathers it. */
function placeOfOwn(path: readonly PropertyKey[]): string {
  const [section, id, ...rest] = path;
  const kind = contentKinds.find((one) => one === section);
  return kind === undefined || id === undefined ? inFile(OWN_CATALOGUE, path) : inFile(ownFile(kind, String(id)), rest);
}
