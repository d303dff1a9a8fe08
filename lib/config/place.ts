import { readFileSync } from 'node:fs';
import { dirname, relative, sep } from 'node:path';
import { jsonSyntaxProblem, type JsonSyntaxProblem } from '../base/json-syntax';
import { textOf } from './thrown';

interface Place {
  readonly file: string;
  /** None where no line is known. */
  readonly line: number | undefined;
  /** @default not said: a line of code is short */
  readonly column?: number | undefined;
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
  return place && [shown(place.file, folder), ...[place.line ?? [], place.column ?? []].flat()].join(':');
}

/** A file of the config as a person finds it: from the folder that holds `config/`. */
export function shown(file: string, folder: string): string {
  return relative(dirname(folder), file).replaceAll(sep, '/');
}

/** Every place that an error names, the nearest first. */
function placesOf(thrown: unknown): readonly Place[] {
  const stack = textOf(thrown, 'stack') ?? '';
  const message = textOf(thrown, 'message');
  return [
    ...missingImport(thrown),
    ...wrongJson(thrown),
    ...drawn(stack),
    ...heading(stack),
    ...frames(stack, message),
  ];
}

/** The compiler draws a syntax error below `,-[/…/config/accounts.ts:12:1]`. */
function drawn(stack: string): Place[] {
  return [...stack.matchAll(/^\s*[,╭][-─]\[(.+):(\d+):\d+\]$/gmu)].map(toPlace);
}

/** Node.js begins a syntax error with file, line and text, the last two of what was compiled: the text leads to the line that was written. */
function heading(stack: string): Place[] {
  const [, file, text] = /^(\/[^\n]+):\d+\n([^\n]*)\n/.exec(stack) ?? [];
  if (file === undefined || text === undefined) return [];
  const lines = linesOf(file).flatMap((line, index) => (signsOf(line).includes(signsOf(text)) ? [index + 1] : []));
  return [{ file, line: lines.length === 1 ? lines[0] : undefined }];
}

/** Without what the compiler writes otherwise. */
function signsOf(line: string): string {
  return line.replace(/[\s'"`,;]/g, '');
}

/** A file of JSON that does not parse: Node.js names the file, and the position only sometimes. */
export function wrongJsonIn(thrown: unknown): ({ readonly file: string } & JsonSyntaxProblem) | undefined {
  const [, file] = /^(\/[^\n]+\.json): /.exec(textOf(thrown, 'message') ?? '') ?? [];
  if (file === undefined) return undefined;
  const problem = jsonSyntaxProblem(
    linesOf(file)
      .join('\n')
      .replace(/^\uFEFF/, ''),
  );
  return problem && { file, ...problem };
}

function wrongJson(thrown: unknown): Place[] {
  const { file, line, column } = wrongJsonIn(thrown) ?? {};
  return file === undefined ? [] : [{ file, line, column }];
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
