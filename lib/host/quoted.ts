/** What an issue or a pull request may hold, in bytes of UTF-8, with room for what stands around it. */
const MOST_BYTES = 50_000;

/** A text of a program, shown as it is: nothing in it is markup, and nobody is mentioned. What does not fit is counted. */
export function quoted(text: string): string {
  const lines = text.trimEnd().split('\n');
  const fitting: string[] = [];
  let bytes = 0;
  for (const line of lines) {
    bytes += Buffer.byteLength(line, 'utf8') + 1;
    if (bytes > MOST_BYTES) break;
    fitting.push(line);
  }
  const left = lines.length - fitting.length;
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const more = left === 0 ? [] : ['', `${left} lines are left out: see the run.`];
  return [`${fence}text`, ...fitting, fence, ...more].join('\n');
}
