/** Control characters, halves of a character, line and paragraph separators, and marks that turn the direction of writing. */
const UNSEEN = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/**
 * A text in which nothing makes a terminal do more than show it: what would is written out as JSON does (`\u001b`), so that
 * JSON stays JSON. Line feeds and tabs stay.
 */
export function plainText(text: string): string {
  return text.replaceAll(UNSEEN, (character) =>
    character === '\n' || character === '\t' ? character : escaped(character),
  );
}

/** The first character of a word that no name or key can have. */
export function unseenCharacter(word: string): string | undefined {
  const [character] = word.match(UNSEEN) ?? [];
  return character === undefined ? undefined : escaped(character);
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
