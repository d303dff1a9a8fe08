import { didYouMean } from '../base/did-you-mean';

const LONGEST_QUOTE = 72;

/** A value as the person who wrote it recognizes it, on one line and without control characters. */
export function found(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'string') return quote(value);
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) {
    return Object.keys(value).length === 0 ? 'an empty object' : 'an object';
  }
  return typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : typeof value === 'object'
      ? 'null'
      : `a ${typeof value}`;
}

export function quote(text: string): string {
  return text.length <= LONGEST_QUOTE
    ? visible(JSON.stringify(text))
    : `${visible(JSON.stringify(text.slice(0, LONGEST_QUOTE - 12)))}… (${text.length} characters)`;
}

/** Controls, marks that turn the writing or are not drawn, halves of a character, and spaces that only look like one. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu;

/** A text on one line, with an escape for whatever a person would not see, or would see in another order. */
export function visible(text: string): string {
  return text.replace(UNSEEN, (unseen) => {
    const code = (unseen.codePointAt(0) ?? 0).toString(16);
    return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, '0')}`;
  });
}

/** The nearest of the candidates, or else all of them where they are few enough to read. */
export function suggest(name: string, candidates: readonly string[], otherwise: string): string {
  const nearest = didYouMean(name, candidates);
  if (nearest !== undefined && nearest !== name) return `did you mean ${quote(nearest)}?`;
  if (candidates.length === 0 || candidates.length > 12) return otherwise;
  return `${otherwise}, or use one of ${[...candidates].sort().join(', ')}`;
}

export { numberText as count } from '../base/number-text';
