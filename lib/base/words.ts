/** A text that begins with a capital letter. */
export function capitalized(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** `deny-iam-users` as `DenyIamUsers`. */
export function camelCase(id: string): string {
  return id.split('-').map(capitalized).join('');
}

/** Which of two texts comes first, by code unit: the same on every machine, whatever its language. */
export function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
