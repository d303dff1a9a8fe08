/** What went wrong, in one line: the message of an error, without its stack trace. */
export function firstLine(error: unknown): string {
  const [line = ''] = (error instanceof Error ? error.message : String(error)).trim().split(/\r?\n/);
  return line === '' ? 'it gave no reason' : line;
}

/** Where in this repository an error comes from, for example ` (lib/base/names.ts:12)`; empty where that is not known. */
export function placeOf(error: unknown): string {
  const frames = error instanceof Error ? (error.stack ?? '').split('\n') : [];
  const own = frames.find((frame) => /\/(bin|config|lib)\/[^:]*:\d+/.test(frame) && !frame.includes('node_modules'));
  const place = /\/(?<place>(?:bin|config|lib)\/[^:]*:\d+)/.exec(own ?? '')?.groups?.place;
  return place === undefined ? '' : ` (${place})`;
}
