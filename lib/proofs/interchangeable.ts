import type { Account } from '../assembly';
import { sameText } from '../base/same-text';
import type { Account as EngineAccount, PolicyDocument, PolicyLevel } from '../policy';

/*
 * Which accounts a claim need not be tried in one by one. Two accounts are interchangeable where the same documents have a
 * say in both, but for each naming its own account, and none of them names the other: then whatever holds in one holds in
 * the other. So a landing zone of thousands of accounts is proven in as many as it has distinct stacks of policies.
 */

interface Read {
  readonly id: string;
  /** Everything that stands between colons or alone in the document: among it the accounts that it names. */
  readonly words: ReadonlySet<string>;
  readonly namesPaths: boolean;
}

const read = new WeakMap<object, Read>();
const inAny = new WeakMap<object, Map<Account, string>>();

/** Something that an account holds: who or what it is, and the policies that say what it may do or who may use it. */
export interface Holding {
  readonly label: string;
  readonly documents: readonly PolicyDocument[];
}

/** The same `id` for accounts that hold the same, but for each naming itself. */
export interface Held {
  readonly id: string;
  readonly namesPaths: boolean;
}

export const NOTHING_HELD: Held = { id: '', namesPaths: false };

export function readHoldings(account: Account, holdings: readonly Holding[]): Held {
  const texts = holdings.map(({ label, documents }) => [
    withoutName(label, account),
    ...documents.map((document) => {
      const { id, words } = readDocument(document);
      return words.has(account.id) || words.has(account.name) ? idInAny(document, account) : id;
    }),
  ]);
  const namesPaths = holdings.some(({ documents }) => documents.some((document) => readDocument(document).namesPaths));
  return { id: sameText(JSON.stringify(texts)), namesPaths };
}

/** The same text for interchangeable accounts. */
export function kindOfAccount(account: Account, bound: EngineAccount, held: Held): string {
  const [scps, rcps] = [readLevels(bound.scps), readLevels(bound.rcps)];
  const isNamed = [scps, rcps].some(({ documents }) =>
    documents.some(({ words }) => words.has(account.id) || words.has(account.name)),
  );
  const place = [held, scps, rcps].some(({ namesPaths }) => namesPaths) ? bound.organizationPath : '';
  const delegated = [bound.delegatedServices ?? 'not known'].flat().join();
  return [account.kind, scps.ids, rcps.ids, held.id, isNamed ? account.id : '', place ?? '', delegated].join(' ');
}

interface ReadLevels {
  readonly documents: readonly Read[];
  readonly ids: string;
  readonly namesPaths: boolean;
}

const levelsRead = new WeakMap<readonly PolicyLevel[], ReadLevels>();

/** Accounts with the same levels have the same list of them. */
function readLevels(levels: readonly PolicyLevel[]): ReadLevels {
  let known = levelsRead.get(levels);
  if (known === undefined) {
    const documents = levels.flatMap(({ policies }) => policies.map(({ document }) => readDocument(document)));
    known = {
      documents,
      ids: documents.map(({ id }) => id).join(),
      namesPaths: documents.some(({ namesPaths }) => namesPaths),
    };
    levelsRead.set(levels, known);
  }
  return known;
}

function readDocument(document: PolicyDocument): Read {
  let known = read.get(document);
  if (known === undefined) {
    const text = JSON.stringify(document);
    known = { id: sameText(text), words: new Set(text.split(/[":/]/)), namesPaths: /OrgPaths/i.test(text) };
    read.set(document, known);
  }
  return known;
}

/** Of the document as it would read in any account. */
function idInAny(document: PolicyDocument, account: Account): string {
  let ids = inAny.get(document);
  if (ids === undefined) inAny.set(document, (ids = new Map<Account, string>()));
  let id = ids.get(account);
  if (id === undefined) ids.set(account, (id = sameText(textOf(document, account))));
  return id;
}

function textOf(document: PolicyDocument, account: Account): string {
  return withoutName(JSON.stringify(document), account);
}

function withoutName(text: string, { id, name }: Account): string {
  if (!text.includes(id) && !text.includes(name)) return text;
  const isOwn = (word: string): boolean => word === id || word === name;
  return text
    .split(/(?=[":/])|(?<=[":/])/)
    .map((word) => (isOwn(word) ? '{account}' : word))
    .join('');
}
