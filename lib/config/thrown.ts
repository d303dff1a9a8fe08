import { isObject } from '../base/kept';
import { found } from './wording';

const LONGEST_SENTENCE = 300;

/** What was thrown, in one sentence. It may be anything, and answer to nothing. */
export function sentenceOf(thrown: unknown): string {
  if (!isObject(thrown)) return `throws ${found(thrown)}`;
  const name = textOf(thrown, 'name') ?? 'Error';
  const message = textOf(thrown, 'message');
  if (message === undefined) return 'throws an object that is no error';
  const compiler = compilerSentence(message);
  if (compiler !== undefined) return `SyntaxError: ${oneLine(compiler)}`;
  return message.trim() === '' ? `${oneLine(name)} without a message` : `${oneLine(name)}: ${oneLine(message)}`;
}

/** A property of something thrown that is a text, whatever its getters do. */
export function textOf(thrown: unknown, property: 'name' | 'message' | 'stack' | 'code'): string | undefined {
  try {
    const value: unknown = isObject(thrown) ? Reflect.get(thrown, property) : undefined;
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The compiler draws the place; its sentence stands on the first line, after an `x`. */
function compilerSentence(message: string): string | undefined {
  return /^\s*[x×] (.+)\n\s*[,╭]/u.exec(message)?.[1];
}

/** The first line, without control characters and without its full stop: it becomes part of a sentence. */
function oneLine(text: string): string {
  const [line = ''] = text.trim().split(/[\r\n]/);
  return line
    .replace(/\p{Cc}/gu, ' ')
    .slice(0, LONGEST_SENTENCE)
    .replace(/\.$/, '');
}
