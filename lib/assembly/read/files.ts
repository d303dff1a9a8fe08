import { readFileSync, realpathSync, statSync } from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';
import { AssemblyError, MAKE_ASSEMBLY } from '../assembly-error';
import { isObject, parseJson, type JsonObject } from '../../base/json';

/** Bytes; CloudFormation takes templates of one megabyte, and a manifest is no longer. */
const LARGEST_FILE = 64 * 1024 * 1024;

/** @throws AssemblyError that says what is missing, whatever the file system's own reason is */
export function readText(path: string): string {
  try {
    return decoded(path, contentOf(path));
  } catch (error) {
    if (error instanceof AssemblyError) throw error;
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown reason';
    throw broken(path, code === 'ENOENT' || code === 'ENOTDIR' ? 'no such file' : `it cannot be read (${code})`);
  }
}

/** @throws AssemblyError if it is absent or holds no JSON object */
export function readJson(path: string): JsonObject {
  const parsed = parseJson(readText(path));
  if ('problem' in parsed) throw broken(path, parsed.problem);
  if (!isObject(parsed.value)) throw broken(path, 'no JSON object');
  return parsed.value;
}

/**
 * Path of a file or folder that an assembly names.
 *
 * @throws AssemblyError if it is not in the assembly's folder, links followed
 */
export function pathIn(folder: string, file: string, where: string): string {
  const path = join(folder, file);
  if (isAbsolute(file) || file.includes('\0') || isOutside(folder, path) || isOutside(real(folder), real(path))) {
    throw broken(where, `${JSON.stringify(file)}, which leads out of the assembly`);
  }
  return path;
}

function contentOf(path: string): Buffer {
  const status = statSync(path);
  if (status.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
  if (!status.isFile()) throw broken(path, 'no file');
  if (status.size > LARGEST_FILE) throw broken(path, `${status.size} bytes, more than any file of an assembly has`);
  return readFileSync(path);
}

function decoded(path: string, content: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    throw broken(path, 'no text in UTF-8');
  }
}

function isOutside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way);
}

/** What is not there leads nowhere else. */
function real(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

function broken(where: string, found: string): AssemblyError {
  return new AssemblyError({ where, found, mend: MAKE_ASSEMBLY });
}
