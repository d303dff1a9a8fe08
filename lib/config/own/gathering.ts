import { basename } from 'node:path';
import { CONTENT_FOLDERS, ownFile, type ContentKind } from '../../choice/catalogue';
import { inFile } from '../location';
import type { Problem } from '../problem';
import { quote, suggest } from '../wording';
import type { OwnFile } from './own-files';

export const OWN_CATALOGUE = 'config/catalogue.ts';

type Entries = readonly (readonly [id: string, definition: unknown])[];

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
  { name, exports, json, repeated = [] }: OwnFile,
  gathered: ReadonlyMap<string, unknown>,
  files: readonly OwnFile[],
): readonly Problem[] {
  const path = `config/${CONTENT_FOLDERS[kind]}/${name}`;
  if (exports !== undefined) {
    if (!gathered.has(basename(name, '.ts'))) return [notGathered(kind, path, exports, gathered)];
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

function notGathered(
  kind: ContentKind,
  path: string,
  exports: readonly unknown[],
  gathered: ReadonlyMap<string, unknown>,
): Problem {
  const id = basename(path, '.ts');
  const other = [...gathered].find(([, entry]) => exports.includes(entry))?.[0];
  return {
    path,
    found: other === undefined ? `a file that ${OWN_CATALOGUE} does not gather` : `gathered as ${quote(other)}`,
    expected: `an entry ${quote(id)} in the ${kind} of ${OWN_CATALOGUE}, which config/index.ts hands over`,
    mend:
      other === undefined ? 'gather it, or remove the file' : `name the entry ${quote(id)}, or the file ${other}.ts`,
  };
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
  const isToldAtTheFile = owner !== undefined && !gathered.has(basename(owner.name, '.ts'));
  if (file === undefined && isToldAtTheFile) return [];
  const ids = files.filter(({ exports }) => exports !== undefined).map(({ name }) => basename(name, '.ts'));
  return [
    {
      path: inFile(OWN_CATALOGUE, [kind, id]),
      found: owner === undefined ? whatIsThere(kind, id, file) : `what ${fileOf(kind, owner)} exports`,
      expected: `what ${ownFile(kind, id)} exports: an entry has the name of its file`,
      mend: suggest(
        id,
        ids.filter((one) => one !== id),
        `define it in ${ownFile(kind, id)}`,
      ),
    },
  ];
}

function whatIsThere(kind: ContentKind, id: string, file: OwnFile | undefined): string {
  return file === undefined ? `no file ${ownFile(kind, id)}` : 'what no file exports';
}

function fileOf(kind: ContentKind, { name }: OwnFile): string {
  return `config/${CONTENT_FOLDERS[kind]}/${name}`;
}
