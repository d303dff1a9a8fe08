import { readdirSync, readFileSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import { repeatedKeys } from '../../base/repeated-keys';
import { importedNames } from './imported-names';
import { contentKinds, CONTENT_FOLDERS, type ContentKind } from '../../choice/catalogue';

/** What a folder of the company's own content holds. */
export interface OwnFile {
  /** In its folder, for example `deny-x.ts`. */
  readonly name: string;
  /** Of a file of code: what it exports. */
  readonly exports?: readonly unknown[];
  /** By which names. @default nobody knows */
  readonly exportedAs?: readonly string[];
  /** Names that the catalogue imports from it, whether it exports them or not. @default none */
  readonly importedAs?: readonly string[];
  /** Of a JSON file: what it holds. */
  readonly json?: unknown;
  /** Of a JSON file: the places of keys that stand twice in an object, of which the last alone would count. @default none */
  readonly repeated?: readonly (readonly PropertyKey[])[];
}

export type OwnFiles = Readonly<Record<ContentKind, readonly OwnFile[]>>;

export const noOwnFiles: OwnFiles = { guardrails: [], personas: [], machineRoles: [], workflows: [] };

/** What stands beside content and is none: a page about it, what an editor or the system leaves there. */
const NO_CONTENT = /^\.|\.md$|~$/;

/** In a folder of this name is what files of content share, as in the catalogue itself. */
const SHARED = 'definition';

/**
 * Runs every file of the company's own content, gathered or not, so that one that nobody gathers is not silently absent.
 *
 * @param folder of the config
 * @param load runs a file of code
 */
export function readOwnFiles(folder: string, load: (file: string) => unknown): OwnFiles {
  const imported = importedNames(join(folder, 'catalogue.ts'));
  const run = (file: string): Partial<OwnFile> => {
    const exported = load(file) as object;
    const importedAs = imported.get(file.replace(/\.ts$/, ''));
    return {
      exports: Object.values(exported),
      exportedAs: Object.keys(exported),
      ...(importedAs === undefined ? {} : { importedAs }),
    };
  };
  const read = contentKinds.map((kind) => [kind, readFolder(join(folder, CONTENT_FOLDERS[kind]), load, run)] as const);
  return Object.fromEntries(read) as unknown as OwnFiles;
}

type Load = (file: string) => unknown;
type Run = (file: string) => Partial<OwnFile>;

function readFolder(folder: string, load: Load, run: Run): readonly OwnFile[] {
  return entriesOf(folder)
    .filter((entry) => !NO_CONTENT.test(entry.name) && !(entry.isDirectory() && entry.name === SHARED))
    .map((entry) => readOwnFile(join(folder, entry.name), entry, load, run))
    .sort((left, right) => (left.name < right.name ? -1 : 1));
}

function readOwnFile(path: string, entry: Dirent, load: Load, run: Run): OwnFile {
  const { name } = entry;
  if (entry.isDirectory()) return { name: `${name}/` };
  if (name.endsWith('.ts')) return { name, ...run(path) };
  if (!name.endsWith('.json')) return { name };
  return { name, json: load(path), repeated: repeatedKeys(readFileSync(path, 'utf8')) };
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
