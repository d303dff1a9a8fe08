/** What went wrong, in one line: the message of an error, without its stack trace. */
export function firstLine(error: unknown): string {
  const [line = ''] = textOf(error).trim().split(/\r?\n/);
  return line === '' ? 'it gave no reason' : line;
}

/** Anything may be thrown: what has no text, or throws once more when it is asked for it, must not take the place of the reason. */
function textOf(error: unknown): string {
  try {
    return String(error instanceof Error ? error.message : error);
  } catch {
    return '';
  }
}

/** Where in this repository an error comes from, for example ` (lib/base/names.ts:12)`; empty where that is not known. */
export function placeOf(error: unknown): string {
  const frames = stackOf(error).split('\n');
  const own = frames.find((frame) => /\/(bin|config|lib)\/[^:]*:\d+/.test(frame) && !frame.includes('node_modules'));
  const place = /\/(?<place>(?:bin|config|lib)\/[^:]*:\d+)/.exec(own ?? '')?.groups?.place;
  return place === undefined ? '' : ` (${place})`;
}

function stackOf(error: unknown): string {
  try {
    const stack: unknown = error instanceof Error ? error.stack : undefined;
    return typeof stack === 'string' ? stack : '';
  } catch {
    return '';
  }
}
