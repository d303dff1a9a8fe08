/** The first place at which a text is no JSON, and what could stand there. */
export interface JsonSyntaxProblem {
  /** Counted from 1. */
  readonly line: number;
  /** Counted from 1, in UTF-16 units as editors do. */
  readonly column: number;
  readonly found: string;
  readonly expected: string;
}

const BLANK = /[ \t\r\n]*/y;
const PLAIN = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y;
const TEXT = /"(?:[^"\\\p{Cc}]|[\u007f-\u009f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy;
/** What of a text that is none is shown. */
const SHOWN = /"|[^\s"{}[\],:]{1,20}|./uy;

type State = 'value' | 'first value' | 'first key' | 'key' | 'colon' | 'after';

/**
 * Where `JSON.parse` would stop, in words: it names the position only sometimes, and no line.
 *
 * @returns undefined where it would take the text
 */
export function jsonSyntaxProblem(text: string): JsonSyntaxProblem | undefined {
  const open: ('{' | '[')[] = [];
  let state = 'value' as State;
  for (let at = endOf(BLANK, text, 0); at < text.length; at = endOf(BLANK, text, at)) {
    const sign = text[at] ?? '';
    const next = step(state, sign, open);
    if (next !== undefined) {
      [state, at] = [next, at + 1];
      continue;
    }
    const isKey: boolean = state === 'key' || state === 'first key';
    const isValue: boolean = state === 'value' || state === 'first value';
    const end: number = isKey || isValue ? Math.max(endOf(TEXT, text, at), isValue ? endOf(PLAIN, text, at) : at) : at;
    if (end === at) return problemAt(text, at, expectedIn(state, open));
    [state, at] = [isKey ? 'colon' : 'after', end];
  }
  return state === 'after' && open.length === 0 ? undefined : problemAt(text, text.length, expectedIn(state, open));
}

/** What follows a sign of structure; undefined where it is none that may stand there. */
function step(state: State, sign: string, open: ('{' | '[')[]): State | undefined {
  const inner = open.at(-1);
  const isValue = state === 'value' || state === 'first value';
  if (isValue && (sign === '{' || sign === '[')) {
    open.push(sign);
    return sign === '{' ? 'first key' : 'first value';
  }
  const mayEnd = state === 'after' || state === (inner === '{' ? 'first key' : 'first value');
  if (mayEnd && ((sign === '}' && inner === '{') || (sign === ']' && inner === '['))) {
    open.pop();
    return 'after';
  }
  if (state === 'after' && sign === ',' && inner !== undefined) return inner === '{' ? 'key' : 'value';
  return state === 'colon' && sign === ':' ? 'value' : undefined;
}

function expectedIn(state: State, open: readonly ('{' | '[')[]): string {
  const inner = open.at(-1);
  switch (state) {
    case 'value':
      return inner === '[' ? 'another value, or no comma before ]' : 'a value';
    case 'first value':
      return 'a value or ]';
    case 'first key':
      return 'a key in double quotes or }';
    case 'key':
      return 'another key in double quotes, or no comma before }';
    case 'colon':
      return ': after the key';
    case 'after':
      return inner === undefined ? 'nothing more' : `a comma or ${inner === '{' ? '}' : ']'}`;
  }
}

function problemAt(text: string, at: number, expected: string): JsonSyntaxProblem {
  const lines = text.slice(0, at).split('\n');
  const place = { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
  if (at === text.length) return { ...place, found: 'the end of the file', expected };
  if (text[at] !== '"') return { ...place, found: shownAt(text, at), expected };
  const isWhole = endOf(TEXT, text, at) > at;
  const found = isWhole ? text.slice(at, Math.min(endOf(TEXT, text, at), at + 20)) : 'a text that does not end';
  return isWhole ? { ...place, found, expected } : { ...place, found, expected: WHOLE };
}

const WHOLE = 'closing quotes on the same line, and after each \\ what JSON has';

function shownAt(text: string, at: number): string {
  const shown = JSON.stringify(text.slice(at, endOf(SHOWN, text, at)));
  return shown.replace(/\p{C}/gu, (sign) => `\\u${(sign.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`);
}

/** Where a match ends that begins at a place, or the place itself. */
function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}
