import type { Account } from '../assembly';
import type { Account as EngineAccount, PolicyDocument } from '../policy';

/*
 * Which accounts a claim need not be tried in one by one. Two accounts are interchangeable where the same documents have a
 * say in both and none of them names either: then whatever holds in one holds in the other. So a landing zone of thousands
 * of accounts is proven in as many as it has distinct stacks of policies.
 */

interface Read {
  readonly id: number;
  /** Everything that stands between colons or alone in the document: among it the accounts that it names. */
  readonly words: ReadonlySet<string>;
  readonly namesPaths: boolean;
}

const read = new WeakMap<object, Read>();
let count = 0;

/** The same text for interchangeable accounts. */
export function kindOfAccount(account: Account, bound: EngineAccount, others: readonly PolicyDocument[]): string {
  const documents = [...bound.scps, ...bound.rcps]
    .flatMap(({ policies }) => policies.map(({ document }) => document))
    .concat(others)
    .map(readDocument);
  const isNamed = documents.some(({ words }) => words.has(account.id) || words.has(account.name));
  const place = documents.some(({ namesPaths }) => namesPaths) ? bound.organizationPath : '';
  return `${account.kind} ${documents.map(({ id }) => id).join()} ${isNamed ? account.id : ''} ${place ?? ''}`;
}

function readDocument(document: PolicyDocument): Read {
  let known = read.get(document);
  if (known === undefined) {
    const text = JSON.stringify(document);
    count += 1;
    known = { id: count, words: new Set(text.split(/[":/]/)), namesPaths: /OrgPaths/i.test(text) };
    read.set(document, known);
  }
  return known;
}
