import { renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { WrongQuestionError } from '../ask/wrong-question';
import { firstLine } from '../base/first-line';

/** A file that a command was asked to write. */
export interface WantedFile {
  /** That names it, for example `--out`. */
  readonly option: string;
  readonly path: string;
  readonly text: string;
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
    for (const { option, path, draft, text, mode } of drafts) {
      attempt(option, path, () => {
        if (statSync(path, { throwIfNoEntry: false })?.isFile() === false) throw new Error('it is there, and no file');
        writeFileSync(draft, text, { mode });
        written.push(draft);
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

function attempt(option: string, path: string, write: () => void): void {
  try {
    write();
  } catch (error) {
    throw new WrongQuestionError([`${option}: "${path}" cannot be written: ${firstLine(error)}. Nothing was written.`]);
  }
}
