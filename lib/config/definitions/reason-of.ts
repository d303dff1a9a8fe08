import { found, quote } from '../wording';

/** The first line of an error's message, and where it arose in this repository. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return found(error);
  const [line = ''] = error.message.split('\n');
  const [place] = /\b(?:lib|config)\/[\w/-]+\.ts:\d+/.exec(error.stack ?? '') ?? [];
  return `${inWords(line)}${place === undefined ? '' : ` (${place})`}`;
}

/** What JavaScript says where a definition takes for granted what is not there, in the words of whoever wrote it. */
function inWords(line: string): string {
  const [, read] =
    /^Cannot (?:read|set) properties of (?:undefined|null) \((?:reading|setting) '(.*)'\)$/.exec(line) ?? [];
  if (read !== undefined) return `it looks for ${quote(read)} in something that is not there`;
  const [, called] = /^(.+) is not a function/.exec(line) ?? [];
  if (called !== undefined) return `it calls ${quote(called)}, which is no function`;
  const [, walked] = /^(.+) is not iterable/.exec(line) ?? [];
  return walked === undefined ? line : `it goes through ${quote(walked)}, which is no list`;
}
