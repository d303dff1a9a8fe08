/*
 * What stands for the values that AWS only makes up during a deploy: readable, the same in every run, and of a form in
 * which nothing that AWS makes up can be mistaken for them.
 */

export const PARTITION = 'aws';
export const URL_SUFFIX = 'amazonaws.com';
/** Id of the organization that the assembly creates. */
export const ORGANIZATION_ID = 'o-organization';
export const ROOT_ID = 'r-root';
export const UNKNOWN_REGION = 'unknown-region';
/** The last part of a stack's ARN and of a stack instance's name. */
export const UUID = '00000000-0000-0000-0000-000000000000';

const UNRESOLVED = '~unresolved~';

/** Stands for a value whose form this reader does not know. Survives being joined and split. */
export function unresolved(...what: readonly string[]): string {
  return `${UNRESOLVED}${what.join('.')}~`;
}

const UNRESOLVED_PATTERN = /~unresolved~(?<what>[^~]*)~/;
const DYNAMIC_REFERENCE = /\{\{resolve:[^}]*\}\}/;

/** What in a text is not known, in words, or undefined where everything is. */
export function findUnresolved(text: string): string | undefined {
  if (!text.includes(UNRESOLVED) && !text.includes('{{resolve:')) return undefined;
  return UNRESOLVED_PATTERN.exec(text)?.groups?.what ?? DYNAMIC_REFERENCE.exec(text)?.[0];
}
