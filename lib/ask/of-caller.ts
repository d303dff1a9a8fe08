import { accountOf, saidOfCaller, type RequestPrincipal } from '../policy';
import type { Contradiction } from './keys-together';

/** What a call may set to either of two values; policies are asked of requests without them, too. */
const CHOSEN = /^aws:(?:SecureTransport|ViaAWSService|AssumedRoot)$/i;

/** What is said of a key, where AWS says something else of it for such a caller; undefined where the request may choose. */
export function contradictsCaller(
  principal: RequestPrincipal,
  key: string,
  values: readonly string[],
): Contradiction | undefined {
  const isForwarding = /^aws:ViaAWSService$/i.test(key) && values.includes('true');
  if (isForwarding && accountOf(principal) === undefined) return otherwise(key, values, ['false']);
  const said = CHOSEN.test(key) ? undefined : saidOfCaller(principal, key);
  if (said === undefined || said === 'unknown' || said.length === 0) return undefined;
  if (values.length === 0) return absent(key);
  if (said === 'present') return undefined;
  return values.every((value) => said.includes(value)) ? undefined : otherwise(key, values, said);
}

function absent(key: string): Contradiction {
  return {
    found: `no ${key}`,
    expected: 'a value: AWS sends it with every request of such a caller',
    mend: 'remove the key, or ask about a caller of another kind',
  };
}

function otherwise(key: string, values: readonly string[], wanted: readonly string[]): Contradiction {
  return {
    found: `"${values.join('", "')}" as ${key}`,
    expected: `"${wanted.join('", "')}": it follows from who calls`,
    mend: 'remove the key, or ask about another caller',
  };
}
