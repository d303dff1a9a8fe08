import type { AccessRequest } from '../environment';
import type { Verdict } from './decision';

/** The least of several verdicts decides: a call is allowed on all of its resources, or not at all. */
export const STRENGTH: Readonly<Record<Verdict, number>> = { denied: 0, depends: 1, allowed: 2 };

/** The request that decides a call which AWS checks on several resources; undefined where there is none. */
export function decidingRequest(
  engine: { verdictOn(request: AccessRequest): Verdict },
  requests: readonly AccessRequest[],
): AccessRequest | undefined {
  const [only, ...more] = requests;
  if (only === undefined || more.length === 0) return only;
  const strength = (request: AccessRequest): number => STRENGTH[engine.verdictOn(request)];
  return more.reduce((least, request) => (strength(request) < strength(least) ? request : least), only);
}
