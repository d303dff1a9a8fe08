import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

/** The files of a folder by their paths from it; undefined where there is no such folder. */
export function writtenPages(folder: string): ReadonlyMap<string, string> | undefined {
  if (!existsSync(folder)) return undefined;
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files
      .map(({ parentPath, name }) => join(parentPath, name))
      .map((file) => [relative(folder, file).replaceAll(sep, '/'), readFileSync(file, 'utf8')]),
  );
}

/** Makes the folder hold these pages and nothing else. */
export function writePages(folder: string, pages: ReadonlyMap<string, string>): void {
  rmSync(folder, { recursive: true, force: true });
  for (const [path, text] of pages) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** What of the pages is not as it should be, in a line each: missing, changed, or of something that is gone. */
export function staleIn(written: ReadonlyMap<string, string>, wanted: ReadonlyMap<string, string>): readonly string[] {
  const missing = [...wanted.keys()].filter((path) => !written.has(path)).map((path) => `${path} is missing`);
  const changed = [...wanted]
    .filter(([path, text]) => written.has(path) && written.get(path) !== text)
    .map(([path, text]) => `${path} differs from line ${firstDifference(written.get(path) ?? '', text)}`);
  const gone = [...written.keys()].filter((path) => !wanted.has(path)).map((path) => `${path} is of nothing any more`);
  return [...missing, ...changed, ...gone];
}

/** Counted from 1. */
function firstDifference(left: string, right: string): number {
  const [lines, others] = [left.split('\n'), right.split('\n')];
  return lines.findIndex((line, index) => line !== others[index]) + 1 || lines.length + 1;
}
