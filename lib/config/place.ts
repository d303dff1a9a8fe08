import { readFileSync } from 'node:fs';
import { dirname, relative, sep } from 'node:path';
import { textOf } from './thrown';

interface Place {
  readonly file: string;
  readonly line: number;
}

/**
 * Where in the config something was thrown: `config/accounts.ts:12`, or the file alone where no line is known.
 *
 * @param folder of the config
 * @param loading files that were being loaded, the last one innermost
 */
export function placeOf(thrown: unknown, folder: string, loading: readonly string[]): string {
  return placeInConfig(thrown, folder) ?? shown(loading.findLast((file) => isWithin(file, folder)) ?? folder, folder);
}

/** The same, or undefined where what was thrown names no line of the config. */
export function placeInConfig(thrown: unknown, folder: string): string | undefined {
  const place = placesOf(thrown).find(({ file }) => isWithin(file, folder));
  return place && `${shown(place.file, folder)}:${place.line}`;
}

/** A file of the config as a person finds it: from the folder that holds `config/`. */
export function shown(file: string, folder: string): string {
  return relative(dirname(folder), file).replaceAll(sep, '/');
}

/** Every place that an error names, the nearest first. */
function placesOf(thrown: unknown): readonly Place[] {
  const stack = textOf(thrown, 'stack') ?? '';
  return [...missingImport(thrown), ...drawn(stack), ...heading(stack), ...frames(stack, textOf(thrown, 'message'))];
}

/** The compiler draws a syntax error below `,-[/…/config/accounts.ts:12:1]`. */
function drawn(stack: string): Place[] {
  return [...stack.matchAll(/^\s*[,╭][-─]\[(.+):(\d+):\d+\]$/gmu)].map(toPlace);
}

/** Node.js begins a syntax error with a line `/…/config/accounts.js:12`. */
function heading(stack: string): Place[] {
  return [...stack.matchAll(/^(\/[^\n]+):(\d+)\n/g)].map(toPlace);
}

/** An import that leads nowhere: the compiler moves it to another line, so it is looked up in the text. */
function missingImport(thrown: unknown): Place[] {
  if (textOf(thrown, 'code') !== 'MODULE_NOT_FOUND') return [];
  const [, specifier, file] =
    /^Cannot find module '([^']+)'\nRequire stack:\n- ([^\n]+)/.exec(textOf(thrown, 'message') ?? '') ?? [];
  return specifier === undefined || file === undefined ? [] : importsOf(file, specifier);
}

/** Where a file names what it imports. */
function importsOf(file: string, specifier: string): Place[] {
  const line = linesOf(file).findIndex((text) => text.includes(`'${specifier}'`) || text.includes(`"${specifier}"`));
  return line === -1 ? [] : [{ file, line: line + 1 }];
}

/** The same, of an import that stands in a file of the config. */
export function placeOfImport(file: string, specifier: string, folder: string): string {
  const [place] = importsOf(file, specifier);
  return place === undefined ? shown(file, folder) : `${shown(file, folder)}:${place.line}`;
}

/** Lines of a stack, without those that only the compiled text has. */
function frames(stack: string, message = ''): Place[] {
  const [, early] = /^Cannot access '(\w+)' before initialization/.exec(message) ?? [];
  return [...stack.matchAll(/^\s+at (?:(\S+) .*?\(|async )?(?:file:\/\/)?(\/[^\n]+?):(\d+):\d+\)?$/gm)]
    .filter(([, name]) => early === undefined || name !== `Object.${early}`)
    .map(([, , file = '', line = '']) => ({ file, line: Number(line) }))
    .filter(({ file, line }) => line <= linesOf(file).length);
}

function toPlace([, file = '', line = '']: RegExpMatchArray): Place {
  return { file, line: Number(line) };
}

function linesOf(file: string): readonly string[] {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch {
    return [];
  }
}

export function isWithin(file: string, folder: string): boolean {
  return file.startsWith(folder + sep);
}
