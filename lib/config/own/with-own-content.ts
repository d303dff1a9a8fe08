import { isObject } from '../../base/json';
import { contentKinds, type ContentKind, type OwnEntries, type OwnEntry } from '../../choice/catalogue';
import type { Definitions } from '../definitions';
import { entriesIn, isId } from '../definitions/entries';
import { TOLD } from '../definitions/read-definition';
import { inFile } from '../location';
import type { Problem } from '../problem';
import { found, quote, suggest } from '../wording';
import { placeProblems, readOwnEntry, type ProductEntries, type ReadOwnEntry } from './entry';
import { gatheringProblems, meantEntries, OWN_CATALOGUE } from './gathering';
import type { OwnFiles } from './own-files';
import { productGuardrails, themeProblems, withOwnGuardrails } from './themes';

/** What a company wrote itself, as it comes out of its config: nothing of it has been read. */
export interface OwnContent {
  /** What `config/catalogue.ts` gathers. Undefined where the config hands over none. */
  readonly catalogue: unknown;
  readonly files: OwnFiles;
}

/** The product's definitions with the company's own among them, sound or not. Never throws. */
export function withOwnContent(product: Definitions, { catalogue, files }: OwnContent): Definitions {
  const sections = sectionsOf(catalogue);
  const read = contentKinds.map((kind) => readKind(kind, sections.value[kind], files, product));
  const entries = Object.fromEntries(read.map(({ kind, origins }) => [kind, origins])) as unknown as OwnEntries;
  // What is no id has been told, and would be told of the product's catalogue once more.
  const of = (kind: ContentKind): readonly ReadOwnEntry[] =>
    read.find((one) => one.kind === kind)?.entries.filter(({ id }) => isId(id)) ?? [];
  const documents = files.guardrails.flatMap(({ name, json }) =>
    json === undefined ? [] : [[name.replace(/\.json$/, ''), json] as const],
  );
  return {
    ...product,
    guardrails: withOwnGuardrails(product.guardrails, of('guardrails')),
    personas: withOwnEntries(product.personas, of('personas')),
    machineRoles: withOwnEntries(product.machineRoles, of('machineRoles')),
    workflows: withOwnEntries(product.workflows, of('workflows')),
    own: {
      entries,
      documents: new Map(documents),
      problems: [...sections.problems, ...read.flatMap(({ problems }) => problems)],
    },
  };
}

interface Sections {
  readonly problems: readonly Problem[];
  readonly value: Readonly<Partial<Record<ContentKind, unknown>>>;
}

function sectionsOf(catalogue: unknown): Sections {
  if (catalogue === undefined) return { problems: [], value: {} };
  if (!isObject(catalogue)) {
    const expected = `an object with ${contentKinds.join(', ')}`;
    const problem = { path: OWN_CATALOGUE, found: found(catalogue), expected, mend: 'write defineCatalogue({ … })' };
    return { problems: [problem], value: {} };
  }
  const problems = Object.keys(catalogue)
    .filter((key) => !contentKinds.some((kind) => kind === key))
    .map((key) => ({
      path: inFile(OWN_CATALOGUE, [key]),
      found: quote(key),
      expected: `one of ${contentKinds.join(', ')}`,
      mend: suggest(key, contentKinds, 'remove it'),
    }));
  return { problems, value: catalogue };
}

interface ReadKind {
  readonly kind: ContentKind;
  readonly entries: readonly ReadOwnEntry[];
  readonly origins: Readonly<Record<string, OwnEntry>>;
  readonly problems: readonly Problem[];
}

function readKind(kind: ContentKind, section: unknown, files: OwnFiles, product: Definitions): ReadKind {
  const known = productEntries(product, kind);
  const { problems, entries: gathered } =
    section === undefined ? { problems: [], entries: [] } : entriesIn(section, OWN_CATALOGUE, [kind]);
  const meant = meantEntries(gathered, files[kind]);
  const entries = meant.entries.map(([id, entry]) => readOwnEntry(kind, id, entry));
  // What the product has under such an id stays what the config means by it.
  const told = meant.told.filter((id) => !known.has(id)).map((id) => ({ id, definition: TOLD }));
  return {
    kind,
    entries: [...entries, ...told],
    origins: Object.fromEntries([...entries, ...told].map((entry) => [entry.id, originOf(entry, known)])),
    problems: [
      ...problems,
      ...gatheringProblems(kind, gathered, files[kind]),
      ...entries.flatMap((entry) => placeProblems(kind, entry, known)),
      ...(kind === 'guardrails' ? entries.flatMap((entry) => themeProblems(product.guardrails, entry)) : []),
    ],
  };
}

function originOf({ id, replaces, reason }: ReadOwnEntry, product: ProductEntries): OwnEntry {
  return replaces === undefined || !product.has(id)
    ? {}
    : { replaces: { reason: String(reason), original: product.get(id) } };
}

function productEntries(product: Definitions, kind: ContentKind): ProductEntries {
  if (kind === 'guardrails') return productGuardrails(product.guardrails);
  const entries = product[kind];
  return new Map(isObject(entries) ? Object.entries(entries) : []);
}

/** In the place of what it replaces, or after all others. */
function withOwnEntries(product: unknown, own: readonly ReadOwnEntry[]): unknown {
  if (!isObject(product) || own.length === 0) return product;
  return { ...product, ...Object.fromEntries(own.map(({ id, definition }) => [id, definition])) };
}
