import fs from 'node:fs';
import { basename, isAbsolute, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isWithin } from './place';

/**
 * What of `node:fs` gives what a file holds, or whether it is there. All else, and what a later Node.js brings, also tells what differs
 * from machine to machine: times, owners, what stands beside it.
 */
const READS = new Set([
  'createReadStream',
  'exists',
  'existsSync',
  'readFile',
  'readFileSync',
  'FileReadStream',
  'ReadStream',
]);
/** What gives the names in a folder. */
const LISTS = new Set(['readdir', 'readdirSync']);
/** What makes no file known: classes of answers, what ends a watch, and what `ways-out.ts` says of who writes. */
const TELLS_NOTHING = new Set([
  'Dir',
  'Dirent',
  'Stats',
  '_toUnixTimestamp',
  'unwatchFile',
  'FileWriteStream',
  'WriteStream',
]);

/** What editors and systems leave beside a file is none of its kind, nor is a page about it. What a name begins with a dot for is code all the same. */
const SOURCE = /^[^.].*(?<!\.md|~)$|^\..*\.(?:ts|js|json)$/;

/** Whether a file of that name in a config counts as its source: commands notice that it has changed. */
export function countsAsSource(name: string): boolean {
  return SOURCE.test(name);
}

/** A function of `node:fs` or `node:fs/promises`, and how a person calls it. */
export type FileFunction = readonly [holder: object, name: string, called: string];

/** By which something of a file is known, from the modules themselves. */
export function fileFunctions(): readonly FileFunction[] {
  return [...functionsOf(fs, 'fs'), ...functionsOf(fs.promises, 'fs/promises')];
}

function functionsOf(holder: object, called: string): readonly FileFunction[] {
  return Object.getOwnPropertyNames(holder)
    .filter((name) => !TELLS_NOTHING.has(name) && typeof Reflect.get(holder, name) === 'function')
    .map((name) => [holder, name, `${called}.${name}`]);
}

const { readdirSync, realpathSync } = fs;
/** What a call asks about. */
export interface FileCall {
  readonly name: string;
  readonly args: readonly unknown[];
  /** Of the config. @default no file is its own */
  readonly folder: string | undefined;
}

/**
 * Whether it reads what is the same wherever the config is: a file of the config that counts as source, or one of an installed package,
 * which `package-lock.json` tells.
 */
export function isSource({ name, args: [path], folder }: FileCall): boolean {
  const file = fileOf(path);
  if (file === undefined) return false;
  if (LISTS.has(name)) return folder !== undefined && isIn(file, folder) && isAllSource(file);
  return READS.has(name) && (isInstalled(file) || (folder !== undefined && isOfConfig(file, folder)));
}

/** A page that somebody adds, or an empty folder, would be one more name, and no source. */
function isAllSource(folder: string): boolean {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return (
      entries.length > 0 &&
      entries.every((one) => (one.isDirectory() ? isAllSource(join(folder, one.name)) : countsAsSource(one.name)))
    );
  } catch {
    return false;
  }
}

/** Of every path of an installed package. */
export const PACKAGES = `${sep}node_modules${sep}`;

/** What a package does on its own account, about its own files: also by the number of one that it opened. */
export function isOfPackages({ args: [path] }: Pick<FileCall, 'args'>): boolean {
  if (typeof path === 'number') return path > 2;
  const file = fileOf(path);
  return file !== undefined && isInstalled(file);
}

function isInstalled(file: string): boolean {
  const parts = file.split(sep);
  // Below `.cache` and `.bin` is what was made here.
  return parts.slice(0, -1).includes('node_modules') && !parts[parts.lastIndexOf('node_modules') + 1]?.startsWith('.');
}

function isIn(path: string, folder: string): boolean {
  return path === folder || isWithin(path, folder);
}

function isOfConfig(file: string, folder: string): boolean {
  return isWithin(file, folder) && countsAsSource(basename(file));
}

/** Without links. What is relative to where the process runs is no place. */
function fileOf(path: unknown): string | undefined {
  const text = textOf(path);
  if (text === undefined || !isAbsolute(text)) return undefined;
  try {
    return realpathSync(text);
  } catch {
    // It is not there, or not to be read.
    return join(text);
  }
}

function textOf(path: unknown): string | undefined {
  if (typeof path === 'string') return path;
  if (Buffer.isBuffer(path)) return path.toString();
  try {
    return path instanceof URL ? fileURLToPath(path) : undefined;
  } catch {
    return undefined;
  }
}

/** As a sentence shows it. */
export function shownPath([path]: readonly unknown[]): string {
  const text = textOf(path);
  return text === undefined ? '' : ` (${text})`;
}
