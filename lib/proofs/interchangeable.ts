import type { Account } from '../assembly';
import type { Account as EngineAccount, PolicyDocument } from '../policy';

/*
 * Which accounts a claim need not be tried in one by one. Two accounts are interchangeable where the same documents have a
 * say in both, but for each naming its own account, and none of them names the other: then whatever holds in one holds in
 * the other. So a landing zone of thousands of accounts is proven in as many as it has distinct stacks of policies.
 */

interface Read {
  readonly id: number;
  /** Everything that stands between colons or alone in the document: among it the accounts that it names. */
  readonly words: ReadonlySet<string>;
  readonly namesPaths: boolean;
}

const read = new WeakMap<object, Read>();
const ids = new Map<string, number>();

/**
 * The same text for interchangeable accounts.
 *
 * @param own policies that the account itself holds: they may name it, as they name themselves in every account
 */
export function kindOfAccount(account: Account, bound: EngineAccount, own: readonly PolicyDocument[]): string {
  const shared = [...bound.scps, ...bound.rcps]
    .flatMap(({ policies }) => policies.map(({ document }) => document))
    .map(readDocument);
  const ownIds = own.map((document) => {
    const { id, words } = readDocument(document);
    return words.has(account.id) || words.has(account.name) ? idOf(textOf(document, account)) : id;
  });
  const documents = [...shared, ...own.map(readDocument)];
  const isNamed = shared.some(({ words }) => words.has(account.id) || words.has(account.name));
  const place = documents.some(({ namesPaths }) => namesPaths) ? bound.organizationPath : '';
  return [account.kind, shared.map(({ id }) => id).join(), ownIds.join(), isNamed ? account.id : '', place ?? ''].join(
    ' ',
  );
}

function readDocument(document: PolicyDocument): Read {
  let known = read.get(document);
  if (known === undefined) {
    const text = JSON.stringify(document);
    known = { id: idOf(text), words: new Set(text.split(/[":/]/)), namesPaths: /OrgPaths/i.test(text) };
    read.set(document, known);
  }
  return known;
}

/** As it would read in any account. */
function textOf(document: PolicyDocument, { id, name }: Account): string {
  const isOwn = (word: string): boolean => word === id || word === name;
  return JSON.stringify(document)
    .split(/(?=[":/])|(?<=[":/])/)
    .map((word) => (isOwn(word) ? '{account}' : word))
    .join('');
}

function idOf(text: string): number {
  const known = ids.get(text) ?? ids.size;
  ids.set(text, known);
  return known;
}
