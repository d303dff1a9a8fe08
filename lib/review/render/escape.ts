import { plainText } from '../../base/plain-text';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text in which nothing is markup, on one line. */
export function escapeHtml(text: string): string {
  return oneLine(text).replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/** Nobody sees it, and whatever stands beside it is no mention and no link. */
const BREAK = '&#8203;';

/** The same for Markdown as GitHub and GitLab render it: no markup, no mention of anybody, no link, no image. */
export function escapeMarkdown(text: string): string {
  return oneLine(text)
    .replaceAll(/[&<>]/g, (character) => ENTITIES[character] ?? character)
    .replaceAll(/[\\`*_{}[\]()#+!|~$^]/g, (character) => `\\${character}`)
    .replaceAll('@', `@${BREAK}`)
    .replaceAll('://', `:${BREAK}//`)
    .replaceAll(/\bwww\./gi, (word) => `${word.slice(0, -1)}${BREAK}.`)
    .replace(/^(?=[-=]|\d+\.)/, BREAK);
}

function oneLine(text: string): string {
  return plainText(text).replaceAll(/[\n\t]/g, ' ');
}
