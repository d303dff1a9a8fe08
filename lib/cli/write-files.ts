import {
  accessSync,
  constants,
  existsSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { WrongQuestionError } from '../ask/wrong-question';
import { firstLine } from '../base/first-line';

/** A file that a command was asked to write. */
export interface WantedFile {
  /** That names it, for example `--out`. */
  readonly option: string;
  readonly path: string;
  readonly text: string;
  /** What a file that this command wrote before looks like: any other is somebody's own. */
  readonly kind: { readonly name: string; readonly pattern: RegExp };
  /** @default as the process makes files */
  readonly mode?: number;
}

/**
 * Writes all of them or none: each as a draft beside its place, which then takes the place.
 *
 * @throws WrongQuestionError with the option and the path that cannot be written
 */
export function writeFiles(files: readonly WantedFile[]): void {
  const drafts = files.map((file) => ({ ...file, draft: `${file.path}.${String(process.pid)}` }));
  const written: string[] = [];
  try {
    for (const { option, path, kind, draft, text, mode } of drafts) {
      attempt(option, path, () => {
        refuseOthers(path, kind);
        // A disk that is full in the middle leaves part of it.
        written.push(draft);
        writeFileSync(draft, text, { mode });
      });
    }
    for (const { option, path, draft } of drafts) {
      attempt(option, path, () => {
        renameSync(draft, path);
      });
    }
  } catch (error) {
    for (const draft of written) rmSync(draft, { force: true });
    throw error;
  }
}

const REPOSITORY = join(__dirname, '..', '..');
/** Of the repository: what is written by hand, or by other programs. */
const SOURCES = ['.git', '.github', 'bench', 'bin', 'company', 'config', 'docs', 'lib', 'node_modules', 'test'];

/** @throws Error for a path among the files of the project */
export function refuseSources(path: string): void {
  const [top = '', ...below] = relative(REPOSITORY, realOf(resolve(path))).split(sep);
  if (below.length > 0 && SOURCES.includes(top)) throw new Error(`${top}/ is the project's own`);
}

/** Without links, as far as it is there. */
function realOf(path: string): string {
  if (existsSync(path)) return realpathSync(path);
  const above = dirname(path);
  return above === path ? path : join(realOf(above), basename(path));
}

/** Nothing is written among the files of the project, nor over what this command did not write. */
function refuseOthers(path: string, { name, pattern }: WantedFile['kind']): void {
  refuseSources(path);
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return;
  if (!found.isFile()) throw new Error('it is there, and no file');
  if (found.size > 0 && !pattern.test(readFileSync(path, 'utf8').slice(0, LOOKED_AT)))
    throw new Error(`it is there, and not ${name}, so this command did not write it: name another, or remove it`);
}

/** By its first characters. */
const LOOKED_AT = 4_096;

/**
 * Refuses a place before the work that is to be written there is done.
 *
 * @throws WrongQuestionError with the option and the path that cannot be written
 */
export function refusePlace({ option, path, kind }: Pick<WantedFile, 'option' | 'path' | 'kind'>): void {
  attempt(option, path, () => {
    const folder = dirname(path);
    if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true)
      throw new Error(`there is no folder "${folder}": make it, or name another place`);
    refuseOthers(path, kind);
    accessSync(folder, constants.W_OK);
  });
}

function attempt(option: string, path: string, write: () => void): void {
  try {
    write();
  } catch (error) {
    throw new WrongQuestionError([`${option}: "${path}" cannot be written: ${firstLine(error)}. Nothing was written.`]);
  }
}
