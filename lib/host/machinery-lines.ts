import { escapeMarkdown } from '../review/render/escape';
import type { Machinery } from './machinery';

const MOST_FILES = 10;
/** Of one name, in bytes of the Markdown that it becomes: one character of a name may become eight. */
const MOST_BYTES = 300;

/** What a comment says of a change that edits the program which made its report, or may. */
export function machineryLines({ files, unlisted }: Machinery): readonly string[] {
  return [...(files.length === 0 ? [] : [edited(files), '']), ...(unlisted === 'none' ? [] : [NOT_ALL, ''])];
}

const NOT_ALL =
  '**Read first:** not all files of this change could be looked at, so whether it edits the program that made this report is not known.';

function edited(files: readonly string[]): string {
  const shown = files.slice(0, MOST_FILES).map(shortened);
  const more = files.length - shown.length;
  return `**Read first:** this change edits the program that made this report, so the report is no proof of what it does. ${shown.join(', ')}${more === 0 ? '' : ` and ${more} more`}.`;
}

function shortened(name: string): string {
  const characters = Array.from(name).slice(0, MOST_BYTES);
  while (Buffer.byteLength(escapeMarkdown(characters.join(''))) > MOST_BYTES) characters.pop();
  const shown = characters.join('');
  return `${escapeMarkdown(shown)}${shown === name ? '' : '…'}`;
}
