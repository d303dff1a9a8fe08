import { git } from './git';

/** A line that a change of the sources touches. */
export interface ChangedLine {
  /** From the repository's top. */
  readonly file: string;
  /** Place in the head, counted from 1; of a line that is gone, where it was. */
  readonly line: number;
  readonly text: string;
}

/** What a company and the catalogue write: where a line decides something. */
const SOURCES = ['config', 'lib/catalogue'];

/** Lines that differ between two trees of the repository, in order. None where git knows one of them not. */
export function changedLines(repository: string, base: string, head: string): readonly ChangedLine[] {
  const options = ['--unified=0', '--no-color', '--no-ext-diff', '--no-textconv', '--no-renames', '--no-prefix'];
  const { exitCode, stdout } = git(
    repository,
    ...['-c', 'core.quotePath=false', 'diff', ...options, base, head, '--', ...SOURCES],
  );
  return exitCode === 0 ? linesOfDiff(stdout) : [];
}

/** @param diff as git writes it without context lines and prefixes */
export function linesOfDiff(diff: string): readonly ChangedLine[] {
  const found: ChangedLine[] = [];
  let [file, line, left] = ['', 0, { removed: 0, added: 0 }];
  for (const text of diff.split('\n')) {
    if (left.removed > 0 && text.startsWith('-')) {
      left = { ...left, removed: left.removed - 1 };
      found.push({ file, line: Math.max(line, 1), text: text.slice(1) });
    } else if (left.added > 0 && text.startsWith('+')) {
      left = { ...left, added: left.added - 1 };
      found.push({ file, line, text: text.slice(1) });
      line += 1;
    } else {
      file = FILE.exec(text)?.groups?.file ?? file;
      const hunk = HUNK.exec(text)?.groups;
      if (hunk === undefined) continue;
      line = Number(hunk.line);
      left = { removed: Number(hunk.removed ?? 1), added: Number(hunk.added ?? 1) };
    }
  }
  // Of a file that is gone there is no line.
  return found.filter((one) => one.file !== NO_FILE);
}

const NO_FILE = '/dev/null';
const FILE = /^\+\+\+ (?<file>.*?)\t?$/;
const HUNK = /^@@ -\d+(?:,(?<removed>\d+))? \+(?<line>\d+)(?:,(?<added>\d+))? @@/;
