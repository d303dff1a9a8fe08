import { readFileSync } from 'node:fs';
import { AssemblyError, MAKE_ASSEMBLY } from '../assembly-error';
import { isObject, type JsonObject } from '../json';

/** @throws AssemblyError that says what is missing, whatever the file system's own reason is */
export function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown reason';
    const found = code === 'ENOENT' || code === 'ENOTDIR' ? 'no such file' : `it cannot be read (${code})`;
    throw new AssemblyError({ where: path, found, mend: MAKE_ASSEMBLY });
  }
}

/** @throws AssemblyError if it is absent or holds no JSON object */
export function readJson(path: string): JsonObject {
  const text = readText(path);
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw new AssemblyError({ where: path, found: 'no JSON, or cut off', mend: MAKE_ASSEMBLY });
  }
  if (!isObject(parsed)) throw new AssemblyError({ where: path, found: 'no JSON object', mend: MAKE_ASSEMBLY });
  return parsed;
}
