import type { PolicyDocument } from '../../policy';
import { atomsOf } from '../ask/atoms';

/** Whom a policy lets in, one line each, with the conditions that it has. */
export function trustedBy(document: PolicyDocument): readonly string[] {
  const lines = atomsOf(document).flatMap(({ rest }) => {
    if (rest.effect !== 'Allow' || rest.principal === undefined) return [];
    const keys = Object.values(rest.conditions).flatMap((entries) => Object.keys(entries));
    const who = `${rest.principal.negated ? 'everybody but ' : ''}${rest.principal.names.join(', ')}`;
    return [`trusts ${who}${keys.length === 0 ? '' : ` under conditions on ${[...new Set(keys)].join(', ')}`}`];
  });
  return [...new Set(lines)].sort();
}
