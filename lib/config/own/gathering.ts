import { basename } from 'node:path';
import { CONTENT_FOLDERS, ownFile, type ContentKind } from '../../choice/catalogue';
import { camelCase } from '../../base/words';
import { isId } from '../definitions/entries';
import { inFile } from '../location';
import type { Problem } from '../problem';
import { quote, suggest } from '../wording';
import type { OwnFile } from './own-files';

export const OWN_CATALOGUE = 'config/catalogue.ts';

type Entries = readonly (readonly [id: string, definition: unknown])[];

/** What is gathered of a kind, each definition under the name of its file, whatever it was gathered as. */
export interface Gathered {
  readonly entries: Entries;
  /** Ids of entries and files about which it is told how they are gathered: that is all to be said of them. */
  readonly told: readonly string[];
}

/** What a person meant to gather: a name that is told to be wrong is somebody's all the same, and so is a file that is left out. */
export function meantEntries(entries: Entries, files: readonly OwnFile[]): Gathered {
  const meant = new Map<string, unknown>();
  for (const [id, entry] of entries) {
    const owner = ownerOf(entry, id, files);
    // What no file exports is read where it should be, unless there is nothing.
    if (owner !== undefined || (entry !== undefined && entry !== null)) meant.set(owner ?? id, entry);
  }
  const written = [...entries.map(([id]) => id), ...files.flatMap((file) => (file.exports ? [idOf(file)] : []))];
  return { entries: [...meant], told: [...new Set(written)].filter((id) => !meant.has(id)) };
}

/** The id of the file that exports an entry: the one that it is gathered as, where several do. */
function ownerOf(entry: unknown, id: string, files: readonly OwnFile[]): string | undefined {
  const owners = files.filter(({ exports = [] }) => exports.includes(entry)).map(idOf);
  return owners.includes(id) ? id : owners[0];
}

function idOf({ name }: OwnFile): string {
  return basename(name, '.ts');
}

/** Files that would be silently absent, and entries that are not where their id says. */
export function gatheringProblems(kind: ContentKind, entries: Entries, files: readonly OwnFile[]): readonly Problem[] {
  const gathered = new Map(entries);
  return [
    ...files.flatMap((file) => fileProblems(kind, file, gathered, files)),
    ...entries.flatMap(([id, entry]) => entryProblems(kind, [id, entry], gathered, files)),
  ];
}

function fileProblems(
  kind: ContentKind,
  file: OwnFile,
  gathered: ReadonlyMap<string, unknown>,
  files: readonly OwnFile[],
): readonly Problem[] {
  const { name, exports, json, repeated = [] } = file;
  const path = fileOf(kind, file);
  if (exports !== undefined) {
    if (!gathered.has(idOf(file))) return [notGathered(kind, file, gathered)];
    const { size } = new Set(exports);
    return size > 1 ? [severalExports(kind, path, size)] : [];
  }
  const isBesideItsDefinition = files.some((other) => other.name === name.replace(/\.json$/, '.ts'));
  if (json !== undefined && kind === 'guardrails')
    return isBesideItsDefinition ? repeated.map((keys) => twice(path, keys)) : [alone(path)];
  return [
    {
      path,
      found: name.endsWith('/') ? 'a folder' : 'a file that is no definition',
      expected: `one file <id>.ts for each, and what they share in config/${CONTENT_FOLDERS[kind]}/definition/`,
      mend: 'move it: nothing of it would deploy',
    },
  ];
}

function notGathered(kind: ContentKind, file: OwnFile, gathered: ReadonlyMap<string, unknown>): Problem {
  const id = idOf(file);
  const { exports = [], exportedAs: [name] = [] } = file;
  const other = [...gathered].find(([, entry]) => exports.includes(entry))?.[0];
  const path = fileOf(kind, file);
  const expected = `an entry ${quote(id)} in the ${kind} of ${OWN_CATALOGUE}, which config/index.ts hands over`;
  if (other !== undefined) {
    const mend = `name the entry ${quote(id)}, or the file ${other}.ts`;
    return { path, found: `gathered as ${quote(other)}`, expected, mend };
  }
  const found = `a file that ${OWN_CATALOGUE} does not gather`;
  if (exports.length === 0) {
    return { path, found: `${found}, and that exports nothing`, expected, mend: `${toExport(id)}, and gather it` };
  }
  if (!isId(id)) {
    const mend = 'rename it to lower case words (letters, digits) joined by hyphens and gather it, or remove it';
    return { path, found, expected, mend };
  }
  const value = name === undefined || name === 'default' ? identifierOf(id) : name;
  const entry = value === id ? id : `${/^[a-z]+$/.test(id) ? id : `'${id}'`}: ${value}`;
  return { path, found, expected, mend: `add ${entry} to the ${kind} of ${OWN_CATALOGUE}, or remove the file` };
}

function toExport(id: string): string {
  return `write export before its definition: export const ${identifierOf(id)} = …`;
}

/** What a definition is called in code by custom. */
function identifierOf(id: string): string {
  const words = camelCase(id);
  return `${words.charAt(0).toLowerCase()}${words.slice(1)}`;
}

/** The second one would deploy nowhere, and look as if it did. */
function severalExports(kind: ContentKind, path: string, size: number): Problem {
  return {
    path,
    found: `${size} exports`,
    expected: 'one: the definition that the file is named after',
    mend: `give each definition a file, and what they share one in config/${CONTENT_FOLDERS[kind]}/definition/`,
  };
}

function twice(path: string, keys: readonly PropertyKey[]): Problem {
  return {
    path: inFile(path, keys),
    found: `${quote(String(keys.at(-1)))} a second time`,
    expected: 'each key once: JSON takes the last and forgets the others',
    mend: 'put the values into one list, or remove one',
  };
}

function alone(path: string): Problem {
  const definition = path.replace(/\.json$/, '.ts');
  return {
    path,
    found: `no ${definition} beside it`,
    expected: 'a definition that says why it is there, what it denies and what it allows',
    mend: `write ${definition}, or remove the file`,
  };
}

function entryProblems(
  kind: ContentKind,
  [id, entry]: Entries[number],
  gathered: ReadonlyMap<string, unknown>,
  files: readonly OwnFile[],
): readonly Problem[] {
  const file = files.find(({ name }) => name === `${id}.ts`);
  if (file?.exports?.includes(entry) === true) return [];
  const owner = files.find(({ exports = [] }) => exports.includes(entry));
  const isToldAtTheFile = owner !== undefined && !gathered.has(idOf(owner));
  if (file === undefined && isToldAtTheFile) return [];
  const path = inFile(OWN_CATALOGUE, [kind, id]);
  const expected = `what ${ownFile(kind, id)} exports: an entry has the name of its file`;
  if (file?.exports !== undefined && owner === undefined)
    return [{ path, expected, ...notExported(kind, file, entry) }];
  const others = files.filter(({ exports }) => exports !== undefined).map(idOf);
  return [
    {
      path,
      found: owner === undefined ? `no file ${ownFile(kind, id)}` : `what ${fileOf(kind, owner)} exports`,
      expected,
      mend: suggest(
        id,
        others.filter((one) => one !== id),
        `define it in ${ownFile(kind, id)}`,
      ),
    },
  ];
}

/** The file is there, and what is gathered is not what it exports. */
function notExported(kind: ContentKind, file: OwnFile, entry: unknown): Pick<Problem, 'found' | 'mend'> {
  const path = fileOf(kind, file);
  const { exportedAs = [], importedAs = [] } = file;
  if (file.exports?.length === 0) {
    return { found: `nothing: ${path} exports nothing`, mend: toExport(idOf(file)) };
  }
  const [name] = exportedAs;
  const missing = importedAs.find((one) => !exportedAs.includes(one));
  if (entry !== undefined || name === undefined) {
    return {
      found: 'what no file exports',
      mend: `gather what ${path} exports${name === undefined ? '' : `: ${name}`}`,
    };
  }
  const what = `nothing: ${path} exports ${exportedAs.join(', ')}`;
  return missing === undefined
    ? { found: what, mend: `import ${name} from there, and gather it` }
    : { found: `${what}, imported as ${missing}`, mend: `import ${name}, or export it as ${missing}` };
}

function fileOf(kind: ContentKind, { name }: OwnFile): string {
  return `config/${CONTENT_FOLDERS[kind]}/${name}`;
}
