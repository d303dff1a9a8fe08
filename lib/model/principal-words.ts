/** First words of a principal's name, and principals of one word: no group can be called like one. */
export const PRINCIPAL_WORDS = ['role', 'user', 'service', 'root', 'anonymous', 'account'] as const;

/** Whether a group of this name would be taken for another kind of principal, whatever the case of its letters. */
export function isPrincipalWord(name: string): boolean {
  return (PRINCIPAL_WORDS as readonly string[]).includes(name.toLowerCase());
}
