import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Outside git, beside the packages that what is kept depends on, so `npm ci` clears it. */
const CACHE_FOLDER = join(__dirname, '..', '..', 'node_modules', '.cache', 'landing-zone');

/** What one run leaves for the next. It may vanish, be broken or be read-only at any time: a cold run needs none of it. */
export interface DataCache {
  /** The value kept under a name, or undefined where there is none that can be read. */
  read(name: string): unknown;
  write(name: string, value: unknown): void;
}

export function fileCache(folder = CACHE_FOLDER): DataCache {
  return {
    read(name) {
      try {
        return JSON.parse(readFileSync(join(folder, name), 'utf8')) as unknown;
      } catch {
        return undefined;
      }
    },
    write(name, value) {
      const temporary = join(folder, `${name}.${process.pid}.tmp`);
      try {
        mkdirSync(folder, { recursive: true });
        writeFileSync(temporary, JSON.stringify(value));
        renameSync(temporary, join(folder, name));
      } catch {
        remove(temporary);
      }
    },
  };
}

function remove(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // Nothing was written, or it cannot be taken back: the next run writes under another name.
  }
}
