import type { PolicyDocument } from '../../policy';
import { atomsOf } from '../ask/atoms';

/** Whom a policy lets in, one line each, with the conditions that it has and what they compare with. */
export function trustedBy(document: PolicyDocument): readonly string[] {
  const lines = atomsOf(document).flatMap(({ rest }) => {
    if (rest.effect !== 'Allow' || rest.principal === undefined) return [];
    const conditions = Object.values(rest.conditions).flatMap((entries) => Object.entries(entries).map(inWords));
    const who = `${rest.principal.negated ? 'everybody but ' : ''}${rest.principal.names.join(', ')}`;
    return [
      `trusts ${who}${conditions.length === 0 ? '' : ` under conditions on ${[...new Set(conditions)].join('; ')}`}`,
    ];
  });
  return [...new Set(lines)].sort();
}

const MOST_VALUES = 3;

function inWords([key, values]: readonly [string, unknown]): string {
  const all = [values].flat().map(String);
  const rest = all.length - MOST_VALUES;
  return `${key} (${all.slice(0, MOST_VALUES).join(', ')}${rest > 0 ? ` and ${String(rest)} more` : ''})`;
}
