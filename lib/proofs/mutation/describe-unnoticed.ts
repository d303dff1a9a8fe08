import { idIn } from '../../assembly/proven/subjects';
import type { Unnoticed } from './unnoticed';

/** Where the statement is, and what of it could be missing. */
export function describeUnnoticed({ subject, source, statement, parts }: Unnoticed): string {
  const difference = parts.includes('gone') ? `without ${statement}` : `${statement} ${list(parts)}`;
  return `${source}: every row of ${subject} comes to the same ${difference}. It makes no difference to what AWS sends, or no row is about it.`;
}

/** What to do about it. */
export function mendOfUnnoticed({ subject, source, parts }: Unnoticed): string {
  const lists = idIn('guardrail', subject) !== undefined ? '`denies` (or `allows`, for whom it spares)' : 'its rows';
  const what = parts.includes('gone') ? 'the statement' : 'each of them';
  return `Look for a misspelling in ${source}; if there is none, add a row to ${lists} that ${what} alone decides, or take ${parts.includes('gone') ? 'it' : 'them'} away.`;
}

function list(parts: readonly string[]): string {
  return parts.length === 1 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} or ${parts.at(-1) ?? ''}`;
}
