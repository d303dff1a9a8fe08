/** Tells whether a text matches `*` and `?` in any case, as action names do. */
export function compilePattern(pattern: string): (text: string) => boolean {
  const source = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`)
    .replaceAll('?', '.')
    .replaceAll(/\*+/g, '.*');
  const expression = new RegExp(`^${source}$`, 'i');
  return (text) => expression.test(text);
}
