import type { Stream } from '../../base/streams';

/** Whether a line is to be left out, without its end and without colors. */
export type IsLeftOut = (line: string) => boolean;

/** Escape sequences that color a text. */
const COLORS = /\u001b\[[\d;]*m/g;

/**
 * Passes on a text line by line, as it comes. What is left out stays where nothing was said before it: silence would explain nothing.
 *
 * @param from ends with the process that writes it
 */
export function passOn(from: NodeJS.ReadableStream, to: Stream, isLeftOut: IsLeftOut): void {
  let rest = '';
  let hasSpoken = false;
  const pass = (line: string): void => {
    const text = line.replaceAll(COLORS, '').trim();
    if (hasSpoken && isLeftOut(text)) return;
    hasSpoken ||= text !== '';
    to.write(line);
  };
  from.setEncoding('utf8');
  from.on('data', (chunk: string) => {
    const lines = `${rest}${chunk}`.split(/(?<=\n)/);
    rest = lines.at(-1)?.endsWith('\n') === true ? '' : (lines.pop() ?? '');
    lines.forEach(pass);
  });
  from.on('end', () => {
    if (rest !== '') pass(rest);
  });
}
